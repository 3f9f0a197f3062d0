// Shapes and vocabulary say everything in Dutch and English, and mark who may see it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createModules } from '../../src/modules/index.ts';
import { iri, ownIri, prefixes, rdfType } from '../../src/rdf/ns.ts';
import { createShapes } from '../../src/shacl/compile.ts';
import { home, loadFiles } from '../../src/shacl/load.ts';
import { markOf } from '../../src/shacl/marks.ts';
import { wordsOf } from '../../src/shacl/names.ts';
import { keyOf, Statements } from '../../src/shacl/statements.ts';

const base = 'http://hub.test';
const modules = createModules(base);
const shapes = await createShapes(base, modules);
const files = await loadFiles(
  base,
  modules.map(({ name }) => name),
  home,
);

const shapeClasses = new Set([iri('sh', 'NodeShape'), iri('sh', 'PropertyShape')]);
const silent = new Set(
  [
    'name',
    'description',
    'order',
    'group',
    'path',
    'targetClass',
    'property',
    'ignoredProperties',
    'closed',
    'severity',
    'message',
  ].map((local) => iri('sh', local)),
);

for (const [name, quads] of [['core', files.core] as const, ...files.shapes]) {
  const all = new Statements(quads);
  const named = [...all.subjects()].filter((subject) =>
    all.objects(subject, rdfType).some(({ value }) => shapeClasses.has(value)),
  );

  describe(`shapes/${name}.ttl`, () => {
    it('marks every shape', () => {
      expect(named.filter((shape) => markOf(base, all, shape) === undefined)).toEqual([]);
    });

    it('has a message in Dutch and English on every shape that can be broken', () => {
      const breakable = named.filter((shape) =>
        all.predicates(shape).some((each) => each.startsWith(iri('sh', '')) && !silent.has(each)),
      );
      expect(breakable.filter((shape) => wordsOf(all, shape, iri('sh', 'message')) === undefined)).toEqual([]);
    });

    it('has a name and a description in Dutch and English on every shape that a form shows', () => {
      const shown = named.filter(
        (shape) =>
          all.object(shape, iri('sh', 'order')) !== undefined ||
          all.object(shape, iri('sh', 'targetClass')) !== undefined,
      );
      for (const property of ['name', 'description'])
        expect(shown.filter((shape) => wordsOf(all, shape, iri('sh', property)) === undefined)).toEqual([]);
      const named2 = named.filter((shape) => all.object(shape, iri('sh', 'name')) !== undefined);
      expect(named2.filter((shape) => wordsOf(all, shape, iri('sh', 'description')) === undefined)).toEqual([]);
    });
  });
}

describe('forms', () => {
  const fieldsOf = modules.flatMap(({ name, types }) =>
    types.flatMap((type) =>
      shapes.fields(name, type.class).map((field) => ({ where: `${type.name}: ${field.path}`, field })),
    ),
  );

  it('give every top field a group with a name', () => {
    expect(
      fieldsOf.filter(({ field }) => field.group.nl === '' || field.group.en === '').map(({ where }) => where),
    ).toEqual([]);
  });

  it('call every choice by its name in both languages', () => {
    const bare = fieldsOf.flatMap(({ where, field }) =>
      field.choices
        .filter(({ value, name }) => shapes.nameOf(value) === undefined && value.endsWith(name.nl))
        .map(({ value }) => `${where} ${value}`),
    );
    expect(bare).toEqual([]);
  });

  it('ask for each property once', () => {
    for (const { name, types } of modules)
      for (const type of types) {
        const paths = shapes.fields(name, type.class).map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
      }
  });
});

const vocab = new Statements(files.vocab);
const label = (term: string) =>
  wordsOf(vocab, term, iri('rdfs', 'label')) ?? wordsOf(vocab, term, iri('skos', 'prefLabel'));

describe('vocab/', () => {
  const own = [...vocab.subjects()].filter((subject) => subject.startsWith(ownIri(base, '')));

  it('names every own term in Dutch and English, and marks it', () => {
    expect(own.filter((term) => label(term) === undefined)).toEqual([]);
    expect(own.filter((term) => markOf(base, vocab, term) === undefined)).toEqual([]);
  });

  it('defines every own term that shapes and modules use', () => {
    const used = new Set<string>();
    for (const quads of [files.core, ...files.shapes.values()])
      for (const { predicate, object } of quads)
        for (const value of [predicate.value, object.value]) if (value.startsWith(ownIri(base, ''))) used.add(value);
    for (const { types } of modules)
      for (const type of types) if (type.class.startsWith(ownIri(base, ''))) used.add(type.class);
    expect([...used].filter((term) => !own.includes(term))).toEqual([]);
  });

  it('gives a property of its own the same mark as the shapes do', () => {
    const differs = modules.flatMap(({ name }) =>
      own.filter(
        (term) =>
          vocab.objects(term, rdfType).some(({ value }) => value === iri('rdf', 'Property')) &&
          shapes.visibilityOf(name, term) !== markOf(base, vocab, term),
      ),
    );
    expect(differs).toEqual([]);
  });

  it('agrees with the prefixes of the code', () => {
    const table = new Map<string, string>([...Object.entries(prefixes), ['vijver', '/ns#']]);
    for (const name of [
      'shapes/core',
      'shapes/terms',
      'shapes/planning',
      'shapes/training',
      'shapes/wiki',
      'vocab/vijver',
      'vocab/marks',
    ]) {
      const text = readFileSync(`${home}${name}.ttl`, 'utf8');
      for (const [, prefix = '', namespace] of text.matchAll(/^@prefix (\w+): <([^>]+)>/gm))
        if (table.has(prefix)) expect(`${name} ${prefix} ${namespace}`).toBe(`${name} ${prefix} ${table.get(prefix)}`);
    }
    const context = JSON.parse(readFileSync(`${home}vocab/context.jsonld`, 'utf8'))['@context'];
    for (const [prefix, namespace] of Object.entries(prefixes)) expect(context[prefix]).toBe(namespace);
  });

  it('leaves no blank to guess in a property shape: its path is one property', () => {
    for (const quads of files.shapes.values()) {
      const all = new Statements(quads);
      for (const subject of all.subjects())
        for (const path of all.objects(subject, iri('sh', 'path'))) expect(keyOf(path)).toMatch(/^https?:/);
    }
  });
});
