// Says “surely conforms” in microseconds, or nothing. It never says that something is wrong: that is the engine's to say.
// A constraint it does not know makes it say nothing, so that it can only be slow, not wrong.
import type { Term } from '@rdfjs/types';
import { iri } from '../rdf/ns.ts';
import { longestMatched, languageFits } from './engine.ts';
import { surelyWellFormed } from './lexical.ts';
import { keyOf, type Statements } from './statements.ts';

/** True: this value surely fits. */
type ValueTest = (value: Term, data: Statements) => boolean;
/** True: these values of one focus node surely fit. */
type ValuesTest = (values: readonly Term[], focus: Term, data: Statements) => boolean;

/** True: a focus node surely conforms to the shape. */
export type Sure = (focus: Term, data: Statements) => boolean;

interface Place {
  readonly shapes: Statements;
  readonly shape: string;
  /** The shapes around this one: one that refers to itself is the engine's. */
  readonly trail: readonly string[];
}

/** What gives a test from a shape and one parameter's value; undefined where only the engine knows. */
type OfValue = (parameter: Term, place: Place) => ValueTest | undefined;
type OfValues = (parameter: Term, place: Place) => ValuesTest | undefined;

const kinds: Readonly<Record<string, readonly string[]>> = {
  IRI: ['NamedNode'],
  Literal: ['Literal'],
  BlankNode: ['BlankNode'],
  BlankNodeOrIRI: ['BlankNode', 'NamedNode'],
  BlankNodeOrLiteral: ['BlankNode', 'Literal'],
  IRIOrLiteral: ['NamedNode', 'Literal'],
};

