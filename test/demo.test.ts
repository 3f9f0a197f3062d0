// The demonstration content as one story: every thing keeps its shape, every link arrives, and nothing is said of outside sources that they do not show.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillDates } from '../src/demo/dates.ts';
import { demoDrafts } from '../src/demo/load.ts';
import { inspect } from '../src/files/inspect.ts';
import { typeOf } from '../src/module.ts';
import { createModules } from '../src/modules/index.ts';
import { iri, ownIri, prefixes } from '../src/rdf/ns.ts';
import { skolemise } from '../src/rdf/skolemise.ts';
import { createShapes } from '../src/shacl/compile.ts';
import type { Draft } from '../src/write.ts';

const base = 'http://hub.test';
const now = new Date('2026-11-22T10:00:00Z');
const folder = new URL('../fixtures/demo/', import.meta.url);
const modules = createModules(base);

let drafts: readonly Draft[] = [];
let things = new Map<string, Draft>();

const quadsOf = (draft: Draft) => draft.quads ?? [];
const valuesOf = (draft: Draft, property: string, language?: string): readonly string[] =>
  quadsOf(draft)
    .filter((q) => q.predicate.value === property && q.subject.value === draft.subject)
    .filter(({ object }) => language === undefined || (object.termType === 'Literal' && object.language === language))
    .map((q) => q.object.value);
const ofType = (name: string) => drafts.filter(({ subject }) => subject.startsWith(`${base}/id/${name}/`));
const withStatus = (local: string) =>
  ofType('concept').filter((c) => valuesOf(c, iri('adms', 'status'))[0] === ownIri(base, local));
const timesOf = (draft: Draft, ...properties: readonly string[]): readonly number[] =>
  quadsOf(draft)
    .filter((q) => properties.includes(q.predicate.value))
    .map((q) => Date.parse(q.object.value));
const ownerOf = (draft: Draft) => typeOf(modules, draft.subject, quadsOf(draft));

const broaderOf = (subject: string): readonly string[] => {
  const draft = things.get(subject);
  return draft === undefined ? [] : valuesOf(draft, iri('skos', 'broader'));
};

/** Everything above a concept; the concept itself is among it when there is a cycle. */
function ancestorsOf(subject: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...broaderOf(subject)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...broaderOf(next));
  }
  return found;
}

beforeAll(async () => {
  drafts = await demoDrafts(base, folder, now);
  things = new Map(drafts.map((draft) => [draft.subject, draft]));
});

describe('the demonstration content', () => {
  it('says each thing once, at the address of its type', () => {
    expect(things.size).toBe(drafts.length);
    const astray = drafts.filter((d) => !d.subject.startsWith(`${base}/id/${ownerOf(d)?.type.name ?? '?'}/`));
    expect(astray.map(({ subject }) => subject)).toEqual([]);
  });

  it('says of its files what they are', () => {
    const said = ofType('attachment').map((draft) => [
      valuesOf(draft, iri('schema', 'name'))[0],
      valuesOf(draft, iri('schema', 'encodingFormat'))[0],
      valuesOf(draft, iri('schema', 'contentSize'))[0],
      valuesOf(draft, iri('schema', 'width'))[0],
      valuesOf(draft, iri('schema', 'sha256'))[0],
    ]);
    const found = globSync('*', { cwd: new URL('files/', folder) }).map((name) => {
      const { type, width, pieces } = inspect(readFileSync(new URL(`files/${name}`, folder)), name);
      const bytes = Buffer.concat(pieces);
      return [name, type, `${bytes.length}`, width?.toString(), createHash('sha256').update(bytes).digest('hex')];
    });
    expect(said.toSorted()).toEqual(found.toSorted());
    expect(found.length).toBe(3);
  });

  it('keeps every thing to its shape, without so much as a warning', async () => {
    const shapes = await createShapes(base, modules);
    const found: string[] = [];
    for (const draft of drafts) {
      const quads = await skolemise(base, draft.subject, quadsOf(draft));
      const module = ownerOf(draft)?.module;
      if (module === undefined) continue;
      for (const { path, value, message } of await shapes.validate(module.name, draft.subject, quads))
        found.push(`${draft.subject} ${path} ${value}: ${message.en}`);
      for (const { en } of module.check?.(draft.subject, quads) ?? []) found.push(`${draft.subject}: ${en}`);
    }
    expect(found).toEqual([]);
  });

  it('leaves no statement without a word on who may see it, and shows the public nothing that leads to what is not', async () => {
    const shapes = await createShapes(base, modules);
    const isPublic = (draft: Draft): boolean => {
      const type = ownerOf(draft)?.type;
      const [mark] = valuesOf(draft, ownIri(base, 'visibility'));
      const open = mark === undefined ? type?.visibility === 'public' : mark === ownIri(base, 'public');
      return open && (type?.visibilityOf?.(quadsOf(draft)) ?? 'public') === 'public';
    };
    const leaks = drafts.filter(isPublic).flatMap((draft) =>
      quadsOf(draft)
        .filter((q) => shapes.visibilityOf(ownerOf(draft)?.module.name ?? '', q.predicate.value) === 'public')
        .filter((q) => {
          const other = things.get(q.object.value);
          return other !== undefined && !isPublic(other);
        })
        .map((q) => `${draft.subject} ${q.predicate.value} ${q.object.value}`),
    );
    expect(leaks).toEqual([]);
  });

  it('has no link of its own that leads nowhere, in statements or in text', () => {
    const dangling = drafts.flatMap((draft) =>
      quadsOf(draft).flatMap(({ object }) => {
        const links =
          object.termType === 'Literal'
            ? [...object.value.matchAll(/\]\((\/[^)\s]*)\)/g)].map(([, path]) => base + (path ?? ''))
            : [object.value];
        const own = links.filter((link) => link.startsWith(`${base}/id/`) && !things.has(link));
        return own.map((link) => `${draft.subject} → ${link}`);
      }),
    );
    expect(dangling).toEqual([]);
  });

  it('names nobody outside the documents of people', () => {
    const names = ofType('person').flatMap((person) => valuesOf(person, iri('foaf', 'name')));
    const surnames = names.map((name) => name.split(' ').at(-1) ?? name);
    expect(surnames.length).toBeGreaterThan(5);
    const told = drafts
      .filter(({ subject }) => !subject.startsWith(`${base}/id/person/`))
      .filter((draft) => quadsOf(draft).some((q) => surnames.some((name) => q.object.value.includes(name))));
    expect(told.map(({ subject }) => subject)).toEqual([]);
  });
});

