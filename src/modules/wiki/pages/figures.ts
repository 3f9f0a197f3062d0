// What is counted of a museum's terms and pages, each figure with what it counts and the way to the things behind it.
import type { Museum } from '../../../access/policy.ts';
import { iri, ownIri } from '../../../rdf/ns.ts';
import { sparql } from '../../../rdf/query.ts';
import { museumIri } from '../../../rdf/refs.ts';
import { literal, namedNode } from '../../../rdf/terms.ts';
import type { Ctx } from '../../../web/context.ts';
import { dayOf } from '../../../web/dates.ts';
import { html, type Html } from '../../../web/html.ts';
import { level, status } from '../../../web/parts.ts';
import type { Figure } from '../../../web/tells.ts';
import { ask, valueOf } from '../ask.ts';
import { countFlagged } from '../watch/read.ts';

interface Counts {
  readonly terms: number;
  readonly aligned: number;
  readonly undefined: number;
  readonly pages: number;
  readonly overdue: number;
}

/** @returns undefined while the store cannot answer */
async function countsOf(ctx: Ctx, museum: Museum): Promise<Counts | undefined> {
  const keeper = namedNode(museumIri(ctx.hub.base, museum));
  const today = literal(dayOf(ctx.hub.now().toISOString()), namedNode(iri('xsd', 'date')));
  const patterns = [
    sparql`?x vijver:museum ${keeper} ; a skos:Concept`,
    sparql`?x vijver:museum ${keeper} ; a skos:Concept . { ?x skos:exactMatch|skos:closeMatch|skos:broadMatch|skos:narrowMatch ?y } UNION { ?m owl:annotatedSource ?x ; adms:status vijver:approved }`,
    sparql`?x vijver:museum ${keeper} ; a skos:Concept ; skos:definition ?d`,
    sparql`?x vijver:museum ${keeper} ; a schema:TechArticle . FILTER NOT EXISTS { ?x dct:isReplacedBy ?next }`,
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

/** @returns undefined while the store cannot answer */
export async function ownFigures(ctx: Ctx, museum: Museum): Promise<readonly Figure[] | undefined> {
  const counts = await countsOf(ctx, museum);
  if (counts === undefined) return undefined;
  const quality =
    counts.terms > 0 ? [{ id: 'quality', title: ctx.t('over.quality'), body: qualityOf(ctx, museum, counts) }] : [];
  return [
    { id: 'terms', title: ctx.t('over.terms'), body: termsOf(ctx, museum, counts) },
    ...quality,
    { id: 'manuals', title: ctx.t('over.manuals'), body: manualsOf(ctx, museum, counts) },
  ];
}

/** The way to what was counted, in words that tell where it leads. */
export const see = (href: string, words: string): Html => html`<p class="after"><a href="${href}">${words}</a></p>`;

function termsOf(ctx: Ctx, museum: Museum, { terms, aligned }: Counts): Html {
  if (terms === 0) return html`<p class="soft">${ctx.t('over.termsNone')}</p>`;
  const share = Math.round((100 * aligned) / terms);
  return html`<p>${level(share, html`${share} %`, museum)}</p>
    <p>${ctx.t('over.termsSays', { aligned, n: terms })}</p>
    ${see(`/terms/concept?museum=${museum}`, ctx.t('over.seeTerms'))}`;
}

function qualityOf(ctx: Ctx, museum: Museum, { terms, undefined: without }: Counts): Html {
  if (without === 0) return html`<p>${status('ok', ctx.t('over.qualityAll'))}</p>`;
  return html`<p>${status('wait', ctx.t('over.qualitySays', { n: without, total: terms }))}</p>
    ${see(`/sparql?query=${encodeURIComponent(withoutDefinition(ctx, museum))}`, ctx.t('over.seeQuality'))}`;
}

const withoutDefinition = ({ hub: { base } }: Ctx, museum: Museum): string =>
  sparql`SELECT ?term (SAMPLE(?label) AS ?name) WHERE {
  ?term ${namedNode(ownIri(base, 'museum'))} ${namedNode(museumIri(base, museum))} ; a ${namedNode(iri('skos', 'Concept'))} ; ${namedNode(iri('skos', 'prefLabel'))} ?label .
  FILTER NOT EXISTS { ?term ${namedNode(iri('skos', 'definition'))} ?definition }
}
GROUP BY ?term
ORDER BY ?name
LIMIT 500`;

function manualsOf(ctx: Ctx, museum: Museum, { pages, overdue }: Counts): Html {
  if (pages === 0) return html`<p class="soft">${ctx.t('over.manualsNone')}</p>`;
  const changed = ctx.signedIn ? countFlagged(ctx.hub.views, { marks: ctx.marks, museum }) : 0;
  const late =
    overdue === 0
      ? status('ok', ctx.t('over.manualsAll', { n: pages }))
      : status('no', ctx.t('over.manualsSays', { n: overdue, total: pages }));
  return html`<p>${late}</p>
    ${changed > 0 && html`<p>${status('wait', ctx.t('watch.count', { n: changed }))}</p>`}
    ${overdue + changed > 0 ? see(`/wiki/overdue?museum=${museum}`, ctx.t('over.seeOverdue')) : see(`/wiki/page?museum=${museum}`, ctx.t('over.seePages'))}`;
}
