// What waits for who is signed in: what they may decide, what was decided about theirs, what expires, what is over time.
// Every question is bounded, and asks only for what the reader sees.
import { iri, ownIri } from '../../rdf/ns.ts';
import { docPath, museumIri } from '../../rdf/refs.ts';
import { visibleQuads } from '../../documents/visible.ts';
import type { Dated, Listed } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { showDate } from '../dates.ts';
import { iris } from '../graph.ts';
import { html, type Child, type Html } from '../html.ts';
import { moduleWord } from '../names.ts';
import { empty, section } from '../parts.ts';
import type { Tells, Wait } from '../tells.ts';
import { waiting } from '../proposals/list.ts';

const mostLookedAt = 40;
const dayMs = 86_400_000;

const own = (ctx: Ctx, local: string): string => ownIri(ctx.hub.base, local);
const day = (ctx: Ctx, days = 0): string => new Date(ctx.hub.now().getTime() + days * dayMs).toISOString();
const mine = (ctx: Ctx): string | undefined => ctx.actor.museum ?? undefined;
const nameLink = ({ type, ref, label }: Listed): Html =>
  html`<a class="serif" href="${docPath(type, ref)}"><bdi>${label}</bdi></a>`;

export async function waitsSection(ctx: Ctx, tells: readonly Tells[]): Promise<Html> {
  const told = tells.flatMap(({ waits }) => waits ?? []);
  const found = await Promise.all(
    [proposals, candidates, options, enrolments, overdue, ...told, actions, answered].map((ask) => ask(ctx)),
  );
  const waits = found.flat();
  const lines = waits.map(
    ({ module, what, more }) =>
      html`<li class="when">
        <span class="k">${moduleWord(ctx, module)}</span>
        <div>${what}<small>${more}</small></div>
      </li>`,
  );
  const body =
    waits.length === 0
      ? empty(ctx.t('waits.none'), html`<a class="btn" href="/terms">${ctx.t('home.terms')}</a>`)
      : html`<ul class="lines">
          ${lines}
        </ul>`;
  const count = waits.length > 0 && ctx.t('waits.count', { n: waits.length });
  return section({ id: 'waits', title: ctx.t('waits.title'), note: count, hang: true }, body);
}

const since = (ctx: Ctx, { created }: Listed): Child => ctx.say('waits.oldest', { when: ctx.moment(created) });
const proposalsHref = (ctx: Ctx): string =>
  `/terms/proposal${ctx.actor.museum === null ? '' : `?museum=${ctx.actor.museum}`}`;

/** Open proposals for things that the reader may write. */
export async function decidable(ctx: Ctx): Promise<readonly Listed[]> {
  const found = (await waiting(ctx, 'proposal', 'proposed', { museum: mine(ctx), scheme: undefined })).slice(
    0,
    mostLookedAt,
  );
  const may = await Promise.all(
    found.map(async ({ seq, subject }) => {
      const event = await ctx.hub.log.event(seq);
      const target = event && iris(visibleQuads(event, ctx.actor), subject, own(ctx, 'proposalFor'))[0];
      const resource = target === undefined ? undefined : await ctx.hub.state.get(target);
      return resource !== undefined && ctx.mayWrite(resource.module, resource.museum);
    }),
  );
  return found.filter((_, i) => may[i]);
}

async function proposals(ctx: Ctx): Promise<readonly Wait[]> {
  const found = await decidable(ctx);
  const [first] = found;
  if (first === undefined) return [];
  const what =
    found.length === 1
      ? nameLink(first)
      : html`<a href="${proposalsHref(ctx)}">${ctx.t('waits.proposals', { n: found.length })}</a>`;
  return [{ module: 'terms', what, more: since(ctx, first) }];
}

/** Candidate terms and candidate mappings on lists that the reader keeps: two lines. */
async function candidates(ctx: Ctx): Promise<readonly Wait[]> {
  if (!ctx.mayWrite('terms', ctx.actor.museum)) return [];
  const kinds = [
    ['concept', 'waits.candidates', 'candidates'],
    ['mapping', 'waits.mappings', 'mappings'],
  ] as const;
  const found = await Promise.all(
    kinds.map(async ([type, word, place]): Promise<Wait[]> => {
      const link = { predicate: iri('adms', 'status'), object: own(ctx, 'candidate') };
      const where = { marks: ctx.marks, module: 'terms', type, museum: mine(ctx), link };
      const [first] = await ctx.hub.state.list({ ...where, order: 'oldest', lang: ctx.lang, limit: 1, offset: 0 });
      if (first === undefined) return [];
      const n = await ctx.hub.state.count(where);
      const what = html`<a href="${proposalsHref(ctx)}#${place}">${ctx.t(word, { n })}</a>`;
      return [{ module: 'terms', what, more: since(ctx, first) }];
    }),
  );
  return found.flat();
}

const soonDays = 7;

