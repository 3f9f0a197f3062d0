import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix vijver: <http://hub.test/ns#> .
@prefix c: <http://hub.test/id/concept/> . @prefix p: <http://hub.test/id/page/> .`;

const isPublic = 'vijver:visibility vijver:public';

describe('a page of the handbook', () => {
  let hub: TestHub;
  let admin: Record<string, string>;
  const put = async (path: string, body: string, headers: Record<string, string> = {}): Promise<void> => {
    const seen = { ...admin, 'if-none-match': '*', ...headers };
    const answer = await hub.put(path, `${prefixes}\n${body}`, seen);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  const again = async (path: string, body: string): Promise<void> => {
    const etag = (await hub.get(path, 'text/turtle', admin)).headers.get('etag') ?? '';
    const answer = await hub.put(path, `${prefixes}\n${body}`, { ...admin, 'if-match': etag });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  const read = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
    (await hub.get(path, 'text/html', headers)).text();

  beforeAll(async () => {
    hub = await testHub();
    admin = hub.as('admin');
    await put(
      '/doc/concept/damast',
      `<> a skos:Concept ; skos:prefLabel "damast"@nl, "damask"@en ; skos:definition "Geweven patroon."@nl .`,
    );
    await put(
      '/doc/concept/ivoor',
      `<> a skos:Concept ; skos:prefLabel "ivoor"@nl ; skos:altLabel "olifantstand"@nl ; skos:definition "Van een slagtand."@nl .`,
    );
    await put(
      '/doc/concept/geheim',
      `<> a skos:Concept ; skos:prefLabel "geheimwoord"@nl ; skos:definition "Nog niet."@nl ; vijver:visibility vijver:internal .`,
    );
    await put(
      '/doc/page/boek',
      `<> a schema:TechArticle ; schema:headline "Het boek"@nl ; schema:text "Begin."@nl ; ${isPublic} .`,
    );
    await put(
      '/doc/page/linnen',
      `<> a schema:TechArticle ; schema:headline "Linnen wassen"@nl ; schema:isPartOf p:boek ; dct:subject c:ivoor ; ${isPublic} ;
      schema:text """# Eerst\n\nEen [laken](/id/concept/damast), olifantstand en nog eens olifantstand.\n\n## Dan\n\nZie <http://hub.test/id/page/boek> en [niets](/id/page/nergens) en [stil](/id/concept/geheim).\n\n## Klaar\n\n<b>nee</b>"""@nl .`,
    );
  }, 60_000);
  afterAll(() => hub.close());

  it('explains a linked term where it stands, without a script', async () => {
    const page = await read('/doc/page/linnen');
    expect(page).toMatch(/popovertarget="(t-\d+)">laken<\/button\s*><span id="\1" popover/);
    expect(page).toContain('Geweven patroon.');
  });

  it('finds the names of its subjects in the text, each once', async () => {
    const page = await read('/doc/page/linnen');
    expect(page.match(/>olifantstand<\/button/g)).toHaveLength(1);
    expect(page).toContain('Van een slagtand.');
  });

  it('calls a bare link by the name of the thing, and makes words of what the reader may not see', async () => {
    const page = await read('/doc/page/linnen');
    expect(page).toMatch(/<a href="\/doc\/page\/boek"[^>]*><bdi>Het boek<\/bdi><\/a>/);
    expect(page).not.toMatch(/href="[^"]*(nergens|geheim)/);
    expect(page).not.toContain('geheimwoord');
    expect(await read('/doc/page/linnen', hub.as('editor'))).toContain('Nog niet.');
  });

  it('has a table of contents, its chapter, and no element that a text made', async () => {
    const page = await read('/doc/page/linnen');
    expect(page).toContain('<a href="#k-dan">Dan</a>');
    expect(page).toMatch(/<h2 id="k-eerst">/);
    expect(page).toContain('aria-current="page"><bdi>Linnen wassen</bdi>');
    expect(page).toContain('&lt;b&gt;nee&lt;/b&gt;');
  });

  it('says that a translation is older than its source, and stops when it is mended', async () => {
    const both = (nl: string, en: string) =>
      `<> a schema:TechArticle ; schema:headline "Twee"@nl ; dct:language "nl" ; ${isPublic} ; schema:text "${nl}"@nl, "${en}"@en .`;
    await put('/doc/page/twee', both('een', 'one'));
    expect(await read('/doc/page/twee?text=en')).not.toContain('ouder dan haar bron');
    await again('/doc/page/twee', both('een en half', 'one'));
    expect(await read('/doc/page/twee?text=en')).toContain('ouder dan haar bron');
    expect(await read('/doc/page/twee?text=nl')).not.toContain('ouder dan haar bron');
    await again('/doc/page/twee', both('een en half', 'one and a half'));
    expect(await read('/doc/page/twee?text=en')).not.toContain('ouder dan haar bron');
  });

  it('says so of a page that translates another', async () => {
    const source = (text: string) =>
      `<> a schema:TechArticle ; schema:headline "Bron"@nl ; schema:text "${text}"@nl ; dct:language "nl" ; ${isPublic} .`;
    await put('/doc/page/bron', source('een'));
    await put(
      '/doc/page/source',
      `<> a schema:TechArticle ; schema:headline "Source"@en ; schema:text "one"@en ; dct:language "en" ; schema:translationOfWork p:bron ; ${isPublic} .`,
    );
    expect(await read('/doc/page/source')).not.toContain('ouder dan haar bron');
    await again('/doc/page/bron', `${source('een').slice(0, -1)}; dct:valid "2099-01-01"^^xsd:date .`);
    expect(await read('/doc/page/source')).not.toContain('ouder dan haar bron');
    await again('/doc/page/bron', source('twee'));
    expect(await read('/doc/page/source')).toContain('ouder dan haar bron');
    expect(await read('/doc/page/bron')).toContain('href="/doc/page/source"');
  });

  it('lists the fields of a chapter in their own order, and by name what has none', async () => {
    const field = (ref: string, more: string) =>
      put(
        `/doc/field/${ref}`,
        `@prefix sh: <http://www.w3.org/ns/shacl#> . <> a sh:PropertyShape ; sh:name "${ref}"@nl ; sh:description "Veld."@nl ; schema:isPartOf p:boek ; ${more} ${isPublic} .`,
      );
    await field('afmeting', 'sh:order 10 ;');
    await field('titel', 'sh:order 2 ;');
    await field('bijlage', '');
    const page = await read('/doc/page/boek');
    const at = ['titel', 'afmeting', 'bijlage', 'Linnen wassen'].map((name) => page.indexOf(`<bdi>${name}</bdi>`));
    expect(at.every((each) => each > 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  it('costs the same to read whatever the number of pages beside it and of flags elsewhere', async () => {
    const asked = async (): Promise<number> => {
      const { state, log } = hub.hub;
      let n = 0;
      const spied = [state, log].map((part) => {
        const own = { ...part } as Record<string, (...given: readonly unknown[]) => unknown>;
        for (const [name, method] of Object.entries(own))
          Object.assign(part, { [name]: (...given: readonly unknown[]) => ((n += 1), method(...given)) });
        return () => Object.assign(part, own);
      });
      await read('/doc/page/linnen');
      for (const restore of spied) restore();
      return n;
    };
    const before = await asked();
    expect(before).toBeGreaterThan(5);
    for (let i = 0; i < 60; i++)
      await put(
        `/doc/page/naast-${i}`,
        `<> a schema:TechArticle ; schema:headline "Naast ${i}"@nl ; schema:text "Zo."@nl ; dct:subject c:ivoor ; ${isPublic} .`,
      );
    await again(
      '/doc/concept/ivoor',
      `<> a skos:Concept ; skos:prefLabel "ivoor"@nl ; skos:altLabel "olifantstand"@nl ; skos:definition "Van een slagtand van een olifant."@nl .`,
    );
    // The flag itself is told: its term, by name and place.
    expect((await asked()) - before).toBeLessThan(8);
  });

  it('shows what stands in a field, the list that it draws on and the same field elsewhere in the hub', async () => {
    const sh = '@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> . ';
    const same = 'skos:exactMatch <https://www.projectcest.be/wiki/Veld/Term>';
    await put('/doc/scheme/stoffen', `<> a skos:ConceptScheme ; dct:title "Stoffen"@nl .`);
    for (let i = 0; i < 12; i++)
      await put(
        `/doc/concept/stof-${i}`,
        `<> a skos:Concept ; skos:prefLabel "stof ${String(i).padStart(2, '0')}"@nl ; skos:inScheme <http://hub.test/id/scheme/stoffen> .`,
      );
    const field = (ref: string, more: string) =>
      put(
        `/doc/field/${ref}`,
        `${sh}<> a sh:PropertyShape ; sh:name "Veld ${ref}"@nl ; ${same} ; ${more} ${isPublic} .`,
      );
    await field('stof', 'sh:path skos:related ; vijver:valuesFrom <http://hub.test/id/scheme/stoffen> ;');
    await field('textiel', '');
    await put('/doc/concept/zijde', `<> a skos:Concept ; skos:prefLabel "zijde"@nl ; skos:related c:ivoor .`);
    for (let i = 0; i < 200 && (await hub.request('/ready')).status !== 200; i++)
      await new Promise((done) => setTimeout(done, 50));
    const page = await read('/doc/field/stof');
    expect(page).toMatch(/met 12 begrippen/);
    expect(page.match(/class="tag out" href="\/doc\/concept\/stof-/g)).toHaveLength(10);
    expect(page).toContain('alle 12 begrippen');
    expect(page).toMatch(/Eén ding in de hub heeft dit veld[\s\S]*één waarde staat niet in de lijst[\s\S]*zijde/);
    expect(page).toMatch(/Zelfde veld hier[\s\S]*Veld textiel/);
    const silent = await read('/doc/field/textiel');
    expect(silent).toContain('nog niet uitgelegd');
    expect(silent).not.toContain('Leg het uit');
    expect(silent).not.toContain('id="live"');
  });
});
