// How the six museums stand: terms, how far linked with shared sources, what waits, what comes next. From counts that are kept.
import { museums } from '../../access/policy.ts';
import { iri, ownIri } from '../../rdf/ns.ts';
import { docPath } from '../../rdf/refs.ts';
import type { Dated, Listed } from '../../state/state.ts';
import { mappedOf } from '../../state/tables.ts';
import type { Ctx } from '../context.ts';
import { showDate } from '../dates.ts';
import { html, type Child, type Html } from '../html.ts';
import { museumLink } from '../museums.ts';
import { level, section, table } from '../parts.ts';
import { overdueQuery } from './waits.ts';

const inScheme = iri('skos', 'inScheme');
const mostSchemes = 200;

export interface Mapped {
  readonly scheme: Listed;
  readonly terms: number;
  readonly mapped: number;
}

/** The lists of a museum (undefined: all), with how many of their terms are linked with the same elsewhere. */
export async function mappedLists(ctx: Ctx, museum?: string): Promise<readonly Mapped[]> {
  const { marks, lang, hub } = ctx;
  const found = await hub.state.list({
    marks,
    type: 'scheme',
    museum,
    order: 'label',
    lang,
    limit: mostSchemes,
    offset: 0,
  });
  const subjects = found.map(({ subject }) => subject);
  const [terms, mapped] = await Promise.all([
    hub.state.countUnder(subjects, { marks, predicate: inScheme, type: 'concept' }),
    hub.state.countUnder(subjects, { marks, predicate: mappedOf(inScheme), type: 'concept' }),
  ]);
  return found.map((scheme) => ({
    scheme,
    terms: terms.get(scheme.subject) ?? 0,
    mapped: mapped.get(scheme.subject) ?? 0,
  }));
}

export const shareOf = (lists: readonly Mapped[]): number | undefined => {
  const terms = lists.reduce((sum, each) => sum + each.terms, 0);
  const mapped = lists.reduce((sum, each) => sum + each.mapped, 0);
  return terms === 0 ? undefined : Math.round((100 * mapped) / terms);
};

/** How many terms and proposals wait for this museum; only for who sees what is internal. */
export async function toDecide(ctx: Ctx, museum: string): Promise<number> {
  const count = (status: string): Promise<number> =>
    ctx.hub.state.count({
      marks: ctx.marks,
      module: 'terms',
      museum,
      link: { predicate: iri('adms', 'status'), object: ownIri(ctx.hub.base, status) },
    });
  return (await Promise.all([count('proposed'), count('candidate')])).reduce((a, b) => a + b, 0);
}

/** Exhibitions and activities that begin today or later, the first first. */
export async function comingAt(ctx: Ctx, museum: string, limit: number): Promise<readonly Dated[]> {
  const today = ctx.hub.now().toISOString().slice(0, 10);
  const found = await Promise.all(
    ['exhibition', 'activity'].map((type) =>
      ctx.hub.state.dated({
        marks: ctx.marks,
        type,
        museum,
        property: iri('schema', 'startDate'),
        from: today,
        lang: ctx.lang,
        limit,
      }),
    ),
  );
  return found
    .flat()
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, limit);
}

export const coming = (ctx: Ctx, { day, type, ref, label }: Dated): Html =>
  html`<span class="soft">${showDate(day, ctx.lang)}</span>
    <a class="serif" href="${docPath(type, ref)}"><bdi>${label}</bdi></a>`;

const dash = html`<span class="soft">–</span>`;
const linked = (ctx: Ctx, n: number, href: string): Child =>
  n === 0 ? dash : html`<a class="plain" href="${href}">${ctx.number(n)}</a>`;

async function rowOf(ctx: Ctx, key: string, inside: boolean): Promise<readonly Child[]> {
  const [terms, lists, [next]] = await Promise.all([
    ctx.hub.state.count({ marks: ctx.marks, module: 'terms', type: 'concept', museum: key }),
    mappedLists(ctx, key),
    comingAt(ctx, key, 1),
  ]);
  const share = shareOf(lists);
  const own: readonly Child[] = inside
    ? [
        linked(ctx, await toDecide(ctx, key), `/terms/proposal?museum=${key}`),
        linked(ctx, await ctx.hub.state.countDated(overdueQuery(ctx, key)), `/wiki/page?museum=${key}`),
      ]
    : [];
  return [
    museumLink(key),
    linked(ctx, terms, `/terms/concept?museum=${key}`),
    share === undefined ? dash : level(share, `${ctx.number(share)} %`, key),
    ...own,
    next === undefined ? dash : coming(ctx, next),
  ];
}

export async function museumSection(ctx: Ctx): Promise<Html> {
  const inside = ctx.marks.includes('internal');
  const rows = await Promise.all(museums.map((key) => rowOf(ctx, key, inside)));
  const own = inside
    ? [
        { label: ctx.t('home.toDecide'), numeric: true },
        { label: ctx.t('home.behind'), numeric: true },
      ]
    : [];
  const columns = [
    { label: ctx.t('home.museum') },
    { label: ctx.t('scheme.concepts'), numeric: true },
    { label: ctx.t('home.mapped') },
    ...own,
    { label: ctx.t('home.next') },
  ];
  return section(
    { id: 'museums', title: ctx.t('home.museums') },
    html`<div class="cq">${table(ctx.t('home.museumTable'), columns, rows)}</div>`,
  );
}
