// The doors that let others find us: /catalog (DCAT-AP Vlaanderen), /.well-known/void, /robots.txt and the sitemaps.
// Reading only, and the same for everybody: what is not public is neither listed nor counted here.
import { Router, type Request, type Response } from 'express';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { formatByExtension } from '../rdf/formats.ts';
import { webContext } from '../web/context.ts';
import { sendPage } from '../web/send.ts';
import { open, readDatasets } from './datasets.ts';
import { describeCatalog } from './describe.ts';
import { catalogPage, extensions } from './page.ts';
import { chooseForm, sendDescription, sendText } from './send.ts';
import { services } from './services.ts';
import { robots, sitemap, sitemapPart } from './sitemap.ts';
import { describeVoid } from './void.ts';

export function catalogDoor(hub: Hub): Router {
  const router = Router();
  router.get('/catalog', async (request, response) => sendCatalog(hub, request, response));
  for (const extension of extensions)
    router.get(`/catalog.${extension}`, async (request, response) =>
      sendCatalog(hub, request, response, formatByExtension(extension)?.mediaType),
    );
  router.get('/.well-known/void', async (request, response) => sendVoid(hub, request, response));
  router.get('/robots.txt', (request, response) =>
    sendText(request, response, { body: robots(hub.base), type: 'text/plain', maxAge: 3600 }),
  );
  router.get('/sitemap.xml', async (request, response) =>
    sendText(request, response, { body: await sitemap(hub), type: 'application/xml', maxAge: 3600 }),
  );
  router.get('/sitemap/:name/:page.xml', async (request, response) => {
    const { name, page } = request.params;
    const body = await sitemapPart(hub, name, page);
    if (body === undefined) throw new Problem('not-found', 'There is no such sitemap; /sitemap.xml names them all.');
    sendText(request, response, { body, type: 'application/xml', maxAge: 3600 });
  });
  router.all(['/catalog', '/.well-known/void', '/robots.txt', '/sitemap.xml'], ({ method }) => {
    const allow = 'GET, HEAD, OPTIONS';
    throw new Problem('method-not-allowed', `${method} is not possible here. Use ${allow}.`, { allow });
  });
  return router;
}

async function sendCatalog(hub: Hub, request: Request, response: Response, asked?: string): Promise<void> {
  const form = chooseForm(request, asked);
  const catalogued = await readDatasets(hub);
  const doors = services(hub.base, hub.modules);
  response.append('link', `<${hub.base}/.well-known/void>; rel="describedby"`);
  if (form !== 'text/html') {
    const quads = describeCatalog(hub.base, catalogued, doors);
    return sendDescription(request, response, { base: hub.base, quads, form });
  }
  const ctx = await webContext(hub, request);
  sendPage(ctx, response, catalogPage(ctx, catalogued, doors));
}

async function sendVoid(hub: Hub, request: Request, response: Response): Promise<void> {
  const form = chooseForm(request);
  const { datasets } = await readDatasets(hub);
  response.append('link', `<${hub.base}/catalog>; rel="related"`);
  const quads = describeVoid(hub.base, datasets, await examples(hub));
  await sendDescription(request, response, { base: hub.base, quads, form });
}

/** One public thing of each module that has any. */
async function examples({ modules, state }: Hub): Promise<readonly string[]> {
  const found: string[] = [];
  for (const module of modules)
    for (const { name, visibility } of module.types) {
      if (visibility !== 'public') continue;
      const kind = { marks: open, module: module.name, type: name };
      const [first] = await state.list({ ...kind, order: 'label', lang: 'nl', limit: 1, offset: 0 });
      if (first === undefined) continue;
      found.push(first.subject);
      break;
    }
  return found;
}