describe('the terms of the demonstration', () => {
  it('are at least 300 in at least five lists, each with its museum or shared', () => {
    expect(ofType('concept').length).toBeGreaterThanOrEqual(300);
    expect(ofType('scheme').length).toBeGreaterThanOrEqual(5);
    expect(ofType('agent').length).toBeGreaterThanOrEqual(6);
    for (const scheme of ofType('scheme')) {
      const count = ofType('concept').filter((c) => valuesOf(c, iri('skos', 'inScheme')).includes(scheme.subject));
      expect(count.length, scheme.subject).toBeGreaterThan(10);
    }
  });

  it('have a Dutch name each, and no two of a list the same one', () => {
    const seen = new Set<string>();
    for (const concept of ofType('concept')) {
      const labels = valuesOf(concept, iri('skos', 'prefLabel'), 'nl');
      expect(labels, concept.subject).toHaveLength(1);
      const key = `${labels[0]} in ${valuesOf(concept, iri('skos', 'inScheme'))[0]}`;
      expect(seen.has(key), key).toBe(false);
      seen.add(key);
    }
  });

  it('stand in a hierarchy of at least three levels, without cycles and within their list', () => {
    let deepest = 0;
    for (const concept of ofType('concept')) {
      const up = ancestorsOf(concept.subject);
      deepest = Math.max(deepest, up.size);
      expect(up.has(concept.subject), `${concept.subject} stands above itself`).toBe(false);
      const [scheme] = valuesOf(concept, iri('skos', 'inScheme'));
      const top = valuesOf(concept, iri('skos', 'topConceptOf'));
      if (up.size === 0) expect(top, concept.subject).toEqual([scheme]);
      for (const above of up) {
        const itsScheme = things.get(above)?.quads?.find((q) => q.predicate.value === iri('skos', 'inScheme'));
        expect(itsScheme?.object.value, `${concept.subject} under ${above}`).toBe(scheme);
      }
    }
    expect(deepest).toBeGreaterThanOrEqual(3);
  });

  it('relate only to what is not above or below them, both ways (SKOS S27)', () => {
    for (const concept of ofType('concept'))
      for (const other of valuesOf(concept, iri('skos', 'related'))) {
        expect(ancestorsOf(concept.subject).has(other), `${concept.subject} – ${other}`).toBe(false);
        const back = things.get(other);
        if (back !== undefined && valuesOf(concept, iri('adms', 'status'))[0] === ownIri(base, 'approved'))
          expect(valuesOf(back, iri('skos', 'related')), other).toContain(concept.subject);
      }
  });

  it('carry each approved mapping as a plain match too, and none that was rejected or is still proposed', () => {
    for (const mapping of ofType('mapping')) {
      const [[from], [relation], [to], [status]] = [
        valuesOf(mapping, iri('owl', 'annotatedSource')),
        valuesOf(mapping, iri('owl', 'annotatedProperty')),
        valuesOf(mapping, iri('owl', 'annotatedTarget')),
        valuesOf(mapping, iri('adms', 'status')),
      ];
      const concept = things.get(from ?? '');
      const plain = concept === undefined ? [] : valuesOf(concept, relation ?? '');
      expect(plain.includes(to ?? ''), mapping.subject).toBe(status === ownIri(base, 'approved'));
    }
  });

  it('say where a deprecated term went, and have candidates that wait', () => {
    expect(withStatus('candidate').length).toBeGreaterThan(2);
    expect(withStatus('deprecated').length).toBeGreaterThan(2);
    for (const gone of withStatus('deprecated')) {
      const [successor = ''] = valuesOf(gone, iri('dct', 'isReplacedBy'));
      expect(things.has(successor), gone.subject).toBe(true);
    }
  });
});

