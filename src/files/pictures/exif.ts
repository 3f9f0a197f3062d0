// Which way is up, in the EXIF of a JPEG, and an EXIF that says nothing else. Everything else in it is let go.

const orientationTag = 0x0112;
const name = 'Exif\0\0';

/** @returns 1–8; undefined when it is no EXIF or does not say */
export function orientationIn(body: Buffer): number | undefined {
  if (body.toString('latin1', 0, 6) !== name || body.length < 20) return undefined;
  const tiff = body.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const long = (at: number): number =>
    at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const directory = long(4);
  const entries = Math.min(short(directory), 200);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + 12 * i;
    if (short(entry) !== orientationTag) continue;
    const value = short(entry + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** A whole APP1 segment with that one entry. */
export function orientationOnly(value: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(value, 18);
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, 34]), Buffer.from(name, 'latin1'), tiff]);
}
