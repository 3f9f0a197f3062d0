// What the readers refuse, and that they say where.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/rdf/parse.ts';
import { Problem } from '../../src/problem.ts';
import { serialise } from '../../src/rdf/serialise.ts';
import { literal, namedNode, quad } from '../../src/rdf/terms.ts';

const base = 'http://hub.test/';
const rdfxml = (inside: string): string =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x.test/">\n${inside}</rdf:RDF>`;
const refusal = async (text: string, mediaType: string): Promise<Problem> => {
  const outcome = await parse(text, mediaType, base).catch((error: unknown) => error);
  if (outcome instanceof Problem) return outcome;
  throw new Error(`Not refused: ${JSON.stringify(outcome)}`);
};

describe('malformed RDF', () => {
  it.each([
    ['text/turtle', '<a> <b> <c> .\n  <d> <e> ?? .', 2, 11],
    ['text/turtle', '<a> <b> x:y .', 1, 9],
    ['application/trig', '<g> {\n<a> <b> <c> }}', 2, 14],
    ['application/n-triples', '<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> "x', 2, 17],
    ['application/ld+json', '{\n  "a": 1,\n  }', 3, 3],
    ['application/ld+json', '{"a": tru}', 1, 7],
    ['application/ld+json', '{"a": "x\ny"}', 1, 7],
    ['application/ld+json', '', 1, 1],
    ['application/rdf+xml', rdfxml('<rdf:Description>\n<x:y></x:z></rdf:Description>'), 3, 12],
  ])('names line and column in %s: %j', async (mediaType, text, line, column) => {
    const problem = await refusal(text, mediaType);
    expect(problem).toMatchObject({ type: 'bad-syntax', status: 400, extra: { line, column } });
    expect(problem.message).toMatch(/line \d+, column \d+/);
  });

  it('refuses RDF/XML that ends too early', async () => {
    expect(
      await refusal('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', 'application/rdf+xml'),
    ).toMatchObject({ type: 'bad-syntax' });
  });
});

const deep = (open: string, times: number, close = ''): string => open.repeat(times) + close.repeat(times);

describe('nesting', () => {
  it.each([
    ['text/turtle', `<a> <b> ${deep('(', 129)}`],
    ['text/turtle', `<a> <b> ${deep('[ <p> ', 129)}`],
    ['text/turtle', `<a> <b> ${deep('<<( <a> <b> ', 100_000)}`],
    ['application/n-triples', `<urn:a> <urn:b> ${deep('<<( <urn:a> <urn:b> ', 129)}`],
    ['application/ld+json', deep('[', 100_000)],
    ['application/ld+json', deep('{"http://x.test/p":', 129)],
    ['application/rdf+xml', rdfxml(deep('<x:a><x:b>', 100))],
  ])('over 128 is refused in %s', async (mediaType, text) => {
    expect(await refusal(text, mediaType)).toMatchObject({ type: 'too-deep', status: 400 });
  });

  it('of 128 is read, and brackets inside texts, IRIs and comments do not count', async () => {
    expect(await parse(`<a> <b> ${deep('(', 128, ')')} .`, 'text/turtle', base)).toHaveLength(128 + 127);
    const quiet = `<a(((> <b> "${'['.repeat(300)}", """a"${'('.repeat(300)}""", '\\'${'{'.repeat(300)}' . #${'('.repeat(300)}\n`;
    expect(await parse(quiet, 'text/turtle', base)).toHaveLength(3);
    expect(await parse(`{"http://x.test/p": "\\"${'['.repeat(300)}"}`, 'application/ld+json', base)).toHaveLength(1);
  });

  it('never throws anything but a Problem, whatever comes in', async () => {
    const noise = fc.array(
      fc.constantFrom(
        '<a>',
        ' ',
        '"',
        "'",
        '"""',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        '.',
        ';',
        '\\',
        '#',
        '\n',
        '@en',
        '^^',
        '<<',
        '>>',
        '_:a',
        '1',
        'a',
        '<',
        '>',
        '@prefix',
        ':',
      ),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(
        noise,
        fc.constantFrom(
          'text/turtle',
          'application/trig',
          'application/n-quads',
          'application/ld+json',
          'application/rdf+xml',
        ),
        async (parts, mediaType) => {
          const outcome = await parse(parts.join(''), mediaType, base).catch((error: unknown) => error);
          expect(Array.isArray(outcome) || outcome instanceof Problem, String(outcome)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const long = (count: number): string =>
  Array.from({ length: count }, (_, n) => `<urn:${n}> <urn:b> "${'x'.repeat(50)}"@nl .`).join('\n');

const time = async (count: number): Promise<number> => {
  const begin = performance.now();
  await parse(long(count), 'text/turtle', base);
  return performance.now() - begin;
};

describe('what the log cannot keep', () => {
  it.each([
    ['statements about statements', 'text/turtle', '<a> <b> <c> {| <d> <e> |} .', 'not-supported'],
    ['a base direction', 'text/turtle', '<a> <b> "x"@en--ltr .', 'not-supported'],
    ['a relative IRI where there is no base', 'application/n-quads', '<a> <urn:b> <urn:c> .', 'bad-syntax'],
    [
      'an IRI with a space in it',
      'application/ld+json',
      '{"@id":"http://x.test/a b","http://x.test/p":1}',
      'bad-syntax',
    ],
    ['half a character', 'application/ld+json', '{"@id":"urn:a","http://x.test/p":"\\ud800"}', 'bad-syntax'],
    ['a key that no context explains', 'application/ld+json', '{"@id":"urn:a","naam":"x"}', 'bad-syntax'],
    [
      'a language tag that is none',
      'application/rdf+xml',
      rdfxml('<rdf:Description rdf:about="urn:a"><x:p xml:lang="nl_BE">x</x:p></rdf:Description>'),
      'bad-syntax',
    ],
    ['a DOCTYPE', 'application/rdf+xml', `<!DOCTYPE r [<!ENTITY a "aaaa">]>${rdfxml('')}`, 'bad-syntax'],
    [
      'a context on the network',
      'application/ld+json',
      '{"@context":"http://169.254.169.254/latest","@id":"urn:a"}',
      'not-supported',
    ],
    ['an unknown media type', 'text/html', '<p>', 'unsupported-media-type'],
  ])('%s (%s)', async (_what, mediaType, text, type) => {
    expect(await refusal(text, mediaType)).toMatchObject({ type });
  });

  it('says what XML cannot hold', async () => {
    const odd = quad(namedNode('urn:a'), namedNode('http://x.test/p/9'), literal('x'));
    const control = quad(namedNode('urn:a'), namedNode('http://x.test/p'), literal('\u0001'));
    for (const q of [odd, control])
      await expect(serialise([q], 'application/rdf+xml')).rejects.toMatchObject({ type: 'not-acceptable' });
  });

  it('keeps nobody waiting: a long text takes time in proportion', async () => {
    await time(20_000);
    expect((await time(40_000)) / (await time(10_000))).toBeLessThan(12);
  });
});
