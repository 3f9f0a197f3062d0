// Forms from shapes: which fields a class has, in order, and what each of them takes. Knows nothing of HTML.
import type { Term } from '@rdfjs/types';
import type { Visibility } from '../log/log.ts';
import type { Module } from '../module.ts';
import { iri, ownIri } from '../rdf/ns.ts';
import { kindOf, stated, takesOf } from './kinds.ts';
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

/** Languages a form offers when the shape names none. */
const usualLanguages = ['nl', 'en', 'fr'];

const noWords: Words = { nl: '', en: '' };

/** Type names of the classes that `vijver:picks` names. */
function picksOf({ base, shapes, modules }: Drawing, shape: string): readonly string[] {
  const classes = new Set(shapes.objects(shape, ownIri(base, 'picks')).map(({ value }) => value));
  return modules.flatMap(({ types }) => types.filter((type) => classes.has(type.class)).map(({ name }) => name));
}

const languageNames = {
  nl: new Intl.DisplayNames(['nl'], { type: 'language' }),
  en: new Intl.DisplayNames(['en'], { type: 'language' }),
};

/** Languages that the platform has no name for. */
const otherLanguages = new Map<string, Words>([['vgt', { nl: 'Vlaamse Gebarentaal', en: 'Flemish Sign Language' }]]);

/** What a listed value is called; a code of two or three letters is a language. */
function nameOfChoice({ nameOf }: Drawing, value: string): Words {
  if (/^[a-z]{2,3}$/.test(value))
    return (
      otherLanguages.get(value) ?? { nl: languageNames.nl.of(value) ?? value, en: languageNames.en.of(value) ?? value }
    );
  const fallback = localName(value);
  return nameOf(value) ?? { nl: fallback, en: fallback };
}

/** What must be chosen from (`sh:in`), or what is offered among others (`vijver:offers`). */
const choicesOf = (drawing: Drawing, shape: string): Field['choices'] =>
  [iri('sh', 'in'), ownIri(drawing.base, 'offers')]
    .flatMap((list) => drawing.shapes.list(drawing.shapes.object(shape, list)))
    .map(({ value }) => ({ value, name: nameOfChoice(drawing, value) }));

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

type Limits = Pick<Field, 'least' | 'most' | 'longest'>;

/** Bounds that a person should know before typing. */
function limitsOf(drawing: Drawing, shape: string): Limits {
  const one = (local: string): number | undefined => numbers(drawing, shape, local)[0];
  return { least: one('minInclusive'), most: one('maxInclusive'), longest: one('maxLength') };
}

interface Placed {
  readonly field: Field;
  readonly groupOrder: number;
}

/** The words of a field. */
function wording(
  { base, shapes }: Drawing,
  shape: string,
  group: string,
): Pick<Field, 'name' | 'description' | 'group' | 'unit'> {
  const words = (subject: string, property: string): Words => wordsOf(shapes, subject, property) ?? noWords;
  return {
    name: words(shape, iri('sh', 'name')),
    description: words(shape, iri('sh', 'description')),
    group: words(group, iri('rdfs', 'label')),
    unit: words(shape, ownIri(base, 'unit')),
  };
}

type Value = Omit<Field, 'name' | 'description' | 'group' | 'unit' | 'order' | 'minCount' | 'maxCount' | 'folded'>;

/** What one value of a field is, and what it may be. */
function valueOf(drawing: Drawing, shape: string): Value {
  const { base, shapes, visibilityOf } = drawing;
  const path = shapes.object(shape, iri('sh', 'path'))?.value ?? '';
  const kind = kindOf(base, shapes, shape);
  const datatypes = stated(shapes, shape, 'datatype');
  return {
    path,
    kind,
    datatype: datatypes[0],
    datatypes,
    takes: takesOf(shapes, shape),
    ...limitsOf(drawing, shape),
    start: shapes.object(shape, iri('sh', 'defaultValue'))?.value ?? '',
    choices: choicesOf(drawing, shape),
    picks: picksOf(drawing, shape),
    languages: languagesOf(drawing, shape, kind),
    visibility: markOf(base, shapes, shape) ?? visibilityOf(path),
    fields: kind === 'nested' ? fieldsOf(drawing, shape) : [],
  };
}

function place(drawing: Drawing, shape: string, same: readonly string[]): Placed {
  const { base, shapes } = drawing;
  const group = shapes.object(shape, iri('sh', 'group'))?.value ?? '';
  const field: Field = {
    ...valueOf(drawing, shape),
    ...wording(drawing, shape, group),
    ...counts(drawing, same),
    order: numbers(drawing, shape, 'order')[0] ?? 0,
    folded: shapes.object(group, ownIri(base, 'fold'))?.value === 'true',
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
