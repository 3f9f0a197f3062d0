// Files that strangers send: two things at once, cut off, too large, under a sly name. Each is refused by name, and nothing stays.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docx, gif, gifComment, pdf, png, zip } from '../files/made.ts';
import { testHub, type TestHub } from '../hub.ts';
import { addFile, fileOf, pageTurtle, refOf, sendFile } from '../wiki/send-file.ts';

let hub: TestHub;
let editor: Record<string, string>;
let position: number;

const left = (): readonly string[] =>
  ['files', 'incoming'].flatMap((folder) =>
    readdirSync(join(hub.dataDir, folder), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map(({ name }) => name),
  );

beforeAll(async () => {
  hub = await testHub({ env: { VIJVER_FILE_MB: '1', VIJVER_FILES_MB: '3' } });
  editor = hub.as('editor');
  await hub.put('/doc/page/een', pageTurtle('Begin.'), { ...editor, 'if-none-match': '*' });
  position = (await hub.hub.log.last()).seq;
}, 60_000);
afterAll(async () => {
  expect(hub.reported.map(({ error, where }) => `${where}: ${(error as Error).stack}`)).toEqual([]);
  await hub.close();
});

describe('a file that is refused', () => {
  const page = Buffer.from('<!doctype html><script>alert(1)</script>');
  it.each([
    ['a page that says it is a picture', page, 'x.png', 415],
    ['a drawing that runs', Buffer.from('<svg onload="alert(1)"/>'), 'x.svg', 415],
    ['an archive', zip([{ name: 'a', content: 'a' }]), 'x.zip', 415],
    ['a document with macros', docx([{ name: 'word/vbaProject.bin' }]), 'x.docx', 415],
    ['a bomb of a package', docx([{ name: 'word/a', content: 'a', unpacked: 4_000_000_000 }]), 'x.docx', 415],
    ['a bomb of pixels', png({ width: 30_000, height: 30_000 }), 'x.png', 413],
    ['half a picture', png().subarray(0, 60), 'x.png', 415],
    ['too much', Buffer.alloc(1_000_001, 0x61), 'x.txt', 413],
    ['far too much', Buffer.alloc(30_000_000, 0x61), 'x.txt', 413],
    ['nothing', Buffer.alloc(0), 'x.txt', 415],
  ])('leaves nothing behind: %s', async (_what, file, name, status) => {
    const answer = await sendFile(hub, { file, name, fields: { alt: 'x' }, headers: editor });
    expect(answer.status).toBe(status);
    expect([left(), (await hub.hub.log.last()).seq]).toEqual([[], position]);
  });

  it('is told so in words that say what to do', async () => {
    const answer = await sendFile(hub, { file: page, name: 'x.png', headers: { ...editor, 'accept-language': 'nl' } });
    const { detail } = (await answer.json()) as { detail: string };
    expect(detail).toMatch(/dat bewaart het handboek niet\. Wel: PNG, JPEG/);
  });

  it.each([
    ['no form', 'text/plain', 'x'],
    ['a form without a boundary', 'multipart/form-data', 'x'],
    ['a form that is none', 'multipart/form-data; boundary=x', 'hello'],
    [
      'a form without a file',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="page"\r\n\r\na\r\n--x--\r\n',
    ],
    [
      'a form that never ends',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc',
    ],
    [
      'heads without end',
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="${'a'.repeat(200_000)}"\r\n\r\na\r\n--x--\r\n`,
    ],
    [
      'fields without end',
      'multipart/form-data; boundary=x',
      `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\na\r\n'.repeat(20_000)}--x--\r\n`,
    ],
  ])('is a form at least: %s', async (_what, type, body) => {
    const headers = { ...editor, accept: 'application/json', 'content-type': type };
    const start = performance.now();
    const answer = await hub.request('/wiki/attachments', { method: 'POST', body, headers });
    expect([400, 404, 415]).toContain(answer.status);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(left()).toEqual([]);
  });
});

describe('an upload that breaks off', () => {
  it('leaves nothing behind, wherever it breaks', async () => {
    const { port } = new URL(hub.url);
    const file = png({ width: 200, height: 200 }).toString('latin1');
    const head = `--x\r\nContent-Disposition: form-data; name="page"\r\n\r\nhttp://hub.test/id/page/een\r\n--x\r\nContent-Disposition: form-data; name="alt"\r\n\r\nx\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n`;
    for (const cut of [
      0,
      40,
      head.length,
      head.length + 20,
      head.length + file.length,
      head.length + file.length + 3,
    ]) {
      const part = (head + file + '\r\n--x--\r\n').slice(0, cut);
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(
            `POST /wiki/attachments HTTP/1.1\r\nHost: x\r\nAuthorization: ${editor['authorization']}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n`,
          );
          socket.write(Buffer.from(part, 'latin1'), () => setTimeout(() => socket.destroy(), 40));
        });
        socket.on('close', () => resolve()).on('error', () => resolve());
      });
      for (let i = 0; i < 50 && left().length > 0; i++) await sleep(20);
      expect([cut, left(), (await hub.hub.log.last()).seq]).toEqual([cut, [], position]);
    }
  });
});

