// Bytes of pages: in memory as far as they fit, and closed pages on disk for ever. Computes each of them once.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { Problem } from '../problem.ts';

export type Encoding = '' | 'br' | 'gzip';

export interface Body {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  /** Strong: of these very bytes. */
  readonly etag: string;
  readonly contentType: string;
  readonly closed: boolean;
}

const extensions: Readonly<Record<Encoding, string>> = { '': '', br: '.br', gzip: '.gz' };
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

async function encode(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  if (encoding === '') return bytes;
  if (encoding === 'gzip') return toGzip(bytes, { level: 6 });
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return toBrotli(bytes, { params });
}

const etagOf = (bytes: Uint8Array): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 24)}"`;

/** Whole or not at all, also when the power fails. */
async function keep(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function readKept(path: string): Promise<Uint8Array | undefined> {
  try {
    const bytes = await readFile(path);
    return bytes.length === 0 ? undefined : bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What to make, when it is not there yet. */
export interface Wanted {
  /** Says which page, form and, for an open page, which state of it: the same name always has the same bytes. */
  readonly name: string;
  readonly closed: boolean;
  readonly contentType: string;
  readonly encoding: Encoding;
  readonly write: () => Promise<string>;
}

export interface Bodies {
  /** @throws Problem `too-many` when too many different bodies are being made already */
  get(wanted: Wanted): Promise<Body>;
}

/** Bodies in the making; more would only wait for each other and fill memory. */
const mostUnderway = 128;

export interface BodiesParts {
  /** Closed pages are kept under it. */
  readonly dir: string;
  readonly maxBytes: number;
  readonly report: (error: unknown, where: string) => void;
}

export function createBodies({ dir, maxBytes, report }: BodiesParts): Bodies {
  const memory = new LRUCache<string, Body>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes.length + 500,
  });
  const underway = new Map<string, Promise<Body>>();

  async function make(wanted: Wanted): Promise<Uint8Array> {
    if (wanted.encoding === '') return new TextEncoder().encode(await wanted.write());
    const { bytes } = await get({ ...wanted, encoding: '' });
    return encode(bytes, wanted.encoding);
  }

  async function makeOrRead(wanted: Wanted): Promise<Uint8Array> {
    if (!wanted.closed) return make(wanted);
    const path = join(dir, wanted.name + extensions[wanted.encoding]);
    const kept = await readKept(path);
    if (kept !== undefined) return kept;
    const bytes = await make(wanted);
    await keep(path, bytes).catch((error: unknown) => report(error, `keeping page ${path}`));
    return bytes;
  }

  async function produce(wanted: Wanted, key: string): Promise<Body> {
    const bytes = await makeOrRead(wanted);
    const { encoding, contentType, closed } = wanted;
    const body: Body = { bytes, encoding, contentType, closed, etag: etagOf(bytes) };
    memory.set(key, body);
    return body;
  }

  async function get(wanted: Wanted): Promise<Body> {
    const key = wanted.name + extensions[wanted.encoding];
    const found = memory.get(key) ?? underway.get(key);
    if (found !== undefined) return found;
    if (underway.size >= mostUnderway)
      throw new Problem('too-many', 'Many pages are being made just now.', { retryAfter: 1 });
    const making = produce(wanted, key).finally(() => underway.delete(key));
    underway.set(key, making);
    return making;
  }

  return { get };
}
