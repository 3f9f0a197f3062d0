// What stands in a field now, in the data of the hub: how often, some of it, and how much is not of the list; and the list that it
// draws on. Counts to a bound.
import { iri } from '../../../rdf/ns.ts';
import { docPath } from '../../../rdf/refs.ts';
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
const [shownExamples, shownTerms] = [8, 10];

interface Used {
  /** Things with the field; one more than the bound when there are more. */
  readonly count: number;
  readonly examples: readonly Row[];
  /** Values outside the list. */
  readonly outside: number;
}

/** What stands in the field, and the list that it draws on; nothing when it has neither or the store cannot answer now. */
export async function fieldInUse(ctx: Ctx, { path, list }: FieldUse): Promise<Child> {
  const from = list !== undefined && isPlain(list) ? list : undefined;
  const [used, terms] = await Promise.all([
    path !== undefined && isPlain(path) ? countUse(ctx, path, from) : undefined,
    from === undefined ? undefined : listPart(ctx, from),
  ]);
  const data = used && path !== undefined && (await dataPart(ctx, path, used));
  if (data === undefined && terms === undefined) return undefined;
  return section({ id: 'live', title: ctx.t('field.live'), hang: true }, html`${data}${terms}`);
}

async function dataPart(ctx: Ctx, path: string, { count, examples, outside }: Used): Promise<Html> {
  return html`<p>${countWords(ctx, count)}. ${outside > 0 && status('no', ctx.t('field.outside', { n: outside }))}</p>
    ${examples.length > 0 && (await exampleTable(ctx, examples))}
    ${
      count > 0 &&
      html`<p class="after">
        <a href="/sparql?query=${encodeURIComponent(questionFor(path))}">${icon('search')}${ctx.t('field.ask')}</a>
      </p>`
    }`;
}

/** Some of the terms that one chooses from, and the way to all of them. */
async function listPart(ctx: Ctx, list: string): Promise<Child> {
  const link = { predicate: iri('skos', 'inScheme'), object: list };
  const where = { marks: ctx.marks, type: 'concept', link };
  const [n, some, names] = await Promise.all([
    ctx.hub.state.count(where),
    ctx.hub.state.list({ ...where, order: 'label', lang: ctx.lang, limit: shownTerms, offset: 0 }),
    ctx.hub.state.names([list], ctx.lang, ctx.marks),
  ]);
  const href = docOf(ctx, list, names);
  if (n === 0 || href === undefined) return undefined;
  return html`<p class="after">${ctx.say('field.listSays', { n: ctx.number(n), list: reference(ctx, list, names) })}</p>
    <p class="row">
      ${some.map(({ type, ref, label }) => html`<a class="tag out" href="${docPath(type, ref)}"><bdi>${label}</bdi></a>`)}${n > some.length && html`<a href="${href}">${ctx.t('field.listAll', { n })}</a>`}
    </p>`;
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
  const [counted, examples, strays] = await Promise.all([
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
  ]);
  if (counted === undefined) return undefined;
  return { count: numberOf(counted), examples: examples ?? [], outside: numberOf(strays) };
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
