// WebP (RFC 9649): keeps what draws the picture, drops EXIF and XMP, and what follows the end.
import { damaged } from '../refuse.ts';
import { checkSize, type Picture } from './picture.ts';

const drawing = new Set(['VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags of VP8X that promise EXIF and XMP. */
const promises = 0x0c;

interface Chunk {
  readonly name: string;
  readonly body: Buffer;
  readonly whole: Buffer;
}

/** @throws Problem unsupported-media-type when it is cut off or damaged, too-large */
export function readWebp(file: Buffer): Picture {
  const chunks = chunksOf(file);
  const [first] = chunks;
  const size = first && sizeIn(first);
  if (size === undefined || !chunks.some(({ name }) => ['VP8 ', 'VP8L', 'ANMF'].includes(name))) throw damaged('WebP');
  checkSize(size.width, size.height, Math.max(1, chunks.filter(({ name }) => name === 'ANMF').length));
  const kept = chunks.flatMap(({ name, whole }) =>
    name === 'VP8X' ? [withoutPromises(whole)] : drawing.has(name) ? [whole] : [],
  );
  const head = Buffer.from(file.subarray(0, 12));
  head.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4);
  return { ...size, pieces: [head, ...kept] };
}

function chunksOf(file: Buffer): readonly Chunk[] {
  const end = 8 + (file.length < 12 ? 0 : file.readUInt32LE(4));
  if (end > file.length || end < 20) throw damaged('WebP');
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end;) {
    const length = file.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end) throw damaged('WebP');
    chunks.push({
      name: file.toString('latin1', at, at + 4),
      body: file.subarray(at + 8, at + 8 + length),
      whole: file.subarray(at, next),
    });
    at = next;
  }
  return chunks;
}

function sizeIn({ name, body }: Chunk): { readonly width: number; readonly height: number } | undefined {
  if (body.length < 10 && name !== 'VP8L') return undefined;
  if (name === 'VP8X') return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
  if (name === 'VP8 ') return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (name !== 'VP8L' || body.length < 5 || body[0] !== 0x2f) return undefined;
  const bits = body.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function withoutPromises(whole: Buffer): Buffer {
  const copy = Buffer.from(whole);
  copy[8] = (copy[8] ?? 0) & ~promises;
  return copy;
}