const localName = (value: string): string => value.replace(/^.*[#/]/, '');
const numeric = new Set([iri('xsd', 'integer'), iri('xsd', 'decimal'), iri('xsd', 'double')]);
const numberOf = (term: Term): number =>
  term.termType === 'Literal' && numeric.has(term.datatype.value) ? Number(term.value) : Number.NaN;

const bound =
  (fits: (value: number, limit: number) => boolean): OfValue =>
  (parameter) => {
    const limit = numberOf(parameter);
    return (value) => fits(numberOf(value), limit);
  };

const everyOf =
  (tests: readonly ValueTest[]): ValueTest =>
  (value, data) =>
    tests.every((test) => test(value, data));

const inner = (parameter: Term, { shapes, shape, trail }: Place): ValueTest | undefined =>
  compileSure(shapes, keyOf(parameter), [...trail, shape]);

/** Members of a list of shapes, each as a test of one value. */
const alternatives = (parameter: Term, place: Place): readonly (ValueTest | undefined)[] =>
  place.shapes.list(parameter).map((member) => inner(member, place));

/** SHACL counts a value once, however often it is said. */
const distinct = (values: readonly Term[]): readonly Term[] =>
  values.filter((value, at) => values.findIndex((other) => other.equals(value)) === at);

const valueTests: Readonly<Record<string, OfValue>> = {
  nodeKind: (parameter) => {
    const allowed = kinds[localName(parameter.value)] ?? [];
    return (value) => allowed.includes(value.termType);
  },
  datatype: (parameter) => (value) =>
    value.termType === 'Literal' && value.datatype.value === parameter.value && surelyWellFormed(value),
  minLength: (parameter) => (value) => value.termType !== 'BlankNode' && value.value.length >= Number(parameter.value),
  maxLength: (parameter) => (value) => value.termType !== 'BlankNode' && value.value.length <= Number(parameter.value),
  pattern: (parameter, { shapes, shape }) => {
    const expression = new RegExp(parameter.value, shapes.object(shape, iri('sh', 'flags'))?.value ?? '');
    return ({ termType, value }) =>
      termType !== 'BlankNode' && value.length <= longestMatched && expression.test(value);
  },
  flags: () => () => true,
  languageIn: (parameter, { shapes }) => {
    const ranges = shapes.list(parameter).map(({ value }) => value.toLowerCase());
    return (value) => value.termType === 'Literal' && languageFits(value.language, ranges);
  },
  in: (parameter, { shapes }) => {
    const allowed = shapes.list(parameter);
    return (value) => allowed.some((term) => term.equals(value));
  },
  minInclusive: bound((value, limit) => value >= limit),
  maxInclusive: bound((value, limit) => value <= limit),
  minExclusive: bound((value, limit) => value > limit),
  maxExclusive: bound((value, limit) => value < limit),
  or: (parameter, place) => {
    const tests = alternatives(parameter, place).filter((test) => test !== undefined);
    return (value, data) => tests.some((test) => test(value, data));
  },
  and: (parameter, place) => {
    const tests = alternatives(parameter, place);
    const known = tests.filter((test) => test !== undefined);
    return known.length === tests.length ? everyOf(known) : undefined;
  },
  node: inner,
  property: inner,
};

const tagOf = (term: Term): string => (term.termType === 'Literal' ? term.language.toLowerCase() : '');

const valuesTests: Readonly<Record<string, OfValues>> = {
  minCount: (parameter) => {
    const least = Number(parameter.value);
    return (values) => (least < 2 || values.length < 100) && (least < 2 ? values : distinct(values)).length >= least;
  },
  maxCount: (parameter) => (values) => values.length <= Number(parameter.value),
  uniqueLang: (parameter) => (values) => {
    if (parameter.value !== 'true' || values.length < 2) return true;
    const tags = values.map(tagOf).filter((tag) => tag !== '');
    return new Set(tags).size === tags.length;
  },
  hasValue: (parameter) => (values) => values.some((value) => value.equals(parameter)),
  disjoint: (parameter) => (values, focus, data) =>
    values.length === 0 ||
    data.about(keyOf(focus), parameter.value).length === 0 ||
    (values.length === 1 &&
      data.objects(keyOf(focus), parameter.value).every((other) => values.every((value) => !value.equals(other)))),
  lessThan: (parameter) => (values, focus, data) =>
    values.length === 0 || data.about(keyOf(focus), parameter.value).length === 0,
  lessThanOrEquals: (parameter) => (values, focus, data) =>
    values.length === 0 || data.about(keyOf(focus), parameter.value).length === 0,
  qualifiedValueShape: (parameter, place) => {
    const { shapes, shape } = place;
    const test = inner(parameter, place);
    const least = Number(shapes.object(shape, iri('sh', 'qualifiedMinCount'))?.value ?? 0);
    const capped = shapes.object(shape, iri('sh', 'qualifiedMaxCount')) !== undefined;
    if (test === undefined || capped || least > 1) return undefined;
    return (values, _focus, data) => values.filter((value) => test(value, data)).length >= least;
  },
  qualifiedMinCount: () => () => true,
};

/** Says nothing about conformance. */
const silent = new Set(
  ['name', 'description', 'order', 'group', 'message', 'severity', 'path', 'targetClass', 'defaultValue'].map((local) =>
    iri('sh', local),
  ),
);

interface Tests {
  readonly each: readonly ValueTest[];
  readonly all: readonly ValuesTest[];
}

const isConstraint = (predicate: string): boolean => predicate.startsWith(iri('sh', '')) && !silent.has(predicate);

/** Every constraint of a shape as a test, or undefined when one of them only the engine knows. */
function testsOf(place: Place): Tests | undefined {
  const each: ValueTest[] = [];
  const all: ValuesTest[] = [];
  for (const predicate of place.shapes.predicates(place.shape).filter(isConstraint))
    for (const parameter of place.shapes.objects(place.shape, predicate)) {
      const one = valueTests[localName(predicate)]?.(parameter, place);
      const many = valuesTests[localName(predicate)]?.(parameter, place);
      if (one === undefined && many === undefined) return undefined;
      each.push(...(one === undefined ? [] : [one]));
      all.push(...(many === undefined ? [] : [many]));
    }
  return { each, all };
}

/**
 * @param shape key of a node shape or of a property shape
 * @returns a test, or undefined when only the engine can tell
 */
export function compileSure(shapes: Statements, shape: string, trail: readonly string[] = []): Sure | undefined {
  if (trail.includes(shape)) return undefined;
  const tests = testsOf({ shapes, shape, trail });
  if (tests === undefined) return undefined;
  const path = shapes.object(shape, iri('sh', 'path'));
  return path === undefined ? onNode(tests) : onValues(tests, path);
}

const onNode =
  ({ each, all }: Tests): Sure =>
  (focus, data) =>
    each.every((test) => test(focus, data)) && all.every((test) => test([focus], focus, data));

function onValues({ each, all }: Tests, path: Term): Sure | undefined {
  if (path.termType !== 'NamedNode') return undefined;
  return (focus, data) => {
    const values = data.objects(keyOf(focus), path.value);
    return (
      all.every((test) => test(values, focus, data)) && values.every((value) => each.every((test) => test(value, data)))
    );
  };
}
