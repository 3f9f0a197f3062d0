// Every class and property says who may see it; and a public stream holds what the shapes of a class list, nothing else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModules } from '../../src/modules/index.ts';
import { iri, ownIri, rdfType } from '../../src/rdf/ns.ts';
import { createShapes } from '../../src/shacl/compile.ts';
import { home, loadFiles } from '../../src/shacl/load.ts';
import { markOf } from '../../src/shacl/marks.ts';
import { Statements } from '../../src/shacl/statements.ts';
import { testHub, type TestHub } from '../hub.ts';
import { lotte, put, streamsOf } from './people.ts';

const base = 'http://hub.test';
const modules = createModules(base);
const files = await loadFiles(
  base,
  modules.map(({ name }) => name),
  home,
);
const vocab = new Statements(files.vocab);
const of = (name: string): Statements => new Statements([...files.core, ...(files.shapes.get(name) ?? [])]);

describe('a mark: public, internal or personal', () => {
  it('is on every class and every property of our own vocabulary', () => {
    const kinds = new Set([iri('rdfs', 'Class'), iri('rdf', 'Property')]);
    const own = [...vocab].filter((q) => q.predicate.value === rdfType && kinds.has(q.object.value));
    expect(own.length).toBeGreaterThan(20);
    const unmarked = own.map((q) => q.subject.value).filter((term) => markOf(base, vocab, term) === undefined);
    expect(unmarked).toEqual([]);
  });

  it.each(modules.map(({ name }) => name))(
    'is on every class and every property that the shapes of %s name',
    (name) => {
      const shapes = of(name);
      const nodes = [...shapes.subjects()].filter((each) => shapes.objects(each, iri('sh', 'targetClass')).length > 0);
      expect(nodes.length).toBeGreaterThan(0);
      expect(nodes.filter((node) => markOf(base, shapes, node) === undefined)).toEqual([]);
      const paths = new Map<string, boolean>();
      for (const shape of shapes.subjects()) {
        const path = shapes.object(shape, iri('sh', 'path'))?.value;
        if (path === undefined) continue;
        const marked = markOf(base, shapes, shape) !== undefined || markOf(base, vocab, path) !== undefined;
        paths.set(path, (paths.get(path) ?? false) || marked);
      }
      expect([...paths].filter(([, marked]) => !marked).map(([path]) => path)).toEqual([]);
    },
  );

  it('says of a class what its module says of its type', () => {
    for (const { name, types } of modules)
      for (const type of types) {
        const shapes = of(name);
        const [shape = ''] = [...shapes.subjects()].filter((each) =>
          shapes.objects(each, iri('sh', 'targetClass')).some(({ value }) => value === type.class),
        );
        expect(`${type.name} ${markOf(base, shapes, shape)}`).toBe(`${type.name} ${type.visibility}`);
      }
  });

  it('that is missing counts as personal', async () => {
    const shapes = await createShapes(base, modules);
    for (const { name, types } of modules)
      for (const type of types) {
        expect(shapes.visibilityOf(name, 'http://example.org/hobby', type.class)).toBe('personal');
        expect(shapes.visibilityOf(name, ownIri(base, 'notYet'), type.class)).toBe('personal');
      }
  });
});

describe('a public stream', () => {
  let hub: TestHub;
  beforeAll(async () => (hub = await testHub()));
  afterAll(() => hub.close());

  it('holds only what the shapes of the class list: not what another class may say, not what points at a person', async () => {
    // Public for a course, and in no list of a room; a property that nobody marked; a public property with a person behind it.
    await put(
      hub,
      '/doc/room/zolder',
      `<> a cji:Infrastructuur ; cji:Infrastructuur.naam "Zolder"@nl ; schema:courseMode "kanariemodus" ; vijver:enrolBefore "kanariedag" ;
      schema:maximumAttendeeCapacity "kanariezetels" ; ex:hobby "kanariehobby" ; dct:relation <${lotte}> ; dct:source "bron zonder geheim" .`,
    );
    await put(
      hub,
      '/doc/edition/e',
      `<> a schema:CourseInstance ; dct:isPartOf <http://hub.test/id/course/c> ; schema:name "Editie"@nl ;
      schema:startDate "2026-12-08T09:30:00+01:00"^^xsd:dateTime ; schema:endDate "2026-12-08T12:30:00+01:00"^^xsd:dateTime ;
      schema:courseMode vijver:onsite ; schema:maximumAttendeeCapacity 8 .`,
    );
    const streams = await streamsOf(hub);
    expect(streams).toContain('Zolder');
    expect(streams).toContain('bron zonder geheim');
    expect(streams).toContain('maximumAttendeeCapacity');
    expect(streams).not.toMatch(/kanarie/);
    expect(streams).not.toContain('/id/person/');
    const seen = await (await hub.get('/doc/room/zolder', 'text/turtle')).text();
    expect(seen).not.toMatch(/kanarie|\/id\/person\//);
  });
});
