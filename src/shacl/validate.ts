// One resource against the shapes of its module. The quick test passes nearly everything; the engine explains the rest.
// Refuses a resource that no shape targets, since SHACL would call it conforming.
import type { Quad, Term } from '@rdfjs/types';
import type { Validator } from 'shacl-engine';
import { iri, rdfType } from '../rdf/ns.ts';
import { termToText } from '../rdf/ntriples.ts';
import { namedNode } from '../rdf/terms.ts';
import { createEngine } from './engine.ts';
import { compileSure, type Sure } from './quick.ts';
import { mostPortions, pathsOf, portions } from './portions.ts';
import { mostListed, toViolation } from './report.ts';
import type { Violation, Words } from './shapes.ts';
import { keyOf, Statements } from './statements.ts';

interface Part {
  readonly shape: Term;
  /** Undefined: only the engine can tell. */
  readonly sure: Sure | undefined;
}

/** A node shape, taken apart so that only what may be wrong goes to the engine. */
interface Target {
  readonly whole: Term;
  /** Constraints on the node itself. */
  readonly node: Sure | undefined;
  readonly properties: readonly Part[];
}

type NameOf = (iri: string) => Words | undefined;

export type Validate = (subject: string, quads: readonly Quad[]) => Promise<readonly Violation[]>;

const property = iri('sh', 'property');

/** The node shape without its property shapes. */
const bare = (shapes: Statements, shape: string): Statements =>
  new Statements([...shapes].filter((quad) => keyOf(quad.subject) !== shape || quad.predicate.value !== property));

function targetOf(shapes: Statements, whole: Term): Target {
  const shape = keyOf(whole);
  const closed = shapes.object(shape, iri('sh', 'closed')) !== undefined;
  const properties = shapes.objects(shape, property);
  return {
    whole,
    node: closed ? undefined : compileSure(bare(shapes, shape), shape),
    properties: properties.map((part) => ({ shape: part, sure: compileSure(shapes, keyOf(part)) })),
  };
}

/** Class → the shapes that target it. */
function targetsOf(shapes: Statements): ReadonlyMap<string, readonly Target[]> {
  const targets = new Map<string, Target[]>();
  for (const { subject, predicate, object } of shapes) {
    if (predicate.value !== iri('sh', 'targetClass')) continue;
    const list = targets.get(object.value) ?? [];
    list.push(targetOf(shapes, subject));
    targets.set(object.value, list);
  }
  return targets;
}

/** Shapes of a target to which the focus node does not surely conform. */
function unsure(target: Target, focus: Term, data: Statements): readonly Term[] {
  if (target.node?.(focus, data) !== true) return [target.whole];
  return target.properties.filter(({ sure }) => sure?.(focus, data) !== true).map(({ shape }) => shape);
}

const untargeted = (subject: string): Violation => ({
  focusNode: subject,
  path: rdfType,
  value: '',
  rule: 'NoShapeTargets',
  message: {
    nl: 'Geen enkele vorm past bij dit soort ding. Geef het een rdf:type dat deze module kent.',
    en: 'No shape targets this type of thing. Give it an rdf:type that this module knows.',
  },
  severity: 'violation',
});

/** More values than the engine sees at once, and no portion of them shows what is wrong. */
const tooMany = (subject: string): Violation => ({
  focusNode: subject,
  path: '',
  value: '',
  rule: 'TooManyValues',
  message: {
    nl: 'Een eigenschap heeft hier honderden waarden die samen niet kloppen, zoals twee namen in één taal. Houd er minder over.',
    en: 'One property has hundreds of values here that do not fit together, such as two names in one language. Keep fewer.',
  },
  severity: 'violation',
});

interface Question {
  readonly subject: string;
  readonly data: Statements;
  readonly shapes: readonly Term[];
  /** The properties that those shapes look at. */
  readonly paths: readonly string[];
}

/** What the engine says about the shapes that are in doubt. */
async function ask(engine: Validator, question: Question, nameOf: NameOf): Promise<readonly Violation[]> {
  const { subject, data, shapes, paths } = question;
  const found = new Map<string, Violation>();
  let turns = 0;
  for (const dataset of portions(data, paths)) {
    turns += 1;
    const asked = shapes.map((shape) => ({ terms: [shape] }));
    const { results } = await engine.validate({ dataset, terms: [namedNode(subject)] }, asked);
    for (const result of results.slice(0, mostListed - found.size)) {
      const violation = toViolation(result, nameOf);
      const value = result.value?.term === undefined ? '' : termToText(result.value.term);
      found.set([violation.rule, violation.path, violation.focusNode, value].join(' '), violation);
    }
    if (found.size >= mostListed || turns >= mostPortions) break;
  }
  return found.size === 0 && turns > 1 ? [tooMany(subject)] : [...found.values()];
}

/**
 * A validator for the shapes of one module, compiled here once.
 * @param nameOf what properties are called, for sentences of our own
 */
export function createValidate(shapes: Statements, nameOf: NameOf): Validate {
  const engine: Validator = createEngine(shapes);
  const targets = targetsOf(shapes);
  return async (subject, quads) => {
    const data = new Statements(quads);
    const focus = namedNode(subject);
    const here = data.objects(subject, rdfType).flatMap((type) => targets.get(type.value) ?? []);
    if (here.length === 0) return [untargeted(subject)];
    const suspects = here.flatMap((target) => unsure(target, focus, data));
    if (suspects.length === 0) return [];
    const asked = [...new Map(suspects.map((shape) => [keyOf(shape), shape])).values()];
    const paths = asked.flatMap((shape) => pathsOf(shapes, keyOf(shape)));
    return ask(engine, { subject, data, shapes: asked, paths }, nameOf);
  };
}
