// Our own words at their addresses: shapes per module, the vocabulary at /ns, the JSON-LD context; each as data, and as a page
// for a browser. Reading only.
import { readFile } from 'node:fs/promises';
import { Router, type Request, type Response } from 'express';
import type { Quad } from '@rdfjs/types';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { negotiate } from '../rdf/negotiate.ts';
import { parse } from '../rdf/parse.ts';
import { serialise } from '../rdf/serialise.ts';
import { webContext, type Ctx } from '../web/context.ts';
import type { Html } from '../web/html.ts';
import { sendPage } from '../web/send.ts';
import { nsPage } from './ns-page.ts';
import { shapesOverview, shapesPage } from './shapes-page.ts';

const offers = ['text/turtle', 'application/ld+json', 'application/n-triples', 'application/rdf+xml'];
const folder = new URL('../../vocab/', import.meta.url);

export function vocabularyDoor(hub: Hub): Router {
  const router = Router();
  const vocabulary = readFile(new URL('vijver.ttl', folder), 'utf8').then((text) =>
    parse(text, 'text/turtle', `${hub.base}/`),
  );
  vocabulary.catch((error: unknown) => hub.report(error, 'the vocabulary cannot be read'));
  const context = readFile(new URL('context.jsonld', folder), 'utf8');
  context.catch((error: unknown) => hub.report(error, 'the context cannot be read'));

  router.get('/shapes', async (request, response) => {
    response.vary('accept');
    if (negotiate(request.headers.accept, ['application/json', 'text/html']) === 'text/html') {
      const ctx = await webContext(hub, request);
      return sendPage(ctx, response, shapesOverview(ctx));
    }
    response.json(hub.modules.map(({ name }) => ({ module: name, shapes: `${hub.base}/shapes/${name}` })));
  });
  router.get('/shapes/:module', async (request, response) => {
    const { module } = request.params;
    const found = hub.modules.find(({ name }) => name === module);
    if (found === undefined) throw unknown(module, hub.modules.map(({ name }) => name).join(', '));
    await send(hub, { request, response }, { quads: hub.shapes.quads(module), page: (ctx) => shapesPage(ctx, found) });
  });
  router.get('/ns', async (request, response) => {
    const quads = await vocabulary;
    await send(hub, { request, response }, { quads, page: (ctx) => nsPage(ctx, quads) });
  });
  router.get('/context.jsonld', async (_request, response) => {
    response
      .set('cache-control', 'public, max-age=3600')
      .type('application/ld+json')
      .send(await context);
  });
  return router;
}

const unknown = (module: string, known: string): Problem =>
  new Problem('not-found', {
    nl: `Er zijn geen afspraken voor “${module}”. Wel voor ${known}.`,
    en: `There are no shapes for “${module}”. There are for ${known}.`,
  });

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

interface Content {
  readonly quads: readonly Quad[];
  readonly page: (ctx: Ctx) => Html;
}

async function send(hub: Hub, { request, response }: Exchange, { quads, page }: Content): Promise<void> {
  const mediaType = negotiate(request.headers.accept, [...offers, 'text/html']);
  if (mediaType === undefined) throw new Problem('not-acceptable', `This comes as ${offers.join(', ')}.`);
  response.vary('accept');
  if (mediaType === 'text/html') {
    const ctx = await webContext(hub, request);
    return sendPage(ctx, response, page(ctx));
  }
  const body = await serialise(quads, mediaType);
  response.set('cache-control', 'public, max-age=3600').type(mediaType).send(body);
}
