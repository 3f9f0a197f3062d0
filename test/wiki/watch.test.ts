import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesOf } from '../../src/modules/wiki/watch/change.ts';
import { countSql, flagged, flagsOn } from '../../src/modules/wiki/watch/read.ts';
import type { Event } from '../../src/log/log.ts';
import { createWatchView } from '../../src/modules/wiki/watch/view.ts';
import { verify } from '../../src/verify/verify.ts';
import { testHub, type TestHub } from '../hub.ts';
import { formIn, signIn } from '../web/session.ts';

const prefixes = `@prefix dct: <http://purl.org/dc/terms/> . @prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix v: <http://hub.test/ns#> . @prefix c: <http://hub.test/id/concept/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix adms: <http://www.w3.org/ns/adms#> .\n`;
const id = (type: string, ref: string): string => `http://hub.test/id/${type}/${ref}`;

const version = (
  lines: readonly string[],
  internal: readonly string[] = [],
  action: Event['action'] = 'update',
): Event => ({
  seq: 2,
  tx: 2,
  at: '2026-11-25T10:00:00.000000Z',
  action,
  module: 'terms',
  type: 'concept',
  ref: 'x',
  subject: id('concept', 'x'),
  museum: null,
  actor: 'somebody',
  note: null,
  prev: 1,
  state: { public: said(lines), internal: said(internal), personal: '' },
  streams: [],
});
const said = (lines: readonly string[]): string => lines.map((line) => `<${id('concept', 'x')}> ${line} .\n`).join('');
const skos = 'http://www.w3.org/2004/02/skos/core#';
const [label, means] = [`<${skos}prefLabel> "glazuren"@nl`, `<${skos}definition> "Een glasachtige laag."@nl`];
const changes = (before: readonly string[], after: readonly string[]): readonly string[] =>
  changesOf('http://hub.test', version(before), version(after)).map(({ aspect }) => aspect);

describe('what counts as a change of a term', () => {
  it('is another name, meaning or scope, a first meaning, and no longer being in use', () => {
    expect(changes([label], [`<${skos}prefLabel> "glazuur"@nl`])).toEqual(['label']);
    expect(changes([label], [label, means])).toEqual(['definition']);
    expect(changes([label, means], [label])).toEqual(['definition']);
    expect(changes([label], [label, `<${skos}scopeNote> "Niet voor glas."@nl`])).toEqual(['scope']);
    expect(changes([label], [label, `<http://purl.org/dc/terms/isReplacedBy> <${id('concept', 'y')}>`])).toEqual([
      'replaced',
    ]);
    expect(
      changes(
        [label],
        [label, '<http://www.w3.org/2002/07/owl#deprecated> "true"^^<http://www.w3.org/2001/XMLSchema#boolean>'],
      ),
    ).toEqual(['retired']);
  });

  it('is no translation, link, place, second name or note of colleagues', () => {
    for (const added of [
      `<${skos}prefLabel> "glazing"@en`,
      `<${skos}exactMatch> <http://vocab.getty.edu/aat/300053914>`,
      `<${skos}broader> <${id('concept', 'z')}>`,
      `<${skos}altLabel> "glazuring"@nl`,
      `<${skos}editorialNote> "Nakijken."@nl`,
    ])
      expect(changes([label, means], [label, means, added])).toEqual([]);
    expect(changes([label, means], [label, means, `<${skos}definition> "A glassy layer."@en`])).toEqual([]);
  });

  it('is not that a term is published as it was', () => {
    expect(changesOf('http://hub.test', version([], [label, means]), version([label, means]))).toEqual([]);
  });
});

