// Files in a folder of the data folder. Written beside, synced, then moved into place: what has a name there is whole.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Files, Held, KeptFile } from './files.ts';
import { inspect, type Inspected } from './inspect.ts';
import { cleanName } from './name.ts';
import { noRoom, tooManyBytes } from './refuse.ts';

export interface FilesPlace {
  readonly dataDir: string;
  /** Bytes of one file, and of all together. */
  readonly most: number;
  readonly mostTogether: number;
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Names in the data folder; `incoming` is of the moment and empty at every start. */
export const [filesFolder, incomingFolder] = ['files', 'incoming'];

export function openFiles({ dataDir, most, mostTogether }: FilesPlace): Files {
  const [folder, incoming] = [join(dataDir, filesFolder), join(dataDir, incomingFolder)];
  rmSync(incoming, { recursive: true, force: true });
  for (const each of [folder, incoming]) mkdirSync(each, { recursive: true, mode: 0o700 });
  const place = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  const has = (hash: string): boolean => isHash(hash) && existsSync(place(hash));
  const list = (): readonly string[] =>
    readdirSync(folder).flatMap((each) => readdirSync(join(folder, each)).filter(isHash));
  const held = new Map<string, number>();
  let used = list().reduce((sum, hash) => sum + statSync(place(hash)).size, 0);

  const hold = (hash: string): (() => void) => {
    held.set(hash, (held.get(hash) ?? 0) + 1);
    return () => void held.set(hash, (held.get(hash) ?? 1) - 1);
  };

  /** Moves what was written into its place; the same content twice is one file. */
  async function settle(path: string, { hash, bytes }: Pick<KeptFile, 'hash' | 'bytes'>): Promise<void> {
    if (has(hash)) return rm(path);
    if (used + bytes > mostTogether) throw noRoom();
    mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
    await rename(path, place(hash));
    used += bytes;
    for (const each of [join(folder, hash.slice(0, 2)), folder]) await syncFolder(each);
  }

  async function keep(source: Readable, sent: string): Promise<Held> {
    const [raw, clean] = [join(incoming, randomUUID()), join(incoming, randomUUID())];
    try {
      await writeDown(raw, source, most);
      const found = inspect(await readFile(raw), sent);
      const written = await writeDown(clean, found.pieces, Infinity);
      const release = hold(written.hash);
      try {
        await settle(clean, written);
      } catch (error) {
        release();
        throw error;
      }
      return { file: { ...written, ...about(found), name: cleanName(sent, found.type) }, release };
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? noRoom() : error;
    } finally {
      await Promise.all([raw, clean].map((path) => rm(path, { force: true })));
    }
  }

  return {
    most,
    keep,
    has,
    list,
    used: () => used,
    pathOf: (hash) => (has(hash) ? place(hash) : undefined),
    isSound: async (hash) => has(hash) && (await hashOf(place(hash))) === hash,
    sweep: (isNeeded) => {
      const gone = list().filter((hash) => (held.get(hash) ?? 0) === 0 && !isNeeded(hash));
      for (const hash of gone) {
        used -= statSync(place(hash)).size;
        rmSync(place(hash));
      }
      return gone.length;
    },
  };
}

const about = ({ type, width, height }: Inspected): Pick<KeptFile, 'type' | 'width' | 'height'> => ({
  type,
  ...(width !== undefined && height !== undefined && { width, height }),
});

const portion = 256 * 1024;

function* portions(piece: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < piece.length; at += portion) yield piece.subarray(at, at + portion);
}

/** A file that is on disk when this returns. @throws Problem too-large */
async function writeDown(
  path: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): Promise<Pick<KeptFile, 'hash' | 'bytes'>> {
  const hash = createHash('sha256');
  const handle = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const piece of source)
      for (const part of portions(piece)) {
        bytes += part.length;
        if (bytes > most) throw tooManyBytes(most);
        hash.update(part);
        await handle.writeFile(part);
      }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { hash: hash.digest('hex'), bytes };
}

/** A name is on disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}
