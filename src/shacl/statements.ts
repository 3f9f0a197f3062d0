// A light set of statements for one resource or one shapes file: found by subject and predicate, nothing copied.
// Read-only; graphs are ignored.
import type { Quad, Term } from '@rdfjs/types';
import { iri } from '../rdf/ns.ts';

type Pattern = Term | null | undefined;

/** One text for one node, so that a blank node and an IRI never meet. */
export const keyOf = (term: Term): string => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value);

const none: readonly Quad[] = [];
const first = iri('rdf', 'first');
const rest = iri('rdf', 'rest');

export class Statements implements Iterable<Quad> {
  readonly #quads: readonly Quad[];
  #index: Map<string, Map<string, Quad[]>> | undefined;

  constructor(quads: readonly Quad[]) {
    this.#quads = quads;
  }

  get size(): number {
    return this.#quads.length;
  }

  [Symbol.iterator](): Iterator<Quad> {
    return this.#quads[Symbol.iterator]();
  }

  /** RDF/JS DatasetCore, as far as the engine asks. */
  match(subject?: Pattern, predicate?: Pattern, object?: Pattern): Statements {
    const near = this.#near(subject, predicate);
    return new Statements(
      object === null || object === undefined ? near : near.filter((quad) => quad.object.equals(object)),
    );
  }

  #near(subject: Pattern, predicate: Pattern): readonly Quad[] {
    if (subject && predicate) return this.about(keyOf(subject), predicate.value);
    if (subject) return [...(this.#bySubject().get(keyOf(subject))?.values() ?? [])].flat();
    if (predicate) return this.#quads.filter((quad) => quad.predicate.value === predicate.value);
    return this.#quads;
  }

  #bySubject(): Map<string, Map<string, Quad[]>> {
    if (this.#index !== undefined) return this.#index;
    const index = new Map<string, Map<string, Quad[]>>();
    for (const quad of this.#quads) {
      const key = keyOf(quad.subject);
      let predicates = index.get(key);
      if (predicates === undefined) index.set(key, (predicates = new Map<string, Quad[]>()));
      const before = predicates.get(quad.predicate.value);
      if (before === undefined) predicates.set(quad.predicate.value, [quad]);
      else before.push(quad);
    }
    return (this.#index = index);
  }

  /** Statements of one subject with one predicate. */
  about(subject: string, predicate: string): readonly Quad[] {
    return this.#bySubject().get(subject)?.get(predicate) ?? none;
  }

  /** Predicates of one subject. */
  predicates(subject: string): readonly string[] {
    return [...(this.#bySubject().get(subject)?.keys() ?? [])];
  }

  subjects(): Iterable<string> {
    return this.#bySubject().keys();
  }

  objects(subject: string, predicate: string): readonly Term[] {
    return this.about(subject, predicate).map((quad) => quad.object);
  }

  /** The first object, or undefined. */
  object(subject: string, predicate: string): Term | undefined {
    return this.about(subject, predicate)[0]?.object;
  }

  /** Items of an RDF list; a broken or circular one ends early. */
  list(head: Term | undefined): readonly Term[] {
    const items: Term[] = [];
    const seen = new Set<string>();
    for (let node = head; node !== undefined && !seen.has(keyOf(node)); node = this.object(keyOf(node), rest)) {
      seen.add(keyOf(node));
      const item = this.object(keyOf(node), first);
      if (item !== undefined) items.push(item);
    }
    return items;
  }
}
