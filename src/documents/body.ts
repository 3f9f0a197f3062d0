// A body of RDF that somebody sends: bounded, UTF-8, in a format the hub reads. Says what is wrong with it otherwise.
import express, { type Request, type RequestHandler } from 'express';
import type { Quad } from '@rdfjs/types';
import { sniff } from '../http/sniff.ts';
import { Problem } from '../problem.ts';
import { bareMediaType, formatByMediaType, formats } from '../rdf/formats.ts';
import { parse } from '../rdf/parse.ts';

/** The largest body of one document, in bytes after decompression; a whole list goes in by `vijver import`. */
export const largestBody = 2_000_000;

/** Reads the body whole; app.ts turns its errors into Problems. */
export const readBody: RequestHandler = express.raw({ type: () => true, limit: largestBody });

/** @throws Problem bad-syntax when it is not UTF-8 */
export function textOf(request: Request): string {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new Problem('bad-syntax', 'The body is not UTF-8. Save it as UTF-8 and send it again.', {}, cause);
  }
}

/** @throws Problem unsupported-media-type, bad-syntax, too-deep */
export async function quadsOf(request: Request, base: string): Promise<Quad[]> {
  const contentType = request.headers['content-type'] ?? '';
  const [, charset = 'utf-8'] = /;\s*charset="?([\w-]*)/i.exec(contentType) ?? [];
  if (!/^utf-?8$/i.test(charset))
    throw new Problem('unsupported-media-type', `Only UTF-8 is read here, not “${charset.slice(0, 40)}”.`);
  const mediaType = bareMediaType(contentType);
  if (formatByMediaType(mediaType) === undefined) {
    const known = formats.map((format) => format.mediaType).join(', ');
    throw new Problem('unsupported-media-type', `“${mediaType}” is not read here. Send one of: ${known}.`);
  }
  const found = Buffer.isBuffer(request.body) ? sniff(request.body) : undefined;
  if (found !== undefined)
    throw new Problem('unsupported-media-type', `The body says it is ${mediaType}, but it is ${found}.`);
  const quads = await parse(textOf(request), mediaType, base);
  if (quads.length === 0)
    throw new Problem('bad-request', 'The body holds no statements. To delete a thing, use DELETE.');
  return quads;
}
