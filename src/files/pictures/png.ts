// PNG (ISO/IEC 15948): keeps what draws the picture, drops texts, times, EXIF and whatever follows the end.
import { crc32 } from 'node:zlib';
import { damaged } from '../refuse.ts';
import { checkSize, type Picture } from './picture.ts';

const signature = 8;
/** Length, name and sum around the content of a chunk. */
const [before, after] = [8, 4];
const drawing = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs hIST acTL fcTL fdAT'.split(' '),
);

interface Chunk {
  readonly name: string;
  readonly whole: Buffer;
}

/** @throws Problem unsupported-media-type when it is cut off or damaged, too-large */
export function readPng(file: Buffer): Picture {
  const { width, height } = sizeIn(file);
  checkSize(width, height);
  const pieces: Uint8Array[] = [file.subarray(0, signature)];
  let isDrawn = false;
  for (const { name, whole } of chunksOf(file)) {
    if (drawing.has(name)) pieces.push(whole);
    isDrawn ||= name === 'IDAT';
    if (name === 'IEND' && isDrawn) return { width, height, pieces };
  }
  throw damaged('PNG');
}

function* chunksOf(file: Buffer): Iterable<Chunk> {
  for (let at = signature; at + before + after <= file.length;) {
    const end = at + before + file.readUInt32BE(at) + after;
    if (end > file.length) return;
    yield { name: file.toString('latin1', at + 4, at + 8), whole: file.subarray(at, end) };
    at = end;
  }
}

function sizeIn(file: Buffer): { readonly width: number; readonly height: number } {
  if (file.length < 33 || file.toString('latin1', 12, 16) !== 'IHDR' || !sumHolds(file, signature, 13))
    throw damaged('PNG');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (width === 0 || height === 0) throw damaged('PNG');
  return { width, height };
}

const sumHolds = (file: Buffer, at: number, length: number): boolean =>
  crc32(file.subarray(at + 4, at + before + length)) === file.readUInt32BE(at + before + length);
