// What kind of input a property shape asks for: from its datatypes and node kinds, those of `sh:or` included. Pure.
import { iri, ownIri } from '../rdf/ns.ts';
import type { Field } from './shapes.ts';
import { keyOf, type Statements } from './statements.ts';

type Kind = Field['kind'];

const xsd = (local: string): string => iri('xsd', local);

const datatypeKinds = new Map<string, Kind>([
  [iri('rdf', 'langString'), 'langText'],
  [iri('rdf', 'HTML'), 'longText'],
  [xsd('string'), 'text'],
  [xsd('duration'), 'duration'],
  [xsd('time'), 'time'],
  [xsd('gYear'), 'partialDate'],
  [xsd('gYearMonth'), 'partialDate'],
  [xsd('date'), 'date'],
  [xsd('dateTime'), 'dateTime'],
  [xsd('integer'), 'number'],
  [xsd('decimal'), 'number'],
  [xsd('double'), 'number'],
  [xsd('boolean'), 'boolean'],
  [xsd('anyURI'), 'iri'],
]);
const longer: Readonly<Partial<Record<Kind, Kind>>> = { text: 'longText', langText: 'longLangText' };

/** Values of a parameter on the shape itself and on the alternatives of its `sh:or`, in that order. */
export function stated(shapes: Statements, shape: string, local: string): readonly string[] {
  const alternatives = shapes.list(shapes.object(shape, iri('sh', 'or'))).map(keyOf);
  return [shape, ...alternatives].flatMap((each) => {
    const value = shapes.object(each, iri('sh', local))?.value;
    return value === undefined ? [] : [value];
  });
}

const iriKinds = new Set([iri('sh', 'IRI'), iri('sh', 'BlankNodeOrIRI')]);
const literalKind = iri('sh', 'Literal');

/** May a value be a thing, a literal, or either? An alternative that names neither takes text. */
export function takesOf(shapes: Statements, shape: string): Field['takes'] {
  const kinds = stated(shapes, shape, 'nodeKind');
  const things = kinds.some((kind) => iriKinds.has(kind));
  const alternatives = shapes.list(shapes.object(shape, iri('sh', 'or'))).length;
  const literals = kinds.includes(literalKind) || alternatives > kinds.length || kinds.length === 0;
  if (things && literals) return 'both';
  return things ? 'iri' : 'literal';
}

/** A date that may be a year, a month or a day; a moment that may be a whole day; else what the first datatype says. */
function kindOfDatatypes(datatypes: readonly string[]): Kind {
  const kinds = new Set(datatypes.map((each) => datatypeKinds.get(each)));
  if (kinds.has('partialDate')) return 'partialDate';
  if (kinds.has('date') && kinds.has('dateTime')) return 'dayOrMoment';
  return datatypeKinds.get(datatypes[0] ?? xsd('string')) ?? 'text';
}

export function kindOf(base: string, shapes: Statements, shape: string): Kind {
  if (shapes.objects(shape, iri('sh', 'property')).length > 0) return 'nested';
  if ([iri('sh', 'in'), ownIri(base, 'offers')].some((list) => shapes.object(shape, list) !== undefined))
    return 'choice';
  const first = stated(shapes, shape, 'nodeKind')[0];
  if (first !== undefined && iriKinds.has(first)) return 'iri';
  const kind = kindOfDatatypes(stated(shapes, shape, 'datatype'));
  return shapes.object(shape, ownIri(base, 'long'))?.value === 'true' ? (longer[kind] ?? kind) : kind;
}
