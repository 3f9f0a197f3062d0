// From rows to statements. A value that was not touched keeps its own term, to the letter; what cannot be understood is an error at its row.
import type { NamedNode, Quad, Quad_Object, Quad_Subject } from '@rdfjs/types';
import { blankNode, literal, namedNode, quad } from '../../rdf/terms.ts';
import type { Field } from '../../shacl/shapes.ts';
import { objects } from '../graph.ts';
import { asSent, inputText, literalOf } from './lexical.ts';
import { isBlank, type Filled, type Row } from './typed.ts';

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
  readonly words: { readonly badIri: string; readonly noHour: string };
}

const isIri = (text: string): boolean => /^(https?:\/\/|urn:)[^\s<>"{}|\\^`]+$/i.test(text);

/** What still stands of one property while its rows are read: a term is given to one row only. */
type Standing = Quad_Object[];

/** Takes the first term that fits out of what stands. */
function take(standing: Standing, fits: (term: Quad_Object) => boolean): Quad_Object | undefined {
  const at = standing.findIndex(fits);
  return at < 0 ? undefined : standing.splice(at, 1)[0];
}

export interface Place {
  readonly subject: Quad_Subject;
  readonly reading: Reading;
  /** What the names of this form's rows begin with: `f`, or `f3.0.f` inside a nested thing. */
  readonly prefix: string;
}

/** The statements of a subject as its form says. */
export async function quadsFrom(fields: readonly Field[], filled: Filled, at: Place): Promise<Read> {
  const { subject, reading, prefix } = at;
  const quads: Quad[] = [];
  const errors = new Map<string, RowError>();
  for (const [i, field] of fields.entries()) {
    const standing = objects(reading.before, subject.value, field.path) as Standing;
    const left = [...standing];
    for (const [j, row] of (filled[i] ?? []).entries()) {
      if (isBlank(row) && !standsBare(field, row, reading.before, left)) continue;
      const read = await termFor(field, row, { subject, reading, name: `${prefix}${i}.${j}`, left });
      for (const [key, error] of read.errors) errors.set(key, error);
      if (read.term === undefined) continue;
      quads.push(quad(subject, namedNode(field.path), read.term), ...read.quads);
    }
  }
  return { quads, errors };
}

/** A nested thing that had nothing to show before is not empty because it was emptied. */
const standsBare = (field: Field, { node }: Row, before: readonly Quad[], left: Standing): boolean =>
  node !== '' &&
  left.some(({ value }) => value === node) &&
  field.fields.every(({ path }) => objects(before, node, path).length === 0);

interface At {
  readonly subject: Quad_Subject;
  readonly reading: Reading;
  readonly name: string;
  /** What stood before under the same property and no other row has claimed. */
  readonly left: Standing;
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
  const own = take(at.left, (term) => isSame(field, row, term));
  if (own !== undefined) return plain(own);
  if (field.kind === 'iri') return iriFor(field, row, at);
  if (field.kind === 'choice' && isIri(row.text)) return plain(namedNode(row.text));
  if (field.takes === 'both' && row.lang === '' && isIri(row.text)) return plain(namedNode(row.text));
  return literalFor(field, row, at);
}

/** Does this term say what stands in the row? Then it stays, to the letter. */
function isSame(field: Field, row: Row, term: Quad_Object): boolean {
  if (term.termType !== 'Literal') return row.lang === '' && term.value === (namedIn(row) ?? row.text);
  return term.language === row.lang && asSent(field, inputText(field, term)) === asSent(field, row.text);
}

/** The IRI of a picked thing, as long as its name was not changed since. */
const namedIn = (row: Row): string | undefined =>
  row.iri !== '' && row.text === row.shown && isIri(row.iri) ? row.iri : undefined;

function literalFor(field: Field, row: Row, { reading, name }: At): ReadTerm {
  if (row.lang !== '') return plain(literal(row.text, row.lang));
  const found = literalOf(field, row.text);
  if (found === undefined) return wrong(name, { message: reading.words.noHour });
  const { lexical, datatype } = found;
  return plain(datatype === undefined ? literal(lexical) : literal(lexical, namedNode(datatype)));
}

async function iriFor(field: Field, row: Row, at: At): Promise<ReadTerm> {
  const { reading, name } = at;
  const known = namedIn(row) ?? (isIri(row.text) ? row.text : undefined);
  if (known !== undefined) return field.takes === 'literal' ? literalFor(field, row, at) : plain(namedNode(known));
  if (field.picks.length === 0)
    return field.takes === 'both' ? literalFor(field, row, at) : wrong(name, { message: reading.words.badIri });
  const found = await reading.resolve(row.text, field);
  if (typeof found === 'string') return plain(namedNode(found));
  return field.takes === 'both' ? literalFor(field, row, at) : wrong(name, found);
}

/** A nested thing keeps its node when it had one here before; anything else that claims a node gets a new one. */
async function nestedFor(field: Field, row: Row, { reading, name, left }: At): Promise<ReadTerm> {
  const own = take(left, (term) => term.value === row.node);
  const node = own?.termType === 'NamedNode' || own?.termType === 'BlankNode' ? own : blankNode();
  const inner = await quadsFrom(field.fields, row.inner, { subject: node, reading, prefix: `${name}.f` });
  const shown = new Set(field.fields.map(({ path }) => path));
  const kept =
    own === undefined
      ? []
      : reading.before.filter((q) => q.subject.value === own.value && !shown.has(q.predicate.value));
  return { term: node as NamedNode, quads: [...kept, ...inner.quads], errors: inner.errors };
}
