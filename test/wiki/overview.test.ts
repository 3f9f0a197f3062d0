import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImporter } from '../import/importer.ts';
import { demoHub, untilReady } from '../demo-hub.ts';
import { testHub, type TestHub } from '../hub.ts';

const table = `museum;datum;onderdeel;score;uitspraak
stam;2024;Beleid;35;A
stam;2026-05-01;Beleid;60,5;A
stam;2026-05-01;Mensen;55;B
stam;2026-05-01;Collectie;80;C
louvre;2026;Beleid;60;A
stam;2026;Beleid;160;A
stam;ooit;Beleid;10;A
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
    expect([done.created, done.invalid]).toEqual([4, 0]);
    const told = done.findings.map(({ message }) => message.nl).join('\n');
    for (const text of ['louvre', '160', 'ooit', 'regel 6']) expect(told).toContain(text);
    expect((await importer.import([path], { module: 'wiki' })).unchanged).toBe(4);
  });

  it('needs its five columns, and no more than four when the museum is said', async () => {
    const path = importer.file('kort.csv', 'datum,onderdeel,score,uitspraak\n2025,Beleid,40,A\n');
    await expect(importer.import([path], { module: 'wiki' })).rejects.toMatchObject({ type: 'bad-request' });
    expect((await importer.import([path], { module: 'wiki', museum: 'hva' })).created).toBe(1);
  });
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

  it('is only of the six', async () => {
    expect((await hub.get('/wiki/overview/louvre', 'text/html')).status).toBe(404);
  });
});