describe('a page that leans on a term', () => {
  let hub: TestHub;
  const put = async (path: string, body: string, headers: Record<string, string> = { 'if-none-match': '*' }) => {
    const answer = await hub.put(path, prefixes + body, { ...hub.as('admin'), ...headers });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  const again = { 'if-match': '*' };
  const concept = (ref: string, more: string, headers?: Record<string, string>) =>
    put(`/doc/concept/${ref}`, `<> a skos:Concept ; skos:inScheme <${id('scheme', 's')}> ; ${more} .`, headers);
  const page = (ref: string, more: string, headers?: Record<string, string>) =>
    put(
      `/doc/page/${ref}`,
      `<> a schema:TechArticle ; schema:headline "Pagina ${ref}"@nl ; v:museum <${id('agent', 'stam')}> ; dct:valid "2099-01-01"^^xsd:date ; ${more} .`,
      headers,
    );
  const flags = (ref: string) =>
    flagsOn(hub.hub.views, id('page', ref), ['public', 'internal']).map(
      ({ term, aspect }) => `${term.split('/').at(-1)} ${aspect}`,
    );

  beforeAll(async () => {
    hub = await testHub();
    await put('/doc/scheme/s', `<> a skos:ConceptScheme ; dct:title "S"@nl .`);
    await concept('glazuren', `skos:prefLabel "glazuren"@nl`);
    await concept('slibgieten', `skos:prefLabel "slibgieten"@nl ; skos:definition "Klei gieten."@nl`);
    await concept('los', `skos:prefLabel "los"@nl`);
    await page('een', `schema:text "Zo glazuren we."@nl ; dct:subject c:glazuren , c:slibgieten`);
    await page('twee', `schema:text "Zie [gieten](/id/concept/slibgieten)."@nl`);
    for (let i = 0; i < 200 && (await hub.request('/ready')).status !== 200; i++)
      await new Promise((done) => setTimeout(done, 50));
  }, 60_000);
  afterAll(() => hub.close());

  it('is flagged by its tags and by the links in its text, and by nothing else', async () => {
    await concept('los', `skos:prefLabel "anders"@nl`, again);
    await concept(
      'slibgieten',
      `skos:prefLabel "slibgieten"@nl ; skos:definition "Vloeibare klei in een mal gieten."@nl`,
      again,
    );
    expect([flags('een'), flags('twee')]).toEqual([['slibgieten definition'], ['slibgieten definition']]);
    await concept(
      'slibgieten',
      `skos:prefLabel "slibgieten"@nl ; skos:definition "Vloeibare klei in een mal gieten."@nl ; skos:exactMatch <http://vocab.getty.edu/aat/1>`,
      again,
    );
    expect(flags('twee')).toEqual(['slibgieten definition']);
    const person = await signIn(hub, hub.token('editor', 'stam'));
    const shown = await (await person.get('/doc/page/een')).text();
    expect(shown).toContain('kreeg een andere definitie');
    const [, difference = ''] = /href="(\/doc\/concept\/slibgieten\/history\?was=[^"]+)"/.exec(shown) ?? [];
    expect(await (await person.get(difference.replace('&amp;', '&'))).text()).toContain('in een mal');
    expect(await (await person.get('/')).text()).toContain('2 pagina’s steunen op een veranderde term');
    expect(await (await person.get('/doc/agent/stam')).text()).not.toContain('undefined');
    const list = await (await person.get('/wiki/overdue?museum=stam')).text();
    expect(list).toContain('2 pagina’s met een veranderde term');
    expect(list).toContain('Pagina twee');
  });

  it('is right again when somebody says so or changes its text, and not when they change something else', async () => {
    const person = await signIn(hub, hub.token('editor', 'stam'));
    const sent = formIn(await (await person.get('/doc/page/een')).text(), '/wiki/still-correct');
    expect((await person.post('/wiki/still-correct', sent)).status).toBe(303);
    expect(flags('een')).toEqual([]);
    await page('twee', `schema:text "Zie [gieten](/id/concept/slibgieten)."@nl ; schema:description "Kort"@nl`, again);
    expect(flags('twee')).toEqual(['slibgieten definition']);
    await page('twee', `schema:text "Zie [het gieten](/id/concept/slibgieten)."@nl`, again);
    expect(flags('twee')).toEqual([]);
  });

  it('is found right as often as its terms change in a day, and a field is too', async () => {
    const person = await signIn(hub, hub.token('editor', 'stam'));
    await put(
      '/doc/field/techniek',
      `@prefix sh: <http://www.w3.org/ns/shacl#> . <> a sh:PropertyShape ; sh:name "Techniek"@nl ; v:museum <${id('agent', 'stam')}> ;
        sh:description "Zoals [gieten](/id/concept/slibgieten)."@nl .`,
    );
    for (const word of ['een', 'twee']) {
      await concept(
        'slibgieten',
        `skos:prefLabel "slibgieten"@nl ; skos:definition "Gieten, versie ${word}."@nl`,
        again,
      );
      for (const [type, ref] of [
        ['page', 'een'],
        ['field', 'techniek'],
      ] as const) {
        const of = () => flagsOn(hub.hub.views, id(type, ref), ['public', 'internal']).length;
        expect(of()).toBe(1);
        const sent = formIn(await (await person.get(`/doc/${type}/${ref}`)).text(), '/wiki/still-correct');
        expect((await person.post('/wiki/still-correct', sent)).status).toBe(303);
        expect(of()).toBe(0);
      }
    }
    const turtle = await (await hub.get('/doc/field/techniek', 'text/turtle', hub.as('reader'))).text();
    expect(turtle).toContain('lastReviewed');
    expect(turtle).not.toContain('dct:valid');
  });

  it('takes the successor of a replaced term by one button, and back by another', async () => {
    await concept('glazuur-aanbrengen', `skos:prefLabel "glazuur aanbrengen"@nl`);
    await concept(
      'glazuren',
      `skos:prefLabel "glazuren"@nl ; adms:status v:deprecated ; owl:deprecated true ; dct:isReplacedBy c:glazuur-aanbrengen`,
      again,
    );
    const person = await signIn(hub, hub.token('editor', 'stam'));
    const shown = await (await person.get('/doc/page/een')).text();
    expect(shown).toContain('is vervangen door');
    const swapped = await person.post('/wiki/swap', formIn(shown, '/wiki/swap'));
    expect(swapped.status).toBe(303);
    expect(flags('een')).toEqual([]);
    const turtle = async () => (await hub.get('/doc/page/een', 'application/n-triples', hub.as('reader'))).text();
    expect(await turtle()).toContain('concept/glazuur-aanbrengen>');
    expect(await turtle()).not.toContain('concept/glazuren>');
    expect(await turtle()).toContain('concept/slibgieten>');
    const done = await (await person.get(swapped.headers.get('location') ?? '')).text();
    expect(done).toContain('Het onderwerp is vervangen.');
    expect((await person.post('/doc/page/een/restore', formIn(done, '/doc/page/een/restore'))).status).toBe(303);
    expect(await turtle()).toContain('concept/glazuren>');
    expect(flags('een')).toEqual(['glazuren replaced']);
  });

  it('is not swapped by who may not write it, nor to what nobody named', async () => {
    const other = await signIn(hub, hub.token('editor', 'msk'));
    const form = (term: string) => new URLSearchParams({ page: id('page', 'een'), term, seq: '1' });
    expect(await (await other.get('/doc/page/een')).text()).not.toContain('action="/wiki/swap"');
    const nobody = await hub.request('/wiki/swap', { method: 'POST', body: form(id('concept', 'glazuren')) });
    expect(nobody.status).toBe(401);
    const person = await signIn(hub, hub.token('editor', 'stam'));
    const sent = formIn(await (await person.get('/doc/page/een')).text(), '/wiki/swap');
    sent.set('term', id('concept', 'slibgieten'));
    expect((await person.post('/wiki/swap', sent)).status).toBe(400);
  });

  it('is no longer flagged when the term is in use again', async () => {
    await concept('glazuren', `skos:prefLabel "glazuren"@nl`, again);
    expect(flags('een')).toEqual([]);
  });

  it('says which lessons teach it and are older than it is', async () => {
    const course = (reviewed: string, headers?: Record<string, string>) =>
      put(
        '/doc/course/les',
        `<> a schema:Course ; schema:name "Les gieten"@nl ; schema:description "Gieten"@nl ; schema:hasPart <${id('page', 'een')}> ; v:reviewedOn "${reviewed}"^^xsd:date .`,
        headers,
      );
    await course('2020-01-01');
    const read = async () => (await hub.get('/doc/page/een', 'text/html', hub.as('reader'))).text();
    expect(await read()).toContain('wordt onderwezen in');
    await course('2099-01-01', again);
    expect(await read()).not.toContain('wordt onderwezen in');
  });

  it('stays from strangers: neither the page nor the list tells them', async () => {
    await concept('slibgieten', `skos:prefLabel "slib gieten"@nl ; skos:definition "Klei gieten."@nl`, again);
    expect(flags('twee')).toEqual(['slibgieten definition', 'slibgieten label']);
    expect(flagsOn(hub.hub.views, id('page', 'twee'), ['public'])).toEqual([]);
    expect(await (await hub.get('/wiki/overdue', 'text/html')).text()).not.toContain('Pagina twee');
  });

  it('tells strangers of a public page nothing of a term that they may not see', async () => {
    const secret = (name: string, headers?: Record<string, string>) =>
      concept('intern', `v:visibility v:internal ; skos:prefLabel "${name}"@nl`, headers);
    await secret('geheim');
    await page('open', `v:visibility v:public ; schema:text "Zo."@nl ; dct:subject c:intern`);
    await secret('geheimer', again);
    expect(flags('open')).toEqual(['intern label']);
    expect(flagsOn(hub.hub.views, id('page', 'open'), ['public'])).toEqual([]);
    const open = await (await hub.get('/doc/page/open', 'text/html')).text();
    expect(open).toContain('Pagina open');
    expect(open).not.toMatch(/geheim|is veranderd sinds/);
    expect(await (await hub.get('/doc/page/open', 'text/html', hub.as('reader'))).text()).toContain('geheimer');
  });

  it('comes out the same when all is made again from the log', async () => {
    const before = flagged(hub.hub.views, { marks: ['public', 'internal'], limit: 200 });
    expect(before.length).toBeGreaterThan(0);
    const faults: string[] = [];
    for await (const step of verify(hub)) faults.push(...step.faults);
    expect(faults).toEqual([]);
  });
});

