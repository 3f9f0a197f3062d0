// Which pages a search engine should read: robots.txt and sitemaps (sitemaps.org). Public things only.
// Cut by places in the public streams, so that a page costs the same in a small hub and in a large one.
import { setImmediate as turn } from 'node:timers/promises';
import { pageSize } from '../log/log.ts';
import { docPath } from '../rdf/refs.ts';
import type { CatalogParts } from './datasets.ts';

/** Places in a stream that one sitemap looks at: never more than that many addresses (the norm allows 50,000). */
export const perSitemap = 5_000;

const front = ['/', '/data', '/catalog', '/ldes', '/sparql', '/reconcile', '/api'];
const closed = ['/account', '/signin', '/search', '/sparql?', '/*/new/', '/doc/*/edit$', '/doc/*/delete$'];

/** Nothing secret is named here: signing in, forms, and answers without end are no use to a crawler. */
export function robots(base: string): string {
  const path = new URL(base).pathname.replace(/\/$/, '');
  const rules = closed.map((each) => `Disallow: ${path}${each}`);
  return ['User-agent: *', ...rules, '', `Sitemap: ${base}/sitemap.xml`, ''].join('\n');
}

/** One list of addresses, or a list of such lists when the streams of the modules hold more than one takes. */
export async function sitemap(parts: CatalogParts): Promise<string> {
  const sizes = await Promise.all(parts.modules.map(({ name }) => placesOf(parts, name)));
  if (sizes.reduce((sum, size) => sum + size, 0) > perSitemap) return index(parts, sizes);
  const found: string[] = [];
  for (const { name } of parts.modules) found.push(...(await thingsIn(parts, name, 0)));
  return urlset(parts.base, [...frontPages(parts), ...found]);
}

/**
 * One of the lists that the index names.
 * @returns undefined when there is no such list
 */
export async function sitemapPart(parts: CatalogParts, name: string, page: string): Promise<string | undefined> {
  if (!/^(?:0|[1-9]\d{0,8})$/.test(page)) return undefined;
  if (name === 'pages') return page === '0' ? urlset(parts.base, frontPages(parts)) : undefined;
  const from = Number(page) * perSitemap;
  const known = parts.modules.some((module) => module.name === name);
  if (!known || from >= (await placesOf(parts, name))) return undefined;
  return urlset(parts.base, await thingsIn(parts, name, from));
}

const placesOf = async ({ log }: CatalogParts, name: string): Promise<number> => (await log.stream(name))?.count ?? 0;

const frontPages = ({ modules }: CatalogParts): readonly string[] => [
  ...front,
  ...modules.map(({ name }) => `/${name}`),
];

/** Documents of the things that came into the stream at these places and are still public. */
async function thingsIn({ log, state }: CatalogParts, stream: string, from: number): Promise<readonly string[]> {
  const found = new Set<string>();
  for (let place = from; place < from + perSitemap; place += pageSize) {
    const members = await log.members(stream, place, pageSize);
    for (const { kind, event } of members) {
      if (kind !== 'create') continue;
      const resource = await state.get(event.subject);
      if (resource?.mark === 'public' && !resource.deleted) found.add(docPath(resource.type, resource.ref));
    }
    if (members.length < pageSize) break;
    await turn();
  }
  return [...found];
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const urlset = (base: string, paths: readonly string[]): string =>
  [
    declaration,
    `<urlset ${namespace}>`,
    ...paths.map((path) => `<url><loc>${escaped(base + path)}</loc></url>`),
    '</urlset>',
    '',
  ].join('\n');

function index({ base, modules }: CatalogParts, sizes: readonly number[]): string {
  const parts = modules.flatMap(({ name }, i) =>
    Array.from({ length: Math.ceil((sizes[i] ?? 0) / perSitemap) }, (_, page) => `${name}/${page}`),
  );
  const rows = ['pages/0', ...parts].map(
    (part) => `<sitemap><loc>${escaped(`${base}/sitemap/${part}.xml`)}</loc></sitemap>`,
  );
  return [declaration, `<sitemapindex ${namespace}>`, ...rows, '</sitemapindex>', ''].join('\n');
}
