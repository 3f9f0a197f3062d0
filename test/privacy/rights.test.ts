// By one click each: everything about me, who looked, correct, forget me. And what others get of it: nothing.
import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { formIn, signIn, type Person } from '../web/session.ts';
import { hunt } from './hunt.ts';
import { bram, lotte, lottesWords, plant, put } from './people.ts';

let folder: string;
let hub: TestHub;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vijver-rights-'));
  hub = await testHub({ dataDir: folder });
  await plant(hub);
});
afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const doc = (iri: string): string => iri.replace('http://hub.test/id', '/doc');
const own = (iri: string): string => iri.replace('http://hub.test/id', '/privacy');

/** A program that is a person: its number is the person's number. */
async function personWithToken(): Promise<{ readonly iri: string; readonly headers: Record<string, string> }> {
  const { token, id } = hub.hub.tokens.create({ name: 'own', role: 'reader' });
  const iri = `http://hub.test/id/person/${id}`;
  await put(hub, doc(iri), `<${iri}> a schema:Person ; foaf:name "Elif Waterviolier" ; ex:language "waterviooltaal" .`);
  return { iri, headers: { authorization: `Bearer ${token}` } };
}

/** In a browser as an administrator who has said why they look. */
async function administrator(): Promise<Person> {
  return signIn(hub, hub.token('admin'));
}

describe('everything about me', () => {
  it('is one click away, readable and as JSON-LD, and holds every record, visit and session', async () => {
    const me = await personWithToken();
    expect((await hub.get('/privacy/me', 'text/html', me.headers)).headers.get('location')).toBe(own(me.iri));
    await hub.get(doc(me.iri), 'text/turtle', { ...hub.as('planner'), 'x-purpose': 'planning' });
    const page = await (await hub.get(own(me.iri), 'text/html', me.headers)).text();
    expect(page).toContain('Elif Waterviolier');
    expect(page).toContain('Ik plan iets');
    const answer = await hub.get(`${own(me.iri)}.jsonld`, 'application/ld+json', me.headers);
    const text = await answer.text();
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    for (const word of ['Elif Waterviolier', 'waterviooltaal', 'planning']) expect(text).toContain(word);
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });

  it('does not exist for a colleague, a planner or a stranger', async () => {
    const me = await personWithToken();
    for (const end of ['', '.jsonld', '/forget'])
      for (const role of ['reader', 'editor', 'planner', 'trainer', 'coordinator'] as const) {
        const response = await hub.get(own(lotte) + end, 'text/html', hub.as(role));
        expect([response.status, role]).toEqual([404, role]);
        expect((await hub.get(own(lotte) + end, 'text/html', me.headers)).status).toBe(404);
      }
    expect((await hub.get(own(lotte), 'text/html')).status).toBe(401);
  });
});

describe('who looked', () => {
  it('is noted with who, when, why and by which door, for records of others only', async () => {
    await hub.get('/doc/enrolment/e1', 'text/turtle', { ...hub.as('trainer'), 'x-purpose': 'training' });
    await hub.get('/doc/room/zolder', 'text/turtle', hub.as('planner'));
    await hub.get(doc(lotte), 'text/turtle', hub.as('reader'));
    const entries = hub.hub.audit.entries({ person: lotte, action: 'read', limit: 10 });
    expect(entries.filter(({ purpose }) => purpose === 'training')).toMatchObject([
      { subject: 'http://hub.test/id/enrolment/e1', door: 'doc', purpose: 'training' },
    ]);
  });

  it('asks a person in a browser once why, and goes on to where they went', async () => {
    const person = await signIn(hub, hub.token('planner'));
    const first = await person.get(doc(lotte));
    expect([first.status, first.headers.get('location')]).toEqual([
      303,
      `/privacy/purpose?next=${encodeURIComponent(doc(lotte))}`,
    ]);
    const values = formIn(await person.page(`/privacy/purpose?next=${doc(lotte)}`), '/privacy/purpose');
    values.set('purpose', 'people');
    const answer = await person.post('/privacy/purpose', values);
    expect(answer.headers.get('location')).toBe(doc(lotte));
    const cookie = `${person.cookie}; ${(answer.headers.get('set-cookie') ?? '').split(';')[0]}`;
    expect((await hub.get(doc(lotte), 'text/html', { cookie })).status).toBe(200);
    expect(hub.hub.audit.entries({ person: lotte, action: 'read', limit: 1 })[0]?.purpose).toBe('people');
  });

  it('notes a query over personal records, and none over public ones', async () => {
    const ask = (role: 'planner' | 'reader') =>
      hub.get('/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D', 'application/sparql-results+json', hub.as(role));
    await ask('reader');
    expect(hub.hub.audit.count({ action: 'query' })).toBe(0);
    await ask('planner');
    expect(hub.hub.audit.entries({ action: 'query', limit: 1 })[0]).toMatchObject({ detail: '{"modules":"planning"}' });
  });
});

