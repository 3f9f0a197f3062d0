// RDF files to statements. JSON-LD may come in an envelope (a list of records with the RDF somewhere inside),
// and names contexts that an operator keeps in `context/` beside the file; nothing is fetched.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlankNode, Quad } from '@rdfjs/types';
import { prefixes } from '../rdf/ns.ts';
import { formatByExtension } from '../rdf/formats.ts';
import { type Json, parseJson } from '../rdf/json.ts';
import { jsonToQuads } from '../rdf/json-ld.ts';
import { parseBatches } from '../rdf/parse.ts';
import { blankNode, quad } from '../rdf/terms.ts';
import type { ContextSource } from '../rdf/contexts.ts';
import { Problem } from '../problem.ts';
import type { Source } from './source.ts';

const longestJson = 256 * 1024 * 1024;

/** `http://x/y/persoon-basis.jsonld` → `context/persoon-basis.jsonld` beside the file that names it. */
const contextsBeside =
  (path: string): ContextSource =>
  async (url) => {
    const name = /[\w-][\w.-]*$/.exec(new URL(url).pathname)?.[0];
    if (name === undefined) return undefined;
    const text = await readFile(join(dirname(path), 'context', name), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : (parseJson(text) as object);
  };

/** Records cut out of a page lost the prefixes that the page declared; the usual ones are given back to them. */
const pagePrefixes = { '@context': { ...prefixes, dcterms: prefixes.dct } };

interface Found {
  readonly document: Json;
  readonly inEnvelope: boolean;
}

type JsonObject = { readonly [key: string]: Json };

const isObject = (json: Json): json is JsonObject => json !== null && typeof json === 'object' && !Array.isArray(json);
const isDocument = (json: Json): boolean => isObject(json) && Object.keys(json).some((key) => key.startsWith('@'));
const perPortion = 100;

/**
 * Long lists in portions, so that not all of a file becomes statements at once. A list that names blank nodes stays
 * whole: the same label means the same node all through it.
 */
function* portions(list: readonly Json[], named: boolean): Iterable<readonly Json[]> {
  const size = named ? Math.max(1, list.length) : perPortion;
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}

/** A document, in portions when it is a long `@graph`. */
function* inPortions(document: JsonObject, named: boolean): Iterable<Json> {
  const graph = document['@graph'];
  if (!Array.isArray(graph)) yield document;
  else for (const part of portions(graph as readonly Json[], named)) yield { ...document, '@graph': part };
}

/** The outermost objects with a keyword of JSON-LD, or lists of them; what lies around them is an envelope. */
function* documentsIn(json: Json, named: boolean, inEnvelope = false): Iterable<Found> {
  if (Array.isArray(json)) {
    const list = json as readonly Json[];
    if (list.every(isDocument)) for (const document of portions(list, named)) yield { document, inEnvelope };
    else for (const item of list) yield* documentsIn(item, named, inEnvelope);
  } else if (isObject(json)) {
    if (isDocument(json)) for (const document of inPortions(json, named)) yield { document, inEnvelope };
    else for (const inner of Object.values(json)) yield* documentsIn(inner, named, true);
  }
}

/** RDF 1.1 §3.5: an IRI like this is a blank node that somebody, such as our own export, gave a name. */
const isNamedBlank = (term: Quad['object']): boolean =>
  term.termType === 'NamedNode' && term.value.includes('/.well-known/genid/');

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Blank nodes of different documents are different, whatever they are called; those with a name are the same in all. */
function blankOf(term: Quad['object'], scope: string): BlankNode | undefined {
  if (term.termType === 'BlankNode') return blankNode(`${scope}-${term.value}`);
  return isNamedBlank(term) ? blankNode(`genid-${shortHash(term.value)}`) : undefined;
}

const scoped = (quads: readonly Quad[], scope: string): readonly Quad[] =>
  quads.map((q) => {
    const subject = blankOf(q.subject, scope);
    const object = blankOf(q.object, scope);
    return subject === undefined && object === undefined
      ? q
      : quad(subject ?? q.subject, q.predicate, object ?? q.object);
  });

export interface ReadOptions {
  readonly base: string;
  /** Tells one file's blank nodes from another's. */
  readonly scope: string;
  readonly onDropped: (what: string) => void;
}

async function* readJsonLd(
  source: Source,
  pieces: AsyncIterable<string>,
  options: ReadOptions,
): AsyncIterable<readonly Quad[]> {
  const parts: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > longestJson)
      throw new Problem(
        'too-large',
        `${source.path} is JSON of over ${longestJson / 1024 ** 2} million characters; convert it to N-Triples or Turtle, which are read in pieces.`,
      );
    parts.push(piece);
  }
  const contexts = contextsBeside(source.path);
  let count = 0;
  const text = parts.join('');
  for (const { document, inEnvelope } of documentsIn(parseJson(text), text.includes('"_:'))) {
    const expandContext = inEnvelope ? pagePrefixes : undefined;
    const settings = { contexts, onDropped: options.onDropped, expandContext };
    const quads = await jsonToQuads(document, `${options.base}/`, settings);
    yield scoped(quads, `${options.scope}d${(count += 1)}`);
  }
}

/** @throws Problem `unsupported-media-type` for an extension that is no RDF format */
export function readRdf(
  source: Source,
  pieces: AsyncIterable<string>,
  options: ReadOptions,
): AsyncIterable<readonly Quad[]> {
  const format = formatByExtension(source.extension === '.xml' ? '.rdf' : source.extension);
  if (format === undefined)
    throw new Problem(
      'unsupported-media-type',
      `“${source.extension}” is not read: give .ttl, .trig, .nt, .nq, .jsonld, .rdf, .csv, .tsv or .xml (also with .gz).`,
    );
  if (format.name === 'jsonld') return readJsonLd(source, pieces, options);
  return inScope(parseBatches(pieces, format.mediaType, `${options.base}/`), options.scope);
}

async function* inScope(batches: AsyncIterable<readonly Quad[]>, scope: string): AsyncIterable<readonly Quad[]> {
  for await (const batch of batches) yield scoped(batch, scope);
}
