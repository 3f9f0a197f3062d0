// What the front page of the terms has beside that of any module: a search over terms alone, and the lists of each museum.
import { museums } from '../../access/policy.ts';
import { iri } from '../../rdf/ns.ts';
import { docPath } from '../../rdf/refs.ts';
import type { Listed } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { isMuseumKey, museumLink, museumName } from '../museums.ts';
import { empty, section, table } from '../parts.ts';
import { findWithin } from '../parts/find.ts';
import { tabs } from '../parts/tabs.ts';

/** A registrar comes with a word: the question stands first. */
export const findTerm = (ctx: Ctx): Html =>
  findWithin(ctx, { id: 'term', module: 'terms', label: ctx.t('terms.find'), hint: ctx.t('terms.example') });

const mostSchemes = 200;
const shared = 'shared';

/** The lists, of all or of one keeper (`?museum=`), with what is in each. */
export async function schemesSection(ctx: Ctx): Promise<Html> {
  const all = await ctx.hub.state.list({
    marks: ctx.marks,
    type: 'scheme',
    order: 'label',
    lang: ctx.lang,
    limit: mostSchemes,
    offset: 0,
  });
  if (all.length === 0) return section({ id: 'schemes', title: ctx.t('terms.schemes') }, empty(ctx.t('terms.none')));
  const asked = ctx.query.get('museum');
  const keeper = keepersOf(all).find((each) => each === asked);
  const found = keeper === undefined ? all : all.filter((scheme) => keeperOf(scheme) === keeper);
  return section(
    { id: 'schemes', title: ctx.t('terms.schemes'), note: ctx.t('terms.schemeCount', { n: found.length }) },
    html`${keeperTabs(ctx, all, keeper)}
      <div class="cq after">${await schemeTable(ctx, found)}</div>`,
  );
}

const keeperOf = ({ museum }: Listed): string => museum ?? shared;
const keepersOf = (all: readonly Listed[]): readonly string[] =>
  [shared, ...museums].filter((key) => all.some((scheme) => keeperOf(scheme) === key));

function keeperTabs(ctx: Ctx, all: readonly Listed[], current: string | undefined): Html | undefined {
  const keepers = keepersOf(all);
  if (keepers.length < 2) return undefined;
  const tab = (label: string, key?: string) => ({
    label,
    href: key === undefined ? '/terms' : `/terms?museum=${key}`,
    current: key === current,
    count: ctx.number(key === undefined ? all.length : all.filter((each) => keeperOf(each) === key).length),
  });
  const named = keepers.map((key) => tab(key === shared ? ctx.t('terms.shared') : museumName(key), key));
  return tabs(ctx.t('terms.byMuseum'), [tab(ctx.t('terms.all')), ...named]);
}

async function schemeTable(ctx: Ctx, found: readonly Listed[]): Promise<Html> {
  const subjects = found.map(({ subject }) => subject);
  const asked = { marks: ctx.marks, predicate: iri('skos', 'inScheme'), type: 'concept' };
  const [counts, retired] = await Promise.all([
    ctx.hub.state.countUnder(subjects, asked),
    ctx.hub.state.countUnder(subjects, { ...asked, retired: true }),
  ]);
  const rows = found.map((scheme) => {
    const doc = docPath('scheme', scheme.ref);
    const old = retired.get(scheme.subject) ?? 0;
    return [
      html`<a class="serif big" href="${doc}"><bdi>${scheme.label}</bdi></a>`,
      isMuseumKey(scheme.museum)
        ? museumLink(scheme.museum)
        : html`<span class="soft">${ctx.t('scheme.shared')}</span>`,
      ctx.number(counts.get(scheme.subject) ?? 0),
      old === 0 ? html`<span class="soft">–</span>` : html`<a href="${doc}?view=old">${ctx.number(old)}</a>`,
      html`<a class="plain" href="${doc}?view=new">${ctx.moment(scheme.at)}</a>`,
    ];
  });
  return table(
    ctx.t('terms.schemes'),
    [
      { label: ctx.t('terms.scheme') },
      { label: ctx.t('scheme.keeper') },
      { label: ctx.t('scheme.concepts'), numeric: true },
      { label: ctx.t('scheme.view.old'), numeric: true },
      { label: ctx.t('thing.changed'), numeric: true },
    ],
    rows,
  );
}
