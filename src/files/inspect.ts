// What a file is, by its content: what it says of itself is only somebody's word. Gives the pieces that are kept; refuses the rest.
import { isUtf8 } from 'node:buffer';
import { sniff } from '../http/sniff.ts';
import type { MediaType } from './formats.ts';
import { readOffice } from './office.ts';
import { readGif } from './pictures/gif.ts';
import { readJpeg } from './pictures/jpeg.ts';
import type { Picture } from './pictures/picture.ts';
import { readPng } from './pictures/png.ts';
import { readWebp } from './pictures/webp.ts';
import { damaged, notKept } from './refuse.ts';

export interface Inspected {
  readonly type: MediaType;
  /** What is kept of it, in order. */
  readonly pieces: readonly Uint8Array[];
  readonly width?: number;
  readonly height?: number;
}

interface Kind {
  readonly begins: string;
  readonly read: (file: Buffer, begin: string) => Inspected;
}

const picture =
  (type: MediaType, read: (file: Buffer) => Picture) =>
  (file: Buffer): Inspected => ({ type, ...read(file) });

/** By the first bytes, in hexadecimal. */
const kinds: readonly Kind[] = [
  { begins: '89504e470d0a1a0a', read: picture('image/png', readPng) },
  { begins: 'ffd8ff', read: picture('image/jpeg', readJpeg) },
  { begins: '474946383', read: picture('image/gif', readGif) },
  { begins: '255044462d', read: readPdf },
  { begins: '504b0304', read: (file) => ({ type: readOffice(file), pieces: [file] }) },
];

/**
 * @param name as it was sent: tells a table from plain text, and nothing else
 * @throws Problem unsupported-media-type, too-large
 */
export function inspect(file: Buffer, name: string): Inspected {
  if (file.length === 0) throw notKept({ nl: 'leeg', en: 'empty' });
  const start = file.subarray(0, 16).toString('hex');
  const kind = kinds.find(({ begins }) => start.startsWith(begins));
  if (kind !== undefined) return kind.read(file, start);
  if (start.startsWith('52494646') && start.slice(16, 24) === '57454250') return picture('image/webp', readWebp)(file);
  return readText(file, name);
}

/** The end of a PDF says that it is whole (ISO 32000, 7.5.5). */
function readPdf(file: Buffer): Inspected {
  if (!file.subarray(-2048).includes('%%EOF')) throw damaged('PDF');
  return { type: 'application/pdf', pieces: [file] };
}

/** What `sniff` tells of, in Dutch. */
const dutch: Readonly<Record<string, string>> = {
  'a web page': 'een webpagina',
  'a program': 'een programma',
  'an old office document': 'een oud Office-document (bewaar het als docx, xlsx of pptx)',
  'a gzip archive': 'een gzip-archief',
  'a 7-Zip archive': 'een 7-Zip-archief',
  'an SQLite database': 'een databank',
};

const drawnInText = /<svg[\s>]/i;

function readText(file: Buffer, name: string): Inspected {
  const head = file.toString('utf8', 0, 2000);
  if (drawnInText.test(head))
    throw notKept({ nl: 'een SVG-tekening (bewaar ze als PNG)', en: 'an SVG drawing (save it as PNG)' });
  if (/^ftyp(heic|heix|mif1|avif)/.test(file.toString('latin1', 4, 12)))
    throw notKept({
      nl: 'een foto in HEIC of AVIF (bewaar ze als JPEG)',
      en: 'a photo in HEIC or AVIF (save it as JPEG)',
    });
  const found = sniff(file);
  if (found !== undefined) throw notKept({ nl: dutch[found] ?? 'van een soort die we niet bewaren', en: found });
  if (!isUtf8(file) || file.includes(0) || file.includes(0x1b))
    throw notKept({ nl: 'van een soort die we niet kennen', en: 'of a kind that is not known' });
  return { type: /\.csv$/i.test(name) ? 'text/csv' : 'text/plain', pieces: [file] };
}
