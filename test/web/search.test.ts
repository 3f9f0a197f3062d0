import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix adms: <http://www.w3.org/ns/adms#> .
  @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix dct: <http://purl.org/dc/terms/> .`;

interface Answer {
  readonly total: number;
  readonly found: number;
  readonly meant: string | null;
  readonly hits: readonly {
    readonly label: string;
    readonly ranges: readonly (readonly [number, number])[];
    readonly why: string | null;
    readonly deprecated: boolean;
    readonly replacedBy: readonly { readonly label: string }[];
  }[];
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
}

describe('the search page', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub();
    const admin = { ...hub.as('admin'), 'if-none-match': '*' };
    const put = async (ref: string, says: string): Promise<void> => {
      const answer = await hub.put(`/doc/concept/${ref}`, `${prefixes} <> a skos:Concept ; ${says} .`, admin);
      expect(answer.status, await answer.text()).toBe(201);
    };
    const own = 'http://hub.test/ns#';
    await put(
      'weefgetouwen',
      `skos:prefLabel "weefgetouwen"@nl, "looms"@en ; adms:status <${own}approved> ;
      skos:definition "Toestellen waarop weefsels ontstaan. ${'Lang verhaal. '.repeat(40)}Ook damast komt van een weefgetouw."@nl`,
    );
    await put(
      'weeftoestellen',
      `skos:prefLabel "weeftoestellen"@nl ; owl:deprecated true ; dct:isReplacedBy <http://hub.test/id/concept/weefgetouwen>`,
    );
    await put('weefkam', `skos:prefLabel "weefkam"@nl ; adms:status <${own}candidate>`);
    await put('vreemd', `skos:prefLabel "שלום \u202e 🏺 <img src=x onerror=alert(1)>"@nl`);
  });
  afterAll(() => hub.close());

  const page = async (query: string, headers: Record<string, string> = {}): Promise<string> => {
    const answer = await hub.get(`/search?${query}`, 'text/html', headers);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const json = async (query: string, headers: Record<string, string> = {}): Promise<Answer> =>
    (await (await hub.get(`/search?${query}`, 'application/json', headers)).json()) as Answer;

  it('marks what was asked in names and in the passage of a long text', async () => {
    const html = await page('q=damast');
    expect(html).toContain('in de tekst:');
    expect(html).toContain('Ook <mark>damast</mark> komt van een');
    expect(await page('q=WEEFG')).toContain('<mark>weefg</mark>etouwen');
    expect((await json('q=weefg')).hits[0]).toMatchObject({ label: 'weefgetouwen', ranges: [[0, 5]], why: null });
    expect((await json('q=loom')).hits[0]).toMatchObject({ label: 'weefgetouwen', why: 'heet ook' });
  });

  it('puts what is deprecated last, and says what to use', async () => {
    const { hits } = await json('q=weeftoestellen');
    expect(hits.at(-1)).toMatchObject({ deprecated: true, replacedBy: [{ label: 'weefgetouwen' }] });
    const html = await page('q=weeftoestellen');
    expect(html).toContain('vervallen');
    expect(html).toMatch(/Gebruik <a[^>]*href="\/doc\/concept\/weefgetouwen"/);
  });

  it('offers facets as addresses that add up, and takes them away one by one', async () => {
    const all = await json('q=weef', hub.as('editor'));
    const status = Object.fromEntries((all.facets['status'] ?? []).map(({ value, count }) => [value, count]));
    expect(status).toEqual({ approved: 1, candidate: 1, deprecated: 1 });
    const html = await page('q=weef&status=approved&language=nl', hub.as('editor'));
    expect(html).toContain('/search?q=weef&amp;language=nl"');
    expect(html).toContain('/search?q=weef&amp;status=approved&amp;language=nl&amp;status=candidate');
    expect((await json('q=weef&status=approved&status=candidate', hub.as('editor'))).total).toBe(2);
  });

  it('counts a candidate for colleagues only', async () => {
    expect((await json('q=weef')).facets['status']?.map(({ value }) => value).toSorted()).toEqual([
      'approved',
      'deprecated',
    ]);
    expect((await json('q=weefkam&status=candidate')).total).toBe(0);
    expect((await json('q=weefkam&status=candidate', hub.as('editor'))).total).toBe(1);
  });

  it('says what was meant, and what else to try', async () => {
    expect(await page('q=weefgtouwn')).toContain('Bedoelde je');
    expect((await json('q=weefgtouwn')).meant).toBe('weefgetouwen');
    const none = await page('q=qzjxkvbfh+weefgetouwen+hxzvqkjpd+bnmqzxcvp+plkjhgfds');
    expect(none).toContain('We vonden niets voor');
    expect(none).toContain('weefgetouwen: één antwoord');
    expect(await page('q=weefgetouwen&module=planning')).toContain('Zonder je keuzes is er één antwoord');
  });

  it('begins with where to begin', async () => {
    const html = await page('');
    expect(html).toContain('Zo vind je het');
    expect(html).toContain('href="/planning"');
    expect(await page('q=+++')).toContain('Zo vind je het');
  });

  it('writes a hostile name as text, and finds it by its parts', async () => {
    for (const query of ['q=onerror', `q=${encodeURIComponent('שלום')}`]) {
      const html = await page(query);
      expect(html).toContain('&lt;img src=x');
      expect(html).not.toContain('<img');
    }
  });

  it('answers any question, however odd, and any choice', async () => {
    const odd = [
      '"',
      '""" OR',
      '*',
      'NEAR(a b)',
      'a AND',
      '^',
      '-',
      '(',
      "'; DROP TABLE found; --",
      '\0',
      '%00',
      '\ud800',
      '🏺'.repeat(500),
    ];
    const queries = [
      ...odd,
      'a '.repeat(3_000),
      'x'.repeat(10_000),
      '\u202e\u2066',
      'Ｗｅｅｆ',
      'ß',
      '\u0301'.repeat(300),
    ];
    for (const text of queries) {
      const query = `q=${encodeURIComponent(text.toWellFormed())}`;
      await page(query);
      await json(query);
    }
    for (const facet of ['module', 'type', 'museum', 'scheme', 'language', 'status'])
      for (const value of ['__proto__', 'constructor', '"', '<b>', 'x'.repeat(2_000), '\0'])
        await page(`q=weef&${facet}=${encodeURIComponent(value)}`).catch((error: unknown) => {
          throw new Error(`${facet}=${value} ${String(hub.reported[0]?.error)}`, { cause: error });
        });
    await page(`q=weef${'&language=nl'.repeat(200)}&limit=-1&offset=1e9`);
    expect(hub.reported).toEqual([]);
  });
});
