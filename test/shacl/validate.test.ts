// One resource against its shapes: what is said, in which language, at what cost, and who may see what.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeOf } from '../../src/module.ts';
import { createModules } from '../../src/modules/index.ts';
import { iri, ownIri } from '../../src/rdf/ns.ts';
import { parse } from '../../src/rdf/parse.ts';
import { createShapes } from '../../src/shacl/compile.ts';
import { explain, explained } from '../../src/shacl/sentences.ts';

const base = 'http://hub.test';
const modules = createModules(base);
const shapes = await createShapes(base, modules);
const about = `${base}/id/concept/x`;
const head =
  '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix schema: <https://schema.org/> . ';

const validate = async (body: string, module = 'terms') =>
  shapes.validate(module, about, await parse(`${head}<id/concept/x> ${body} .`, 'text/turtle', `${base}/`));

describe('a report', () => {
  it('says what, where, which value, by which rule, in Dutch and English', async () => {
    const [first] = await validate(
      'a skos:Concept ; skos:prefLabel "x"@nl ; skos:inScheme <s> ; skos:broader "molens"',
    );
    expect(first).toEqual({
      focusNode: about,
      path: iri('skos', 'broader'),
      value: 'molens',
      rule: 'NodeKindConstraintComponent',
      message: {
        nl: 'Kies een begrip; een naam als tekst volstaat niet.',
        en: 'Choose a concept; its name as text is not enough.',
      },
      severity: 'violation',
    });
  });

  it('cuts a long value to what can be read', async () => {
    const [first] = await validate(
      `a skos:Concept ; skos:prefLabel "x"@nl ; skos:inScheme <s> ; skos:altLabel "${'x'.repeat(9000)}"@nl`,
    );
    expect(first?.value.length).toBe(200);
  });

  it('only warns about what real thesauri lack: a Dutch label, a scheme', async () => {
    const found = await validate('a skos:Concept ; skos:prefLabel "Quercus"@la');
    expect(found.map(({ severity, path }) => `${severity} ${path}`)).toEqual([
      `warning ${iri('skos', 'prefLabel')}`,
      `warning ${iri('skos', 'inScheme')}`,
    ]);
  });

  it('takes a regional Dutch label for Dutch, whatever its case', async () => {
    for (const tag of ['nl', 'nl-BE', 'NL-be'])
      expect(await validate(`a skos:Concept ; skos:prefLabel "x"@${tag} ; skos:inScheme <s>`)).toEqual([]);
  });

  it('refuses a resource that no shape targets, also one of another module', async () => {
    expect((await validate('a skos:Collectie ; skos:prefLabel "x"@nl')).map(({ rule }) => rule)).toEqual([
      'NoShapeTargets',
    ]);
    expect((await validate('a skos:Concept ; skos:prefLabel "x"@nl', 'wiki')).map(({ rule }) => rule)).toEqual([
      'NoShapeTargets',
    ]);
  });

  it('has a sentence for every component of SHACL core when a shape has no message', () => {
    for (const rule of [...explained, 'NewConstraintComponent']) {
      const { nl, en } = explain({ rule, name: { nl: 'Naam', en: 'Name' }, demand: '3' });
      expect(nl).toMatch(/^“Naam” .*\.$/);
      expect(en).toMatch(/^“Name” .*\.$/);
    }
    expect(explained.length).toBe(28);
  });
});

/** Milliseconds for a concept with so many synonyms that are all wrong. */
const timeOf = async (values: number): Promise<number> => {
  const labels = Array.from({ length: values }, (_, at) => `"x${at}\\u0007"@nl`).join(', ');
  const quads = await parse(
    `${head}<id/concept/x> a skos:Concept ; skos:prefLabel "x"@nl ; skos:altLabel ${labels} .`,
    'text/turtle',
    `${base}/`,
  );
  const start = performance.now();
  expect((await shapes.validate('terms', about, quads)).length).toBeLessThanOrEqual(200);
  return performance.now() - start;
};

