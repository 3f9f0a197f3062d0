import { parse } from 'node:querystring';
import type { Quad } from '@rdfjs/types';
import type { Request } from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../../src/access/policy.ts';
import { iri } from '../../src/rdf/ns.ts';
import { literal, namedNode, quad } from '../../src/rdf/terms.ts';
import type { Field } from '../../src/shacl/shapes.ts';
import { webContext, type Ctx } from '../../src/web/context.ts';
import { noErrors } from '../../src/web/forms/errors.ts';
import { merge } from '../../src/web/forms/merge.ts';
import { quadsFrom } from '../../src/web/forms/quads.ts';
import { drawFields } from '../../src/web/forms/sections.ts';
import { blankRow, filledFrom, filledIn, type Filled } from '../../src/web/forms/typed.ts';
import { testHub, type TestHub } from '../hub.ts';
import { formIn } from './session.ts';

const subject = 'http://hub.test/id/thing/a';
const xsd = (local: string) => namedNode(iri('xsd', local));

/** Text that a log may hold; line ends of all kinds, edges of blanks, marks of HTML. */
const text = fc
  .string({
    unit: fc.constantFrom('a', 'é', '<', '"', "'", '&', ' ', '\n', '\r', '🏺', '=', '+', '%', '­'),
    minLength: 1,
    maxLength: 20,
  })
  .filter((each) => each.trim() !== '');
const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => String(n).padStart(2, '0'));
const day = fc.tuple(fc.integer({ min: 1000, max: 2999 }), two(1, 12), two(1, 28)).map((parts) => parts.join('-'));
const zone = fc.constantFrom('', 'Z', '+01:00', '+02:00', '-05:00');
const clock = fc
  .tuple(two(0, 23), two(0, 59), two(0, 59), fc.constantFrom('', '.5', '.125'))
  .map(([h, m, s, f]) => `${h}:${m}:${s}${f}`);
const moment = fc.tuple(day, clock, zone).map(([d, c, z]) => `${d}T${c}${z}`);
const typed = (lexical: fc.Arbitrary<string>, local: string) => lexical.map((each) => literal(each, xsd(local)));
const link = fc.integer({ min: 1, max: 99 }).map((n) => namedNode(`https://elders.example/${n}?a=b&c=d`));

/** A term that the field's shape would let through, in any lexical form. */
function termOf(field: Field): fc.Arbitrary<Quad['object']> {
  const plain = text.map((each) => literal(each));
  const day1 = typed(
    fc.tuple(day, zone).map((parts) => parts.join('')),
    'date',
  );
  const integer = typed(fc.constantFrom('7', '007', '+7', '0', '12'), 'integer');
  const decimal = typed(fc.constantFrom('0.50', '.5', '1.0', '0.93'), 'decimal');
  const kinds: Readonly<Record<Field['kind'], fc.Arbitrary<Quad['object']>>> = {
    text: field.takes === 'both' ? fc.oneof(plain, link) : plain,
    longText: plain,
    langText: fc.tuple(text, fc.constantFrom('nl', 'en', 'fr', 'nl-BE', 'zh-Hant')).map(([t, l]) => literal(t, l)),
    longLangText: fc.tuple(text, fc.constantFrom('nl', 'en', 'de')).map(([t, l]) => literal(t, l)),
    iri:
      field.takes === 'literal'
        ? typed(fc.constant('https://a.example/'), 'anyURI')
        : field.takes === 'both'
          ? fc.oneof(plain, link)
          : link,
    choice: fc
      .constantFrom('', ...field.choices.map(({ value }) => value))
      .map((value) => (value.startsWith('http') ? namedNode(value) : literal(value === '' ? 'iets anders' : value))),
    date: day1,
    dateTime: typed(moment, 'dateTime'),
    dayOrMoment: fc.oneof(day1, typed(moment, 'dateTime')),
    partialDate: fc.oneof(
      day1,
      typed(fc.constantFrom('1920', '-0044', '1920Z'), 'gYear'),
      typed(fc.constantFrom('1920-05', '1920-05Z'), 'gYearMonth'),
    ),
    time: typed(
      fc.tuple(clock, zone).map((parts) => parts.join('')),
      'time',
    ),
    duration: typed(fc.constantFrom('PT3H', 'P2Y', 'P1Y2M', 'PT90M', '-P1D', 'P7D', 'PT0.5S', 'PT03H'), 'duration'),
    number: field.datatypes.some((each) => each.endsWith('integer')) ? integer : decimal,
    boolean: typed(fc.constantFrom('true', 'false', '1', '0'), 'boolean'),
    nested: fc.constant(namedNode(subject)),
  };
  return kinds[field.kind];
}

