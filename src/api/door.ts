// The door /api: what all addresses of the hub are, as OpenAPI 3.1 for programs and as a page for people. Reading only.
import { createHash } from 'node:crypto';
import { Router } from 'express';
import type { Hub } from '../hub.ts';
import { isSeen } from '../http/etag.ts';
import { Problem } from '../problem.ts';
import { negotiate } from '../rdf/negotiate.ts';
import { webContext } from '../web/context.ts';
import { sendPage } from '../web/send.ts';
import { allAddresses, describeApi } from './describe.ts';
import { apiPage } from './page.ts';

/** Of this description; the first number changes when an address or a form goes away. */
export const apiVersion = '0.1.0';
const forms = ['application/json', 'application/vnd.oai.openapi+json', 'text/html'];

export function apiDoor(hub: Hub): Router {
  const router = Router();
  const body = JSON.stringify(describeApi(hub.base, hub.modules, apiVersion));
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  router.get('/api', async (request, response) => {
    const form = request.query['format'] === 'json' ? forms[0] : negotiate(request.headers.accept, forms);
    if (form === undefined) throw new Problem('not-acceptable', `This comes as ${forms.join(', ')}.`);
    if (form === 'text/html') {
      const ctx = await webContext(hub, request);
      return sendPage(ctx, response, apiPage(ctx, allAddresses(hub.modules)));
    }
    response.vary('accept').set('cache-control', 'public, max-age=300').set('etag', etag);
    if (isSeen(request.headers['if-none-match'], etag)) return void response.status(304).end();
    response.type(form).send(body);
  });
  router.all('/api', ({ method }) => {
    const allow = 'GET, HEAD, OPTIONS';
    throw new Problem('method-not-allowed', `${method} is not possible here. Use ${allow}.`, { allow });
  });
  return router;
}
