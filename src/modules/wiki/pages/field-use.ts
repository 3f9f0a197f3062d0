// What stands in a field now, in the data of the hub: how often, some of it, and how much is not of the list. Counts to a bound.
import { iri } from '../../../rdf/ns.ts';
import { namedNode } from '../../../rdf/terms.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { docOf, reference, type Names } from '../../../web/names.ts';
import { icon, section, status, table, written } from '../../../web/parts.ts';
import { fitsBrackets, sparql } from '../../../rdf/query.ts';
import { ask, valueOf, type Row } from '../ask.ts';

export interface FieldUse {
  /** The property of the data; undefined when the field has none. */
  readonly path: string | undefined;
  /** The scheme that its values come from. */
  readonly list: string | undefined;
}

const mostCounted = 10_000;
const shownExamples = 8;

interface Used {
  /** Things with the field; one more than the bound when there are more. */
  readonly count: number;
  readonly examples: readonly Row[];
  /** Values outside the list. */
  readonly outside: number;
  /** Concepts in the list. */
  readonly terms: number | undefined;
}

/** A section, or nothing when the field has no property or the store cannot answer now. */
export async function fieldInUse(ctx: Ctx, { path, list }: FieldUse): Promise<Child> {
  if (path === undefined || !isPlain(path)) return undefined;
  const used = await countUse(ctx, path, list !== undefined && isPlain(list) ? list : undefined);
  if (used === undefined) return undefined;
  const { count, examples, outside, terms } = used;
  const body = html`<p>
      ${countWords(ctx, count)}.${terms !== undefined && html` ${ctx.t('field.terms', { n: terms })}.`}
      ${outside > 0 && status('no', ctx.t('field.outside', { n: outside }))}
    </p>
    ${examples.length > 0 && (await exampleTable(ctx, examples))}
    <p class="after">
      <a href="/sparql?query=${encodeURIComponent(questionFor(path))}">${icon('search')}${ctx.t('field.ask')}</a>
    </p>`;
  return section({ id: 'live', title: ctx.t('field.live'), hang: true }, body);
}

const isPlain = (address: string): boolean => /^https?:\/\/./.test(address) && fitsBrackets(address);

function countWords(ctx: Ctx, n: number): string {
  if (n > mostCounted) return ctx.t('field.countMany', { n: mostCounted });
  return n === 0 ? ctx.t('field.countNone') : ctx.t('field.count', { n });
}

async function countUse(ctx: Ctx, path: string, list: string | undefined): Promise<Used | undefined> {
  const property = namedNode(path);
  const bound = `LIMIT ${mostCounted + 1} }`;
  const scheme = list === undefined ? undefined : namedNode(list);
  const inList = list === undefined ? undefined : { predicate: iri('skos', 'inScheme'), object: list };
  const [counted, examples, strays, terms] = await Promise.all([
    ask(
      ctx,
      `${sparql`SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?thing WHERE { ?thing ${property} ?value }`} ${bound}`,
    ),
    ask(
      ctx,
      `${sparql`SELECT ?thing ?value WHERE { ?thing ${property} ?value FILTER (isIRI(?thing)) }`} LIMIT ${shownExamples}`,
    ),
    scheme &&
      ask(
        ctx,
        `${sparql`SELECT (COUNT(*) AS ?n) WHERE { SELECT ?value WHERE { ?thing ${property} ?value FILTER NOT EXISTS { ?value skos:inScheme ${scheme} } }`} ${bound}`,
      ),
    inList && ctx.hub.state.count({ marks: ctx.marks, type: 'concept', link: inList }),
  ]);
  if (counted === undefined) return undefined;
  return { count: numberOf(counted), examples: examples ?? [], outside: numberOf(strays), terms };
}

const numberOf = (rows: readonly Row[] | undefined): number => Number(valueOf(rows?.[0]?.['n']));

const questionFor = (path: string): string =>
  sparql`SELECT ?thing ?value WHERE {\n  ?thing ${namedNode(path)} ?value .\n}\nLIMIT 100`;

async function exampleTable(ctx: Ctx, found: readonly Row[]): Promise<Html> {
  const subjects = found.flatMap(({ thing, value }) => [
    valueOf(thing),
    ...(value?.type === 'uri' ? [value.value] : []),
  ]);
  const names = await ctx.hub.state.names(subjects, ctx.lang, ctx.marks);
  const columns = [{ label: ctx.t('field.thing') }, { label: ctx.t('field.value') }];
  return html`<div class="cq after">
    ${table(
      ctx.t('field.live'),
      columns,
      found.map((row) => rowOf(ctx, row, names)),
    )}
  </div>`;
}

function rowOf(ctx: Ctx, { thing, value }: Row, names: Names): readonly Child[] {
  const subject = valueOf(thing);
  const href = docOf(ctx, subject, names);
  const shown =
    value?.type === 'uri'
      ? reference(ctx, value.value, names)
      : written(valueOf(value).slice(0, 300), value?.['xml:lang'] ?? '');
  return [
    href === undefined
      ? html`<span class="iri">${subject}</span>`
      : html`<a class="serif" href="${href}"><bdi>${names.get(subject) ?? subject}</bdi></a>`,
    shown,
  ];
}
