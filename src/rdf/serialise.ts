// Quads to text in any of our formats; the same quads in the same order give the same bytes.
import type { Quad } from '@rdfjs/types';
import { Problem } from '../problem.ts';
import { type Format, formatByMediaType, formats } from './formats.ts';
import { toJsonLd } from './json-ld-writer.ts';
import { termToText, toLine, toNTriples } from './ntriples.ts';
import { toRdfXml } from './rdf-xml-writer.ts';
import { toTurtle } from './turtle-writer.ts';

/** One N-Quads line without its end. */
export const toNQuad = (q: Quad): string =>
  q.graph.termType === 'DefaultGraph' ? toLine(q) : `${toLine(q).slice(0, -1)}${termToText(q.graph)} .`;

function toNQuads(quads: readonly Quad[]): string {
  const lines = [...new Set(quads.map(toNQuad))].toSorted();
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

const writers: Readonly<Record<Format['name'], (quads: readonly Quad[], base?: string) => string>> = {
  ttl: (quads, base) => toTurtle(quads, false, base),
  trig: (quads, base) => toTurtle(quads, true, base),
  nt: (quads) => toNTriples(quads),
  nq: (quads) => toNQuads(quads),
  jsonld: toJsonLd,
  rdfxml: toRdfXml,
};

/**
 * @param options.base the hub's base IRI: gives our own vocabulary its prefix
 * @throws Problem `not-acceptable` for a format we do not write, or that cannot say this
 */
export async function serialise(
  quads: readonly Quad[],
  mediaType: string,
  options: { readonly base?: string } = {},
): Promise<string> {
  const format = formatByMediaType(mediaType);
  if (format !== undefined) return writers[format.name](quads, options.base);
  throw new Problem(
    'not-acceptable',
    `“${mediaType.slice(0, 100)}” is not written; ask for one of ${formats.map((row) => row.mediaType).join(', ')}.`,
  );
}
