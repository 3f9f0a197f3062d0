// Whatever is sent comes back letter by letter, in every format.
import * as fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Quad } from '@rdfjs/types';
import { formats } from '../../src/rdf/formats.ts';
import { inGraph, parseNTriples, toNTriples } from '../../src/rdf/ntriples.ts';
import { parse, parseStream } from '../../src/rdf/parse.ts';
import { serialise } from '../../src/rdf/serialise.ts';
import { deskolemise, skolemise } from '../../src/rdf/skolemise.ts';
import { blankNode, literal, namedNode, quad } from '../../src/rdf/terms.ts';
import { Readable } from 'node:stream';

const base = 'http://hub.test';
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => text.isWellFormed()),
  fc.constantFrom(
    '"',
    '\\',
    '\\"',
    ' .\n',
    '"@en',
    '\n\r\t',
    '\'\'\'"""',
    '\u0000',
    '\u2028',
    '\u0085',
    '<a>',
    '&amp;',
    ']]>',
    ' . ',
    '\\u0041',
    '😀',
    '',
  ),
);
// oxlint-disable-next-line no-control-regex -- what XML cannot hold
const withoutXmlTrouble = (text: string): boolean => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text);
const iri = fc.constantFrom(
  'http://x.test/a', 'http://x.test/a#b', 'urn:x:y', 'http://x.test/%C3%A9/é', 'skos:notAPrefix', 'http://www.w3.org/2004/02/skos/core#prefLabel', `${base}/id/concept/x`, 'http://x.test/q?a=b&c=d', "http://x.test/it's", 'http://www.w3.org/2004/02/skos/core#a.b', 'http://www.w3.org/2004/02/skos/core#9-x',
); // prettier-ignore
const predicate = fc.constantFrom(
  'http://www.w3.org/2004/02/skos/core#prefLabel',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
  'http://x.test/ns#p',
  'http://x.test/ns/a-b.c',
  'urn:p:q',
);
const language = fc.constantFrom('nl', 'nl-BE', 'nl-be', 'EN', 'zh-Hant-TW');
const subject = fc.oneof(
  iri.map((text) => namedNode(text)),
  fc.constantFrom('a', 'b0', 'n-1').map((label) => blankNode(label)),
);
const object = fc.oneof(
  subject,
  hostile.map((text) => literal(text)),
  fc.tuple(hostile, language).map(([text, tag]) => literal(text, tag)),
  fc
    .tuple(fc.constantFrom('001', '1.0', 'x', ' 1'), fc.constantFrom('integer', 'date', 'boolean'))
    .map(([text, type]) => literal(text, namedNode(`http://www.w3.org/2001/XMLSchema#${type}`))),
);
const statement = fc.tuple(subject, predicate, object).map(([s, p, o]) => quad(s, namedNode(p), o));
const graph = fc.array(statement, { maxLength: 12 });

/** The same text for the same graph, whatever its blank nodes are called. */
const canonical = async (quads: readonly Quad[]): Promise<string> =>
  toNTriples(await skolemise(base, 'urn:test', quads));

