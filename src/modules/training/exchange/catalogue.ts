// The public catalogue gathered for exchange, and sent in the form that is asked. The same for everybody: only what is public.
import { createHash } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import type { Request, Response } from 'express';
import { anyone } from '../../../access/policy.ts';
import { visibleQuads } from '../../../documents/visible.ts';
import type { Hub } from '../../../hub.ts';
import { isSeen } from '../../../http/etag.ts';
import { Problem } from '../../../problem.ts';
import { negotiate } from '../../../rdf/negotiate.ts';
import { iri } from '../../../rdf/ns.ts';
import { museumIri } from '../../../rdf/refs.ts';
import { serialise } from '../../../rdf/serialise.ts';
import { deskOf } from '../act/desk.ts';
import { isOver, type Course } from '../core/facts.ts';
import { describeOffer, type Titles } from './elm.ts';

const marks = ['public'] as const;
const mostCourses = 2000;
const matches = [iri('skos', 'exactMatch'), iri('skos', 'closeMatch')];
const escoSkill = 'http://data.europa.eu/esco/skill/';

/** Statements of European Learning Model about every public course that names a skill and who gives it. */
export async function describeCatalogue(hub: Hub): Promise<readonly Quad[]> {
  const { read, today } = deskOf(hub, anyone);
  const courses = read.courses(marks).toSorted(bySubject).slice(0, mostCourses);
  const ahead = read.editions(marks).filter((each) => each.goesOn && !isOver(each, today));
  const byCourse = Map.groupBy(ahead, ({ course }) => course);
  const known = createNames(hub);
  const quads: Quad[] = [];
  for (const course of courses) {
    const provider = providerOf(hub.base, course);
    const editions = byCourse.get(course.subject) ?? [];
    if (provider === undefined) continue;
    const wanted = [course.subject, provider, ...course.teaches, ...editions.map(({ subject }) => subject)];
    await known.load(wanted, course.teaches);
    if (known.titles(course.subject).size === 0 || known.titles(provider).size === 0) continue;
    const teaches = course.teaches.filter((skill) => known.titles(skill).size > 0);
    const descriptions = known.texts(course.subject);
    const { titles, esco } = known;
    quads.push(
      ...describeOffer({
        base: hub.base,
        course: { ...course, teaches },
        editions,
        titles,
        descriptions,
        esco,
        provider,
      }),
    );
  }
  return quads;
}

const bySubject = (a: Course, b: Course): number => (a.subject < b.subject ? -1 : 1);
const providerOf = (base: string, { provider, museum }: Course): string | undefined =>
  provider[0] ?? (museum === null ? undefined : museumIri(base, museum));

/** Names and texts in every language, each thing asked for once. */
function createNames(hub: Hub) {
  const names = new Map<string, Titles>();
  const texts = new Map<string, Titles>();
  const same = new Map<string, string>();
  const none: Titles = new Map();
  async function look(subject: string): Promise<void> {
    const labels = await hub.state.labels(subject, marks);
    // A name without a language is in the language that the hub is written in first.
    const of = (kind: string): Titles =>
      new Map(labels.filter((each) => each.kind === kind).map(({ lang, text }) => [lang.toLowerCase() || 'nl', text]));
    names.set(subject, of('preferred'));
    texts.set(subject, of('text'));
  }
  async function match(skill: string): Promise<void> {
    const event = await hub.log.latest(skill);
    const found = event === undefined ? [] : visibleQuads(event, anyone);
    const to = found.find((q) => matches.includes(q.predicate.value) && q.object.value.startsWith(escoSkill));
    if (to !== undefined) same.set(skill, to.object.value);
  }
  return {
    titles: (subject: string): Titles => names.get(subject) ?? none,
    texts: (subject: string): Titles => texts.get(subject) ?? none,
    esco: (skill: string): string | undefined => same.get(skill),
    async load(subjects: readonly string[], skills: readonly string[]): Promise<void> {
      const fresh = subjects.filter((each) => !names.has(each));
      const freshSkills = fresh.filter((each) => skills.includes(each));
      await Promise.all([...fresh.map(look), ...freshSkills.map(match)]);
    },
  };
}

export const catalogueForms = ['text/turtle', 'application/ld+json', 'application/n-triples', 'application/rdf+xml'];

/** @param asked the form that the address asks @throws Problem not-acceptable */
export async function sendCatalogue(hub: Hub, request: Request, response: Response, asked?: string): Promise<void> {
  const form = asked ?? negotiate(request.headers.accept, [...catalogueForms, 'text/html']);
  if (form === undefined) throw new Problem('not-acceptable', `The catalogue comes as ${catalogueForms.join(', ')}.`);
  const asPage = form === 'text/html';
  const body = await serialise(await describeCatalogue(hub), asPage ? 'text/turtle' : form, { base: hub.base });
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  response.vary('accept').set({ 'cache-control': 'public, max-age=60', etag });
  if (isSeen(request.headers['if-none-match'], etag)) return void response.status(304).end();
  response.set(
    'content-type',
    asPage ? 'text/plain; charset=utf-8' : form === 'text/turtle' ? `${form}; charset=utf-8` : form,
  );
  response.send(body);
}
