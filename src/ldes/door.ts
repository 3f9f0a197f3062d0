// The door /ldes: event streams of the public part of the log, page by page. Refuses to write, and pages that are not there.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Router, type Request, type Response } from 'express';
import { LRUCache } from 'lru-cache';
import { pageSize } from '../log/log.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { createBodies, type Bodies, type Body } from './bodies.ts';
import { chooseForm, forms, wantsPage, type Form } from './forms.ts';
import { exists, isFull, nodePath, parseNode, type NodeId } from './pages.ts';
import { readPage } from './read.ts';
import { chooseEncoding, sendBody } from './send.ts';
import { sendForPeople, sendOverview } from './overview.ts';
import { findStream, pageIri, type Stream } from './stream.ts';

export type LdesParts = Pick<Hub, 'base' | 'dataDir' | 'log' | 'modules' | 'report'> &
  Partial<Pick<Hub, 'actorOf' | 'state'>>;

export interface LdesDoor {
  readonly router: Router;
  /**
   * Answers a closed page that is in memory at once, before Express sees the request.
   * @returns false when it is anything else, and nothing has been sent
   */
  readonly fastPage: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export const pagesDir = (dataDir: string): string => join(dataDir, 'pages');
export const bodyName = (stream: Stream, node: NodeId | undefined, form: Form): string =>
  `${encodeURIComponent(stream.name)}/${node === undefined ? 'root' : nodePath(node)}.${form.extension}`;

const memoryBytes = 48 * 1024 * 1024;

const keyOf = ({ url, headers }: IncomingMessage): string =>
  `${url}\n${headers.accept ?? ''}\n${headers['accept-encoding'] ?? ''}`;

export function createLdesDoor(parts: LdesParts): LdesDoor {
  const bodies = createBodies({ dir: pagesDir(parts.dataDir), maxBytes: memoryBytes, report: parts.report });
  const ready = new LRUCache<string, Body>({
    maxSize: memoryBytes,
    sizeCalculation: (body) => body.bytes.length + 500,
  });

  const router = Router({ caseSensitive: true });
  router.get('/ldes', (request, response) => sendOverview(parts, request, response));
  const sendPage = async (request: Request, response: Response): Promise<void> => {
    const body = await answer(parts, bodies, request, response);
    if (body === undefined) return;
    if (body.closed && keyOf(request).length < 2000) ready.set(keyOf(request), body);
    sendBody(request, response, body);
  };
  router.get('/ldes/:stream{/:level/:index}', (request, response) => sendPage(request, response));
  router.all(['/ldes', '/ldes/*path'], (request) => {
    if (request.method === 'GET' || request.method === 'HEAD')
      throw new Problem(
        'not-found',
        `There is nothing at ${request.path.slice(0, 300)}. All streams are listed at /ldes.`,
      );
    throw new Problem('method-not-allowed', 'Event streams are read only; write through /doc, /sparql or /graphs.', {
      allow: 'GET, HEAD, OPTIONS',
    });
  });

  const fastPage = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const body = ready.get(keyOf(request));
    if (body === undefined) return false;
    sendBody(request, response, body);
    return true;
  };
  return { router, fastPage };
}

/** The door for an app that needs no fast path. */
export const ldesDoor = (hub: LdesParts): Router => createLdesDoor(hub).router;

async function answer(
  parts: LdesParts,
  bodies: Bodies,
  request: Request,
  response: Response,
): Promise<Body | undefined> {
  const { stream, node } = await findPage(parts, request);
  const address = pageIri(stream, node).slice(parts.base.length);
  if (wantsPage(request.headers.accept) && isAt(request, address)) {
    await sendForPeople(parts, { request, response, stream, at: node });
    return undefined;
  }
  if (request.originalUrl !== address) {
    // One page, one address: caches and clients compare them letter by letter.
    response.redirect(301, address);
    return undefined;
  }
  const form = chooseForm(request.headers.accept);
  if (form === undefined) {
    const offers = forms.map(({ mediaType }) => mediaType).join(', ');
    throw new Problem('not-acceptable', `Pages of an event stream are sent as ${offers}.`);
  }
  const closed = node !== undefined && isFull(stream.count, node);
  const name = bodyName(stream, node, form);
  return bodies.get({
    name: closed ? name : `${name}@${stateOf(stream, node)}`,
    closed,
    contentType: form.contentType,
    encoding: chooseEncoding(request.headers['accept-encoding']),
    write: async () => form.write(parts.base, await readPage(parts.log, stream, node)),
  });
}

/** People choose a language behind the `?`; data has one address, and nothing behind it. */
const isAt = ({ originalUrl }: Request, address: string): boolean =>
  originalUrl === address || /^\?lang=(?:nl|en)$/.test(originalUrl.slice(address.length));

/** What an open page depends on: a leaf on every member, a page of links on the leaves that are there and full. */
const stateOf = ({ count }: Stream, node: NodeId | undefined): string =>
  node?.level === 0 ? String(count) : `${Math.floor(count / pageSize)}.${Math.ceil(count / pageSize)}`;

const plain = (text: string): string => text.replace(/^0+(?=\d)/, '');

async function findPage(parts: LdesParts, request: Request): Promise<{ stream: Stream; node: NodeId | undefined }> {
  const { stream: name, level, index } = request.params as { stream: string; level?: string; index?: string };
  const stream = await findStream(parts, name);
  if (stream === undefined)
    throw new Problem('not-found', {
      nl: `Er is geen stroom “${name.slice(0, 200)}”. Ze staan allemaal op /ldes.`,
      en: `There is no event stream “${name.slice(0, 200)}”. All of them are listed at /ldes.`,
    });
  if (level === undefined || index === undefined) return { stream, node: undefined };
  const node = parseNode(plain(level), plain(index));
  if (node === undefined || !exists(stream.count, node))
    throw new Problem('not-found', {
      nl: `De stroom “${name}” heeft geen bladzijde ${level}/${index}. Begin op ${stream.root}.`,
      en: `The stream “${name}” has no page ${level}/${index}. Start at ${stream.root}.`,
    });
  return { stream, node };
}
