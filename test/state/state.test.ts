// The current state on a whole hub: lists, names and links, each only as far as the marks of the asker reach.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyone, marksSeenBy, operator } from '../../src/access/policy.ts';
import { iri } from '../../src/rdf/ns.ts';
import { parse } from '../../src/rdf/parse.ts';
import { testHub, type TestHub } from '../hub.ts';

let hub: TestHub;
const base = 'http://hub.test';
const [open, all] = [marksSeenBy(anyone), marksSeenBy(operator)];
const scheme = { predicate: iri('skos', 'inScheme'), object: `${base}/id/scheme/vaatwerk` };
const broader = iri('skos', 'broader');

const put = async (path: string, body: string): Promise<void> => {
  const subject = `${base}/id/${path}`;
  const text = `@prefix skos: <${iri('skos', '')}> . @prefix adms: <${iri('adms', '')}> . @prefix v: <${base}/ns#> . ${body}`;
  await hub.hub.write(operator, [{ subject, quads: await parse(text, 'text/turtle', subject) }]);
};

beforeAll(async () => {
  hub = await testHub();
  await put(
    'scheme/vaatwerk',
    `<> a skos:ConceptScheme ; skos:prefLabel "Vaatwerk"@nl ; v:museum <${base}/id/agent/stam> .`,
  );
  const concept = (name: string, more = ''): Promise<void> =>
    put(
      `concept/${name}`,
      `<> a skos:Concept ; skos:inScheme <${scheme.object}> ; skos:prefLabel "${name}"@nl, "the ${name}"@en ${more} .`,
    );
  await concept('kan');
  await concept('Émaillen-kan', `; skos:broader <${base}/id/concept/kan>`);
  await concept('bord');
  await concept('geheim', '; adms:status v:candidate');
  await concept('weg');
  await hub.hub.write(operator, [{ subject: `${base}/id/concept/weg`, quads: null }]);
});
afterAll(() => hub.close());

const list = async (more: object = {}) =>
  (
    await hub.hub.state.list({ marks: open, link: scheme, order: 'label', lang: 'nl', limit: 10, offset: 0, ...more })
  ).map(({ label }) => label);

describe('a list', () => {
  it('is in the order of names, without capitals and accents, and leaves out what is hidden or deleted', async () => {
    expect(await list()).toEqual(['bord', 'Émaillen-kan', 'kan']);
    expect(await list({ marks: all })).toEqual(['bord', 'Émaillen-kan', 'geheim', 'kan']);
  });

  it('speaks the language of the asker, and goes on where it stopped', async () => {
    expect(await list({ lang: 'en', limit: 2, offset: 1 })).toEqual(['the Émaillen-kan', 'the kan']);
  });

  it('finds what stands at the top, and what begins with some letters', async () => {
    expect(await list({ without: broader })).toEqual(['bord', 'kan']);
    expect(await list({ prefix: 'É' })).toEqual(['Émaillen-kan']);
  });

  it('counts what it lists', async () => {
    expect(await hub.hub.state.count({ marks: open, link: scheme })).toBe(3);
    expect(await hub.hub.state.count({ marks: all, link: scheme, without: broader })).toBe(3);
    expect(await hub.hub.state.totals(open)).toContainEqual({ module: 'terms', type: 'concept', count: 3 });
  });
});

describe('names and links', () => {
  it('gives no name of a thing that the asker may not see', async () => {
    const subjects = ['kan', 'geheim'].map((name) => `${base}/id/concept/${name}`);
    expect([...(await hub.hub.state.names(subjects, 'nl', open)).values()]).toEqual(['kan']);
    expect((await hub.hub.state.names(subjects, 'en', all)).get(subjects[1] ?? '')).toBe('the geheim');
  });

  it('knows what points at a thing, as far as it may be seen', async () => {
    const narrower = await hub.hub.state.linksTo(`${base}/id/concept/kan`, {
      marks: open,
      predicate: broader,
      limit: 5,
    });
    expect(narrower.map(({ subject }) => subject)).toEqual([`${base}/id/concept/Émaillen-kan`]);
    expect(await hub.hub.state.countLinksTo(scheme.object, { marks: open })).toBe(3);
    expect(await hub.hub.state.countLinksTo(scheme.object, { marks: all })).toBe(4);
  });

  it('lets a concept belong to the museum of its scheme', async () => {
    expect((await hub.hub.state.find('concept', 'kan'))?.museum).toBe('stam');
  });
});

describe('a deleted thing', () => {
  it('keeps its address, and lives again with a new date of birth', async () => {
    const gone = await hub.hub.state.find('concept', 'weg');
    expect(gone).toMatchObject({ deleted: true, mark: 'public' });
    await put('concept/weg', `<> a skos:Concept ; skos:prefLabel "terug"@nl .`);
    const back = await hub.hub.state.find('concept', 'weg');
    expect(back?.deleted).toBe(false);
    expect((back?.created ?? '') > (gone?.at ?? '')).toBe(true);
  });
});
