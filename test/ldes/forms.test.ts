// The five forms of a page say the same, lose no letter, and say what the log says.
import type { Quad, Term } from '@rdfjs/types';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forms } from '../../src/ldes/forms.ts';
import type { Page, PageMember } from '../../src/ldes/read.ts';
import { findStream, type Stream } from '../../src/ldes/stream.ts';
import { iri } from '../../src/rdf/ns.ts';
import { toNTriples } from '../../src/rdf/ntriples.ts';
import { parse } from '../../src/rdf/parse.ts';
import { genidPrefix } from '../../src/rdf/skolemise.ts';
import { literal, namedNode, quad } from '../../src/rdf/terms.ts';
import { differences, expectedFrom } from '../conformance/ldes-strangers.ts';
import { createPond, fill, type Pond } from './pond.ts';

const base = 'http://hub.test';

const text = (term: Term): string =>
  term.termType === 'Literal'
    ? `"${term.value}"@${term.language.toLowerCase()}^^${term.datatype.value}`
    : `${term.termType === 'BlankNode' ? '_:' : ''}${term.value}`;

/** Statements as strings; a blank node goes by what is said of it. */
function toSet(quads: readonly Quad[]): Set<string> {
  const said = new Map<string, string[]>();
  for (const { subject, predicate, object } of quads)
    if (subject.termType === 'BlankNode')
      said.set(text(subject), [...(said.get(text(subject)) ?? []), `${predicate.value} ${text(object)}`]);
  const name = (term: Term): string =>
    term.termType === 'BlankNode' ? `[${(said.get(text(term)) ?? []).toSorted().join(', ')}]` : text(term);
  return new Set(quads.map((q) => [name(q.subject), q.predicate.value, name(q.object), q.graph.value].join(' | ')));
}

async function readAll(texts: ReadonlyMap<string, string>, address: string): Promise<Map<string, Set<string>>> {
  const sets = new Map<string, Set<string>>();
  for (const [extension, body] of texts) {
    const { mediaType } = forms.find((form) => form.extension === extension) ?? { mediaType: '' };
    sets.set(extension, toSet(await parse(body, mediaType, address)));
  }
  return sets;
}

const opens = (q: Quad): boolean => q.predicate.value === iri('tree', 'member');
const aboutMentions = (line: string): boolean =>
  line.includes('#mentions | ') || line.includes(` | ${iri('rdfs', 'Resource')} | `);

function expectAgreement(sets: ReadonlyMap<string, ReadonlySet<string>>): void {
  const of = (extension: string): ReadonlySet<string> => sets.get(extension) ?? new Set<string>();
  const [nq, nt] = [of('nq'), of('nt')];
  expect(differences(of('trig'), nq)).toEqual([]);
  expect(differences(of('ttl'), nt)).toEqual([]);
  expect([...nt].filter((line) => !of('jsonld').has(line))).toEqual([]);
  expect([...of('jsonld')].filter((line) => !nt.has(line) && !aboutMentions(line))).toEqual([]);
}

