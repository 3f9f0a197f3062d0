// Forms from shapes: which fields a class has, in order, and what each of them takes. Knows nothing of HTML.
import type { Term } from '@rdfjs/types';
import type { Visibility } from '../log/log.ts';
import type { Module } from '../module.ts';
import { iri, ownIri } from '../rdf/ns.ts';
import { markOf } from './marks.ts';
import { localName, wordsOf } from './names.ts';
import type { Field, Words } from './shapes.ts';
import { keyOf, type Statements } from './statements.ts';

/** What drawing a field needs to know beside its shape. */
export interface Drawing {
  readonly base: string;
  readonly shapes: Statements;
  readonly modules: readonly Module[];
  readonly nameOf: (iri: string) => Words | undefined;
  readonly visibilityOf: (predicate: string) => Visibility;
}

type Kind = Field['kind'];

const datatypeKinds = new Map<string, Kind>([
  [iri('rdf', 'langString'), 'langText'],
  [iri('rdf', 'HTML'), 'longText'],
  [iri('xsd', 'string'), 'text'],
  [iri('xsd', 'duration'), 'text'],
  [iri('xsd', 'time'), 'text'],
  [iri('xsd', 'gYear'), 'text'],
  [iri('xsd', 'date'), 'date'],
  [iri('xsd', 'dateTime'), 'dateTime'],
  [iri('xsd', 'integer'), 'number'],
  [iri('xsd', 'decimal'), 'number'],
  [iri('xsd', 'double'), 'number'],
  [iri('xsd', 'boolean'), 'boolean'],
  [iri('xsd', 'anyURI'), 'iri'],
]);
const longer: Readonly<Partial<Record<Kind, Kind>>> = { text: 'longText', langText: 'longLangText' };

/** Languages a form offers when the shape names none. */
const usualLanguages = ['nl', 'en', 'fr'];

const noWords: Words = { nl: '', en: '' };

/** Value of a parameter on the shape itself, or on the first alternative of its `sh:or` that has one: a form offers that. */
function stated({ shapes }: Drawing, shape: string, local: string): string | undefined {
  const alternatives = shapes.list(shapes.object(shape, iri('sh', 'or'))).map(keyOf);
  return [shape, ...alternatives]
    .map((each) => shapes.object(each, iri('sh', local))?.value)
    .find((value) => value !== undefined);
}

const iriKinds = new Set<string | undefined>([iri('sh', 'IRI'), iri('sh', 'BlankNodeOrIRI')]);

function kindOf(drawing: Drawing, shape: string): Kind {
  const { base, shapes } = drawing;
  if (shapes.objects(shape, iri('sh', 'property')).length > 0) return 'nested';
  if (shapes.object(shape, iri('sh', 'in')) !== undefined) return 'choice';
  if (iriKinds.has(stated(drawing, shape, 'nodeKind'))) return 'iri';
  const kind = datatypeKinds.get(stated(drawing, shape, 'datatype') ?? iri('xsd', 'string')) ?? 'text';
  return shapes.object(shape, ownIri(base, 'long'))?.value === 'true' ? (longer[kind] ?? kind) : kind;
}

/** Type names of the classes that `vijver:picks` names. */
function picksOf({ base, shapes, modules }: Drawing, shape: string): readonly string[] {
  const classes = new Set(shapes.objects(shape, ownIri(base, 'picks')).map(({ value }) => value));
  return modules.flatMap(({ types }) => types.filter((type) => classes.has(type.class)).map(({ name }) => name));
}

const choicesOf = ({ shapes, nameOf }: Drawing, shape: string): Field['choices'] =>
  shapes.list(shapes.object(shape, iri('sh', 'in'))).map(({ value }) => {
    const fallback = localName(value);
    return { value, name: nameOf(value) ?? { nl: fallback, en: fallback } };
  });

