// Which fields of a shape a person fills in, and what the hub fills in for them.
import { createHash } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import { markOf } from '../../access/policy.ts';
import type { Module } from '../../module.ts';
import { iri, ownIri } from '../../rdf/ns.ts';
import { museumIri } from '../../rdf/refs.ts';
import { literal, quad } from '../../rdf/terms.ts';
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { objects } from '../graph.ts';
import { museumName } from '../museums.ts';
import { typeSpecOf } from '../names.ts';
import type { Thing } from '../thing.ts';
import { blankRow, freshRow, type Filled, type Row } from './typed.ts';

/** A list of thousands is not for a form; it stays as it is. */
const mostValues = 200;

const byTheHub = new Set([
  iri('dct', 'created'),
  iri('dct', 'modified'),
  iri('schema', 'lastReviewed'),
  iri('crm', 'P4_has_time-span'),
]);
const derived = new Set([iri('skos', 'narrower'), iri('skos', 'hasTopConcept')]);

/** Fields of the form for a type, without those that the hub keeps or derives; only those whose values the writer may see. */
export function formFields(
  ctx: Ctx,
  module: string,
  type: string,
  thing?: Pick<Thing, 'quads' | 'resource'>,
): readonly Field[] {
  const spec = typeSpecOf(ctx, type)?.spec;
  return ctx.hub.shapes
    .fields(module, spec?.class ?? '')
    .filter(({ path }) => !byTheHub.has(path) && !derived.has(path))
    .filter(({ path }) => spec?.file?.hash !== path && spec?.file?.facts.includes(path) !== true)
    .filter(({ visibility }) => ctx.marks.includes(markOf(visibility, module)))
    .filter(({ path }) => thing !== undefined || spec === undefined || !ctx.proposes(spec) || !decided(ctx).has(path))
    .filter(
      ({ path }) => thing === undefined || objects(thing.quads, thing.resource.subject, path).length <= mostValues,
    );
}

/** What who decides about a candidate says of it, not who proposes it. */
const decided = (ctx: Ctx): ReadonlySet<string> =>
  new Set([
    iri('adms', 'status'),
    iri('dct', 'creator'),
    iri('dct', 'contributor'),
    iri('dct', 'isReplacedBy'),
    iri('owl', 'deprecated'),
    ownIri(ctx.hub.base, 'museum'),
    ownIri(ctx.hub.base, 'visibility'),
  ]);

/** Tells a form from one with other fields. */
export const fingerprint = (fields: readonly Field[]): string =>
  createHash('sha256')
    .update(fields.map(({ path, kind }) => `${path} ${kind}`).join('\n'))
    .digest('hex')
    .slice(0, 16);

/** Names of our own addresses for properties (`?scheme=`, `?broader=`, `?name=`); any other goes by the end of its IRI (`?infrastructuur=`). */
const aliases: Readonly<Record<string, string>> = { [iri('skos', 'inScheme')]: 'scheme' };
const localName = (path: string): string => path.replace(/^.*[#/]/, '');

/** A new thing begins with the writer's museum, with what its shape starts with, and with what the address says. */
export async function beginnings(ctx: Ctx, fields: readonly Field[], kind: Kind): Promise<Filled> {
  const called = new Set(
    kind.module.labels.filter((each) => each.kind === 'preferred').map(({ property }) => property),
  );
  const museum = ctx.museumFor(kind.module.name, kind.type.name);
  const first = fields.find(({ path }) => called.has(path));
  const asked = await Promise.all(fields.map((field) => givenFor(ctx, field, field === first)));
  const names = await ctx.hub.state.names(asked.flat(), ctx.lang, ctx.marks);
  return fields.map((field, i): readonly Row[] => {
    if (field.path === ownIri(ctx.hub.base, 'museum') && museum !== null) return [museumRow(ctx, field, museum)];
    const rows = (asked[i] ?? []).map((value) => rowFor(field, value, names)).filter((row) => row !== undefined);
    if (rows.length > 0) return rows;
    return field.start === '' ? [] : [{ ...freshRow(field, []), text: field.start }];
  });
}

/** What the address gives for a field; a narrower concept begins in the scheme of the broader. */
async function givenFor(ctx: Ctx, field: Field, isName: boolean): Promise<readonly string[]> {
  const key = aliases[field.path] ?? localName(field.path);
  const given = [...ctx.query.getAll(key), ...(isName ? ctx.query.getAll('name') : [])];
  const clean = given.map((value) => value.slice(0, 2000)).filter((value) => value !== '');
  if (clean.length > 0 || field.path !== iri('skos', 'inScheme')) return clean.slice(0, 20);
  const scheme = await schemeOf(ctx, ctx.query.get('broader'));
  return scheme === null ? [] : [scheme];
}

/** A thing is only taken when the writer may know its name. */
function rowFor(field: Field, value: string, names: ReadonlyMap<string, string>): Row | undefined {
  if (field.kind === 'nested') return undefined;
  if (field.kind !== 'iri' || field.picks.length === 0) return { ...freshRow(field, []), text: value };
  const shown = names.get(value);
  return shown === undefined ? undefined : { ...blankRow, text: shown, iri: value, shown };
}

interface Kind {
  readonly type: { readonly name: string };
  readonly module: Module;
}

function museumRow(ctx: Ctx, field: Field, key: string): Row {
  const own = museumIri(ctx.hub.base, key);
  if (field.kind === 'choice') return { ...blankRow, text: own };
  return { ...blankRow, text: museumName(key), iri: own, shown: museumName(key) };
}

async function schemeOf(ctx: Ctx, concept: string | null): Promise<string | null> {
  if (concept === null) return null;
  const resource = await ctx.hub.state.get(concept);
  const event = resource && (await ctx.hub.log.event(resource.seq));
  const found = event && new RegExp(`<${RegExp.escape(iri('skos', 'inScheme'))}> <([^>]+)>`).exec(event.state.public);
  return found?.[1] ?? null;
}

/** A date of last change that the thing carries itself is set to now; one that it does not carry is not added. */
export function touched(ctx: Ctx, quads: readonly Quad[]): Quad[] {
  const modified = iri('dct', 'modified');
  const now = ctx.hub.now().toISOString();
  return quads.map((q) => {
    if (q.predicate.value !== modified || q.object.termType !== 'Literal') return q;
    const isDay = q.object.datatype.value === iri('xsd', 'date');
    return quad(q.subject, q.predicate, literal(isDay ? now.slice(0, 10) : now, q.object.datatype));
  });
}