describe('the cost', () => {
  it('does not grow with the square of the number of hostile values', async () => {
    await timeOf(1000);
    expect(await timeOf(40_000)).toBeLessThan(2000);
  }, 15_000);

  it('is bounded when the values are each right and only together wrong', async () => {
    const labels = Array.from(
      { length: 20_000 },
      (_, at) => `"x${at}"@a${at.toString(36).replaceAll(/[0-9]/g, 'z')}`,
    ).join(', ');
    const found = await validate(`a skos:Concept ; skos:prefLabel ${labels}`);
    expect(found.some(({ severity }) => severity === 'violation')).toBe(true);
  }, 15_000);

  it('of a pattern is bounded by the length it looks at', async () => {
    const text = `FREQ=AAAAA${';'.repeat(500_000)}!`;
    const start = performance.now();
    const found = await shapes.validate(
      'planning',
      about,
      await parse(
        `${head}@prefix ical: <http://www.w3.org/2002/12/cal/ical#> . <id/concept/x> a <http://www.cidoc-crm.org/cidoc-crm/E7_Activity> ; schema:name "x"@nl ; schema:eventSchedule [ ical:rrule "${text}" ] .`,
        'text/turtle',
        `${base}/`,
      ),
    );
    expect(found.map(({ rule }) => rule)).toContain('PatternConstraintComponent');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('is never bought with a wrong answer: whatever the labels, a missing or doubled one is found', async () => {
    const label = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('', 'x', 'a\u0007'));
    const value = fc
      .tuple(label, fc.constantFrom('@nl', '@NL', '@en', '', '^^xsd:date', '^^xsd:integer'))
      .map(([text, tag]) => `${JSON.stringify(text)}${tag}`);
    const property = fc.constantFrom(
      'skos:prefLabel',
      'skos:altLabel',
      'skos:notation',
      'skos:broader',
      '<http://purl.org/dc/terms/created>',
    );
    const line = fc.tuple(property, fc.oneof(value, fc.constant('<id/concept/y>')));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
        const body = ['a skos:Concept', ...lines.map(([name, object]) => `${name} ${object}`)].join(' ; ');
        const found = (await validate(body)).filter(({ severity }) => severity === 'violation');
        const texts = lines.filter(([name]) => name === 'skos:prefLabel').map(([, object]) => object);
        const tags =
          new Set(texts).size === texts.length
            ? texts.map((text) => /@(\w+)$/.exec(text)?.[1]?.toLowerCase() ?? '').filter((tag) => tag !== '')
            : [];
        if (texts.length === 0) expect(found.map(({ rule }) => rule)).toContain('MinCountConstraintComponent');
        if (new Set(tags).size < tags.length)
          expect(found.map(({ rule }) => rule)).toContain('UniqueLangConstraintComponent');
      }),
      { numRuns: 200 },
    );
  });
});

describe('who may see a statement', () => {
  it('is personal unless something marks it', () => {
    for (const { name } of modules) expect(shapes.visibilityOf(name, 'http://example.org/anything')).toBe('personal');
  });

  it.each([
    ['terms', iri('skos', 'prefLabel'), 'public'],
    ['terms', iri('dct', 'creator'), 'internal'],
    ['terms', iri('dct', 'contributor'), 'internal'],
    ['terms', iri('skos', 'editorialNote'), 'internal'],
    ['planning', iri('foaf', 'name'), 'personal'],
    ['planning', iri('schema', 'email'), 'personal'],
    ['planning', iri('prov', 'wasAssociatedWith'), 'personal'],
    ['planning', iri('zr', 'infrastructuur'), 'internal'],
    ['training', iri('schema', 'instructor'), 'personal'],
    ['training', ownIri(base, 'person'), 'personal'],
    ['wiki', iri('foaf', 'name'), 'personal'],
  ])('in %s <%s> is %s', (module, predicate, visibility) =>
    expect(shapes.visibilityOf(module, predicate)).toBe(visibility),
  );

  it('never lets a person, an enrolment or a skill be anything but personal', () => {
    for (const name of ['person', 'enrolment', 'assertion'])
      expect(modules.flatMap(({ types }) => types).find((type) => type.name === name)).toMatchObject({
        visibility: 'personal',
        atMost: 'personal',
      });
  });

  it('keeps a candidate and a rejected term inside, and publishes what was approved or has no status', async () => {
    const concept = modules.flatMap(({ types }) => types).find((type) => type.name === 'concept');
    const visibility = async (status: string) =>
      concept?.visibilityOf?.(
        await parse(
          `${head}<x> a skos:Concept ${status === '' ? '' : `; <http://www.w3.org/ns/adms#status> <ns#${status}>`} .`,
          'text/turtle',
          `${base}/`,
        ),
      );
    expect(await visibility('candidate')).toBe('internal');
    expect(await visibility('rejected')).toBe('internal');
    expect(await visibility('approved')).toBe('public');
    expect(await visibility('deprecated')).toBe('public');
    expect(await visibility('whatever')).toBe('internal');
    expect(await visibility('')).toBeUndefined();
  });
});