function quadsOf(fields: readonly Field[], about: string): fc.Arbitrary<Quad[]> {
  const each = fields.map((field, i) => {
    const maxLength = field.maxCount === 1 ? 1 : 3;
    if (field.kind !== 'nested')
      return fc
        .uniqueArray(termOf(field), { maxLength, selector: (term) => JSON.stringify(term) })
        .map((terms) => terms.map((term) => quad(namedNode(about), namedNode(field.path), term)));
    const node = (n: number): string => `${about}#n${i}-${n}`;
    return fc
      .integer({ min: 0, max: Math.min(2, maxLength) })
      .chain((count) =>
        fc
          .tuple(...Array.from({ length: count }, (_, n) => quadsOf(field.fields, node(n))))
          .map((inner) =>
            inner.flatMap((quads, n) => [quad(namedNode(about), namedNode(field.path), namedNode(node(n))), ...quads]),
          ),
      );
  });
  return fc.tuple(...each).map((groups) => groups.flat());
}

const told = (quads: readonly Quad[]): string[] =>
  [
    ...new Set(quads.map(({ subject: s, predicate, object }) => JSON.stringify([s.value, predicate.value, object]))),
  ].toSorted();

describe('a form', () => {
  let hub: TestHub;
  let ctx: Ctx;

  beforeAll(async () => {
    hub = await testHub();
    const request = { originalUrl: '/', headers: {} } as Request;
    ctx = await webContext(hub.hub, request, operator);
  }, 60_000);
  afterAll(() => hub.close());

  const names = new Map([['https://elders.example/7?a=b&c=d', 'Zeven "en" <meer>']]);
  const types = () =>
    hub.hub.modules.flatMap((module) => module.types.map((type) => hub.hub.shapes.fields(module.name, type.class)));

  /** Drawn, read as a browser reads it, sent, and understood again. */
  function sent(fields: readonly Field[], filled: Filled): Filled {
    const page = drawFields({ ctx, errors: noErrors, action: '/x' }, fields, filled).toString();
    return filledIn(fields, parse(formIn(`<form action="/x">${page}</form>`, '/x').toString()));
  }

  const read = async (fields: readonly Field[], filled: Filled, before: readonly Quad[]) =>
    quadsFrom(fields, filled, {
      subject: namedNode(subject),
      prefix: 'f',
      reading: {
        before,
        resolve: (name) => Promise.resolve({ message: `asked for ${name}` }),
        words: { badIri: 'bad', noHour: 'hour' },
      },
    });

  it('that nobody touched says what stood, to the letter, for every type', async () => {
    const every = types();
    const any = fc.integer({ min: 0, max: every.length - 1 }).chain((n) => {
      const fields = every[n] ?? [];
      return quadsOf(fields, subject).map((quads) => ({ n, quads }));
    });
    await fc.assert(
      fc.asyncProperty(any, async ({ n, quads }) => {
        const fields = every[n] ?? [];
        const after = await read(fields, sent(fields, filledFrom(fields, subject, { quads, names })), quads);
        expect([...after.errors]).toEqual([]);
        expect(told(after.quads)).toEqual(told(quads));
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('in which one text was changed changes that statement and no other', async () => {
    const fields = hub.hub.shapes.fields('terms', iri('skos', 'Concept'));
    const place = fields.findIndex(({ path }) => path === iri('skos', 'altLabel'));
    await fc.assert(
      fc.asyncProperty(quadsOf(fields, subject), async (quads) => {
        const filled = filledFrom(fields, subject, { quads, names });
        const mine = filled.map((rows, i) =>
          i === place ? [...rows, { ...blankRow, text: 'gloednieuw', lang: 'nl' }] : rows,
        );
        const after = await read(fields, sent(fields, mine), quads);
        const fresh = quad(namedNode(subject), namedNode(iri('skos', 'altLabel')), literal('gloednieuw', 'nl'));
        expect(told(after.quads)).toEqual(told([...quads, fresh]));
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('of two people loses nothing that one of them did, and asks only where both did something else', () => {
    const fields = hub.hub.shapes.fields('terms', iri('skos', 'Concept'));
    const rows = fields.map(() =>
      fc.constantFrom('', 'a', 'b', 'c').map((value) => (value === '' ? [] : [{ ...blankRow, text: value }])),
    );
    const form = fc.tuple(...rows);
    fc.assert(
      fc.property(form, form, form, (before, mine, theirs) => {
        const merged = merge(fields, { before, mine, theirs });
        const said = (filled: Filled, i: number): string => filled[i]?.[0]?.text ?? '';
        for (const i of fields.keys()) {
          const [was, own, other, is] = [before, mine, theirs, merged.filled].map((filled) => said(filled, i));
          expect(merged.conflicts.includes(i)).toBe(own !== was && other !== was && own !== other);
          expect(merged.taken.includes(i)).toBe(own === was && other !== was);
          expect(is).toBe(own === was ? other : own);
        }
      }),
    );
  });
});
