// The public catalogue as European Learning Model: it holds to the shapes of the standard, and tells of nobody.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iri } from '../../src/rdf/ns.ts';
import { parse } from '../../src/rdf/parse.ts';
import { createEngine } from '../../src/shacl/engine.ts';
import { Statements } from '../../src/shacl/statements.ts';
import { demoHub } from '../demo-hub.ts';
import type { TestHub } from '../hub.ts';
import { prefixes } from './staff.ts';

const standard = new URL('../../../shared/data/elm/LOQ-constraints.ttl', import.meta.url);
const missing = !existsSync(standard);
if (missing) console.warn('Skipped: the shapes of European Learning Model are not at ../shared/data/elm');

let hub: TestHub;
beforeAll(async () => {
  hub = await demoHub();
  const esco = `${prefixes}<> a skos:Concept ; skos:prefLabel "eerste hulp"@nl ; skos:inScheme <http://hub.test/id/scheme/vaardigheden> ;
    skos:exactMatch <http://data.europa.eu/esco/skill/proef> ; <http://www.w3.org/ns/adms#status> vijver:approved .`;
  const answer = await hub.put('/doc/concept/ehbo', esco, { ...hub.as('admin'), 'if-match': '*' });
  if (!answer.ok) throw new Error(await answer.text());
});
afterAll(() => hub.close());

const catalogue = async (): Promise<Statements> => {
  const text = await (await hub.get('/training/catalogue.ttl', '*/*')).text();
  return new Statements(await parse(text, 'text/turtle', 'http://hub.test/'));
};

describe('the catalogue for exchange', () => {
  it('names each course that teaches something, its editions to come, and what one learns', async () => {
    const data = await catalogue();
    const of = (local: string): readonly string[] =>
      [...data].filter(({ object }) => object.value === iri('elm', local)).map(({ subject }) => subject.value);
    expect(of('LearningAchievementSpecification')).toContain('http://hub.test/id/course/ehbo-museum');
    expect(of('LearningOpportunity')).toContain('http://hub.test/id/edition/ehbo-1');
    expect(of('LearningOpportunity')).not.toContain('http://hub.test/id/edition/recreatex-0');
    expect(of('LearningOutcome').length).toBeGreaterThan(8);
    const outcome = 'http://hub.test/id/course/ehbo-museum#outcome-ehbo';
    expect(data.object(outcome, iri('elm', 'relatedESCOSkill'))?.value).toBe('http://data.europa.eu/esco/skill/proef');
    expect(
      data
        .objects('http://hub.test/id/course/ehbo-museum', iri('dct', 'title'))
        .map(({ value }) => value)
        .toSorted(),
    ).toEqual(['Eerste hulp in het museum', 'First aid in the museum']);
  });

  it.skipIf(missing)('holds to the shapes of the standard', async () => {
    const shapes = (await parse(readFileSync(standard, 'utf8'), 'text/turtle', 'http://elm.test/'))
      // Written for another language's regular expressions; addresses are looked at below.
      .filter(({ predicate }) => predicate.value !== iri('sh', 'pattern'));
    const data = await catalogue();
    const { results } = await createEngine(new Statements(shapes)).validate({ dataset: data });
    const told = results.map(({ focusNode, constraintComponent, path }) =>
      [focusNode.term?.value, constraintComponent.value.split('#')[1], path?.[0]?.predicates[0]?.value].join(' '),
    );
    expect(told).toEqual([]);
    const addresses = [...data].filter(({ predicate }) => predicate.value === iri('elm', 'contentUrl'));
    expect(addresses.length).toBeGreaterThan(10);
    for (const { object } of addresses) expect(object.value).toMatch(/^http:\/\/hub\.test\/doc\//);
    // The shapes look at something: without a title they complain.
    const maimed = new Statements([...data].filter(({ predicate }) => predicate.value !== iri('dct', 'title')));
    expect((await createEngine(new Statements(shapes)).validate({ dataset: maimed })).results.length).toBeGreaterThan(
      10,
    );
  });

  it('comes in every form, the same for everybody, with an ETag of its own bytes', async () => {
    for (const [extension, type] of [
      ['ttl', 'text/turtle'],
      ['jsonld', 'application/ld+json'],
      ['nt', 'application/n-triples'],
      ['rdf', 'application/rdf+xml'],
    ]) {
      const answer = await hub.get(`/training/catalogue.${extension}`, '*/*');
      expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
      const again = await hub.get('/training/catalogue', type, hub.as('admin'));
      expect(await again.text()).toBe(await answer.text());
      const etag = answer.headers.get('etag') ?? '';
      expect((await hub.get(`/training/catalogue.${extension}`, '*/*', { 'if-none-match': etag })).status).toBe(304);
    }
    expect((await hub.get('/training/catalogue', 'image/png')).status).toBe(406);
    const text = await (await hub.get('/training/catalogue.nt', '*/*')).text();
    expect(text).not.toMatch(/id\/person|Dotterbloem|gidsenmap|enrolment/);
    const linked: unknown = await (await hub.get('/training/catalogue.jsonld', '*/*')).json();
    expect(JSON.stringify(linked)).toContain('LearningOpportunity');
  });
});
