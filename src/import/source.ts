// A file as text in pieces: unpacked, decoded, with the number of bytes read so far. Refuses bytes that are no text.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '../problem.ts';

export interface Source {
  readonly path: string;
  /** `.ttl`: lower case, without `.gz`. */
  readonly extension: string;
  readonly packed: boolean;
  readonly encoding: string;
  /** The first kilobytes of the text, for telling one XML from another. */
  readonly head: string;
}

const sniffed = 4096;

/** Byte order mark, then what an XML declaration says, else UTF-8. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^[^<]{0,3}<\?xml[^>]*encoding=["']([\w-]{1,40})["']/.exec(start)?.[1]?.toLowerCase() ?? 'utf-8';
}

async function firstBytes(path: string, packed: boolean): Promise<Uint8Array> {
  if (packed) {
    for await (const chunk of pipeline(createReadStream(path), createGunzip(), () => {}))
      return (chunk as Uint8Array).subarray(0, sniffed);
    return new Uint8Array();
  }
  const file = await open(path);
  try {
    const buffer = new Uint8Array(sniffed);
    const { bytesRead } = await file.read(buffer, 0, sniffed);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function decoderFor(encoding: string, path: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (error) {
    throw new Problem(
      'bad-syntax',
      `${path} says it is written in “${encoding}”, which is not known; save it as UTF-8.`,
      {},
      error,
    );
  }
}

/** @throws Problem `not-found` when there is no such file */
export async function openSource(path: string): Promise<Source> {
  const packed = path.toLowerCase().endsWith('.gz');
  const name = packed ? path.slice(0, -3) : path;
  const extension = (/\.[a-z0-9]+$/i.exec(name)?.[0] ?? '').toLowerCase();
  const bytes = await firstBytes(path, packed).catch((error: unknown) => {
    throw new Problem('not-found', `${path} cannot be read: ${(error as Error).message}`, {}, error);
  });
  const encoding = encodingOf(bytes);
  const head = new TextDecoder(decoderFor(encoding, path).encoding).decode(bytes);
  return { path, extension, packed, encoding, head };
}

/**
 * The text of a file, in pieces.
 * @param onBytes told the bytes of the file read so far
 * @throws Problem `bad-syntax` where bytes are not in the file's encoding
 */
export async function* readText(source: Source, onBytes: (bytes: number) => void = () => {}): AsyncIterable<string> {
  const decoder = decoderFor(source.encoding, source.path);
  let [bytes, seen] = [0, 0];
  const raw = createReadStream(source.path, { highWaterMark: 256 * 1024 });
  raw.on('data', (chunk) => onBytes((bytes += chunk.length)));
  const unpacked = source.packed ? pipeline(raw, createGunzip(), () => {}) : raw;
  for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
    try {
      yield decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw new Problem(
        'bad-syntax',
        `Not ${source.encoding} between byte ${seen} and ${seen + chunk.length}; save it as UTF-8.`,
        {},
        error,
      );
    }
    seen += chunk.length;
  }
  yield decoder.decode();
}
