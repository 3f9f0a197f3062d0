// Our own words at their addresses: shapes per module, the vocabulary at /ns, the JSON-LD context. Reading only.
import { readFile } from 'node:fs/promises';
import { Router, type Request, type Response } from 'express';
import type { Quad } from '@rdfjs/types';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { negotiate } from '../rdf/negotiate.ts';
import { parse } from '../rdf/parse.ts';
import { serialise } from '../rdf/serialise.ts';

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

  router.get(
    '/shapes',
    (_request, response) =>
      void response.json(hub.modules.map(({ name }) => ({ module: name, shapes: `${hub.base}/shapes/${name}` }))),
  );
  router.get('/shapes/:module', async (request, response) => {
    const { module } = request.params;
    if (!hub.modules.some(({ name }) => name === module))
      throw new Problem(
        'not-found',
        `There are no shapes for “${module}”. There are for ${hub.modules.map((m) => m.name).join(', ')}.`,
      );
    await send(request, response, hub.shapes.quads(module));
  });
  router.get('/ns', async (request, response) => send(request, response, await vocabulary));
  router.get('/context.jsonld', async (_request, response) => {
    response
      .set('cache-control', 'public, max-age=3600')
      .type('application/ld+json')
      .send(await context);
  });
  return router;
}

async function send(request: Request, response: Response, quads: readonly Quad[]): Promise<void> {
  const mediaType = negotiate(request.headers.accept, [...offers, 'text/html']);
  if (mediaType === undefined) throw new Problem('not-acceptable', `This comes as ${offers.join(', ')}.`);
  const type = mediaType === 'text/html' ? 'text/turtle' : mediaType;
  const body = await serialise(quads, type);
  // A browser shows Turtle as text rather than saving it.
  response.vary('accept').set('cache-control', 'public, max-age=3600');
  response.type(mediaType === 'text/html' ? 'text/plain; charset=utf-8' : type).send(body);
}
