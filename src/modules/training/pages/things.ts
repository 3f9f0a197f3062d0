// The pages of a course, an edition and a role profile: what anybody reads of it, and under it what those who organise it need.
import { ownIri } from '../../../rdf/ns.ts';
import type { Ctx } from '../../../web/context.ts';
import { iris } from '../../../web/graph.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { genericPage } from '../../../web/pages/generic.ts';
import type { ThingPages } from '../../../web/pages/thing.ts';
import { icon, note, section, table } from '../../../web/parts.ts';
import type { Thing } from '../../../web/thing.ts';
import { deskOf, type Desk } from '../act/desk.ts';
import { isOver, type Course } from '../core/facts.ts';
import { terms } from '../core/words.ts';
import { staleMaterials } from '../expiry.ts';
import { trains } from '../rights.ts';
import { mine, place, room, roomHead } from './seat.ts';
import { toJsonLd } from './json-ld.ts';
import { editionLead } from './edition.ts';
import { retiredNote } from './lagging.ts';
import { doneNote, thingLink, whenText } from './parts.ts';

/** Properties of an edition that its first section shows. */
const shownAbove = [terms.isPartOf, terms.start, terms.end, terms.location, terms.instructor];
const openMarks = ['public'] as const;

export const trainingPages: ThingPages = {
  async course(ctx, thing) {
    // A version of before has no seats and no next edition.
    if (thing.memento === true) return genericPage(ctx, thing);
    const desk = deskOf(ctx.hub, ctx.actor);
    const course = desk.read.course(thing.resource.subject, ctx.marks);
    if (course === undefined) return genericPage(ctx, thing);
    const [lead, jsonLd] = [await courseLead(ctx, desk, course), await publicData(ctx, desk, course.subject, thing)];
    return genericPage(ctx, thing, undefined, { lead, jsonLd });
  },
  async profile(ctx, thing) {
    if (thing.memento === true) return genericPage(ctx, thing);
    const profile = deskOf(ctx.hub, ctx.actor).read.profile(thing.resource.subject, ctx.marks);
    if (profile === undefined) return genericPage(ctx, thing);
    const asking = {
      type: 'profile',
      subject: profile.subject,
      museum: profile.museum,
      skills: profile.needs.map(({ skill }) => skill),
    } as const;
    return genericPage(ctx, thing, undefined, { lead: html`${doneNote(ctx)}${await retiredNote(ctx, asking)}` });
  },
  async edition(ctx, thing) {
    if (thing.memento === true) return genericPage(ctx, thing);
    const desk = deskOf(ctx.hub, ctx.actor);
    const edition = desk.read.edition(thing.resource.subject, ctx.marks);
    if (edition === undefined) return genericPage(ctx, thing);
    const teach = iris(thing.quads, edition.subject, terms.instructor);
    const lead = html`${doneNote(ctx)}${await editionLead(ctx, desk, edition, teach)}`;
    const jsonLd = await publicData(ctx, desk, edition.course, thing);
    return genericPage(ctx, thing, undefined, {
      lead,
      shown: shownAbove,
      told: [ownIri(ctx.hub.base, 'edition')],
      jsonLd,
    });
  },
};

/** What strangers may gather, also when the reader sees more. */
async function publicData(ctx: Ctx, desk: Desk, subject: string, thing: Thing): Promise<object | undefined> {
  const course = desk.read.course(subject, openMarks);
  if (course === undefined) return undefined;
  const editions = desk.read.editions(openMarks).filter((each) => each.course === subject);
  const own = [subject, ...course.teaches, ...course.about, ...course.provider];
  const wanted = [...own, ...editions.flatMap((each) => [each.subject, ...each.location])];
  const names = await ctx.hub.state.names(wanted, ctx.lang, openMarks);
  const labels = await ctx.hub.state.labels(subject, openMarks);
  const texts = labels.filter(({ kind }) => kind === 'text');
  const description = (texts.find(({ lang }) => lang === ctx.lang) ?? texts[0])?.text;
  const found = toJsonLd({ course, editions, name: (iri) => names.get(iri), description });
  return thing.memento === true ? undefined : found;
}

async function courseLead(ctx: Ctx, desk: Desk, course: Course): Promise<Html> {
  const editions = desk.read
    .editions(ctx.marks)
    .filter((each) => each.course === course.subject && !isOver(each, desk.today));
  const names = await ctx.hub.state.names(
    [course.subject, ...editions.flatMap(({ location }) => location), ...course.materials],
    ctx.lang,
    ctx.marks,
  );
  const heads = [ctx.t('training.when'), ctx.t('training.where'), roomHead(ctx), ctx.t('training.you')];
  const rows = editions.map((edition) => [
    html`<a href="/doc/edition/${edition.subject.split('/').at(-1)}">${whenText(ctx, edition)}</a>`,
    place(ctx, edition, names),
    room(ctx, desk, edition),
    mine(ctx, desk, edition),
  ]);
  const runs =
    rows.length === 0
      ? html`<p class="soft">${ctx.t('training.notPlannedYet')}</p>`
      : html`<div class="cq">
          ${table(
            ctx.t('training.editions'),
            heads.map((label) => ({ label })),
            rows,
          )}
        </div>`;
  const { subject, museum, teaches } = course;
  // Where a course is made, its first time is made too; else one looks for it in another list.
  const another =
    trains(ctx.actor, museum) &&
    html`<p class="after">
      <a
        class="btn"
        href="/training/new/edition?${new URLSearchParams({ isPartOf: subject, name: names.get(subject) ?? '' }).toString()}"
        >${icon('plus')}${ctx.t('training.newEdition')}</a
      >
    </p>`;
  const retired = await retiredNote(ctx, { type: 'course', subject, museum, skills: teaches });
  return html`${doneNote(ctx)}${retired}${await staleNote(ctx, course, names)}${section({ id: 'editions', title: ctx.t('training.editions'), hang: true }, html`${runs}${another}`)}`;
}

/** A manual that changed after somebody last looked: the course may teach what is no longer so. */
async function staleNote(ctx: Ctx, course: Course, names: ReadonlyMap<string, string>): Promise<Child> {
  const changed = new Map<string, string>();
  for (const page of course.materials) {
    const found = await ctx.hub.state.get(page);
    if (found !== undefined && ctx.marks.includes(found.mark)) changed.set(page, found.at.slice(0, 10));
  }
  const stale = staleMaterials(course, (page) => changed.get(page));
  if (stale.length === 0) return undefined;
  const pages = stale.map((page, i) => html`${i > 0 && ', '}${thingLink(ctx, page, names, 'serif')}`);
  return note('wait', html`<p>${ctx.say('training.stale', { pages: html`${pages}` })}</p>`);
}
