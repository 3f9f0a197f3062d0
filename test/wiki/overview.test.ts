import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImporter } from '../import/importer.ts';
import { demoHub, untilReady } from '../demo-hub.ts';
import { testHub, type TestHub } from '../hub.ts';
import { id, listed, put } from '../training/staff.ts';

const table = `museum;datum;onderdeel;score;uitspraak
stam;2024;Beleid;35;A
stam;2026-05-01;Beleid;60,5;A
stam;2026-05-01;Mensen;55;B
stam;2026-05-01;Collectie;80;C
louvre;2026;Beleid;60;A
stam;2026;Beleid;160;A
stam;ooit;Beleid;10;A
Huis van Alijn;2026;Beleid;50;A
S.M.A.K.;2026;Beleid;50;A
`;

describe('a table of the maturity scan', () => {
  let importer: Awaited<ReturnType<typeof createImporter>>;
  beforeAll(async () => {
    importer = await createImporter();
    mkdirSync(importer.folder, { recursive: true });
  }, 60_000);
  afterAll(() => importer.close());

  it('becomes scores, tells which rows cannot be, and is the same the second time', async () => {
    const path = importer.file('scan.csv', table);
    const done = await importer.import([path], { module: 'wiki' });
    expect([done.created, done.invalid]).toEqual([6, 0]);
    const told = done.findings.map(({ message }) => message.nl).join('\n');
    for (const text of ['louvre', '160', 'ooit', 'regel 6']) expect(told).toContain(text);
    expect((await importer.import([path], { module: 'wiki' })).unchanged).toBe(6);
  });

  it('needs its five columns, and no more than four when the museum is said', async () => {
    const path = importer.file('kort.csv', 'datum,onderdeel,score,uitspraak\n2025,Beleid,40,A\n');
    await expect(importer.import([path], { module: 'wiki' })).rejects.toMatchObject({ type: 'bad-request' });
    expect((await importer.import([path], { module: 'wiki', museum: 'hva' })).created).toBe(1);
  });
});

describe('the skills that a museum misses', () => {
  it('are counted where the group is large enough', async () => {
    const hub = await testHub();
    const skill = id('concept', 'rondleiden');
    await put(hub, '/doc/scheme/v', '<> a skos:ConceptScheme ; dct:title "V"@nl .');
    await put(
      hub,
      '/doc/concept/rondleiden',
      `<> a skos:Concept ; skos:prefLabel "rondleiden"@nl ; skos:inScheme <${id('scheme', 'v')}> .`,
    );
    await put(
      hub,
      '/doc/profile/gids',
      `<> a vijver:RoleProfile ; dct:title "Gids"@nl ; vijver:function <${id('concept', 'gids')}> ; vijver:requirement [ vijver:skill <${skill}> ; vijver:level 2 ] .`,
    );
    for (let i = 0; i < 6; i++) await listed(hub, `Gids ${i}`, 'msk');
    const overview = async (museum: string) =>
      (await hub.get(`/wiki/overview/${museum}`, 'text/html', hub.as('trainer'))).text();
    expect(await overview('msk')).toMatch(/rondleiden[\s\S]*6 van 6[\s\S]*100 %/);
    expect(await overview('stam')).not.toContain('6 van 6');
    await hub.close();
  }, 60_000);
});