describe('the audit trail', () => {
  it('is for administrators, not for editors, planners or coordinators', async () => {
    for (const role of ['reader', 'editor', 'reviewer', 'planner', 'trainer', 'coordinator', 'service'] as const)
      expect((await hub.get('/audit', 'text/html', hub.as(role))).status).toBe(403);
    expect((await hub.get('/audit')).status).toBe(401);
    const page = await (await administrator()).page(`/audit?action=write&person=${lotte}`);
    expect(page).toContain('De keten is heel');
    expect(page).toContain('Lotte Lisdoddeveld');
  });

  it('tells when an entry was changed, taken out, or given to somebody else', async () => {
    await hub.get('/doc/enrolment/e1', 'text/turtle', hub.as('trainer'));
    const db = new DatabaseSync(join(folder, 'audit.sqlite'));
    const check = (sql: string, undo: string): readonly string[] => {
      db.exec(sql);
      const faults = hub.hub.audit.verify();
      db.exec(undo);
      return faults;
    };
    expect(hub.hub.audit.verify()).toEqual([]);
    expect(
      check(
        `update entry set action = 'x' || action where n = 2`,
        `update entry set action = substr(action, 2) where n = 2`,
      ),
    ).toEqual(['audit: entry 2 was changed, or the one before it']);
    expect(
      check(
        'create temp table kept as select * from entry where n = 3; delete from entry where n = 3',
        'insert into entry select * from kept',
      ),
    ).toEqual(['audit: entry 3 is missing']);
    expect(
      check(`update party set iri = iri || 'x' where ref = 1`, `update party set iri = rtrim(iri, 'x') where ref = 1`),
    ).toEqual(['audit: somebody was put in the place of party 1']);
    expect(hub.hub.audit.verify()).toEqual([]);
    expect(hub.hub.audit.verify(2)).toEqual([]);
    db.close();
  });

  it('holds no name, and knows nobody who was forgotten', async () => {
    await hub.get(doc(lotte), 'text/turtle', hub.as('planner'));
    const before = hub.hub.audit.count({});
    await hub.hub.privacy.forget(lotte, { iri: 'urn:x', role: 'admin', museum: null });
    expect(hub.hub.audit.count({})).toBe(before + 1);
    expect(hub.hub.audit.count({ person: lotte })).toBe(0);
    expect(hub.hub.audit.verify()).toEqual([]);
    expect(hunt(folder, [lotte.slice(lotte.lastIndexOf('/') + 1)]).filter((file) => file.startsWith('audit'))).toEqual(
      [],
    );
  });
});

describe('forget me', () => {
  it('says what will go and what will stay, asks twice, and does it', async () => {
    const me = await personWithToken();
    const path = `${own(me.iri)}/forget`;
    const page = await (await hub.get(path, 'text/html', me.headers)).text();
    expect(page).toContain('Verwijderd: 1 ding');
    const post = (body: URLSearchParams) =>
      hub.request(path, { method: 'POST', body, headers: { accept: 'text/html', ...me.headers } });
    const second = await (await post(formIn(page, path))).text();
    expect(second).toContain('Voor altijd vergeten?');
    expect(hub.hub.privacy.isForgotten(me.iri)).toBe(false);
    const done = await (await post(formIn(second, path))).text();
    expect(done).toContain('Vergeten');
    expect(hunt(folder, ['Elif Waterviolier', 'waterviooltaal'])).toEqual([]);
  });

  it('is the administrator’s too, from the person’s page, and not by a forged form', async () => {
    const admin = await administrator();
    const path = `${own(lotte)}/forget`;
    expect((await admin.post(path, new URLSearchParams({ sure: 'for-ever' }))).status).toBe(403);
    const second = await (await admin.post(path, formIn(await admin.page(path), path))).text();
    await admin.post(path, formIn(second, path));
    expect(hunt(folder, lottesWords)).toEqual([]);
    expect(await (await hub.get(doc(bram), 'text/turtle', hub.as('planner'))).text()).toContain('Bram');
    expect((await hub.get(own(lotte), 'text/html', hub.as('admin'))).status).toBe(404);
  });
});

describe('the record of processing', () => {
  it('is a page for staff, a table and JSON-LD, and takes decisions from administrators', async () => {
    expect((await hub.get('/privacy/processing', 'text/html')).status).toBe(401);
    const page = await (await hub.get('/privacy/processing', 'text/html', hub.as('reader'))).text();
    expect(page).toContain('Contact van een groepsbezoek');
    expect(page).toContain('6 maanden');
    const csv = await (await hub.get('/privacy/processing.csv', 'text/csv', hub.as('reader'))).text();
    expect(csv.split('\r\n')[0]).toBe('kind,name,purpose,basis,term,action,hold,owner');
    const jsonld = await (await hub.get('/privacy/processing.jsonld', 'application/ld+json', hub.as('reader'))).text();
    expect(jsonld).toContain('P6M');
    const admin = await administrator();
    const values = formIn(await admin.page('/privacy/processing'), '/privacy/processing/enrolment');
    values.set('reference', 'verslag 7');
    expect((await admin.post('/privacy/processing/enrolment', values)).status).toBe(303);
    expect(hub.hub.retention.approval('enrolment')?.reference).toBe('verslag 7');
  });
});
