// Stylesheet, scripts, icons and typefaces: read once, named by their content, cached for ever. Serves nothing that is not in its table.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Router } from 'express';
import { Problem } from '../problem.ts';

interface Asset {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly packed: Readonly<Record<'br' | 'gzip', Buffer>> | undefined;
}

const require = createRequire(import.meta.url);
const own = (name: string): Buffer => readFileSync(new URL(`../../assets/${name}`, import.meta.url));
const font = (path: string): Buffer => readFileSync(require.resolve(`@fontsource-variable/${path}.woff2`));

const atkinson = 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
const literata = 'literata/files/literata';

/** Name in the stylesheet and in pages → how to read it. The stylesheet comes last: it names the fonts. */
const sources: Readonly<Record<string, () => Buffer>> = {
  'icons.svg': () => own('icons.svg'),
  'mark.svg': () => own('mark.svg'),
  'frame.js': () => own('frame.js'),
  'search.js': () => own('search.js'),
  'form.js': () => own('form.js'),
  'picker.js': () => own('picker.js'),
  'draft.js': () => own('draft.js'),
  'write.js': () => own('write.js'),
  'attach.js': () => own('attach.js'),
  'tree.js': () => own('tree.js'),
  'planner.js': () => own('planner.js'),
  'live.js': () => own('live.js'),
  'sparql.js': () => own('sparql.js'),
  'sparql-editor.js': () => own('sparql-editor.js'),
  // Cut from the files below to the letters and weights of a first view (decision 0017; OFL-atkinson.txt, OFL-literata.txt).
  'atkinson-latin.woff2': () => own('atkinson-latin.woff2'),
  'literata-latin.woff2': () => own('literata-latin.woff2'),
  'atkinson-latin-rest.woff2': () => font(`${atkinson}-latin-wght-normal`),
  'atkinson-latin-ext.woff2': () => font(`${atkinson}-latin-ext-wght-normal`),
  'literata-latin-rest.woff2': () => font(`${literata}-latin-wght-normal`),
  'literata-latin-ext.woff2': () => font(`${literata}-latin-ext-wght-normal`),
  'literata-latin-italic.woff2': () => font(`${literata}-latin-wght-italic`),
};

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

interface Table {
  /** Name → address. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Address without `/assets/` → bytes. */
  readonly files: ReadonlyMap<string, Asset>;
}

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function createTable(): Table {
  const addresses = new Map<string, string>();
  const files = new Map<string, Asset>();
  const add = (name: string, bytes: Buffer): void => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    const extension = extensionOf(name);
    const file = `${name.slice(0, -extension.length)}${hash}.${extension}`;
    addresses.set(name, `/assets/${file}`);
    const packed = extension === 'woff2' ? undefined : { br: brotliCompressSync(bytes), gzip: gzipSync(bytes) };
    files.set(file, { bytes, mediaType: mediaTypes[extension] ?? 'application/octet-stream', packed });
  };
  for (const [name, read] of Object.entries(sources)) add(name, read());
  const css = own('vijver.css')
    .toString('utf8')
    .replace(/url\(([\w-]+\.woff2)\)/g, (_, name: string) => `url(${addresses.get(name) ?? name})`);
  add('vijver.css', Buffer.from(css));
  return { addresses, files };
}

let table: Table | undefined;
const loaded = (): Table => (table ??= createTable());

/** The stylesheet as it is written, for the page that explains it. */
export const stylesheet = (): string => own('vijver.css').toString('utf8');

/** The address of an asset; it changes when the content does. */
export function asset(name: string): string {
  const address = loaded().addresses.get(name);
  if (address === undefined) throw new Error(`No asset ${name}: add it to src/web/static.ts`);
  return address;
}

/** GET /assets/{name}.{hash}.{ext} */
export function staticDoor(): Router {
  const router = Router();
  router.get('/assets/:file', (request, response) => {
    const found = loaded().files.get(request.params.file);
    if (!found) throw new Problem('not-found', `No asset ${request.params.file.slice(0, 80)}; reload the page.`);
    response.set({
      'content-type': found.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    const coding = found.packed ? request.acceptsEncodings('br', 'gzip') : false;
    if (!found.packed || (coding !== 'br' && coding !== 'gzip')) return void response.end(found.bytes);
    response.set('content-encoding', coding);
    response.end(found.packed[coding]);
  });
  router.get('/favicon.ico', (_request, response) => response.redirect(302, asset('mark.svg')));
  return router;
}