describe('a museum at a glance', () => {
  let hub: TestHub;
  const shown = async (path: string, headers = hub.as('reader') as Record<string, string>): Promise<string> =>
    (await hub.get(path, 'text/html', headers)).text();
  const score = (ref: string, aspect: string, value: number, day: string): Promise<Response> =>
    hub.put(
      `/doc/score/${ref}`,
      `@prefix dct: <http://purl.org/dc/terms/> . @prefix qb: <http://purl.org/linked-data/cube#> . @prefix v: <http://hub.test/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      <> a qb:Observation ; dct:title "Uitspraak ${ref}"@nl ; v:aspect "${aspect}" ; v:score ${value}.0 ; dct:date "${day}"^^xsd:date ; v:museum <http://hub.test/id/agent/stam> .`,
      { ...hub.as('admin'), 'if-none-match': '*' },
    );
  beforeAll(async () => {
    hub = await demoHub();
    for (const [i, aspect] of ['Beleid', 'Mensen', 'Collectie'].entries()) {
      await score(`oud-${i}`, aspect, 40, '2014-05-01');
      await score(`nieuw-${i}`, aspect, 60 + i * 10, '2016-05-01');
    }
    await untilReady(hub);
  }, 60_000);
  afterAll(() => hub.close());

  it('tells terms, manuals, applications and what is open', async () => {
    const hva = await shown('/wiki/overview/hva');
    expect(hva).toMatch(/van de \d+ termen van dit museum zijn gekoppeld/);
    expect(hva).toMatch(/acties staan open|actie staat open/);
    expect(await shown('/wiki/overview/msk')).toContain('1 van de 2 pagina’s is over tijd.');
  });

  it('draws the scan as a radar and its mean through the years, with the figures as a table', async () => {
    const stam = await shown('/wiki/overview/stam');
    expect(stam).toContain('class="radar"');
    expect(stam).toContain('id="maturity-trend"');
    expect(stam).toMatch(/2016<\/th>[\s\S]{0,200}70/);
    const none = await testHub();
    const page = await none.get('/wiki/overview/msk', 'text/html', none.as('reader'));
    expect(await page.text()).toContain('Er zijn nog geen scores ingevoerd.');
    await none.close();
  });

  it('keeps scores from strangers, also when they are marked public', async () => {
    expect(await shown('/wiki/overview/stam', {})).not.toContain('class="radar"');
    expect((await hub.get('/doc/score/nieuw-0', 'text/turtle')).status).toBe(404);
  });

  it('leads from every figure to what is behind it', async () => {
    const hva = await shown('/wiki/overview/hva');
    for (const href of [
      '/terms/concept?museum=hva',
      '/wiki/applications?museum=hva',
      '/wiki/actions?museum=hva',
      '/wiki/page?museum=hva',
    ])
      expect(hva).toContain(`href="${href}"`);
    const [, question = ''] = /href="\/sparql\?query=([^"]+)"/.exec(hva) ?? [];
    const answer = await hub.get(`/sparql?query=${question}`, 'application/sparql-results+json', hub.as('reader'));
    const { results } = (await answer.json()) as { results: { bindings: readonly unknown[] } };
    const [, without] = />(\d+) van de \d+ termen hebben nog geen definitie/.exec(hva) ?? [];
    expect(results.bindings).toHaveLength(Number(without));
    expect(await shown('/wiki/applications?museum=msk')).toContain('aria-current');
  });

  it('tells which skills are missing only to who organises the training there, and never of small groups', async () => {
    const section = async (headers: Record<string, string>, museum = 'hva'): Promise<string> => {
      const page = await shown(`/wiki/overview/${museum}`, headers);
      return page.includes('id="skills"')
        ? page.slice(page.indexOf('id="skills"'), page.indexOf('id="applications"'))
        : '';
    };
    expect(await section({})).toBe('');
    expect(await section(hub.as('reader'))).toContain('voor wie de opleiding');
    expect(await section(hub.as('trainer', 'msk'))).toContain('voor wie de opleiding');
    // Six people at the front desk of one, a handful of everything at the other.
    expect(await section(hub.as('trainer', 'hva'))).toMatch(/>6 van 6</);
    const few = await section(hub.as('trainer', 'msk'), 'msk');
    expect(few).toContain('staan er niet bij');
    expect(few).not.toMatch(/\d+ van \d+|<table/);
  });

  it('is only of the six', async () => {
    expect((await hub.get('/wiki/overview/louvre', 'text/html')).status).toBe(404);
  });
});