async function options(ctx: Ctx): Promise<readonly Wait[]> {
  if (!ctx.mayWrite('planning', ctx.actor.museum)) return [];
  const asked = {
    marks: ctx.marks,
    type: 'booking',
    museum: mine(ctx),
    property: own(ctx, 'optionExpires'),
    from: day(ctx),
    before: day(ctx, soonDays),
    links: [{ predicate: iri('adms', 'status'), objects: [own(ctx, 'option')] }],
    lang: ctx.lang,
  };
  const found = await ctx.hub.state.dated({ ...asked, limit: 3 });
  return found.map((each) => ({
    module: 'planning',
    what: nameLink(each),
    more: ctx.t('waits.option', { when: showDate(each.day, ctx.lang) }),
  }));
}

async function enrolments(ctx: Ctx): Promise<readonly Wait[]> {
  if (!ctx.mayWrite('training', ctx.actor.museum) || !ctx.marks.includes('personal:training')) return [];
  const link = { predicate: own(ctx, 'enrolmentStatus'), object: own(ctx, 'enrolmentRequested') };
  const where = { marks: ctx.marks, module: 'training', type: 'enrolment', link };
  const [n, [first]] = await Promise.all([
    ctx.hub.state.count(where),
    ctx.hub.state.list({ ...where, order: 'oldest', lang: ctx.lang, limit: 1, offset: 0 }),
  ]);
  if (first === undefined) return [];
  const what = html`<a href="/training/enrolment">${ctx.t('waits.enrolments', { n })}</a>`;
  return [{ module: 'training', what, more: since(ctx, first) }];
}

/** Pages of the handbook whose date of review has passed. */
export const overdueQuery = (ctx: Ctx, museum: string | undefined) => ({
  marks: ctx.marks,
  type: 'page',
  museum,
  property: iri('dct', 'valid'),
  before: day(ctx).slice(0, 10),
  lang: ctx.lang,
});

async function overdue(ctx: Ctx): Promise<readonly Wait[]> {
  if (!ctx.mayWrite('wiki', ctx.actor.museum)) return [];
  const query = overdueQuery(ctx, mine(ctx));
  const [n, [first]] = await Promise.all([
    ctx.hub.state.countDated(query),
    ctx.hub.state.dated({ ...query, limit: 1 }),
  ]);
  if (first === undefined) return [];
  const others = n > 1 && html` <span>${ctx.t('waits.more', { n: n - 1 })}</span>`;
  return [{ module: 'wiki', what: html`${nameLink(first)}${others}`, more: overtime(ctx, first) }];
}

const overtime = (ctx: Ctx, { day: until }: Dated): string =>
  ctx.t('waits.overdue', { when: showDate(until, ctx.lang) });

/** Actions of the reader's museum that are not done yet; of all museums for who works for all. */
async function actions(ctx: Ctx): Promise<readonly Wait[]> {
  const { museum } = ctx.actor;
  if (museum === null && !ctx.mayWrite('wiki', null)) return [];
  const open = ['PotentialActionStatus', 'ActiveActionStatus'].map((local) => iri('schema', local));
  const agent =
    museum === null ? [] : [{ predicate: iri('schema', 'agent'), objects: [museumIri(ctx.hub.base, museum)] }];
  const query = {
    marks: ctx.marks,
    type: 'action',
    property: own(ctx, 'due'),
    links: [{ predicate: iri('schema', 'actionStatus'), objects: open }, ...agent],
    lang: ctx.lang,
  };
  const [n, [first]] = await Promise.all([
    ctx.hub.state.countDated(query),
    ctx.hub.state.dated({ ...query, limit: 1 }),
  ]);
  if (first === undefined) return [];
  const others = n > 1 && html` <a href="/wiki/action">${ctx.t('waits.moreActions', { n: n - 1 })}</a>`;
  const more = ctx.t('waits.due', { when: showDate(first.day, ctx.lang) });
  return [{ module: 'wiki', what: html`${nameLink(first)}${others}`, more }];
}

const newsDays = 14;

/** What the reader proposed and somebody decided about, these two weeks. */
async function answered(ctx: Ctx): Promise<readonly Wait[]> {
  const link = { predicate: iri('dct', 'creator'), object: ctx.actor.iri };
  const from = day(ctx, -newsDays);
  const found = await ctx.hub.state.list({
    marks: ctx.marks,
    module: 'terms',
    link,
    changedFrom: from,
    order: 'newest',
    lang: ctx.lang,
    limit: 10,
    offset: 0,
  });
  const outcomes = ['accepted', 'approved', 'rejected'] as const;
  const told = await Promise.all(
    found.map(async (each): Promise<Wait[]> => {
      const has = await Promise.all(
        outcomes.map((status) =>
          ctx.hub.state.hasLink(each.subject, {
            predicate: iri('adms', 'status'),
            object: own(ctx, status),
            marks: ctx.marks,
          }),
        ),
      );
      const outcome = outcomes[has.indexOf(true)];
      if (outcome === undefined) return [];
      const more = ctx.say(outcome === 'rejected' ? 'waits.rejected' : 'waits.accepted', { when: ctx.moment(each.at) });
      return [{ module: 'terms', what: nameLink(each), more }];
    }),
  );
  return told.flat().slice(0, 4);
}
