import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .`;

const labels: Readonly<Record<string, string>> = {
  img: `<img src=x onerror=alert(1)>`,
  script: `</title></script><script>alert(1)</script>`,
  quote: `" onmouseover="alert(1)" x="`,
  rtl: `שלום \u202e olleh مرحبا`,
  emoji: `🏺👩‍🎨 vaas 🇧🇪`,
  long: 'w'.repeat(480),
  words: 'heel lang '.repeat(48).trim(),
  template: '${1+1} {{7*7}} {n} {name}',
};

describe('a hostile label, wherever a label can appear', () => {
  let hub: TestHub;
  const links = Object.keys(labels)
    .map((ref) => `<http://hub.test/id/concept/${ref}>`)
    .join(', ');

  beforeAll(async () => {
    hub = await testHub();
    const admin = hub.as('admin');
    const put = async (path: string, body: string): Promise<void> => {
      const answer = await hub.put(path, `${prefixes}\n${body}`, { ...admin, 'if-none-match': '*' });
      if (answer.status !== 201) throw new Error(`${path}: ${await answer.text()}`);
    };
    await put(
      '/doc/scheme/boos',
      `<> a skos:ConceptScheme ; dct:title ${JSON.stringify(labels['img'])}@nl ; dct:description ${JSON.stringify(labels['script'])}@nl .`,
    );
    for (const [ref, label] of Object.entries(labels))
      await put(
        `/doc/concept/${ref}`,
        `<> a skos:Concept ; skos:prefLabel ${JSON.stringify(label)}@nl ; skos:altLabel ${JSON.stringify(`ook ${label}`.slice(0, 490))}@en ; skos:definition ${JSON.stringify(label.repeat(10))}@nl ;
          skos:inScheme <http://hub.test/id/scheme/boos> ; skos:exactMatch <javascript:alert(1)>, <http://example.org/x> ; skos:note "[klik](javascript:alert(1))"@nl .`,
      );
    await put(
      '/doc/concept/alles',
      `<> a skos:Concept ; skos:prefLabel "alles"@nl ; skos:inScheme <http://hub.test/id/scheme/boos> ; skos:related ${links} .`,
    );
  }, 60_000);
  afterAll(() => hub.close());

  const paths = (): string[] => [
    '/',
    '/terms',
    '/terms/concept',
    '/doc/scheme/boos',
    '/doc/scheme/boos?at=img&letter=W',
    '/search?q=alert',
    `/search?q=${encodeURIComponent(labels['script'] ?? '')}`,
    `/search?q=vaas&scheme=${encodeURIComponent('"><script>alert(1)</script>')}`,
    `/terms/concept?museum=${encodeURIComponent('"><script>')}`,
    `/signin?next=${encodeURIComponent('javascript:alert(1)')}&code=${encodeURIComponent('"><script>')}`,
    `/doc/concept/${encodeURIComponent('<script>alert(1)</script>')}`,
    `/terms/new/concept?broader=${encodeURIComponent('http://hub.test/id/concept/img')}`,
    ...['alles', ...Object.keys(labels)].flatMap((ref) => [
      `/doc/concept/${ref}`,
      `/doc/concept/${ref}/edit`,
      `/doc/concept/${ref}/history`,
      `/doc/concept/${ref}/delete`,
    ]),
  ];

  it('is text, never an element, an attribute or an address that runs', async () => {
    const admin = hub.as('admin');
    for (const path of paths()) {
      const html = await (await hub.get(path, 'text/html', admin)).text();
      expect(html, path).not.toMatch(/<img/i);
      expect(html, path).not.toMatch(/<script(?! type="module" src="\/assets\/[\w.]+"><\/script>)/i);
      expect(html.replaceAll(/="[^"]*"/g, '=""'), path).not.toMatch(/<[^>]+\son\w+=/i);
      expect(html, path).not.toMatch(/(href|action|src)="\s*javascript:/i);
    }
  });

  it('keeps its own direction, so that it turns round nothing beside it', async () => {
    const html = await (await hub.get('/doc/concept/alles', 'text/html')).text();
    for (const found of html.matchAll(/שלום/g)) expect(html.slice(found.index - 40, found.index)).toContain('<bdi');
  });

  it('is in JSON as it was written', async () => {
    const { hits } = (await (await hub.get('/search?q=onerror', 'application/json')).json()) as {
      hits: { label: string }[];
    };
    expect(hits.map(({ label }) => label)).toContain(labels['img']);
  });

  it('surprises nobody in the log', () => expect(hub.reported.map(({ error }) => String(error))).toEqual([]));
});
