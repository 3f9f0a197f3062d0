// From rows to statements. A value that was not touched keeps its own term, to the letter; what cannot be understood is an error at its row.
import type { Literal, NamedNode, Quad, Quad_Object, Quad_Subject } from '@rdfjs/types';
import { iri } from '../../rdf/ns.ts';
import { blankNode, literal, namedNode, quad } from '../../rdf/terms.ts';
import type { Field } from '../../shacl/shapes.ts';
import { objects } from '../graph.ts';
import { zonedDateTime } from './moments.ts';
import { inputText, isBlank, type Filled, type Row } from './typed.ts';

/** What went wrong in one row, with things to choose from when a name fits several. */
export interface RowError {
  readonly message: string;
  readonly options?: readonly { readonly iri: string; readonly label: string }[];
}

export interface Read {
  readonly quads: readonly Quad[];
  /** Name of the row, such as `f3.0`, → what is wrong with it. */
  readonly errors: ReadonlyMap<string, RowError>;
}

export interface Reading {
  /** Statements that stood before: their terms are kept where nothing changed. */
  readonly before: readonly Quad[];
  /** A typed name to a thing: its IRI, or why not. */
  readonly resolve: (text: string, field: Field) => Promise<string | RowError>;
  readonly badIri: string;
}

const isIri = (text: string): boolean => /^(https?:\/\/|urn:)[^\s<>"{}|\\^`]+$/i.test(text);

const datatypes: Readonly<Partial<Record<Field['kind'], string>>> = {
  date: iri('xsd', 'date'),
  dateTime: iri('xsd', 'dateTime'),
  boolean: iri('xsd', 'boolean'),
};

/** A new literal for what was typed in a field. */
function newLiteral(field: Field, row: Row): Literal {
  if (row.lang !== '') return literal(row.text, row.lang);
  const text = field.kind === 'dateTime' ? zonedDateTime(row.text) : row.text;
  const numeric = field.kind === 'number' ? numberType(text) : undefined;
  const datatype = field.datatype ?? datatypes[field.kind] ?? numeric;
  return datatype === undefined || datatype === iri('rdf', 'langString')
    ? literal(text)
    : literal(text, namedNode(datatype));
}

const numberType = (text: string): string => iri('xsd', /^[+-]?\d+$/.test(text) ? 'integer' : 'decimal');

export interface Place {
  readonly subject: Quad_Subject;
  readonly reading: Reading;
  /** What the names of this form's rows begin with: `f`, or `f3.0.f` inside a nested thing. */
  readonly prefix: string;
}

/** The statements of a subject as its form says. Numbers with a decimal comma are read as with a point. */
export async function quadsFrom(fields: readonly Field[], filled: Filled, at: Place): Promise<Read> {
  const { subject, reading, prefix } = at;
  const quads: Quad[] = [];
  const errors = new Map<string, RowError>();
  for (const [i, field] of fields.entries()) {
    for (const [j, row] of (filled[i] ?? []).entries()) {
      const name = `${prefix}${i}.${j}`;
      if (isBlank(row)) continue;
      const read = await termFor(field, row, { subject, reading, name });
      for (const [key, error] of read.errors) errors.set(key, error);
      if (read.term === undefined) continue;
      quads.push(quad(subject, namedNode(field.path), read.term), ...read.quads);
    }
  }
  return { quads, errors };
}

interface At {
  readonly subject: Quad_Subject;
  readonly reading: Reading;
  readonly name: string;
}

interface ReadTerm extends Read {
  readonly term: Quad_Object | undefined;
}

const plain = (term: Quad_Object): ReadTerm => ({ term, quads: [], errors: new Map() });
const wrong = (name: string, error: RowError): ReadTerm => ({
  term: undefined,
  quads: [],
  errors: new Map([[name, error]]),
});

async function termFor(field: Field, row: Row, at: At): Promise<ReadTerm> {
  if (field.kind === 'nested') return nestedFor(field, row, at);
  if (field.kind === 'iri') return iriFor(field, row, at);
  if (field.kind === 'choice' && isIri(row.text)) return plain(namedNode(row.text));
  const typed = field.kind === 'number' ? { ...row, text: row.text.replace(/^([+-]?\d+),(\d+)$/, '$1.$2') } : row;
  return plain(standing(field, typed, at) ?? newLiteral(field, typed));
}

/** The term that stands already for the same text and language. */
function standing(field: Field, row: Row, { reading, subject }: At): Quad_Object | undefined {
  const found = objects(reading.before, subject.value, field.path).find(
    (term) => term.termType === 'Literal' && term.language === row.lang && inputText(field, term) === row.text,
  );
  return found?.termType === 'Literal' ? found : undefined;
}

async function iriFor(field: Field, row: Row, { reading, name }: At): Promise<ReadTerm> {
  if (row.iri !== '' && row.text === row.shown && isIri(row.iri)) return plain(namedNode(row.iri));
  if (isIri(row.text)) return plain(namedNode(row.text));
  if (field.picks.length === 0) return wrong(name, { message: reading.badIri });
  const found = await reading.resolve(row.text, field);
  return typeof found === 'string' ? plain(namedNode(found)) : wrong(name, found);
}

/** A nested thing keeps its node when it had one here before; anything else that claims a node gets a new one. */
async function nestedFor(field: Field, row: Row, { reading, subject, name }: At): Promise<ReadTerm> {
  const own = objects(reading.before, subject.value, field.path).find((term) => term.value === row.node);
  const node = own?.termType === 'NamedNode' || own?.termType === 'BlankNode' ? own : blankNode();
  const inner = await quadsFrom(field.fields, row.inner, { subject: node, reading, prefix: `${name}.f` });
  const shown = new Set(field.fields.map(({ path }) => path));
  const kept =
    own === undefined
      ? []
      : reading.before.filter((q) => q.subject.value === own.value && !shown.has(q.predicate.value));
  return { term: node as NamedNode, quads: [...kept, ...inner.quads], errors: inner.errors };
}
