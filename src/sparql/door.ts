// The door /sparql: SPARQL 1.1 Protocol query for programs, an editor for people, a description for RDF clients.
// Refuses updates, other methods, and bodies that are too large.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { raw, Router, type Request, type Response } from 'express';
import { anyone, graphsSeenBy, marksSeenBy, type Actor } from '../access/policy.ts';
import { noteQuery } from '../documents/trail.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { negotiate } from '../rdf/negotiate.ts';
import { serialise } from '../rdf/serialise.ts';
import type { Answer } from '../store/store.ts';
import { describeService } from './describe.ts';
import { chooseForms, contentType, graphForms, wantsPage } from './forms.ts';
import { sendEditor, type Visit } from './page.ts';
import { paid } from './paid.ts';
import { readQuery, type Asked } from './protocol.ts';
import { sendWords } from './words.ts';

/** After decompression. */
const maxBody = '4mb';
/** How long a shared cache may answer in our place without asking. */
const publicSeconds = 10;

export function sparqlDoor(hub: Hub): Router {
  const router = Router();
  router.get('/sparql/words', (request, response) => sendWords(hub, request, response));
  router.get('/sparql', async (request, response) => answer(hub, request, response));
  router.post('/sparql', raw({ type: () => true, limit: maxBody }), async (request, response) =>
    answer(hub, request, response, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)),
  );
  router.all('/sparql', (request) => {
    const allow = 'GET, HEAD, POST, OPTIONS';
    throw new Problem('method-not-allowed', `${request.method} is not possible here. Use ${allow}.`, { allow });
  });
  return router;
}

async function answer(hub: Hub, request: Request, response: Response, body?: Buffer): Promise<void> {
  response.vary('Accept, Authorization, Cookie');
  const asked = readQuery(request, body);
  const actor = await hub.actorOf(request);
  const signal = closing(response);
  try {
    const graphs = graphsSeenBy(actor, hub.base);
    const scope = { defaultGraphs: graphs, namedGraphs: graphs };
    const visit = { request, response, actor, asked, signal, scope, client: clientOf(hub, request, actor) };
    if (asked?.format === undefined && wantsPage(request.get('accept'))) return await sendEditor(hub, visit);
    if (asked === undefined) return await sendDescription(hub, visit);
    await sendAnswer(hub, visit, asked);
  } catch (error) {
    // Nobody is there to be told.
    if (!signal.aborted) throw error;
  }
}

/** Signed in, a person or program is itself wherever it asks from; a stranger is an address. */
const clientOf = ({ addressOf }: Hub, request: Request, actor: Actor): string =>
  actor.role === anyone.role ? addressOf(request) : actor.iri;

/** Fires when the asker is gone before the answer is. */
function closing(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

async function sendDescription(hub: Hub, { request, response, actor, scope }: Visit): Promise<void> {
  const offers = graphForms.map((form) => form.mediaType);
  const mediaType = negotiate(request.get('accept'), offers);
  if (mediaType === undefined) throw new Problem('bad-request', 'The parameter “query” is missing.');
  const quads = describeService(hub.base, scope.namedGraphs);
  setCaching(response, actor, false);
  response.set('content-type', contentType(mediaType)).send(await serialise(quads, mediaType, { base: hub.base }));
}

async function sendAnswer(
  hub: Hub,
  { request, response, actor, client, scope, signal }: Visit,
  asked: Asked,
): Promise<void> {
  const forms = chooseForms(request.get('accept'), asked.format);
  const { text, defaultGraphUris, namedGraphUris } = asked;
  const query = { text, scope, defaultGraphUris, namedGraphUris, client, signal, ...forms };
  const cacheable = request.method !== 'POST';
  const question = digest([asked, forms, query.scope]);
  const standing = tagOf(hub.store.status().seq, question);
  if (cacheable && matches(request.get('if-none-match'), standing)) {
    setCaching(response, actor, false);
    return void response.set('etag', standing).status(304).end();
  }
  noteQuery(hub, actor, marksSeenBy(actor));
  const result = await paid(hub, client, () => hub.store.query(query));
  // A form of our own page asked for a file; a link says so itself.
  if (!cacheable && asked.format !== undefined && wantsPage(request.get('accept')))
    response.set('content-disposition', `attachment; filename="vijver.${asked.format}"`);
  setCaching(response, actor, result.volatile || !cacheable);
  if (cacheable && !result.volatile) response.set('etag', tagOf(result.seq, question));
  response.set('content-type', contentType(result.mediaType));
  response.set('server-timing', `query;dur=${result.elapsedMs.toFixed(1)}`);
  await sendBytes(request, response, result);
}

const digest = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);

/** Weak: another reader may give the same rows in another order. */
const tagOf = (seq: number, question: string): string => `W/"${seq}-${question}"`;

const matches = (header: string | undefined, tag: string): boolean =>
  header !== undefined && header.split(',').some((part) => part.trim() === tag);

/** What a signed-in person saw is never for a shared cache. */
function setCaching(response: Response, actor: Actor, volatile: boolean): void {
  const control = actor.role === anyone.role ? `public, max-age=${publicSeconds}` : 'private, no-cache';
  response.set('cache-control', volatile ? 'no-store' : control);
}

const chunkBytes = 65_536;
/** Smaller answers fit in a packet or two. */
const worthPacking = 4_096;

function* chunksOf(body: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < body.length; at += chunkBytes) yield body.subarray(at, at + chunkBytes);
}

/** In pieces, as fast as the client takes them; packed lightly, since packing well takes longer than asking. */
async function sendBytes(request: Request, response: Response, { body }: Answer): Promise<void> {
  response.vary('Accept-Encoding');
  if (request.method !== 'HEAD' && body.length >= worthPacking && acceptsGzip(request)) {
    response.set('content-encoding', 'gzip');
    return pipeline(Readable.from(chunksOf(body)), createGzip({ level: constants.Z_BEST_SPEED }), response);
  }
  response.set('content-length', String(body.length));
  if (request.method === 'HEAD' || body.length === 0) return void response.end();
  if (body.length <= chunkBytes) return void response.end(body);
  await pipeline(Readable.from(chunksOf(body)), response);
}

/** Between programs on one machine packing takes longer than sending: measured, 107 ms against 75 ms for 20,000 triples. */
const acceptsGzip = (request: Request): boolean =>
  request.acceptsEncodings('gzip', 'identity') === 'gzip' && (!isNear(request) || isPassedOn(request));

const isNear = ({ socket }: Request): boolean => /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
/** A proxy beside us asks for somebody who is far. */
const isPassedOn = ({ headers }: Request): boolean =>
  headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined || headers.via !== undefined;