describe('what a change of terms costs', () => {
  const used = (n: number): number => {
    const db = new DatabaseSync(':memory:');
    const view = createWatchView(db, 'http://hub.test');
    const page: Event = {
      ...version([]),
      module: 'wiki',
      type: 'page',
      subject: id('page', 'p'),
      action: 'create',
      prev: null,
      state: {
        public: `<${id('page', 'p')}> <http://purl.org/dc/terms/subject> <${id('concept', 'x')}> .\n`,
        internal: '',
        personal: '',
      },
    };
    let looked = 0;
    const others = Array.from({ length: n }, (_none, i) => ({
      ...version([label]),
      subject: id('concept', `other-${i}`),
    }));
    view.apply([page, version([label, means]), ...others], () => ((looked += 1), version([label])));
    expect(db.prepare('select count(*) as n from wiki_flag').get()?.['n']).toBe(1);
    return looked;
  };

  it('is one look at the version before for a term that a page leans on, and none for all others', () => {
    expect([used(10), used(1000)]).toEqual([1, 1]);
  });
});

describe('how much the list costs', () => {
  it('looks at the flags of a museum, never at all pages or all uses', async () => {
    const hub = await testHub();
    const rows = hub.hub.views.prepare(`explain query plan ${countSql('stam')}`).all('[]', '[]', 'stam');
    await hub.close();
    const plan = rows.map((row) => String(row['detail'])).join('\n');
    expect(plan).toContain('SEARCH wiki_flag USING INDEX wiki_flag_by_museum');
    expect(plan).not.toMatch(/SCAN wiki/);
  });
});