const field = (module: string, name: string, path: string) => {
  const type = modules.flatMap(({ types }) => types).find((each) => each.name === name);
  return shapes.fields(module, type?.class ?? '').find((each) => each.path === path);
};

describe('a form', () => {
  it('knows labels, pickers, choices, dates and nested nodes', () => {
    expect(field('terms', 'concept', iri('skos', 'prefLabel'))).toMatchObject({
      kind: 'langText',
      minCount: 1,
      maxCount: undefined,
      visibility: 'public',
      name: { nl: 'Voorkeursterm' },
    });
    expect(field('terms', 'concept', iri('skos', 'definition'))).toMatchObject({ kind: 'longLangText' });
    expect(field('terms', 'concept', iri('skos', 'broader'))).toMatchObject({ kind: 'iri', picks: ['concept'] });
    expect(field('planning', 'exhibition', iri('schema', 'startDate'))).toMatchObject({
      kind: 'dayOrMoment',
      minCount: 1,
      maxCount: 1,
    });
    expect(field('planning', 'booking', iri('adms', 'status'))?.choices.map(({ name }) => name.nl)).toEqual([
      'aanvraag',
      'in behandeling',
      'optie',
      'bevestigd',
      'afgelopen',
      'geannuleerd',
    ]);
    expect(
      field('planning', 'booking', iri('zr', 'Reservatie.periode'))?.fields.map(
        ({ kind, minCount }) => `${kind} ${minCount}`,
      ),
    ).toEqual(['dateTime 1', 'dateTime 1']);
  });
});

const data = new URL('../../../shared/data/', import.meta.url);
const real = existsSync(data)
  ? [
      'deboer/thesaurus.trig',
      ...readdirSync(new URL('flanders-heritage/', data))
        .filter((name) => name.endsWith('.ttl'))
        .map((name) => `flanders-heritage/${name}`),
    ]
  : [];

describe('real thesauri', () => {
  if (real.length === 0) it.skip('need ../shared/data, which is missing here', () => {});
  for (const name of real)
    it(`pass: ${name}`, async () => {
      const type = name.endsWith('.trig') ? 'application/trig' : 'text/turtle';
      const quads = await parse(readFileSync(new URL(name, data), 'utf8'), type, `${base}/`);
      const bySubject = Map.groupBy(quads, (quad) => quad.subject.value);
      let known = 0;
      for (const [subject, own] of bySubject) {
        if (typeOf(modules, subject, own)?.module.name !== 'terms') continue;
        known += 1;
        const found = (await shapes.validate('terms', subject, own)).filter(({ severity }) => severity === 'violation');
        expect([...found, ...(modules[0]?.check?.(subject, own) ?? [])]).toEqual([]);
        for (const { predicate } of own)
          expect(`${predicate.value} ${shapes.visibilityOf('terms', predicate.value)}`).not.toMatch(/personal$/);
      }
      expect(known).toBeGreaterThan(40);
    }, 20_000);
});

it('compiles in a worker thread as well', async () => {
  const code = `
    import { parentPort } from 'node:worker_threads';
    const { createShapes } = await import(${JSON.stringify(new URL('../../src/shacl/compile.ts', import.meta.url).href)});
    const { createModules } = await import(${JSON.stringify(new URL('../../src/modules/index.ts', import.meta.url).href)});
    const shapes = await createShapes('http://hub.test', createModules('http://hub.test'));
    parentPort.postMessage((await shapes.validate('terms', 'http://x/', [])).map(({ rule }) => rule));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const message = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  expect(message).toEqual(['NoShapeTargets']);
});
