// Canonical N-Triples: what the log keeps. Lossless for lexical forms and the case of language tags.
// Refuses nothing: terms were checked when they were parsed, and the text it reads is our own.
import type { BlankNode, Literal, NamedNode, Quad, Term } from '@rdfjs/types';
import { blankNode, literal, namedNode, quad } from './terms.ts';

// oxlint-disable-next-line no-control-regex -- control characters are what must be escaped
const special = /["\\\u0000-\u001f\u007f]/;
// oxlint-disable-next-line no-control-regex -- the same
const specials = /["\\\u0000-\u001f\u007f]/g;
const named: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};
const escapeOne = (char: string): string =>
  named[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The escaped inside of a quoted string (RDF 1.2 N-Triples, canonical form). */
export const escapeText = (text: string): string => (special.test(text) ? text.replace(specials, escapeOne) : text);

const xsdString = 'http://www.w3.org/2001/XMLSchema#string';

function literalToText(term: Literal): string {
  const quoted = `"${escapeText(term.value)}"`;
  if (term.language !== '') return `${quoted}@${term.language}`;
  return term.datatype.value === xsdString ? quoted : `${quoted}^^<${term.datatype.value}>`;
}

/** The N-Triples form of one term. */
export function termToText(term: Term): string {
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType === 'Literal') return literalToText(term);
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  throw new TypeError(`No N-Triples form for a ${term.termType}`);
}

/** One statement with ` .` and without the line's end; its graph is left out. */
export const toLine = (q: Quad): string => `${termToText(q.subject)} <${q.predicate.value}> ${termToText(q.object)} .`;

/** Sorted, unique lines, each ended by `\n`; '' for none. Graphs are left out. */
export function toNTriples(quads: Iterable<Quad>): string {
  const lines: string[] = [];
  for (const q of quads) lines.push(toLine(q));
  if (lines.length === 0) return '';
  lines.sort();
  const unique = lines.filter((line, index) => line !== lines[index - 1]);
  return `${unique.join('\n')}\n`;
}

const unescapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
};
const escapes = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g;
const unescapeOne = (_all: string, four?: string, eight?: string, char?: string): string =>
  char === undefined ? String.fromCodePoint(Number.parseInt(four ?? eight ?? '0', 16)) : (unescapes[char] ?? char);
const unescapeText = (text: string): string => (text.includes('\\') ? text.replace(escapes, unescapeOne) : text);

/** Predicates, types and datatypes come back thousands of times: one term each. */
const known = new Map<string, NamedNode>();
function knownNode(iri: string): NamedNode {
  const found = known.get(iri);
  if (found !== undefined) return found;
  const made = namedNode(iri);
  if (known.size < 2000) known.set(iri, made);
  return made;
}

const resource = (text: string): NamedNode | BlankNode =>
  text.startsWith('<') ? namedNode(text.slice(1, -1)) : blankNode(text.slice(2));

function objectOf(text: string): NamedNode | BlankNode | Literal {
  if (!text.startsWith('"')) return resource(text);
  const close = text.lastIndexOf('"');
  const value = unescapeText(text.slice(1, close));
  if (close === text.length - 1) return literal(value);
  if (text[close + 1] === '@') return literal(value, text.slice(close + 2));
  return literal(value, knownNode(text.slice(close + 4, -1)));
}

function lineToQuad(line: string): Quad {
  const first = line.indexOf(' ');
  const second = line.indexOf(' ', first + 1);
  if (first < 1 || second < 0 || !line.endsWith(' .'))
    throw new TypeError(`Not canonical N-Triples: ${line.slice(0, 80)}`);
  return quad(
    resource(line.slice(0, first)),
    knownNode(line.slice(first + 2, second - 1)),
    objectOf(line.slice(second + 1, -2)),
  );
}

/** Reads our own canonical text, and only that; strangers' N-Triples go through `parse`. */
export function parseNTriples(text: string): Quad[] {
  const quads: Quad[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end > start) quads.push(lineToQuad(text.slice(start, end)));
    start = end + 1;
  }
  return quads;
}

/** Canonical N-Triples as N-Quads of one graph. */
export const inGraph = (ntriples: string, graphIri: string): string =>
  ntriples.replaceAll(' .\n', ` <${graphIri}> .\n`);
