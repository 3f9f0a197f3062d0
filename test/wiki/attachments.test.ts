import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeStrays } from '../../src/modules/wiki/attachments/close.ts';
import { verify } from '../../src/verify/verify.ts';
import { exif, jpeg, pdf, png, segment } from '../files/made.ts';
import { testHub, type TestHub } from '../hub.ts';
import { signIn } from '../web/session.ts';
import { addFile, fileOf, pageTurtle, refOf, sendFile, words } from './send-file.ts';

let hub: TestHub;
let editor: Record<string, string>;
let reader: Record<string, string>;

const text = (path: string, headers: Record<string, string> = {}, accept = 'text/html'): Promise<string> =>
  hub.get(path, accept, headers).then((answer) => answer.text());
const put = async (ref: string, body: string, was?: string): Promise<void> => {
  const match = was === undefined ? { 'if-none-match': '*' } : { 'if-match': was };
  const answer = await hub.put(`/doc/page/${ref}`, body, { ...editor, ...match });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
};
const etagOf = async (path: string): Promise<string> =>
  (await hub.get(path, 'text/turtle', editor)).headers.get('etag') ?? '';
const filesIn = (): readonly string[] =>
  readdirSync(join(hub.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => name);

beforeAll(async () => {
  hub = await testHub();
  editor = hub.as('editor');
  reader = hub.as('reader');
  await put('een', pageTurtle('Begin.'));
  await put('open', pageTurtle('Begin.', 'public', 'Open pagina'));
}, 60_000);
afterAll(async () => {
  expect(hub.reported.map(({ error, where }) => `${where}: ${(error as Error).stack}`)).toEqual([]);
  await hub.close();
});

describe('an attachment', () => {
  it('is a thing of the hub with what its file says, and its bytes come back as they were kept', async () => {
    const file = png({ width: 12, height: 7 });
    const iri = await addFile(hub, { file, headers: editor });
    const turtle = await text(iri.replace(hub.base, '').replace('/id/', '/doc/'), editor, 'text/turtle');
    for (const said of [
      'schema:ImageObject',
      'schema:encodingFormat "image/png"',
      'schema:width "12"',
      'schema:height "7"',
      'schema:name "kopje.png"',
      'Een kopje met een nummer.',
    ])
      expect(turtle).toContain(said);
    const answer = await hub.get(fileOf(iri), '*/*', reader);
    expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true);
    expect(
      Object.fromEntries(
        ['content-type', 'content-disposition', 'x-content-type-options', 'cache-control'].map((name) => [
          name,
          answer.headers.get(name),
        ]),
      ),
    ).toEqual({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="kopje.png"; filename*=UTF-8''kopje.png`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache, no-transform',
    });
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; sandbox;/);
  });

  it('of a page that is not open is nobody’s who may not read that page, at any version and with any tag', async () => {
    const iri = await addFile(hub, { file: png({ width: 5 }), headers: editor });
    const tag = (await hub.get(fileOf(iri), '*/*', editor)).headers.get('etag') ?? '';
    const asked: readonly (readonly [string, Record<string, string>])[] = [
      [fileOf(iri), {}],
      [fileOf(iri), { 'cache-control': 'max-age=0', 'if-none-match': tag }],
      [fileOf(iri), { range: 'bytes=0-3' }],
      [`${fileOf(iri)}?version=${(await hub.hub.state.get(iri))?.seq}`, {}],
      [`/doc/attachment/${refOf(iri)}`, {}],
    ];
    for (const [path, headers] of asked)
      expect([path, (await hub.get(path, '*/*', headers)).status]).toEqual([path, 404]);
    expect(
      (await hub.get(fileOf(iri), '*/*', { ...reader, 'cache-control': 'max-age=0', 'if-none-match': tag })).status,
    ).toBe(304);
  });

  it('is read in parts, and as a whole when the part is of another file', async () => {
    const iri = await addFile(hub, { file: pdf(), name: 'plan é.pdf', fields: {}, headers: editor });
    const part = await hub.get(fileOf(iri), '*/*', { ...reader, range: 'bytes=0-3' });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      '%PDF',
      `bytes 0-3/${pdf().length}`,
    ]);
    expect(part.headers.get('content-disposition')).toBe(
      `attachment; filename="plan e.pdf"; filename*=UTF-8''plan%20%C3%A9.pdf`,
    );
    expect((await hub.get(fileOf(iri), '*/*', { ...reader, range: 'bytes=0-3', 'if-range': '"anders"' })).status).toBe(
      200,
    );
    expect((await hub.get(fileOf(iri), '*/*', { ...reader, range: 'bytes=9999-' })).status).toBe(416);
  });

  it('loses the place where a photo was taken', async () => {
    const file = jpeg({ extra: [segment(0xe1, exif(1, '51.05N 3.72E'))] });
    const iri = await addFile(hub, { file, name: 'foto.jpg', headers: editor });
    expect(Buffer.from(await (await hub.get(fileOf(iri), '*/*', reader)).arrayBuffer()).includes('51.05N')).toBe(false);
  });

  it('whose content is there already takes no place of its own, and stays when the other goes', async () => {
    const file = png({ width: 9, height: 9 });
    const [one, two] = [await addFile(hub, { file, headers: editor }), await addFile(hub, { file, headers: editor })];
    const before = filesIn().length;
    const gone = await hub.request(`/doc/attachment/${refOf(one)}`, {
      method: 'DELETE',
      headers: { ...editor, 'if-match': await etagOf(`/doc/attachment/${refOf(one)}`) },
    });
    expect(gone.ok).toBe(true);
    expect((await hub.get(fileOf(one), '*/*', editor)).status).toBe(410);
    expect([(await hub.get(fileOf(two), '*/*', editor)).status, filesIn().length]).toEqual([200, before]);
  });

  it('says what a picture tells, or that it is decoration', async () => {
    expect((await sendFile(hub, { file: png(), fields: {}, headers: editor })).status).toBe(422);
    expect((await sendFile(hub, { file: png(), fields: { decorative: '1' }, headers: editor })).status).toBe(201);
    expect((await sendFile(hub, { file: pdf(), name: 'x.pdf', fields: {}, headers: editor })).status).toBe(201);
  });

  it('cannot be made without its bytes, nor by who may not write', async () => {
    const body = `@prefix schema: <https://schema.org/> . @prefix dct: <http://purl.org/dc/terms/> .
      <> a schema:MediaObject ; schema:name "x.pdf" ; dct:isPartOf <http://hub.test/id/page/een> ; schema:encodingFormat "application/pdf" ;
      schema:contentSize 5 ; schema:sha256 "${'a'.repeat(64)}" .`;
    expect((await hub.put('/doc/attachment/verzonnen', body, { ...editor, 'if-none-match': '*' })).status).toBe(409);
    expect((await sendFile(hub, { file: png() })).status).toBe(401);
    expect((await sendFile(hub, { file: png(), headers: reader })).status).toBe(403);
    expect((await sendFile(hub, { file: png(), page: 'nergens', headers: editor })).status).toBe(404);
    expect((await hub.get('/wiki/new/attachment', 'text/html', editor)).status).toBe(404);
  });
});

describe('the openness of an attachment', () => {
  it('is that of its page, and follows it when that closes and opens', async () => {
    const iri = await addFile(hub, { file: png({ width: 21 }), page: 'open', headers: editor });
    const path = `/doc/attachment/${refOf(iri)}`;
    const stream = (): Promise<string> => text('/ldes/wiki/0/0', {}, 'application/trig');
    expect([(await hub.get(path)).status, (await hub.get(fileOf(iri), '*/*')).status]).toEqual([200, 200]);
    expect((await hub.get(fileOf(iri), '*/*')).headers.get('cache-control')).toBe('public, no-cache, no-transform');
    expect(await stream()).toContain('schema:encodingFormat');
    await put('open', pageTurtle('Begin.', 'internal', 'Open pagina'), await etagOf('/doc/page/open'));
    expect([(await hub.get(path)).status, (await hub.get(fileOf(iri), '*/*')).status]).toEqual([404, 404]);
    expect(await hub.hub.state.get(iri)).toMatchObject({ mark: 'internal' });
    await put('open', pageTurtle('Begin.', 'public', 'Open pagina'), await etagOf('/doc/page/open'));
    expect((await hub.get(fileOf(iri), '*/*')).status).toBe(200);
  });

  it('is never more than that of its page, whatever it says itself', async () => {
    const iri = await addFile(hub, { file: png({ width: 22 }), headers: editor });
    const path = `/doc/attachment/${refOf(iri)}`;
    const turtle = await text(path, editor, 'text/turtle');
    const open = `${turtle}\n<${iri}> <http://hub.test/ns#visibility> <http://hub.test/ns#public> .`;
    expect((await hub.put(path, open, { ...editor, 'if-match': await etagOf(path) })).ok).toBe(true);
    expect((await hub.get(path)).status).toBe(404);
  });

  it('closes when its page is taken away, and opens when that comes back', async () => {
    await put('weg', pageTurtle('Begin.', 'public', 'Gaat weg'));
    const iri = await addFile(hub, { file: png({ width: 23 }), page: 'weg', headers: editor });
    await hub.request('/doc/page/weg', {
      method: 'DELETE',
      headers: { ...editor, 'if-match': await etagOf('/doc/page/weg') },
    });
    expect([(await hub.get(fileOf(iri), '*/*')).status, (await hub.get(fileOf(iri), '*/*', reader)).status]).toEqual([
      404, 404,
    ]);
    await put('weg', pageTurtle('Terug.', 'public', 'Gaat weg'));
    expect((await hub.get(fileOf(iri), '*/*')).status).toBe(200);
  });

  it('closes after an import that closed its page, whose bytes were closed at once', async () => {
    await put('binnen', pageTurtle('Begin.', 'public', 'Wordt ingelezen'));
    const iri = await addFile(hub, { file: png({ width: 25 }), page: 'binnen', headers: editor });
    const event = await hub.hub.log.latest('http://hub.test/id/page/binnen');
    if (event === undefined) throw new Error('There is no page');
    const internal = event.state.public.replace('ns#public', 'ns#internal');
    const { module, type, ref, subject, museum } = event;
    const change = { module, type, ref, subject, museum, streams: [], state: { public: '', internal, personal: '' } };
    const { lastSeq } = await hub.writer.append([change], { actor: 'urn:vijver:import' });
    await hub.writer.shown(lastSeq);
    expect([(await hub.get(fileOf(iri), '*/*')).status, (await hub.hub.state.get(iri))?.mark]).toEqual([404, 'public']);
    expect(await closeStrays(hub.hub)).toBe(1);
    expect([(await hub.hub.state.get(iri))?.mark, await closeStrays(hub.hub)]).toEqual(['internal', 0]);
  });

  it('is never personal: such a page can have no files', async () => {
    await addFile(hub, { file: png({ width: 24 }), headers: editor });
    const close = hub.put('/doc/page/een', pageTurtle('Begin.', 'personal'), {
      ...hub.as('admin'),
      'if-match': await etagOf('/doc/page/een'),
    });
    expect((await close).status).toBe(409);
  });
});

describe('a text with pictures', () => {
  it('shows those of the hub with their size, words and caption, and makes links of all others', async () => {
    const iri = await addFile(hub, {
      file: png({ width: 30, height: 20 }),
      page: 'open',
      fields: { ...words, caption: 'Onder de voet.' },
      headers: editor,
    });
    const bare = await addFile(hub, {
      file: png({ width: 31 }),
      page: 'open',
      fields: { decorative: '1' },
      headers: editor,
    });
    const doc = await addFile(hub, { file: pdf('b'), name: 'plan.pdf', page: 'open', fields: {}, headers: editor });
    const path = (each: string): string => `/id/attachment/${refOf(each)}`;
    const body = `Zie:\n\n![](${path(iri)})\n\nEn ![anders](/doc/attachment/${refOf(iri)}/file) hier ![](${path(bare)}).\n\n![](${path(doc)})\n\n![elders](https://elders.example/spoor.png)\n\n![](/id/attachment/nergens)`;
    await put('prent', pageTurtle(body, 'public', 'Met prent'));
    const page = await text('/doc/page/prent');
    expect(page).toMatch(
      /<figure>\s*<img\s+src="\/doc\/attachment\/[^"]+\/file\?h=[0-9a-f]{8}"\s+alt="Een kopje met een nummer\."\s+lang="nl"\s+width="30" height="20"/,
    );
    expect(page).toMatch(/<figcaption><bdi[^>]*>Onder de voet\.<\/bdi><\/figcaption>/);
    expect(page).toContain('alt="anders"');
    expect(page).toMatch(/alt=""\s+width="31"/);
    expect(page).toMatch(/<a href="\/doc\/attachment\/[^"]+">plan\.pdf<\/a>/);
    expect(page).toContain('<a href="https://elders.example/spoor.png">elders</a>');
    expect(page.match(/<img/g)).toHaveLength(3);
    expect(page).toContain('Deze afbeelding is er niet, of je mag ze niet zien.');
    expect(await text('/wiki/broken', editor)).toContain('/id/attachment/nergens');
  });

  it('shows nothing of a picture that its reader may not see', async () => {
    const iri = await addFile(hub, { file: png({ width: 33 }), name: 'geheim.png', headers: editor });
    await put('stil', pageTurtle(`![](/id/attachment/${refOf(iri)})`, 'public', 'Stil'));
    const page = await text('/doc/page/stil');
    expect(page).toContain('Deze afbeelding is er niet, of je mag ze niet zien.');
    expect(page).not.toMatch(/<img|geheim|kopje/);
    expect(await text('/doc/page/stil', reader)).toContain('<img');
  });
});

describe('who writes a page', () => {
  it('adds a file without scripts, gets back what was typed when it is refused, and takes it away and back', async () => {
    const person = await signIn(hub, hub.token('editor'));
    const desk = await person.page(`/wiki/attachments?page=${encodeURIComponent('http://hub.test/id/page/een')}`);
    const csrf = /name="_csrf" value="([^"]+)"/.exec(desk)?.[1] ?? '';
    const send = (file: Buffer, fields: Record<string, string>): Promise<Response> =>
      sendFile(hub, {
        file,
        fields: { _csrf: csrf, ...fields },
        headers: { accept: 'text/html', cookie: person.cookie },
      });
    const refused = await send(png(), { alt: '', caption: 'Blijft staan' });
    expect(refused.status).toBe(422);
    const again = await refused.text();
    expect(again).toContain('Beschrijf de afbeelding voor wie ze niet ziet');
    expect(again).toContain('value="Blijft staan"');
    expect((await send(png(), { _csrf: 'een ander', ...words })).status).toBe(403);
    const added = await send(png({ width: 44 }), words);
    expect(added.status).toBe(303);
    const page = await person.page(added.headers.get('location') ?? '');
    expect(page).toContain('Het bestand staat erbij.');
    const [, ref = ''] = /data-new="!\[\]\(\/id\/attachment\/([^)]+)\)/.exec(page) ?? [];
    const seq = (await hub.hub.state.get(`${hub.base}/id/attachment/${ref}`))?.seq ?? 0;
    await person.post(`/doc/attachment/${ref}/delete`, new URLSearchParams({ _csrf: csrf, _seq: String(seq) }));
    expect((await person.get(`/doc/attachment/${ref}/file`)).status).toBe(410);
    await person.post(`/doc/attachment/${ref}/restore`, new URLSearchParams({ _csrf: csrf, version: String(seq) }));
    expect((await person.get(`/doc/attachment/${ref}/file`)).status).toBe(200);
  });

  it('replaces a file, and the old one stays readable in its history', async () => {
    const iri = await addFile(hub, { file: png({ width: 50 }), headers: editor });
    const seq = (await hub.hub.state.get(iri))?.seq ?? 0;
    const fields = { attachment: iri, seq: String(seq) };
    expect((await sendFile(hub, { file: png({ width: 51 }), name: 'nieuw.png', fields, headers: editor })).status).toBe(
      201,
    );
    expect((await sendFile(hub, { file: png({ width: 52 }), fields, headers: editor })).status).toBe(412);
    const wide = async (path: string): Promise<number> =>
      Buffer.from(await (await hub.get(path, '*/*', reader)).arrayBuffer()).readUInt32BE(16);
    expect([await wide(fileOf(iri)), await wide(`${fileOf(iri)}?version=${seq}`)]).toEqual([51, 50]);
    const page = await text(`/doc/attachment/${refOf(iri)}`, reader);
    expect(page).toContain(`file?version=${seq}`);
    expect(page).toContain('nieuw.png');
  });

  it('finds a file by its name and by its words, and sees it at the foot of its page', async () => {
    const iri = await addFile(hub, {
      file: pdf('zoek'),
      name: 'draaiboek.pdf',
      fields: { alt: 'Klimaatmetingen in het depot' },
      headers: editor,
    });
    for (const word of ['draaiboek', 'klimaatmetingen'])
      expect(await text(`/search?q=${word}`, reader)).toContain(refOf(iri));
    expect(await text('/search?q=draaiboek')).not.toContain(refOf(iri));
    expect(await text('/doc/page/een', reader)).toMatch(/draaiboek\.pdf[\s\S]*PDF, \d+ B/);
  });

  it('moves a page with its files', async () => {
    await put('oud', pageTurtle('Begin.', 'internal', 'Oude plek'));
    const iri = await addFile(hub, { file: png({ width: 60 }), page: 'oud', headers: editor });
    const person = await signIn(hub, hub.token('editor'));
    const form = await person.page('/wiki/move?page=http://hub.test/id/page/oud');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const seq = String((await hub.hub.state.get('http://hub.test/id/page/oud'))?.seq);
    const moved = await person.post(
      '/wiki/move',
      new URLSearchParams({ _csrf: csrf, page: 'http://hub.test/id/page/oud', ref: 'nieuwe-plek', seq }),
    );
    expect(moved.status).toBe(303);
    expect(await person.page('/doc/page/nieuwe-plek')).toContain(refOf(iri));
  });
});

it('the log, the views and the bytes agree', async () => {
  const steps = await Array.fromAsync(verify(hub));
  expect(steps.flatMap(({ faults }) => faults)).toEqual([]);
});