describe('a file that is kept', () => {
  it('and is a page as well is only ever a picture', async () => {
    const file = gif({
      extra: [gifComment('<script>alert(1)</script>')],
      tail: Buffer.from('<html><script>alert(1)</script>'),
    });
    const iri = await addFile(hub, { file, name: 'x.html', headers: editor });
    const answer = await hub.get(fileOf(iri), '*/*', editor);
    expect([answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([
      'image/gif',
      'nosniff',
    ]);
    expect(answer.headers.get('content-disposition')).toContain('filename="x.gif"');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(await answer.text()).not.toContain('script');
  });

  it.each([
    ['../../../etc/cron.d/x.pdf', 'x.pdf'],
    ['..\\..\\x.pdf', 'x.pdf'],
    ['fdp.\u202Eexe.pdf', 'fdp.exe.pdf'],
    ['a\u0000b\r\nSet-Cookie: x=1.pdf', 'ab'],
    ['<img src=x onerror=alert(1)>.pdf', '-img src=x onerror=alert(1)-.pdf'],
    [`${'a'.repeat(5000)}.pdf`, `${'a'.repeat(120)}.pdf`],
  ])('has a name that is one: %j', async (sent, wanted) => {
    const iri = await addFile(hub, { file: pdf(sent.slice(0, 5)), name: sent, fields: {}, headers: editor });
    const answer = await hub.get(fileOf(iri), '*/*', editor);
    expect(
      decodeURIComponent(/UTF-8''(.*)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''),
    ).toContain(wanted);
    expect(answer.headers.get('set-cookie')).toBeNull();
    const page = await (await hub.get(`/doc/attachment/${refOf(iri)}`, 'text/html', editor)).text();
    expect(page).not.toMatch(/<img src=x|\u202E/);
    expect(existsSync(join(hub.dataDir, '..', 'x.pdf'))).toBe(false);
  });

  it('comes in beside another of the same content, and both are whole', async () => {
    const file = png({ width: 77, height: 77 });
    const both = await Promise.all(Array.from({ length: 5 }, () => addFile(hub, { file, headers: editor })));
    expect(new Set(both).size).toBe(5);
    for (const iri of both) expect((await hub.get(fileOf(iri), '*/*', editor)).status).toBe(200);
    expect(left().filter((name) => name.length !== 64)).toEqual([]);
  });

  it('finds no place when there is none, and the others are untouched', async () => {
    const before = left().length;
    const answers: number[] = [];
    for (let i = 0; i < 4; i++)
      answers.push(
        (await sendFile(hub, { file: Buffer.alloc(990_000, 0x61 + i), name: 'vol.txt', fields: {}, headers: editor }))
          .status,
      );
    expect(answers.every((status) => status === 201 || status === 507)).toBe(true);
    expect(answers).toContain(507);
    expect(left().length).toBe(before + answers.filter((each) => each === 201).length);
  });

  it('is read from its own folder alone', async () => {
    const secret = readFileSync(join(hub.dataDir, 'base-iri.txt'), 'utf8').trim();
    for (const path of [
      '/doc/attachment/..%2f..%2fbase-iri.txt/file',
      '/doc/attachment/%2e%2e/file',
      '/doc/attachment/x/file?version=../../1',
    ])
      expect(await (await hub.get(path, '*/*', editor)).text()).not.toBe(secret);
  });
});
