// Every module's fixtures, found by name. An invalid one is named after the one constraint that it breaks.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Quad } from '@rdfjs/types';
import { describe, expect, it } from 'vitest';
import { typeOf } from '../src/module.ts';
import { createModules } from '../src/modules/index.ts';
import { parse } from '../src/rdf/parse.ts';
import { skolemise } from '../src/rdf/skolemise.ts';
import { createShapes } from '../src/shacl/compile.ts';

const base = 'http://hub.test';
const modules = createModules(base);
const shapes = await createShapes(base, modules);

const folder = (name: string, kind: string) => new URL(`../fixtures/${name}/${kind}/`, import.meta.url);
const filesOf = (name: string, kind: string) =>
  existsSync(folder(name, kind)) ? readdirSync(folder(name, kind)).filter((file) => file.endsWith('.ttl')) : [];

async function read(name: string, kind: string, file: string): Promise<{ subject: string; quads: readonly Quad[] }> {
  const quads = await parse(readFileSync(new URL(file, folder(name, kind)), 'utf8'), 'text/turtle', `${base}/`);
  const subject = quads.find((quad) => quad.subject.termType === 'NamedNode')?.subject.value ?? '';
  return { subject, quads: await skolemise(base, subject, quads) };
}

/** Rules that a resource breaks, as `write` would list them, with the messages. */
async function broken(name: string, subject: string, quads: readonly Quad[]) {
  const found = await shapes.validate(name, subject, quads);
  const check = modules.find((module) => module.name === name)?.check;
  const extra = (check?.(subject, quads) ?? []).map((message) => ({ rule: 'ModuleRule', message }));
  return [...found.filter(({ severity }) => severity === 'violation'), ...extra];
}

for (const { name, types } of modules) {
  describe(`fixtures of ${name}`, () => {
    const seen = new Set<string>();

    for (const file of filesOf(name, 'valid'))
      it(`accepts ${file}`, async () => {
        const { subject, quads } = await read(name, 'valid', file);
        const owned = typeOf(modules, subject, quads);
        expect(owned?.module.name).toBe(name);
        seen.add(owned?.type.name ?? '');
        expect(await broken(name, subject, quads)).toEqual([]);
      });

    it('has a valid one of every type', () => {
      expect([...seen].toSorted()).toEqual(types.map((type) => type.name).toSorted());
    });

    for (const file of filesOf(name, 'invalid'))
      it(`refuses ${file}`, async () => {
        const { subject, quads } = await read(name, 'invalid', file);
        const found = await broken(name, subject, quads);
        expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set([file.split('--')[0]]));
        for (const { message } of found) expect([message.nl, message.en].every((text) => text.length > 10)).toBe(true);
      });
  });
}
