// The Reconciliation API 0.2 at /reconcile/{lang}/{scheme}, and a page that tells people how to use it. Reads only.
// https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
import { setImmediate as turn } from 'node:timers/promises';
import { Router, type Request, type Response } from 'express';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { loadEntity } from './entity.ts';
import { extend, parseExtend, propose } from './extend.ts';
import { openToAll, parseJson, readForm, sendJson } from './http.ts';
import { manifest } from './manifest.ts';
import { answer, type Match } from './match.ts';
import { logo, reconcilePage } from './page.ts';
import { missingPreview, preview, previewPolicy } from './preview.ts';
import { parseBatch, type ReconQuery } from './query.ts';
import { askerOf, readerOf, serviceFor, type Service } from './service.ts';
import { suggestEntities, suggestProperties, suggestTypes, type Suggesting } from './suggest.ts';

const root = '/reconcile/:lang/:scheme';

/** One after the other; others get their turn between two queries. */
async function answerBatch(service: Service, batch: ReadonlyMap<string, ReconQuery>): Promise<object> {
  const results: [string, { result: readonly Match[] }][] = [];
  for (const [key, query] of batch) {
    results.push([key, { result: await answer(service, query) }]);
    await turn();
  }
  return Object.fromEntries(results);
}

/** Manifest, queries and extension share one address (§3.2, §4, §7.2). */
async function serveRoot(hub: Hub, request: Request, response: Response): Promise<void> {
  const form = await readForm(request);
  const [queries, extension] = [form.get('queries'), form.get('extend')];
  response.set('cache-control', cachingFor(request)).vary('authorization, cookie');
  if (queries === null && extension === null) {
    if (request.method === 'POST') throw new Problem('bad-request', 'Post a form with “queries” or “extend”.');
    sendJson(request, response, manifest(await serviceFor(hub, request, await readerOf(hub, request))));
    return;
  }
  const service = await serviceFor(hub, request, await askerOf(hub, request));
  const body =
    queries === null
      ? await extend(service, parseExtend(parseJson(extension ?? '', 'extend')))
      : await answerBatch(service, parseBatch(parseJson(queries, 'queries')));
  sendJson(request, response, body);
}

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 2_000) : '');

function whole(value: unknown, usual: number, most: number): number {
  const number = Math.floor(Number(text(value)));
  return text(value) === '' || !Number.isFinite(number) || number < 0 ? usual : Math.min(most, number);
}

const suggesting = ({ query }: Request): Suggesting => ({
  prefix: text(query['prefix']),
  limit: whole(query['limit'], 10, 50) || 10,
  cursor: whole(query['cursor'], 0, 1_000),
  type: text(query['type']),
});

/** What somebody signed in was told is never for a shared cache. */
const cachingFor = ({ headers }: Request): string =>
  headers.authorization === undefined && headers.cookie === undefined ? 'no-cache' : 'private, no-cache';

type Give = (service: Service, request: Request) => object | Promise<object>;

const gives: Readonly<Record<string, Give>> = {
  '/suggest/entity': (service, request) => suggestEntities(service, suggesting(request)),
  '/suggest/type': (service, request) => suggestTypes(service, suggesting(request)),
  '/suggest/property': (service, request) => suggestProperties(service, suggesting(request)),
  '/extend/propose': (service, { query }) =>
    propose(service, text(query['type']) || undefined, whole(query['limit'], 50, 200) || 50),
};

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function serveGift(hub: Hub, give: Give, { request, response }: Exchange): Promise<void> {
  const service = await serviceFor(hub, request, await askerOf(hub, request));
  response.set('cache-control', cachingFor(request)).vary('authorization, cookie');
  sendJson(request, response, await give(service, request));
}

async function servePreview(hub: Hub, request: Request, response: Response): Promise<void> {
  const service = await serviceFor(hub, request, await askerOf(hub, request));
  const entity = await loadEntity(service, text(request.query['id']));
  // The client shows it in a frame of its own page, wherever that is.
  response.removeHeader('x-frame-options');
  response.set('content-security-policy', previewPolicy).vary('authorization, cookie');
  response.set('cache-control', cachingFor(request)).status(entity === undefined ? 404 : 200);
  const page = entity === undefined ? missingPreview(service) : await preview(service, entity);
  response.type('html').send(page.toString());
}

/** Every address under /reconcile. @throws Problem unknown-scheme, not-found, bad-request, bad-syntax, too-large */
export function reconcileDoor(hub: Hub): Router {
  const router = Router();
  router.use('/reconcile', openToAll);
  router.get('/reconcile', (request, response) => reconcilePage(hub, request, response));
  router.post('/reconcile', (request, response) => reconcilePage(hub, request, response));
  router.get('/reconcile/logo.svg', (_request, response) => {
    response.set('cache-control', 'public, max-age=86400').type('image/svg+xml').send(logo);
  });
  router.get(root, (request, response) => serveRoot(hub, request, response));
  router.post(root, (request, response) => serveRoot(hub, request, response));
  router.all(root, ({ method }) => {
    throw new Problem('method-not-allowed', `${method} is not possible here. Use GET or POST.`, {
      allow: 'GET, HEAD, POST, OPTIONS',
    });
  });
  for (const [path, give] of Object.entries(gives))
    router.get(root + path, (request, response) => serveGift(hub, give, { request, response }));
  router.get(`${root}/preview`, (request, response) => servePreview(hub, request, response));
  // Clients call flyout addresses of manifests they once saw: no page, no noise.
  router.all(`${root}/*rest`, (_request, response) => {
    response.status(404).type('text').send('');
  });
  return router;
}
