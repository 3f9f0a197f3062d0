// Tells the reader of a manual, and so whoever keeps it, which lessons teach it and were last looked at before it changed. Knows
// training only by the IRIs of what its courses say.
import { iri, ownIri } from '../../../rdf/ns.ts';
import { docPath, ownThing } from '../../../rdf/refs.ts';
import { visibleQuads } from '../../../documents/visible.ts';
import type { Ctx } from '../../../web/context.ts';
import { dayOf } from '../../../web/dates.ts';
import { literals } from '../../../web/graph.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import type { Names } from '../../../web/names.ts';
import { note } from '../../../web/parts.ts';
import type { Thing } from '../../../web/thing.ts';

const [teaches, mostLessons] = [iri('schema', 'hasPart'), 40];

/** Lessons that have this page among their materials and were looked at before it changed. */
export async function taughtNote(ctx: Ctx, { resource, memento }: Thing): Promise<Child> {
  if (memento === true) return undefined;
  const query = { marks: ctx.marks, predicate: teaches, limit: mostLessons };
  const links = await ctx.hub.state.linksTo(resource.subject, query);
  const courses = links.map(({ subject }) => subject).filter((each) => ownThing(ctx.hub.base, each)?.type === 'course');
  const names = await ctx.hub.state.names(courses, ctx.lang, ctx.marks);
  const older = await Promise.all(courses.map((each) => isOlder(ctx, each, dayOf(resource.at))));
  const shown = courses.filter((each, i) => older[i] === true && names.has(each));
  if (shown.length === 0) return undefined;
  const lessons = shown.map((each, i) => html`${i > 0 && ', '}${lessonLink(ctx, each, names)}`);
  return note('info', html`<p>${ctx.say('watch.taught', { lessons: html`${lessons}` })}</p>`);
}

const lessonLink = (ctx: Ctx, subject: string, names: Names): Html => {
  const own = ownThing(ctx.hub.base, subject);
  return html`<a class="serif" href="${docPath(own?.type ?? '', own?.ref ?? '')}"><bdi>${names.get(subject)}</bdi></a>`;
};

/** As training itself judges its materials: by days, and only of a lesson that says when it was looked at. */
async function isOlder(ctx: Ctx, course: string, changed: string): Promise<boolean> {
  const resource = await ctx.hub.state.get(course);
  const event = resource && !resource.deleted ? await ctx.hub.log.event(resource.seq) : undefined;
  const quads = event === undefined ? [] : visibleQuads(event, ctx.actor);
  const reviewed = literals(quads, course, ownIri(ctx.hub.base, 'reviewedOn'))[0]?.value;
  return reviewed !== undefined && changed > reviewed;
}