describe('round trips', () => {
  it('reads its own canonical N-Triples back without losing a letter', () => {
    fc.assert(
      fc.property(graph, (quads) => {
        const text = toNTriples(quads);
        expect(toNTriples(parseNTriples(text))).toBe(text);
        expect(text === '' || text.endsWith(' .\n')).toBe(true);
      }),
    );
  });

  it('agrees with the strict reader about its own canonical N-Triples', async () => {
    await fc.assert(
      fc.asyncProperty(graph, async (quads) => {
        expect(await canonical(await parse(toNTriples(quads), 'application/n-triples', base))).toBe(
          await canonical(quads),
        );
      }),
    );
  });

  for (const { mediaType, name } of formats)
    it(`writes ${name} and reads it back as the same graph`, async () => {
      await fc.assert(
        fc.asyncProperty(graph, async (quads) => {
          if (name === 'rdfxml') fc.pre(quads.every((q) => withoutXmlTrouble(q.object.value)));
          // A language tag in two cases within one JSON-LD document cannot be told apart.
          if (name === 'jsonld')
            fc.pre(
              new Set(
                quads.flatMap(({ object: o }) =>
                  o.termType === 'Literal' && /^nl-be$/i.test(o.language) ? [o.language] : [],
                ),
              ).size < 2,
            );
          const text = await serialise(quads, mediaType, { base });
          expect(await canonical(await parse(text, mediaType, `${base}/`))).toBe(await canonical(quads));
        }),
        { numRuns: 150 },
      );
    });

  it('keeps named graphs in TriG, N-Quads and JSON-LD', async () => {
    const graphs = [namedNode('http://g.test/1'), namedNode('http://g.test/2')];
    const quads = graphs.map((name) => quad(namedNode('urn:a'), namedNode('urn:b'), literal('x', 'nl-BE'), name));
    for (const mediaType of ['application/trig', 'application/n-quads', 'application/ld+json']) {
      const back = await parse(await serialise(quads, mediaType), mediaType, base);
      expect(await serialise(back, 'application/n-quads')).toBe(await serialise(quads, 'application/n-quads'));
    }
  });

  it('puts a graph name into each line, also when a literal looks like the end of one', async () => {
    const quads = [
      quad(namedNode('urn:a'), namedNode('urn:b'), literal(' .\n x .')),
      quad(namedNode('urn:a'), namedNode('urn:b'), literal('y')),
    ];
    const back = await parse(inGraph(toNTriples(quads), 'urn:g'), 'application/n-quads', base);
    expect(back.map((q) => q.graph.value)).toEqual(['urn:g', 'urn:g']);
    expect(toNTriples(back)).toBe(toNTriples(quads));
  });

  it('reads a text cut into pieces anywhere, also inside a character', async () => {
    await fc.assert(
      fc.asyncProperty(graph, fc.integer({ min: 1, max: 7 }), async (quads, size) => {
        const bytes = Buffer.from(await serialise(quads, 'text/turtle', { base }));
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
          bytes.subarray(n * size, (n + 1) * size),
        );
        const back: Quad[] = [];
        for await (const q of parseStream(Readable.from(pieces), 'text/turtle', `${base}/`)) back.push(q);
        expect(await canonical(back)).toBe(await canonical(quads));
      }),
      { numRuns: 60 },
    );
  });

  const materials = '../shared/data/flanders-heritage/MATERIALS-full.ttl';
  it.skipIf(!existsSync(materials))('keeps a real thesaurus whole in every format (needs ../shared/data)', async () => {
    const quads = await parse(readFileSync(materials, 'utf8'), 'text/turtle', `${base}/`);
    for (const { mediaType } of formats) {
      const back = await parse(await serialise(quads, mediaType, { base }), mediaType, `${base}/`);
      expect(await canonical(back)).toBe(await canonical(quads));
    }
  });
});

describe('blank nodes', () => {
  it('become the same IRIs each time, whatever they were called, and go out as blank nodes again', async () => {
    await fc.assert(
      fc.asyncProperty(graph, async (quads) => {
        const renamed = quads
          .toReversed()
          .map((q) =>
            quad(
              q.subject.termType === 'BlankNode' ? blankNode(`z${q.subject.value}`) : q.subject,
              q.predicate,
              q.object.termType === 'BlankNode' ? blankNode(`z${q.object.value}`) : q.object,
            ),
          );
        const once = await skolemise(base, 'urn:test', quads);
        expect(toNTriples(await skolemise(base, 'urn:test', renamed))).toBe(toNTriples(once));
        expect(toNTriples(await skolemise(base, 'urn:test', deskolemise(base, once)))).toBe(toNTriples(once));
        expect(once.every((q) => q.subject.termType !== 'BlankNode' && q.object.termType !== 'BlankNode')).toBe(true);
      }),
    );
  });

  it('refuses a poison graph instead of computing it', async () => {
    const nodes = Array.from({ length: 40 }, (_, n) => blankNode(`p${n}`));
    const quads = nodes.flatMap((a) => nodes.filter((b) => b !== a).map((b) => quad(a, namedNode('urn:p'), b)));
    const begin = Date.now();
    await expect(skolemise(base, 'urn:poison', quads)).rejects.toMatchObject({ type: 'bad-request' });
    expect(Date.now() - begin).toBeLessThan(5000);
  });
});
