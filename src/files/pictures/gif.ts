// GIF 89a: keeps frames, their timing and how often they repeat; drops comments, programs' own blocks, and what follows the end.
import { damaged } from '../refuse.ts';
import { checkSize, type Picture } from './picture.ts';

const [extension, image, trailer] = [0x21, 0x2c, 0x3b];
const [control, application] = [0xf9, 0xff];
const repeats = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);
const tableBytes = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1));

interface Block {
  readonly kind: number;
  readonly whole: Buffer;
  readonly stays: boolean;
}

/** @throws Problem unsupported-media-type when it is cut off or damaged, too-large */
export function readGif(file: Buffer): Picture {
  const [width, height] = sizeIn(file);
  const start = 13 + tableBytes(file[10] ?? 0);
  const pieces: Uint8Array[] = [file.subarray(0, start)];
  let frames = 0;
  for (const { kind, whole, stays } of blocksOf(file, start)) {
    if (kind === image) checkSize(width, height, (frames += 1));
    if (stays) pieces.push(whole);
    if (kind === trailer && frames > 0) return { width, height, pieces };
  }
  throw damaged('GIF');
}

function sizeIn(file: Buffer): readonly [number, number] {
  if (file.length < 14 || !/^GIF8[79]a$/.test(file.toString('latin1', 0, 6))) throw damaged('GIF');
  const [width, height] = [file.readUInt16LE(6), file.readUInt16LE(8)];
  if (width === 0 || height === 0) throw damaged('GIF');
  return [width, height];
}

function* blocksOf(file: Buffer, start: number): Iterable<Block> {
  for (let at = start; at < file.length;) {
    const kind = file[at] ?? 0;
    if (kind !== trailer && kind !== image && kind !== extension) return;
    const end = kind === trailer ? at + 1 : kind === image ? afterImage(file, at) : afterBlocks(file, at + 2);
    yield { kind, whole: file.subarray(at, end), stays: kind !== extension || draws(file, at) };
    at = end;
  }
}

const draws = (file: Buffer, at: number): boolean =>
  file[at + 1] === control || (file[at + 1] === application && repeats.has(file.toString('latin1', at + 3, at + 14)));

const afterImage = (file: Buffer, at: number): number => afterBlocks(file, at + 11 + tableBytes(file[at + 9] ?? 0));

/** Behind blocks that each say their length, up to an empty one. */
function afterBlocks(file: Buffer, from: number): number {
  for (let at = from; at < file.length;) {
    const length = file[at] ?? 0;
    at += 1 + length;
    if (length === 0) return at;
  }
  throw damaged('GIF');
}
