// What people read when something does not work: in their own language, with the way out; programs' words are folded away.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, Problem, type ProblemType } from '../../src/problem.ts';
import { catalogues, langs, type WordKey } from '../../src/web/words.ts';
import { webContext } from '../../src/web/context.ts';
import { renderProblem } from '../../src/web/pages/problem.ts';
import type { Request } from 'express';
import { testHub, type TestHub } from '../hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
  const text = '<> a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ';
  const headers = { ...hub.as('editor'), 'if-none-match': '*' };
  await hub.put('/doc/concept/weefgetouwen', `${text} "weefgetouwen"@nl .`, headers);
}, 60_000);
afterAll(() => hub.close());

const types = Object.keys(catalogue) as readonly ProblemType[];
const said = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
  (await hub.get(path, 'text/html', headers)).text();

/** The page that a browser in Dutch gets for a problem. */
async function shown(problem: unknown, path = '/x'): Promise<string> {
  const request = {
    originalUrl: path,
    headers: { 'accept-language': 'nl' },
    get: () => undefined,
  } as unknown as Request;
  const ctx = await webContext(hub.hub, request);
  return String(await renderProblem(ctx, problem));
}

describe('every kind of problem', () => {
  it.each(types)('says in both languages what happened and what to do now: %s', async (type) => {
    for (const lang of langs)
      for (const part of ['what', 'now']) expect(catalogues[lang][`problem.${part}.${type}` as WordKey]).toMatch(/\.$/);
    const page = await shown(new Problem(type, 'Some detail for programs.'));
    expect(page).toContain(catalogues.nl[`problem.what.${type}`]);
    expect(page).toContain(catalogues.nl[`problem.now.${type}`]);
    // What is in English stands where programs' words are, folded away and marked.
    const open = page.slice(0, page.indexOf('<details'));
    expect(open).not.toContain('Some detail for programs.');
    expect(page).toContain('<bdi lang="en">Some detail for programs.</bdi>');
  });

  it('leaves no sentence for a kind that is not there', () => {
    const told = Object.keys(catalogues.nl).flatMap((key) => /^problem\.(?:what|now)\.(.+)$/.exec(key)?.[1] ?? []);
    expect([...new Set(told)].toSorted()).toEqual([...types].toSorted());
  });
});

describe('the way out', () => {
  it('offers names that are near what was not found', async () => {
    expect(await said('/doc/concept/weefgetou')).toMatch(/href="\/doc\/concept\/weefgetouwen"/);
  });

  it('leads a stranger in, and back to where they were', async () => {
    expect(await said('/terms/new/concept')).toContain('href="/signin?next=%2Fterms%2Fnew%2Fconcept"');
  });

  it('gives a number to report when it is our fault, and nothing of what happened', async () => {
    const page = await shown(new Problem('internal', 'The number is 1.', { instance: 'urn:uuid:1234' }));
    expect(page).toContain('<code id="number">1234</code>');
    expect(await shown(new Error('secret /etc/passwd'))).not.toContain('passwd');
  });

  it('says how long to wait, and asks again at the same address', async () => {
    const page = await shown(new Problem('too-many', 'x', { retryAfter: 7 }), '/sparql?query=ASK%7B%7D');
    expect(page).toContain('Probeer opnieuw na 7 seconden');
    expect(page).toContain('href="/sparql?query=ASK%7B%7D"');
  });
});

describe('a detail', () => {
  it('comes in Dutch to whoever asks for Dutch, where somebody wrote it so', async () => {
    const dutch = await hub.get('/nothing/here/at/all', 'application/json', { 'accept-language': 'nl' });
    expect(await dutch.json()).toMatchObject({ detail: 'Op /nothing/here/at/all staat niets.' });
    const english = await hub.get('/nothing/here/at/all', 'application/json');
    expect(await english.json()).toMatchObject({ detail: 'There is nothing at /nothing/here/at/all.' });
  });
});
