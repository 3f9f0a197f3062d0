// JPEG (ITU-T T.81): keeps what draws the picture and which way is up; drops EXIF with its place and camera, XMP, IPTC,
// comments, and whatever follows the end of the picture, such as a film or a second file.
import { damaged } from '../refuse.ts';
import { orientationIn, orientationOnly } from './exif.ts';
import { checkSize, type Picture } from './picture.ts';

const [startOfScan, endOfImage] = [0xda, 0xd9];
/** Start of frame: all but the tables that lie among them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef;

interface Reading {
  size: { readonly width: number; readonly height: number } | undefined;
  orientation: number;
  readonly pieces: Uint8Array[];
}

/** @throws Problem unsupported-media-type when it is cut off or damaged, too-large */
export function readJpeg(file: Buffer): Picture {
  const read: Reading = { size: undefined, orientation: 1, pieces: [] };
  let at = 2;
  for (;;) {
    if (file[at] !== 0xff) throw damaged('JPEG');
    const marker = file[at + 1] ?? 0xff;
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff && at + 1 < file.length) at += 1;
    else if (marker === endOfImage) return finished(file, read, at);
    else at = takeSegment(file, read, at);
  }
}

/** @returns where the next marker stands */
function takeSegment(file: Buffer, read: Reading, at: number): number {
  const marker = file[at + 1] ?? 0;
  const end = endOfSegment(file, at);
  const body = file.subarray(at + 4, end);
  if (isFrame(marker) && read.size === undefined) read.size = sizeIn(body);
  if (marker === 0xe1) read.orientation = orientationIn(body) ?? read.orientation;
  const next = marker === startOfScan ? endOfScan(file, end) : end;
  if (stays(marker, body)) read.pieces.push(file.subarray(at, next));
  return next;
}

function endOfSegment(file: Buffer, at: number): number {
  if (at + 4 > file.length) throw damaged('JPEG');
  const end = at + 2 + file.readUInt16BE(at + 2);
  if (end > file.length || end < at + 4) throw damaged('JPEG');
  return end;
}

/** Of what programs add, only what changes colours: JFIF, a colour profile, Adobe's word for the colour space. */
function stays(marker: number, body: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (!isApplication(marker)) return true;
  const begins = (text: string): boolean => body.toString('latin1', 0, text.length) === text;
  return (
    (marker === 0xe0 && begins('JFIF\0')) ||
    (marker === 0xe2 && begins('ICC_PROFILE\0')) ||
    (marker === 0xee && begins('Adobe'))
  );
}

function sizeIn(body: Buffer): NonNullable<Reading['size']> {
  if (body.length < 6) throw damaged('JPEG');
  const [height, width] = [body.readUInt16BE(1), body.readUInt16BE(3)];
  if (width === 0 || height === 0) throw damaged('JPEG');
  checkSize(width, height);
  return { width, height };
}

/** Picture data holds 0xff only before a zero or as a restart mark. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw damaged('JPEG');
}

function finished(file: Buffer, { size, orientation, pieces }: Reading, at: number): Picture {
  if (size === undefined) throw damaged('JPEG');
  const { width, height } = size;
  const turned = orientation >= 5;
  return {
    width: turned ? height : width,
    height: turned ? width : height,
    pieces: [
      file.subarray(0, 2),
      ...(orientation === 1 ? [] : [orientationOnly(orientation)]),
      ...pieces,
      file.subarray(at, at + 2),
    ],
  };
}
