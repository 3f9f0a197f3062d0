// Puts the shapes together: reads them, refuses what would not be evaluated, compiles each module once.
// Works in any thread; the main thread, the writer and the importers each make their own.
import type { Quad } from '@rdfjs/types';
import type { Visibility } from '../log/log.ts';
import type { Module } from '../module.ts';
import { Problem } from '../problem.ts';
import { type Drawing, fieldsOfClass } from './fields.ts';
import { refuseShapes } from './guard.ts';
import { type Files, home, loadFiles } from './load.ts';
import { listedFor, marksOfShapes, marksOfVocabulary, visibilityIn } from './marks.ts';
import { namesFrom } from './names.ts';
import type { Field, Shapes, Violation, Words } from './shapes.ts';
import { Statements } from './statements.ts';
import { createValidate, type Validate } from './validate.ts';

/** What one module's shapes have become. */
interface Compiled {
  readonly own: readonly Quad[];
  readonly marks: ReadonlyMap<string, Visibility>;
  /** Class → the properties that its shapes name. */
  readonly listed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly validate: Validate;
  readonly fields: (classIri: string) => readonly Field[];
}

type NameOf = (iri: string) => Words | undefined;

interface Shared {
  readonly base: string;
  readonly files: Files;
  readonly modules: readonly Module[];
  readonly vocabulary: ReadonlyMap<string, Visibility>;
}

const statementsOf = ({ core, shapes }: Files, name: string): Statements =>
  new Statements([...core, ...(shapes.get(name) ?? [])]);

function compileModule(
  { base, files, modules, vocabulary }: Shared,
  { name, types }: Module,
  nameOf: NameOf,
): Compiled {
  const shapes = statementsOf(files, name);
  const complaints = refuseShapes(shapes, new Set(types.map((type) => type.class)));
  if (complaints.length > 0) throw new Error(`shapes/${name}.ttl cannot be used:\n${complaints.join('\n')}`);
  const marks = marksOfShapes(base, shapes);
  const visibilityOf = (predicate: string): Visibility =>
    marks.get(predicate) ?? vocabulary.get(predicate) ?? 'personal';
  const drawing: Drawing = { base, shapes, modules, nameOf, visibilityOf };
  const drawn = new Map(types.map((type) => [type.class, fieldsOfClass(drawing, type.class)]));
  const own = [...files.core, ...(files.shapes.get(name) ?? [])];
  const listed = new Map(types.map((type) => [type.class, listedFor(shapes, type.class)]));
  return {
    own,
    marks,
    listed,
    validate: createValidate(shapes, nameOf),
    fields: (classIri) => drawn.get(classIri) ?? [],
  };
}

/** Classes whose things are personal whatever they say, with the name of their type. */
const personalClasses = (modules: readonly Module[]): ReadonlyMap<string, string> =>
  new Map(modules.flatMap(({ types }) => types.filter((t) => t.atMost === 'personal').map((t) => [t.class, t.name])));

/** A person must not become public by being called something else as well. */
function disguised(
  personal: ReadonlyMap<string, string>,
  own: Module,
  subject: string,
  quads: readonly Quad[],
): Violation[] {
  const classes = quads
    .filter((q) => q.subject.value === subject && personal.has(q.object.value))
    .map((q) => q.object.value);
  const first = own.types.find((type) =>
    quads.some((q) => q.subject.value === subject && q.object.value === type.class),
  );
  const stray = classes.find((each) => each !== first?.class);
  if (stray === undefined) return [];
  const name = personal.get(stray) ?? '';
  const message = {
    nl: `Een ding van het soort “${name}” is persoonlijk en kan niet tegelijk iets anders zijn. Houd één rdf:type over.`,
    en: `A thing of type “${name}” is personal and cannot be something else as well. Keep one rdf:type.`,
  };
  const path = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
  return [{ focusNode: subject, path, value: stray, rule: 'PersonalTypeAlone', message, severity: 'violation' }];
}

/**
 * Reads `shapes/` and `vocab/` below `folder` (the project's own by default) and compiles them for these modules.
 * @param base the hub's base IRI, without a slash at the end
 * @throws Error that lists every fault of a shapes file: an unknown component, a dangerous pattern, two marks for one property
 */
export async function createShapes(base: string, modules: readonly Module[], folder: string = home): Promise<Shapes> {
  const files = await loadFiles(
    base,
    modules.map(({ name }) => name),
    folder,
  );
  const vocab = new Statements(files.vocab);
  const names = namesFrom(
    modules.map(({ name }) => statementsOf(files, name)),
    vocab,
  );
  const nameOf: NameOf = (iri) => names.get(iri);
  const vocabulary = marksOfVocabulary(base, vocab);
  const shared: Shared = { base, files, modules, vocabulary };
  const compiled = new Map(
    modules.map((module) => [module.name, { module, ...compileModule(shared, module, nameOf) }]),
  );
  const personal = personalClasses(modules);
  const find = (name: string) => {
    const found = compiled.get(name);
    if (found === undefined)
      throw new Problem(
        'not-found',
        `There is no module “${name}”; the modules are ${[...compiled.keys()].join(', ')}.`,
      );
    return found;
  };
  return {
    validate: async (name, subject, quads) => {
      const { module, validate } = find(name);
      return [...disguised(personal, module, subject, quads), ...(await validate(subject, quads))];
    },
    visibilityOf: (name, predicate, classIri) =>
      visibilityIn({ ...compiled.get(name), base, vocabulary }, predicate, classIri),
    fields: (name, classIri) => find(name).fields(classIri),
    quads: (name) => find(name).own,
    nameOf,
  };
}
