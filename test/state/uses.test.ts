import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../../src/access/policy.ts';
import { iri, ownIri, rdfType } from '../../src/rdf/ns.ts';
import { literal, namedNode, quad } from '../../src/rdf/terms.ts';
import { mostUses } from '../../src/state/uses.ts';
import { testHub, type TestHub } from '../hub.ts';

const id = (type: string, ref: string): string => `http://hub.test/id/${type}/${ref}`;
const marks = ['public', 'internal'] as const;

describe('who uses a thing', () => {
  let hub: TestHub;
  const tagged = (n: number, visibility: string) =>
    Array.from({ length: n }, (_, i) => {
      const subject = namedNode(id('page', `${visibility}-${String(i).padStart(4, '0')}`));
      const quads = [
        quad(subject, namedNode(rdfType), namedNode(iri('schema', 'TechArticle'))),
        quad(
          subject,
          namedNode(iri('schema', 'headline')),
          literal(`Pagina ${visibility} ${String(i).padStart(4, '0')}`, 'nl'),
        ),
        quad(subject, namedNode(iri('schema', 'text')), literal('Zo.', 'nl')),
        quad(subject, namedNode(iri('dct', 'subject')), namedNode(id('concept', 'druk'))),
        quad(subject, namedNode(iri('dct', 'references')), namedNode(id('concept', 'rustig'))),
        quad(
          subject,
          namedNode(ownIri('http://hub.test', 'visibility')),
          namedNode(ownIri('http://hub.test', visibility)),
        ),
      ];
      return { subject: subject.value, module: 'wiki', type: 'page', museum: null, expected: null, quads };
    });
  const uses = (ref: string, seen: readonly string[] = marks, skip: readonly string[] = []) =>
    hub.hub.state.uses(id('concept', ref), { marks: seen, skip: new Set(skip) });

  beforeAll(async () => {
    hub = await testHub();
    for (let i = 0; i < 3; i++) await hub.hub.write(operator, tagged(900, 'internal').slice(i * 300, (i + 1) * 300));
    await hub.hub.write(operator, tagged(12, 'public'));
  }, 120_000);
  afterAll(() => hub.close());

  it('is counted by kind and field, as far as somebody sees', async () => {
    const group = { module: 'wiki', type: 'page', predicate: iri('dct', 'subject'), more: false };
    expect(await uses('druk')).toEqual([{ ...group, n: 912 }]);
    expect(await uses('druk', ['public'])).toEqual([{ ...group, n: 12 }]);
    expect(await uses('druk', marks, [iri('dct', 'subject')])).toEqual([]);
    expect(await uses('niets')).toEqual([]);
  });

  it('is listed by name, a page at a time', async () => {
    const asked = { marks: ['public'], type: 'page', predicate: iri('dct', 'subject'), lang: 'nl', limit: 5 };
    const all = [0, 5, 10].map((offset) => hub.hub.state.usesIn(id('concept', 'druk'), { ...asked, offset }));
    const labels = (await Promise.all(all)).flat().map(({ label }) => label);
    expect(labels).toHaveLength(12);
    expect(labels).toEqual(labels.toSorted());
  });

  it('shows some of each group, and all of one that the address names', async () => {
    const shown = async (path: string): Promise<string> => (await hub.get(path, 'text/html', hub.as('reader'))).text();
    await hub.put(
      '/doc/concept/druk',
      `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <> a skos:Concept ; skos:prefLabel "druk"@nl ; skos:inScheme <${id('scheme', 's')}> .`,
      hub.as('admin'),
    );
    const page = await shown('/doc/concept/druk');
    expect(page).toContain('alle 912 pagina’s');
    expect(page.match(/href="\/doc\/page\//g)).toHaveLength(8);
    const [, all = ''] = /href="(\/doc\/concept\/druk\?used=[^"#]+)/.exec(page) ?? [];
    const whole = await shown(`${all.replaceAll('&amp;', '&')}&page=10`);
    expect(whole.match(/href="\/doc\/page\//g)).toHaveLength(12);
  });

  it('walks no further for a thing that thousands point at', () => {
    const plan = hub.hub.views
      .prepare(
        `explain query plan select l.resource, l.fold from link l where l.object = 1 and l.predicate = 2 and l.mark in (select value from json_each('[]')) order by l.fold limit ${mostUses}`,
      )
      .all()
      .map((row) => String(row['detail']))
      .join('\n');
    expect(plan).toContain('USING COVERING INDEX link_by_object');
    expect(plan).not.toContain('TEMP B-TREE FOR ORDER BY');
  });
});