describe('pages of a stream in five forms', () => {
  let pond: Pond;
  beforeAll(async () => {
    pond = await createPond({ base });
    await fill(pond, 600);
  });
  afterAll(() => pond.close());

  const texts = async (path: string, wanted = forms): Promise<Map<string, string>> => {
    const found = new Map<string, string>();
    for (const { extension, mediaType } of wanted) found.set(extension, await (await pond.get(path, mediaType)).text());
    return found;
  };

  it.each(['/ldes/terms', '/ldes/terms/0/0', '/ldes/terms/0/2', '/ldes/scheme-materials', '/ldes/planning'])(
    'agree on %s',
    async (path) => {
      expectAgreement(await readAll(await texts(path), base + path));
    },
  );

  it('hold every member of the log and nothing else', async () => {
    const wanted = await expectedFrom(pond.log, base, 'terms');
    const count = (await findStream(pond, 'terms'))?.count ?? 0;
    const got = { graphs: new Set<string>(), versions: new Set<string>() };
    for (let n = 0; n * 250 < count; n++) {
      const path = `/ldes/terms/0/${n}`;
      const two = forms.filter(({ extension }) => extension === 'trig' || extension === 'jsonld');
      const sets = await readAll(await texts(path, two), base + path);
      const isMember = (line: string): boolean => !/^http:..hub.test.ldes.|^\[/.test(line) && !aboutMentions(line);
      for (const line of [...(sets.get('trig') ?? [])].filter(isMember)) got.graphs.add(line);
      for (const line of [...(sets.get('jsonld') ?? [])].filter(isMember)) got.versions.add(line);
    }
    expect(differences(got.graphs, wanted.graphs)).toEqual([]);
    expect(differences(got.versions, wanted.versions)).toEqual([]);
  });

  it.each(forms.filter(({ extension }) => extension !== 'jsonld'))(
    'open each member with its tree:member, after all hypermedia: $mediaType',
    async ({ mediaType }) => {
      const path = '/ldes/terms/0/1';
      const quads = await parse(await (await pond.get(path, mediaType)).text(), mediaType, base + path);
      const first = quads.findIndex(opens);
      expect(quads.slice(0, first).filter((q) => !q.subject.value.startsWith(`${base}/ldes/`))).toEqual([]);
      let member = '';
      for (const q of quads.slice(first)) {
        if (opens(q)) member = q.object.value;
        else expect(q.graph.value === member || q.subject.value.startsWith(member)).toBe(true);
      }
    },
  );

  it('open each member in JSON-LD with its address and the stream it is of', async () => {
    const page = JSON.parse((await texts('/ldes/terms/0/1')).get('jsonld') ?? '') as { '@included': readonly object[] };
    const members = page['@included'].filter((thing) => 'memberOf' in thing);
    expect(members).toHaveLength(250);
    for (const each of members) expect(Object.keys(each).slice(0, 2)).toEqual(['@id', 'memberOf']);
  });

  it('give JSON-LD whose context is all its own', async () => {
    const page = JSON.parse((await texts('/ldes/terms/0/1')).get('jsonld') ?? '') as Record<string, unknown>;
    expect(typeof page['@context']).toBe('object');
    expect(JSON.stringify(page['@context'])).not.toMatch(/@import|\.jsonld/);
  });
});

const subject = `${base}/id/concept/x`;
const nodes = [subject, `${subject}#part`, `${genidPrefix(base, subject)}0`, `${genidPrefix(base, subject)}1`];
const iris = fc.constantFrom(
  ...nodes,
  `${base}/ldes/terms`,
  `${base}/id/concept/y`,
  'http://example.org/a',
  'http://example.org/é(ü)',
  'http://example.org/a-b.c',
  'urn:isbn:1',
  'skos:notAPrefixHere',
  'as:Create',
  iri('skos', 'Concept'),
  `${iri('skos', 'prefLabel')}/more`,
);
const literals = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((value) => literal(value)),
  fc
    .constantFrom(
      '',
      ' .',
      ' .\n',
      '"',
      '\\',
      'a"@nl',
      '"^^<x>',
      `<${subject}> <p> <o> .`,
      subject,
      '\u0000',
      '\u2028',
      '😀',
    )
    .map((value) => literal(value)),
  fc.constantFrom('nl', 'nl-BE', 'en-GB').map((lang) => literal('x "y"', lang)),
  fc
    .constantFrom('001', '1.0E3', 'true', '2026-01-01')
    .map((value) => literal(value, namedNode(iri('xsd', 'integer')))),
  fc.constant(literal('{"a":1}', namedNode(iri('rdf', 'JSON')))),
);
const predicates = fc.constantFrom(
  iri('skos', 'related'),
  iri('rdf', 'type'),
  iri('dct', 'isVersionOf'),
  'http://example.org/p',
  'http://example.org/p/1',
  'urn:p',
);
const statement = fc
  .tuple(
    fc.constantFrom(...nodes),
    predicates,
    fc.oneof(
      iris.map((value) => namedNode(value)),
      literals,
    ),
  )
  .map(([s, p, o]) => quad(namedNode(s), namedNode(p), o));
const states = fc.array(statement, { minLength: 1, maxLength: 14 }).map((quads) => toNTriples(quads));

const toMember = (state: string, place: number): PageMember => ({
  place,
  kind: place % 2 === 0 ? 'create' : 'update',
  transaction: (['none', 'part', 'last'] as const)[place % 3] ?? 'none',
  event: {
    seq: place + 1,
    tx: 1,
    at: `2026-01-01T00:00:00.00000${place}Z`,
    action: 'create',
    module: 'terms',
    type: 'concept',
    ref: 'x',
    subject,
    museum: null,
    actor: 'urn:a',
    note: null,
    prev: null,
    state: { public: state, internal: '', personal: '' },
    streams: ['terms'],
  },
});

describe('any payload', () => {
  it('is the same in all forms, to the letter', async () => {
    const stream: Stream = {
      name: 'terms',
      root: `${base}/ldes/terms`,
      iri: `${base}/ldes/terms#stream`,
      shape: undefined,
      count: 3,
      firstAt: undefined,
      lastAt: undefined,
    };
    await fc.assert(
      fc.asyncProperty(fc.array(states, { minLength: 1, maxLength: 3 }), async (all) => {
        const page: Page = {
          stream,
          node: { level: 0, index: 0 },
          closed: false,
          relations: [],
          members: all.map(toMember),
        };
        const texts = new Map(forms.map(({ extension, write }) => [extension, write(base, page)]));
        expectAgreement(await readAll(texts, `${base}/ldes/terms/0/0`));
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});
