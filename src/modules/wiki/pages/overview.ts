// A museum as its digital strategist wants to see it: terms, quality, manuals, applications, maturity, actions. Counted from the
// hub itself, each figure with what it counts and the way to the things behind it. Says what it cannot count now.
import { museums, type Museum } from '../../../access/policy.ts';
import { iri } from '../../../rdf/ns.ts';
import { museumIri } from '../../../rdf/refs.ts';
import { literal, namedNode } from '../../../rdf/terms.ts';
import type { Ctx } from '../../../web/context.ts';
import { dayOf } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { museumName } from '../../../web/museums.ts';
import { moduleWord } from '../../../web/names.ts';
import { level, note, section, status } from '../../../web/parts.ts';
import { tabs } from '../../../web/parts/tabs.ts';
import { ask, sparql, valueOf } from '../ask.ts';
import { openActionsFor } from '../chain.ts';
import { applications } from './applications.ts';
import { actionTable } from './chain.ts';
import { maturitySection } from './maturity.ts';

export interface Figures {
  readonly terms: number;
  readonly aligned: number;
  readonly undefined: number;
  readonly pages: number;
  readonly overdue: number;
}

/** What is counted of a museum's terms and pages. @returns undefined while the store cannot answer */
export async function figuresOf(ctx: Ctx, museum: Museum): Promise<Figures | undefined> {
  const keeper = namedNode(museumIri(ctx.hub.base, museum));
  const today = literal(dayOf(ctx.hub.now().toISOString()), namedNode(iri('xsd', 'date')));
  const patterns = [
    sparql`?x vijver:museum ${keeper} ; a skos:Concept`,
    sparql`?x vijver:museum ${keeper} ; a skos:Concept . { ?x skos:exactMatch|skos:closeMatch|skos:broadMatch|skos:narrowMatch ?y } UNION { ?m owl:annotatedSource ?x ; adms:status vijver:approved }`,
    sparql`?x vijver:museum ${keeper} ; a skos:Concept ; skos:definition ?d`,
    sparql`?x vijver:museum ${keeper} ; a schema:TechArticle`,
    sparql`?x vijver:museum ${keeper} ; a schema:TechArticle ; dct:valid ?day . FILTER (?day < ${today}) FILTER NOT EXISTS { ?x dct:isReplacedBy ?next }`,
  ];
  const counted = await Promise.all(
    patterns.map((pattern) => ask(ctx, `SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ${pattern} }`)),
  );
  if (counted.includes(undefined)) return undefined;
  const [terms = 0, aligned = 0, defined = 0, pages = 0, overdue = 0] = counted.map((rows) =>
    Number(valueOf(rows?.[0]?.['n'])),
  );
  return { terms, aligned, undefined: terms - defined, pages, overdue };
}

export async function overviewPage(ctx: Ctx, museum: Museum): Promise<Html> {
  const title = ctx.t('over.title', { museum: museumName(museum) });
  const [figures, apps, actions, maturity] = await Promise.all([
    figuresOf(ctx, museum),
    applicationsSection(ctx, museum),
    actionsSection(ctx, museum),
    maturitySection(ctx, museum),
  ]);
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('over.lede')}</p>
    </div>
    ${tabs(
      ctx.t('over.choose'),
      museums.map((key) => ({ label: museumName(key), href: `/wiki/overview/${key}`, current: key === museum })),
    )}
    ${figures === undefined ? note('info', html`<p>${ctx.t('wiki.waiting')}</p>`) : figureSections(ctx, museum, figures)}
    ${apps}${maturity}${actions}`;
  const breadcrumbs = [{ label: moduleWord(ctx, 'wiki'), href: '/wiki' }, { label: title }];
  return layout(ctx, { title, section: 'wiki', breadcrumbs }, main);
}

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 100));
const see = (ctx: Ctx, href: string): Html => html`<p class="after"><a href="${href}">${ctx.t('over.see')}</a></p>`;

function figureSections(
  ctx: Ctx,
  museum: Museum,
  { terms, aligned, undefined: without, pages, overdue }: Figures,
): Html {
  const share = percent(aligned, terms);
  const termsBody =
    terms === 0
      ? html`<p class="soft">${ctx.t('over.termsNone')}</p>`
      : html`<p>${level(share, html`${share} %`, museum)}</p>
          <p>${ctx.t('over.termsSays', { aligned, n: terms })}</p>
          ${see(ctx, `/terms/concept?museum=${museum}`)}`;
  const quality =
    terms > 0 &&
    html`<p>
      ${without === 0 ? status('ok', ctx.t('over.qualityAll')) : status('wait', ctx.t('over.qualitySays', { n: without, total: terms }))}
    </p>`;
  const manuals = html`<p>
      ${status(overdue === 0 ? 'ok' : 'no', ctx.t('over.manualsSays', { n: overdue, total: pages }))}
    </p>
    ${see(ctx, `/wiki/overdue?museum=${museum}`)}`;
  return html`${section({ id: 'terms', title: ctx.t('over.terms'), hang: true }, termsBody)}${quality && section({ id: 'quality', title: ctx.t('over.quality'), hang: true }, quality)}${section({ id: 'manuals', title: ctx.t('over.manuals'), hang: true }, manuals)}`;
}

async function applicationsSection(ctx: Ctx, museum: Museum): Promise<Child> {
  const all = await applications(ctx);
  const used = all?.filter(({ users }) => users.includes(museumIri(ctx.hub.base, museum)));
  if (used === undefined) return undefined;
  const missing = used.filter(({ manuals }) => manuals.length === 0).length;
  const says = status(missing === 0 ? 'ok' : 'no', ctx.t('over.applicationsSays', { n: used.length, missing }));
  return section(
    { id: 'applications', title: ctx.t('over.applications'), hang: true },
    html`<p>${says}</p>
      ${see(ctx, '/wiki/applications')}`,
  );
}

async function actionsSection(ctx: Ctx, museum: Museum): Promise<Child> {
  const open = await openActionsFor(ctx, museum);
  if (open === undefined) return undefined;
  const today = dayOf(ctx.hub.now().toISOString());
  const late = open.filter(({ due }) => due !== undefined && due < today).length;
  const says = open.length === 0 ? ctx.t('chain.noOpen') : ctx.t('over.actionsSays', { n: open.length, late });
  const table = open.length > 0 && (await actionTable(ctx, open.slice(0, 20)));
  return section(
    { id: 'open', title: ctx.t('over.actions'), hang: true },
    html`<p>${says}</p>
      ${table}`,
  );
}
