// Files that tests send, made byte by byte: real ones, and ones with something in them that must not stay or must not come in.
import { crc32, deflateSync } from 'node:zlib';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const u32 = (n: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(n);
  return four;
};
const l32 = (n: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(n);
  return four;
};
const l16 = (n: number): Buffer => Buffer.from([n & 255, n >> 8]);

export const pngChunk = (name: string, body: Buffer): Buffer =>
  Buffer.concat([u32(body.length), ascii(name), body, u32(crc32(Buffer.concat([ascii(name), body])))]);

export interface PngMade {
  readonly width?: number;
  readonly height?: number;
  /** Before the picture. */
  readonly extra?: readonly Buffer[];
  readonly tail?: Buffer;
}

/** One colour. */
export function png({ width = 4, height = 3, extra = [], tail = Buffer.alloc(0) }: PngMade = {}): Buffer {
  const head = Buffer.concat([u32(width), u32(height), Buffer.from([8, 2, 0, 0, 0])]);
  const rows = width * height > 1_000_000 ? Buffer.alloc(10) : Buffer.alloc((width * 3 + 1) * height, 0x40);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', head),
    ...extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
    tail,
  ]);
}

export const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);

/** EXIF with a place, a camera, and which way is up. */
export function exif(orientation: number, secret: string): Buffer {
  const tiff = Buffer.concat([
    ascii('II*\0'),
    l32(8),
    l16(2),
    Buffer.concat([l16(0x0112), l16(3), l32(1), l16(orientation), l16(0)]),
    Buffer.concat([l16(0x010f), l16(2), l32(secret.length), l32(38)]),
    l32(0),
    ascii(secret),
  ]);
  return Buffer.concat([ascii('Exif\0\0'), tiff]);
}

export interface JpegMade {
  readonly width?: number;
  readonly height?: number;
  readonly extra?: readonly Buffer[];
  readonly tail?: Buffer;
}

/** As far as its marks: nobody draws it. */
export function jpeg({ width = 40, height = 30, extra = [], tail = Buffer.alloc(0) }: JpegMade = {}): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.concat([ascii('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])])),
    ...extra,
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(20, 1)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
    tail,
  ]);
}

export interface GifMade {
  readonly width?: number;
  readonly height?: number;
  readonly extra?: readonly Buffer[];
  readonly frames?: number;
  readonly tail?: Buffer;
}

export const gifComment = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x21, 0xfe, text.length]), ascii(text), Buffer.from([0])]);

export function gif({ width = 2, height = 2, extra = [], frames = 1, tail = Buffer.alloc(0) }: GifMade = {}): Buffer {
  const frame = Buffer.concat([
    Buffer.from([0x2c, 0, 0, 0, 0]),
    l16(width),
    l16(height),
    Buffer.from([0, 2, 2, 0x44, 0x01, 0]),
  ]);
  return Buffer.concat([
    ascii('GIF89a'),
    l16(width),
    l16(height),
    Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    ...extra,
    ...Array.from({ length: frames }, () => frame),
    Buffer.from([0x3b]),
    tail,
  ]);
}

export const webpChunk = (name: string, body: Buffer): Buffer =>
  Buffer.concat([ascii(name), l32(body.length), body, Buffer.alloc(body.length % 2)]);

export function webp(extra: readonly Buffer[] = [], flags = 0): Buffer {
  const head = Buffer.from([flags, 0, 0, 0, 9, 0, 0, 4, 0, 0]);
  const picture = Buffer.from([0x2f, 0x09, 0x00, 0x01, 0x00, 0, 0, 0]);
  const chunks = Buffer.concat([webpChunk('VP8X', head), webpChunk('VP8L', picture), ...extra]);
  return Buffer.concat([ascii('RIFF'), l32(4 + chunks.length), ascii('WEBP'), chunks]);
}

export const pdf = (text = 'een'): Buffer =>
  ascii(`%PDF-1.4\n1 0 obj\n<< /Title (${text}) >>\nendobj\ntrailer\n<<>>\n%%EOF\n`);

export interface Entry {
  readonly name: string;
  readonly content?: string;
  /** What the table of contents says of its size. */
  readonly unpacked?: number;
}

/** A package whose files are stored as they are. */
export function zip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const { name, content = '', unpacked = content.length } of entries) {
    const body = ascii(content);
    const about = Buffer.concat([
      l16(20),
      l16(0),
      l16(0),
      l32(0),
      l32(crc32(body)),
      l32(body.length),
      l32(unpacked),
      l16(name.length),
      l16(0),
    ]);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), about, ascii(name), body]);
    table.push(
      Buffer.concat([
        Buffer.from('504b0102', 'hex'),
        l16(20),
        about,
        l16(0),
        l16(0),
        l16(0),
        l32(0),
        l32(at),
        ascii(name),
      ]),
    );
    parts.push(local);
    at += local.length;
  }
  const contents = Buffer.concat(table);
  const end = Buffer.concat([
    Buffer.from('504b0506', 'hex'),
    l16(0),
    l16(0),
    l16(entries.length),
    l16(entries.length),
    l32(contents.length),
    l32(at),
    l16(0),
  ]);
  return Buffer.concat([...parts, contents, end]);
}

export const docx = (more: readonly Entry[] = []): Buffer =>
  zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ]);

export const odt = (): Buffer =>
  zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', content: '<office/>' },
  ]);
