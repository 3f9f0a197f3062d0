// Refuses to start with shapes that would not be evaluated, or not in bounded time: what nobody checks must not look checked.
import type { Term } from '@rdfjs/types';
import { iri, rdfType } from '../rdf/ns.ts';
import { refusePattern } from './pattern.ts';
import { keyOf, type Statements } from './statements.ts';

/** Parameters of SHACL core (§4) that the engine evaluates, and what tells about a shape without validating. */
const known = new Set(
  `and class closed ignoredProperties datatype disjoint equals flags hasValue in languageIn lessThan lessThanOrEquals
   maxCount maxExclusive maxInclusive maxLength minCount minExclusive minInclusive minLength node nodeKind not or pattern
   property qualifiedMaxCount qualifiedMinCount qualifiedValueShape uniqueLang xone
   deactivated defaultValue description group message name order path severity targetClass`
    .split(/\s+/)
    .map((local) => iri('sh', local)),
);

const remedies = new Map(
  Object.entries({
    sparql: 'write it with core components, or as a `check` of the module',
    target: 'use sh:targetClass',
    targetNode: 'use sh:targetClass',
    targetObjectsOf: 'use sh:targetClass',
    targetSubjectsOf: 'use sh:targetClass',
    qualifiedValueShapesDisjoint: 'the engine gets it wrong; write the shapes so that they exclude each other',
  }).map(([local, remedy]) => [iri('sh', local), remedy]),
);

const shapeClasses = new Set([iri('sh', 'NodeShape'), iri('sh', 'PropertyShape')]);
const notShapes = new Set([iri('sh', 'PropertyGroup')]);

const isA = (shapes: Statements, subject: string, classes: ReadonlySet<string>): boolean =>
  shapes.objects(subject, rdfType).some(({ value }) => classes.has(value));

function* unknownParameters(shapes: Statements, subject: string): Generator<string> {
  for (const predicate of shapes.predicates(subject))
    if (predicate.startsWith(iri('sh', '')) && !known.has(predicate))
      yield `<${subject}> uses <${predicate}>, which nothing evaluates: ${remedies.get(predicate) ?? 'leave it out'}.`;
}

function* badPaths(shapes: Statements, subject: string): Generator<string> {
  for (const path of shapes.objects(subject, iri('sh', 'path')))
    if (path.termType !== 'NamedNode')
      yield `<${subject}> has a path of several steps; a resource is validated by itself, so use one property.`;
}

function* badPatterns(shapes: Statements, subject: string): Generator<string> {
  const flags = shapes.object(subject, iri('sh', 'flags'))?.value ?? '';
  for (const { value } of shapes.objects(subject, iri('sh', 'pattern'))) {
    const reason = refusePattern(value, flags);
    if (reason !== undefined) yield `<${subject}> has the pattern ${value}: ${reason}.`;
  }
}

/** sh:class asks for the type of another resource, which is not there when a resource is validated by itself. */
function* asksOthers(shapes: Statements, subject: string): Generator<string> {
  if (shapes.objects(subject, iri('sh', 'class')).length > 0)
    yield `<${subject}> uses sh:class, which needs another resource; use sh:nodeKind, and vijver:picks for the form.`;
}

function* unusedShapes(shapes: Statements, classes: ReadonlySet<string>): Generator<string> {
  const targets = [...shapes].filter((quad) => quad.predicate.value === iri('sh', 'targetClass'));
  for (const { subject, object } of targets)
    if (!classes.has(object.value))
      yield `<${subject.value}> targets <${object.value}>, a class that no type of the module has.`;
  const targeted = new Set(targets.map(({ object }) => object.value));
  for (const each of classes)
    if (!targeted.has(each)) yield `No shape targets <${each}>, though a type of the module has that class.`;
}

const undefinedShapes = (shapes: Statements, subject: string): readonly Term[] =>
  ['property', 'node', 'not', 'qualifiedValueShape']
    .flatMap((local) => shapes.objects(subject, iri('sh', local)))
    .filter((shape) => shapes.predicates(keyOf(shape)).length === 0);

/**
 * What is wrong with a module's shapes, as sentences for whoever wrote them; [] when the hub can start with them.
 * @param classes the classes of the module's types
 */
export function refuseShapes(shapes: Statements, classes: ReadonlySet<string>): readonly string[] {
  const complaints: string[] = [];
  for (const subject of shapes.subjects()) {
    if (isA(shapes, subject, notShapes)) continue;
    complaints.push(
      ...unknownParameters(shapes, subject),
      ...badPaths(shapes, subject),
      ...badPatterns(shapes, subject),
    );
    complaints.push(...asksOthers(shapes, subject));
    for (const shape of undefinedShapes(shapes, subject))
      complaints.push(`<${subject}> names the shape <${keyOf(shape)}>, which does not exist.`);
    if (isA(shapes, subject, new Set([iri('sh', 'ConstraintComponent')])))
      complaints.push(`<${subject}> is a constraint component of its own; only those of SHACL core are evaluated.`);
    if (isA(shapes, subject, shapeClasses) && isA(shapes, subject, new Set([iri('rdfs', 'Class')])))
      complaints.push(`<${subject}> is a shape and a class at once; use sh:targetClass.`);
  }
  return [...complaints, ...unusedShapes(shapes, classes)];
}
