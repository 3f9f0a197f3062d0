// Home and the pages of museums: what waits for whom, what changed in one sentence, and nothing internal for a stranger.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/access/policy.ts';
import { lastVisit } from '../../src/web/home/visit.ts';
import { testHub, type TestHub } from '../hub.ts';

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .
  @prefix vijver: <http://hub.test/ns#> . @prefix adms: <http://www.w3.org/ns/adms#> . @prefix schema: <https://schema.org/> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix m8g: <http://data.europa.eu/m8g/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
  @prefix zr: <https://data.vlaanderen.be/ns/zaalreservatie#> . @prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> .\n`;
const stam = 'vijver:museum <http://hub.test/id/agent/stam>';
const days = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString();

describe('home', () => {
  let hub: TestHub;
  let token: string;
  const page = async (path: string, role?: Role, museum?: string): Promise<string> =>
    (await hub.get(path, 'text/html', role === undefined ? {} : hub.as(role, museum))).text();

  beforeAll(async () => {
    hub = await testHub();
    token = hub.token('admin');
    const put = async (path: string, text: string): Promise<void> => {
      const headers = { authorization: `Bearer ${token}`, 'if-none-match': '*' };
      const answer = await hub.put(`/doc/${path}`, prefixes + text, headers);
      if (answer.status !== 201) throw new Error(`${path}: ${await answer.text()}`);
    };
    await put('agent/stam', `<> a foaf:Agent ; foaf:name "STAM" ; ${stam} .`);
    await put('scheme/stad', `<> a skos:ConceptScheme ; dct:title "Stad"@nl ; ${stam} .`);
    const term = 'a skos:Concept ; skos:inScheme <http://hub.test/id/scheme/stad>';
    await put('concept/poort', `<> ${term} ; skos:prefLabel "poort"@nl ; skos:exactMatch <http://aat.example.org/1> .`);
    await put('concept/brug', `<> ${term} ; skos:prefLabel "brug"@nl .`);
    await put('concept/kaai', `<> ${term} ; skos:prefLabel "kaai"@nl ; adms:status vijver:candidate .`);
    await put(
      'booking/optie',
      `<> a zr:Infrastructuurreservatie ; dct:title "Optie op zolder"@nl ; zr:infrastructuur <http://hub.test/id/room/zolder> ;
        zr:Reservatie.periode [ a m8g:PeriodOfTime ; m8g:startTime "${days(9)}"^^xsd:dateTime ; m8g:endTime "${days(10)}"^^xsd:dateTime ] ;
        adms:status vijver:option ; vijver:optionRank 1 ; vijver:optionExpires "${days(2)}"^^xsd:dateTime ; ${stam} .`,
    );
    await put(
      'page/oud',
      `<> a schema:TechArticle ; schema:headline "Oude bladzijde"@nl ; schema:text "x"@nl ; dct:valid "2020-01-01"^^xsd:date ; ${stam} .`,
    );
    await put(
      'activity/wandeling',
      `<> a crm:E7_Activity ; schema:name "Wandeling langs de poort"@nl ; schema:startDate "${days(5)}"^^xsd:dateTime ; ${stam} .`,
    );
    const quads = (ref: string): string =>
      `<http://hub.test/id/concept/${ref}> a skos:Concept ; skos:prefLabel "${ref}"@nl ; skos:inScheme <http://hub.test/id/scheme/stad> .`;
    const { parse } = await import('../../src/rdf/parse.ts');
    const actor = { iri: hub.hub.tokens.actor(token).iri, role: 'admin', museum: null } as const;
    const drafts = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => ({
        subject: `http://hub.test/id/concept/straat-${i}`,
        quads: await parse(prefixes + quads(`straat-${i}`), 'text/turtle', 'http://hub.test/'),
      })),
    );
    await hub.hub.write(actor, drafts, 'Straten');
  }, 60_000);
  afterAll(() => hub.close());

  it('tells who may decide what waits, what expires and what is over time', async () => {
    const editor = await page('/', 'editor', 'stam');
    for (const text of ['Eén nieuwe term voorgesteld', 'Oude bladzijde']) expect(editor).toContain(text);
    expect(await page('/', 'planner', 'stam')).toContain('Optie op zolder');
    for (const role of ['editor', 'planner'] as const) {
      const elsewhere = await page('/', role, 'smak');
      for (const text of ['nieuwe term voorgesteld', 'Na te kijken sinds', 'De optie vervalt'])
        expect(elsewhere).not.toContain(text);
    }
  });

  it('is kind to who has nothing to do', async () => {
    expect(await page('/', 'reader')).toContain('Niets wacht op jou');
  });

  it('tells an import in one sentence', async () => {
    const home = await page('/');
    expect(home).toContain('40 begrippen toegevoegd');
    expect(home).not.toContain('straat-7');
  });

  it('shows a stranger public numbers only', async () => {
    for (const path of ['/', '/doc/agent/stam']) {
      const text = await page(path);
      for (const hidden of ['kaai', 'Oude bladzijde', 'Optie op zolder', 'Te beslissen', 'Handboek achter'])
        expect(text, `${path}: ${hidden}`).not.toContain(hidden);
      expect(text).toContain('Wandeling langs de poort');
    }
  });

  it('tells how far the lists of a museum are linked, and of no more than its reader sees', async () => {
    expect(await page('/doc/agent/stam')).toContain('2 %');
    const editor = await page('/doc/agent/stam', 'editor', 'stam');
    for (const text of ['Te beslissen', 'Handboek achter', '/reconcile/nl/stad', '/ldes/museum-stam'])
      expect(editor).toContain(text);
  });

  it('follows a term that is linked and unlinked', async () => {
    const change = async (more: string): Promise<void> => {
      const text = `${prefixes}<> a skos:Concept ; skos:prefLabel "brug"@nl ; skos:inScheme <http://hub.test/id/scheme/stad> ${more} .`;
      await hub.put('/doc/concept/brug', text, { authorization: `Bearer ${token}`, 'if-match': '*' });
    };
    await change('; skos:closeMatch <http://aat.example.org/2>');
    expect(await page('/doc/agent/stam')).toContain('5 %');
    await change('');
    expect(await page('/doc/agent/stam')).toContain('2 %');
  });

  it('says nothing unexpected', () => expect(hub.reported.map(({ error }) => String(error))).toEqual([]));
});

describe('a visit', () => {
  const visit = (cookie: string | undefined, now: string): readonly [string | undefined, string] => {
    let set = '';
    const request = { headers: { cookie: cookie === undefined ? undefined : `visit=${encodeURIComponent(cookie)}` } };
    const response = { cookie: (_: string, value: string) => (set = value) };
    return [lastVisit(request as never, response as never, new Date(now)), set];
  };

  it('ends when nobody looked for half an hour, and then what came after it is new', () => {
    const [first, kept] = visit(undefined, '2026-11-25T09:00:00.000Z');
    expect(first).toBeUndefined();
    const [again, still] = visit(kept, '2026-11-25T09:10:00.000Z');
    expect(again).toBeUndefined();
    expect(visit(still, '2026-11-25T13:00:00.000Z')[0]).toBe('2026-11-25T09:10:00.000Z');
  });

  it('believes no cookie that is no moment', () => {
    expect(visit('x|<script>', '2026-11-25T09:00:00.000Z')[0]).toBeUndefined();
  });
});