const languagesOf = ({ shapes }: Drawing, shape: string, kind: Kind): readonly string[] => {
  const named = shapes.list(shapes.object(shape, iri('sh', 'languageIn'))).map(({ value }) => value);
  if (named.length > 0) return named;
  return kind === 'langText' || kind === 'longLangText' ? usualLanguages : [];
};

const numbers = ({ shapes }: Drawing, shape: string, local: string): readonly number[] =>
  shapes.objects(shape, iri('sh', local)).map(({ value }) => Number(value));

const isHard = ({ shapes }: Drawing, shape: string): boolean =>
  (shapes.object(shape, iri('sh', 'severity'))?.value ?? iri('sh', 'Violation')) === iri('sh', 'Violation');

/** How often a value may come, from all shapes of one node that have the same path; warnings do not count. */
function counts(drawing: Drawing, sameShapes: readonly string[]): Pick<Field, 'minCount' | 'maxCount'> {
  const hard = sameShapes.filter((shape) => isHard(drawing, shape));
  const most = hard.flatMap((shape) => numbers(drawing, shape, 'maxCount'));
  const least = hard.flatMap((shape) => numbers(drawing, shape, 'minCount'));
  return { minCount: Math.max(0, ...least), maxCount: most.length === 0 ? undefined : Math.min(...most) };
}

interface Placed {
  readonly field: Field;
  readonly groupOrder: number;
}

/** The words of a field. */
function wording({ shapes }: Drawing, shape: string, group: string): Pick<Field, 'name' | 'description' | 'group'> {
  const words = (subject: string, property: string): Words => wordsOf(shapes, subject, property) ?? noWords;
  return {
    name: words(shape, iri('sh', 'name')),
    description: words(shape, iri('sh', 'description')),
    group: words(group, iri('rdfs', 'label')),
  };
}

function place(drawing: Drawing, shape: string, same: readonly string[]): Placed {
  const { base, shapes, visibilityOf } = drawing;
  const path = shapes.object(shape, iri('sh', 'path'))?.value ?? '';
  const kind = kindOf(drawing, shape);
  const group = shapes.object(shape, iri('sh', 'group'))?.value ?? '';
  const field: Field = {
    path,
    ...wording(drawing, shape, group),
    order: numbers(drawing, shape, 'order')[0] ?? 0,
    ...counts(drawing, same),
    kind,
    datatype: stated(drawing, shape, 'datatype'),
    choices: choicesOf(drawing, shape),
    picks: picksOf(drawing, shape),
    languages: languagesOf(drawing, shape, kind),
    visibility: markOf(base, shapes, shape) ?? visibilityOf(path),
    fields: kind === 'nested' ? fieldsOf(drawing, shape) : [],
  };
  return { field, groupOrder: numbers(drawing, group, 'order')[0] ?? 0 };
}

/** Fields of the property shapes of one shape that have a name, by group and order. */
export function fieldsOf(drawing: Drawing, shape: string): readonly Field[] {
  const { shapes } = drawing;
  const properties = shapes.objects(shape, iri('sh', 'property')).map(keyOf);
  const pathOf = (property: string): string | undefined => shapes.object(property, iri('sh', 'path'))?.value;
  return properties
    .filter((property) => shapes.object(property, iri('sh', 'name')) !== undefined)
    .map((property) =>
      place(
        drawing,
        property,
        properties.filter((other) => pathOf(other) === pathOf(property)),
      ),
    )
    .toSorted((a, b) => a.groupOrder - b.groupOrder || a.field.order - b.field.order)
    .map(({ field }) => field);
}

/** Fields for a class: of every shape that targets it. */
export const fieldsOfClass = (drawing: Drawing, classIri: string): readonly Field[] =>
  [...drawing.shapes]
    .filter(({ predicate, object }) => predicate.value === iri('sh', 'targetClass') && object.value === classIri)
    .flatMap(({ subject }: { readonly subject: Term }) => fieldsOf(drawing, keyOf(subject)));
