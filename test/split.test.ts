// Who may see a statement is decided once, at the door: nothing is lost, nothing stands twice, and nothing opens by accident.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Visibility } from '../src/log/log.ts';
import type { TypeSpec } from '../src/module.ts';
import { parseNTriples } from '../src/rdf/ntriples.ts';
import { split } from '../src/split.ts';

const base = 'http://hub.test';
const subject = `${base}/id/concept/a`;
const marks = {
  base,
  module: 'terms',
  shapes: {
    visibilityOf: (_module: string, predicate: string): Visibility =>
      (/^http:\/\/p\.test\/(public|internal)/.exec(predicate)?.[1] as Visibility | undefined) ?? 'personal',
  },
};
const type: TypeSpec = {
  name: 'concept',
  class: 'http://c.test/C',
  visibility: 'public',
  nl: ['a', 'b'],
  en: ['a', 'b'],
};
const run = (text: string, more: Partial<TypeSpec> = {}) =>
  split(marks, { subject, type: { ...type, ...more }, quads: parseNTriples(text) });
const line = (s: string, p: string, o: string): string => `<${s}> <http://p.test/${p}> ${o} .\n`;

describe('the split', () => {
  it('puts a statement where its property is marked, and what is unmarked with the personal ones', () => {
    const state = run(
      line(subject, 'internal', '"i"') + line(subject, 'nobody-said', '"x"') + line(subject, 'public', '"p"'),
    );
    expect(state).toEqual({
      public: line(subject, 'public', '"p"'),
      internal: line(subject, 'internal', '"i"'),
      personal: line(subject, 'nobody-said', '"x"'),
    });
  });

  it('is never more open than the thing, nor the thing more open than its type allows', () => {
    const open = line(subject, 'public', '"p"');
    const marked = `<${subject}> <${base}/ns#visibility> <${base}/ns#public> .\n`;
    expect(run(open, { visibility: 'internal' }).public).toBe('');
    expect(run(open + marked, { visibility: 'internal' }).public).toContain('"p"');
    expect(run(open + marked, { visibility: 'internal', atMost: 'personal' })).toMatchObject({
      public: '',
      internal: '',
    });
    expect(run(open + marked, { visibilityOf: () => 'internal' }).public).toBe('');
    expect(run(`${open}<${subject}> <${base}/ns#visibility> "public" .\n`).public).toBe('');
  });

  it('opens an inner node only by a statement that leads to it', () => {
    const node = `${base}/.well-known/genid/n`;
    const inside = line(node, 'public', '"inside"');
    expect(run(line(subject, 'public', `<${node}>`) + inside).public).toContain('inside');
    expect(run(line(subject, 'internal', `<${node}>`) + inside).internal).toContain('inside');
    expect(run(inside).personal).toContain('inside');
    expect(run(line(subject, 'public', `"${node}"`) + inside).personal).toContain('inside');
  });

  it('follows a chain of inner nodes, however it is ordered, and is as open as its most closed link', () => {
    const node = (n: number): string => `${base}/.well-known/genid/n${n}`;
    const chain = [
      line(node(1), 'internal', `<${node(2)}>`),
      line(node(2), 'public', '"end"'),
      line(subject, 'public', `<${node(1)}>`),
    ];
    expect(run(chain.join('')).internal).toContain('"end"');
    expect(run(chain.toReversed().join('')).internal).toContain('"end"');
  });

  it('keeps every statement in exactly one part, whatever the graph', () => {
    const nodes = [subject, ...[1, 2, 3].map((n) => `${base}/.well-known/genid/n${n}`)];
    const triple = fc.record({
      s: fc.constantFrom(...nodes),
      p: fc.constantFrom('public', 'internal', 'unmarked'),
      o: fc.oneof(
        fc.constantFrom(...nodes).map((iri) => `<${iri}>`),
        fc.constantFrom('"a"', '"b"'),
      ),
    });
    fc.assert(
      fc.property(fc.array(triple, { maxLength: 20 }), (triples) => {
        const lines = [...new Set(triples.map(({ s, p, o }) => line(s, p, o)))];
        const state = run(lines.join(''));
        const parts = `${state.public}${state.internal}${state.personal}`.split('\n').filter(Boolean);
        expect(parts.toSorted()).toEqual(lines.map((text) => text.trimEnd()).toSorted());
        expect(state.public).not.toMatch(/unmarked|internal>/);
      }),
    );
  });
});
