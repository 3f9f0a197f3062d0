// What bytes are, by how they begin: a declared type is only somebody's word. Pure; knows what must not pass as text.

/** First bytes, in hexadecimal. */
const signs: readonly (readonly [name: string, begins: string])[] = [
  ['a PNG picture', '89504e470d0a1a0a'],
  ['a JPEG picture', 'ffd8ff'],
  ['a GIF picture', '47494638'],
  ['a PDF', '255044462d'],
  ['a ZIP archive or an office document', '504b0304'],
  ['a gzip archive', '1f8b'],
  ['a 7-Zip archive', '377abcaf271c'],
  ['an old office document', 'd0cf11e0'],
  ['a program', '4d5a9000'],
  ['a program', '7f454c46'],
  ['a program', 'cffaedfe'],
  ['an SQLite database', '53514c69746520666f726d6174203300'],
];

const webPage = /^\uFEFF?\s*<(?:!doctype\s+html|html|head|body|script|iframe|svg)[\s>]/i;
const looked = 512;

/** @returns what it is for people, such as `a PDF`; undefined for what may be text */
export function sniff(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, looked));
  const start = head.toString('hex');
  const found = signs.find(([, begins]) => start.startsWith(begins))?.[0];
  return found ?? (webPage.test(head.toString('utf8')) ? 'a web page' : undefined);
}
