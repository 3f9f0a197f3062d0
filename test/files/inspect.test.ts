import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/files/formats.ts';
import { inspect } from '../../src/files/inspect.ts';
import { cleanName } from '../../src/files/name.ts';
import { Problem } from '../../src/problem.ts';
import { docx, exif, gif, gifComment, jpeg, odt, pdf, png, pngChunk, segment, webp, webpChunk, zip } from './made.ts';

const secret = 'KanarieVanDePlaats';
const kept = (file: Buffer, name = 'x'): Buffer => Buffer.concat(inspect(file, name).pieces);
const refusal = (file: Buffer, name = 'x'): string => {
  try {
    inspect(file, name);
    return 'kept';
  } catch (error) {
    if (error instanceof Problem) return error.type;
    throw error;
  }
};
const text = (name: string): Buffer => Buffer.from(`${name}\0${secret}`);

describe('a picture', () => {
  it.each([
    [
      'image/png',
      png({
        extra: [pngChunk('tEXt', text('Author')), pngChunk('eXIf', text('II')), pngChunk('iTXt', text('XML'))],
        tail: Buffer.from(secret),
      }),
    ],
    [
      'image/jpeg',
      jpeg({
        extra: [
          segment(0xe1, exif(1, secret)),
          segment(0xed, text('Photoshop')),
          segment(0xfe, text('c')),
          segment(0xe2, text('MPF')),
        ],
        tail: Buffer.from(secret),
      }),
    ],
    ['image/gif', gif({ extra: [gifComment(secret)], tail: Buffer.from(secret) })],
    ['image/webp', webp([webpChunk('EXIF', text('II')), webpChunk('XMP ', text('x'))], 0x0c)],
  ])('keeps nothing of where and by whom it was made (%s)', (type, file) => {
    expect(file.includes(secret)).toBe(true);
    const found = inspect(file, 'x');
    const again = Buffer.concat(found.pieces);
    expect(found.type).toBe(type);
    expect(again.includes(secret)).toBe(false);
    // What is kept is a picture of the same size, and loses nothing more.
    const { width, height, pieces } = inspect(again, 'x');
    expect([width, height]).toEqual([found.width, found.height]);
    expect(Buffer.concat(pieces).equals(again)).toBe(true);
  });

  it('keeps a colour profile, and how often it moves', () => {
    const profile = segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.alloc(20, 7)]));
    expect(kept(jpeg({ extra: [profile] })).includes(profile)).toBe(true);
    const loop = Buffer.concat([
      Buffer.from([0x21, 0xff, 11]),
      Buffer.from('NETSCAPE2.0'),
      Buffer.from([3, 1, 0, 0, 0]),
    ]);
    expect(kept(gif({ extra: [loop] })).includes('NETSCAPE2.0')).toBe(true);
  });

  it('stays the right way up, and is as wide as it is shown', () => {
    const turned = inspect(jpeg({ width: 40, height: 30, extra: [segment(0xe1, exif(6, secret))] }), 'x');
    expect([turned.width, turned.height]).toEqual([30, 40]);
    const again = Buffer.concat(turned.pieces);
    expect(again.includes(secret)).toBe(false);
    expect([inspect(again, 'x').width, inspect(again, 'x').height]).toEqual([30, 40]);
  });

  it('that would unpack to gigabytes is refused by its head', () => {
    expect(refusal(png({ width: 30_000, height: 30_000 }))).toBe('too-large');
    expect(refusal(jpeg({ width: 60_000, height: 60_000 }))).toBe('too-large');
    expect(refusal(gif({ width: 60_000, height: 60_000 }))).toBe('too-large');
    expect(refusal(gif({ width: 6000, height: 6000, frames: 20 }))).toBe('too-large');
  });

  it.each([
    ['PNG', png({ width: 20, height: 20 })],
    ['JPEG', jpeg()],
    ['GIF', gif()],
    ['WebP', webp()],
    ['PDF', pdf()],
    ['docx', docx()],
  ])('or a document that is cut off anywhere is refused (%s)', (_what, file) => {
    for (let at = 8; at < file.length - 8; at++) expect([at, refusal(file.subarray(0, at))]).not.toEqual([at, 'kept']);
  });
});