const shared = new URL('../../shared/data/', import.meta.url);
const witnesses = ['gold/*.tsv', 'flanders-heritage/*.ttl', 'cogent/*.json', 'oslo/**/*.jsonld', 'invulboek/**/*.md'];

describe.skipIf(!existsSync(shared))('identifiers of others (skipped without ../shared/data)', () => {
  it('all occur in data that somebody else published', () => {
    const vocabularies = [...Object.values(prefixes), 'https://w3id.org/semapv/vocab/', `${base}/`];
    const outside = new Set(
      drafts
        .flatMap(quadsOf)
        .filter(({ object }) => object.termType === 'NamedNode')
        .map(({ object }) => object.value)
        .filter((value) => !vocabularies.some((start) => value.startsWith(start))),
    );
    expect(outside.size).toBeGreaterThan(40);
    const text = witnesses
      .flatMap((pattern) => globSync(pattern, { cwd: shared }))
      .map((name) => readFileSync(new URL(name, shared), 'utf8'))
      .join('\n');
    const whole = (value: string): boolean => {
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
        if (!/[\p{L}\p{N}_/]/u.test(text.charAt(at + value.length))) return true;
      return false;
    };
    const status = 'https://data.vlaanderen.be/id/concept/Infrastructuurreservatiestatustype/';
    const unseen = [...outside].filter((value) => !value.startsWith(status) && !whole(value));
    expect(unseen).toEqual([]);
  });
});

describe('the exhibition of the demonstration', () => {
  it('is one IRI in the plan, the handbook and the training of its guides', () => {
    const subject = `${base}/id/exhibition/aan-tafel`;
    const naming = drafts.filter(
      (draft) => draft.subject !== subject && quadsOf(draft).some(({ object }) => object.value === subject),
    );
    const modulesNaming = new Set(naming.map((draft) => ownerOf(draft)?.module.name));
    expect([...modulesNaming].toSorted()).toEqual(['planning', 'training', 'wiki']);
  });
});

describe('dates of the demonstration', () => {
  it('lie around today: something ran, something runs and something comes', () => {
    const starts = [iri('m8g', 'startTime'), iri('schema', 'startDate')];
    const ends = [iri('m8g', 'endTime'), iri('schema', 'endDate')];
    const spans = [...ofType('booking'), ...ofType('exhibition'), ...ofType('activity')].map((draft) => ({
      start: Math.min(...timesOf(draft, ...starts)),
      end: Math.max(...timesOf(draft, ...ends)),
    }));
    const year = 366 * 24 * 3600 * 1000;
    expect(spans.every(({ start, end }) => start <= end && Math.abs(start - now.getTime()) < 2 * year)).toBe(true);
    expect(spans.some(({ end }) => end < now.getTime())).toBe(true);
    expect(spans.some(({ start, end }) => start < now.getTime() && now.getTime() < end)).toBe(true);
    expect(spans.some(({ start }) => start > now.getTime())).toBe(true);
  });

  it('move with the day on which the hub is filled', async () => {
    const later = await demoDrafts(base, folder, new Date('2027-07-01T10:00:00Z'));
    const opening = later.find(({ subject }) => subject === `${base}/id/exhibition/aan-tafel`);
    expect(opening && valuesOf(opening, iri('schema', 'startDate'))).toEqual(['2027-09-17']);
  });

  it('carry the offset of Brussels on their own day, across the change of the clock', () => {
    const beforeChange = new Date('2026-10-24T10:00:00Z');
    expect(fillDates('{{day+0 09:00}}', beforeChange)).toBe('2026-10-24T09:00:00+02:00');
    expect(fillDates('{{day+1 09:00}}', beforeChange)).toBe('2026-10-25T09:00:00+01:00');
    expect(fillDates('{{week-1.sat}}', new Date('2026-10-25T22:59:00Z'))).toBe('2026-10-17');
    expect(fillDates('{{week+0.mon}}', new Date('2026-10-25T23:01:00Z'))).toBe('2026-10-26');
    expect(fillDates('{{day+0 nl}}', beforeChange)).toBe('zaterdag 24 oktober 2026');
  });

  it('refuse a token that nobody understands', () => {
    expect(() => fillDates('{{tomorrow}}', now)).toThrow('{{tomorrow}}');
    expect(() => fillDates('{{day 3}}', now)).toThrow('{{day 3}}');
  });
});
