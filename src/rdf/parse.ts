// Text to quads, from any stranger in any format. Knows formats, knows nothing of domains.
// Refuses what is malformed (with its place), too deep, too large or of an unknown media type.
import type { Readable } from 'node:stream';
import type { Quad } from '@rdfjs/types';
import { Problem } from '../problem.ts';
import { type Format, formatByMediaType, formats } from './formats.ts';
import { type JsonLdOptions, parseJsonLd } from './json-ld.ts';
import { createRdfXmlParser } from './rdf-xml.ts';
import { createTurtleParser, type PieceParser } from './turtle.ts';

/** Characters of one document handed over whole; `vijver import` reads longer files in pieces. */
const longestText = 64 * 1024 * 1024;

function formatOf(mediaType: string): Format {
  const format = formatByMediaType(mediaType);
  if (format !== undefined) return format;
  const list = formats.map((row) => row.mediaType).join(', ');
  throw new Problem('unsupported-media-type', `“${mediaType.slice(0, 100)}” is not read; send one of ${list}.`);
}

const createPieceParser = (format: Format, base: string): PieceParser =>
  format.name === 'rdfxml' ? createRdfXmlParser(base) : createTurtleParser(format.mediaType, base);

const refuseLonger = (length: number): void => {
  if (length > longestText)
    throw new Problem('too-large', `Over ${longestText} characters in one document; split it, or use “vijver import”.`);
};

/**
 * Reads a whole document.
 * @param base what relative IRIs are resolved against
 * @throws Problem `bad-syntax` (extra: line, column), `too-deep`, `too-large`, `unsupported-media-type`, `not-supported`
 */
export async function parse(
  text: string,
  mediaType: string,
  base: string,
  options: JsonLdOptions = {},
): Promise<Quad[]> {
  const format = formatOf(mediaType);
  refuseLonger(text.length);
  if (format.name === 'jsonld') return parseJsonLd(text, base, options);
  const parser = createPieceParser(format, base);
  // A large document in one push would give the lexer one huge buffer; it asks for pieces anyway.
  const quads: Quad[] = [...parser.push(text)];
  for (const q of parser.end()) quads.push(q);
  return quads;
}

/** UTF-8 to text piece by piece. @throws Problem `bad-syntax` for bytes that are not UTF-8 */
export async function* decodeUtf8(input: Readable): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let bytes = 0;
  const decode = (chunk: Uint8Array | undefined): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw new Problem('bad-syntax', `Not UTF-8 at or soon after byte ${bytes}.`, { byte: bytes }, error);
    }
  };
  for await (const chunk of input as AsyncIterable<Uint8Array | string>) {
    if (typeof chunk === 'string') yield chunk;
    else {
      yield decode(chunk);
      bytes += chunk.length;
    }
  }
  yield decode(undefined);
}

/** Reads pieces of text and gives the statements in batches, as they become whole. JSON-LD is gathered first. */
export async function* parseBatches(
  pieces: AsyncIterable<string>,
  mediaType: string,
  base: string,
  options: JsonLdOptions = {},
): AsyncIterable<readonly Quad[]> {
  const format = formatOf(mediaType);
  if (format.name === 'jsonld') {
    let text = '';
    for await (const piece of pieces) refuseLonger((text += piece).length);
    yield await parseJsonLd(text, base, options);
    return;
  }
  const parser = createPieceParser(format, base);
  for await (const piece of pieces) {
    const quads = parser.push(piece);
    if (quads.length > 0) yield quads;
  }
  yield parser.end();
}

/** Reads a stream of bytes; statements come as they become whole, in bounded memory (but for JSON-LD). */
export async function* parseStream(input: Readable, mediaType: string, base: string): AsyncIterable<Quad> {
  for await (const batch of parseBatches(decodeUtf8(input), mediaType, base)) yield* batch;
}
