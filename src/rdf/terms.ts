// RDF/JS terms of our own: small, fast, and they keep the case of a language tag, which other factories fold.
// Refuses a base direction (RDF 1.2).
import type {
  BlankNode,
  DefaultGraph,
  Literal,
  NamedNode,
  Quad,
  Quad_Graph,
  Quad_Object,
  Quad_Predicate,
  Quad_Subject,
  Term,
} from '@rdfjs/types';
import { Problem } from '../problem.ts';

type Other = Term | null | undefined;

class Named<Iri extends string = string> {
  readonly termType = 'NamedNode';
  readonly value: Iri;
  constructor(value: Iri) {
    this.value = value;
  }
  equals(other: Other): boolean {
    return !!other && other.termType === 'NamedNode' && other.value === this.value;
  }
}

class Blank {
  readonly termType = 'BlankNode';
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
  equals(other: Other): boolean {
    return !!other && other.termType === 'BlankNode' && other.value === this.value;
  }
}

class Text {
  readonly termType = 'Literal';
  readonly value: string;
  readonly language: string;
  readonly datatype: NamedNode;
  constructor(value: string, language: string, datatype: NamedNode) {
    this.value = value;
    this.language = language;
    this.datatype = datatype;
  }
  equals(other: Other): boolean {
    return (
      !!other &&
      other.termType === 'Literal' &&
      other.value === this.value &&
      other.language === this.language &&
      other.datatype.value === this.datatype.value
    );
  }
}

class Statement {
  readonly termType = 'Quad';
  readonly value = '';
  readonly subject: Quad_Subject;
  readonly predicate: Quad_Predicate;
  readonly object: Quad_Object;
  readonly graph: Quad_Graph;
  constructor(parts: readonly [Quad_Subject, Quad_Predicate, Quad_Object, Quad_Graph]) {
    [this.subject, this.predicate, this.object, this.graph] = parts;
  }
  equals(other: Other): boolean {
    return (
      !!other &&
      other.termType === 'Quad' &&
      this.subject.equals(other.subject) &&
      this.predicate.equals(other.predicate) &&
      this.object.equals(other.object) &&
      this.graph.equals(other.graph)
    );
  }
}

const theDefaultGraph: DefaultGraph = {
  termType: 'DefaultGraph',
  value: '',
  equals: (other: Other): boolean => !!other && other.termType === 'DefaultGraph',
};
const xsdString = new Named('http://www.w3.org/2001/XMLSchema#string');
const langString = new Named('http://www.w3.org/1999/02/22-rdf-syntax-ns#langString');
let blankCount = 0;

export const namedNode = <Iri extends string>(iri: Iri): NamedNode<Iri> => new Named(iri);
export const blankNode = (label = `n${(blankCount += 1)}`): BlankNode => new Blank(label);
export const defaultGraph = (): DefaultGraph => theDefaultGraph;

/** A literal; the second argument is a language tag (kept as written) or a datatype. */
export function literal(text: string, languageOrDatatype?: string | NamedNode | { language: string }): Literal {
  if (languageOrDatatype === undefined) return new Text(text, '', xsdString);
  if (typeof languageOrDatatype === 'string')
    return new Text(text, languageOrDatatype, languageOrDatatype === '' ? xsdString : langString);
  if ('termType' in languageOrDatatype) return new Text(text, '', languageOrDatatype);
  if ('direction' in languageOrDatatype && languageOrDatatype.direction)
    throw new Problem('not-supported', `The hub keeps no base direction (after “${text.slice(0, 60)}”); leave it out.`);
  return new Text(text, languageOrDatatype.language, langString);
}

/** A quad; the graph may be left out. */
export const quad = (
  subject: Quad_Subject,
  predicate: Quad_Predicate,
  object: Quad_Object,
  graph: Quad_Graph = theDefaultGraph,
): Quad => new Statement([subject, predicate, object, graph]);

/** What parsers that take an RDF/JS `DataFactory` are given. */
export const factory = { namedNode, blankNode, literal, quad, defaultGraph };
