// Counts that are kept must be the counts that counting gives, whatever happened to the things.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../../src/access/policy.ts';
import { iri } from '../../src/rdf/ns.ts';
import { parse } from '../../src/rdf/parse.ts';
import { testHub, type TestHub } from '../hub.ts';

const base = 'http://hub.test';
const [inScheme, broader] = [iri('skos', 'inScheme'), iri('skos', 'broader')];
const scheme = { predicate: inScheme, object: `${base}/id/scheme/vaatwerk` };
const top = `${base}/id/concept/top`;

describe('kept counts', () => {
  let hub: TestHub;
  const write = async (name: string, body: string | null): Promise<void> => {
    const subject = `${base}/id/concept/${name}`;
    const text = `@prefix skos: <${iri('skos', '')}> . @prefix owl: <${iri('owl', '')}> . @prefix adms: <${iri('adms', '')}> . @prefix v: <${base}/ns#> .
      <> a skos:Concept ; skos:prefLabel "${name}"@nl ${body} .`;
    const quads = body === null ? null : await parse(text, 'text/turtle', subject);
    await hub.hub.write(operator, [{ subject, quads }]);
  };
  const counts = async (marks = ['public']) => {
    const { state } = hub.hub;
    const where = { marks, type: 'concept', link: scheme } as const;
    const list = { ...where, order: 'label', lang: 'nl', limit: 100, offset: 0 } as const;
    return {
      all: [await state.count(where), (await state.list(list)).length],
      top: [
        await state.count({ ...where, without: broader }),
        (await state.list({ ...list, without: broader })).length,
      ],
      old: [await state.count({ ...where, retired: true }), (await state.list({ ...list, retired: true })).length],
      below: (await state.countUnder([top], { marks, predicate: broader })).get(top) ?? 0,
      kind: await state.count({ marks, module: 'terms', type: 'concept' }),
      total: (await state.totals(marks)).find(({ type }) => type === 'concept')?.count ?? 0,
    };
  };
  const inIt = `; skos:inScheme <${scheme.object}>`;

  beforeAll(async () => void (hub = await testHub()), 60_000);
  afterAll(() => hub.close());

  it('follow things that come, move, retire, hide and go', async () => {
    await write('top', inIt);
    await write('een', `${inIt} ; skos:broader <${top}>`);
    await write('twee', `${inIt} ; skos:broader <${top}>`);
    expect(await counts()).toEqual({ all: [3, 3], top: [1, 1], old: [0, 0], below: 2, kind: 3, total: 3 });
    await write('een', `${inIt} ; owl:deprecated true`);
    await write('twee', `${inIt} ; skos:broader <${top}> ; adms:status v:deprecated`);
    expect(await counts()).toEqual({ all: [3, 3], top: [2, 2], old: [2, 2], below: 1, kind: 3, total: 3 });
    await write('twee', `${inIt} ; skos:broader <${top}> ; adms:status v:candidate`);
    expect(await counts()).toEqual({ all: [2, 2], top: [2, 2], old: [1, 1], below: 0, kind: 2, total: 2 });
    expect(await counts(['public', 'internal'])).toMatchObject({ all: [3, 3], below: 1, kind: 3, total: 3 });
    await write('een', null);
    await write('een', inIt);
    await write('een', null);
    expect(await counts()).toEqual({ all: [1, 1], top: [1, 1], old: [0, 0], below: 0, kind: 1, total: 1 });
  });

  it('are kept apart from what a page may call by an IRI', async () => {
    const links = await hub.hub.state.linksTo(scheme.object, { marks: ['public', 'internal'], limit: 100 });
    expect(new Set(links.map(({ predicate }) => predicate))).toEqual(new Set([inScheme]));
  });

  it('know the letters that names begin with, those with accents under their plain one', async () => {
    await write('Émail', inIt);
    await write('ørsted', inIt);
    await write('12-hoek', inIt);
    expect(await hub.hub.state.initials({ marks: ['public'], link: scheme, lang: 'nl' })).toEqual(['1', 'e', 't', 'ø']);
    expect(await hub.hub.state.initials({ marks: ['public'], link: scheme, lang: 'en' })).toEqual(['1', 'e', 't', 'ø']);
  });
});