it('has a kind that the shape of attachments allows, and no shape allows more', () => {
  const [, pattern = ''] =
    /sh:path schema:encodingFormat[\s\S]*?sh:pattern "([^"]+)"/.exec(readFileSync('shapes/wiki.ttl', 'utf8')) ?? [];
  const allowed = new RegExp(pattern.replaceAll('\\\\', '\\'));
  for (const type of Object.keys(formats)) expect([type, allowed.test(type)]).toEqual([type, true]);
  for (const type of ['text/html', 'image/svg+xml', 'application/pdf; x', 'application/vndXoasisXopendocumentXtext'])
    expect([type, allowed.test(type)]).toEqual([type, false]);
});

describe('what a file is', () => {
  it.each([
    ['application/pdf', pdf(), 'x.png'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', docx(), 'x.txt'],
    ['application/vnd.oasis.opendocument.text', odt(), 'x.zip'],
    ['text/plain', Buffer.from('gewone tekst, é'), 'x.exe'],
    ['text/csv', Buffer.from('a;b\n1;2'), 'x.csv'],
    ['image/png', png(), 'x.html'],
  ])('is told by its content: %s', (type, file, name) => {
    expect(inspect(file, name).type).toBe(type);
  });

  it.each([
    ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'x.txt'],
    ['a page with a space before', Buffer.from('\n  <html>'), 'x.csv'],
    [
      'a drawing',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'x.png',
    ],
    ['a program', Buffer.from('4d5a90000300', 'hex'), 'x.pdf'],
    ['another program', Buffer.from('7f454c460201', 'hex'), 'x.pdf'],
    ['a photo of a phone', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0'), 'x.jpg'],
    ['an old document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'x.doc'],
    ['bytes', Buffer.from([1, 2, 0, 3]), 'x.txt'],
    ['Latin-1', Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'x.txt'],
    ['nothing', Buffer.alloc(0), 'x.txt'],
    ['an archive', zip([{ name: 'a.txt', content: 'a' }]), 'x.docx'],
    ['macros', docx([{ name: 'word/vbaProject.bin', content: 'x' }]), 'x.docx'],
    ['a way out', docx([{ name: '../../etc/passwd', content: 'x' }]), 'x.docx'],
    ['a bomb', docx([{ name: 'word/media/a', content: 'x', unpacked: 4_000_000_000 }]), 'x.docx'],
  ])('is refused when it is %s', (_what, file, name) => {
    expect(refusal(file, name)).toBe('unsupported-media-type');
  });

  it('is told in bounded time, whatever the bytes are', () => {
    const starts = [png(), jpeg(), gif(), webp(), pdf(), docx(), Buffer.alloc(0)];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), fc.nat(), (start, noise, at) => {
        const place = start.length === 0 ? 0 : at % start.length;
        refusal(
          Buffer.concat([
            start.subarray(0, place),
            noise,
            start.subarray(Math.min(start.length, place + noise.length)),
          ]),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\jan\\plan.pdf', 'plan.pdf'],
    ['plan\u202Efdp.exe', 'planfdp.pdf'],
    ['\u0000\u0007\u200B', 'bijlage.pdf'],
    ['plan.pdf.html', 'plan.pdf.pdf'],
    ['...', 'bijlage.pdf'],
    ['  a   b .PDF ', 'a b.pdf'],
    ['a"b<c>.pdf', 'a-b-c-.pdf'],
    ['é'.repeat(500), `${'é'.repeat(120)}.pdf`],
  ])('%j becomes %j', (sent, wanted) => {
    expect(cleanName(sent, 'application/pdf')).toBe(wanted);
  });

  it('is never a path, never turns, and always says what the file is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sent) => {
        const name = cleanName(sent, 'image/png');
        expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}\u2028\u2029]{1,124}\.png$/u);
        expect(name.startsWith('.')).toBe(false);
      }),
    );
  });
});
