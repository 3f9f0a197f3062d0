// The shapes of all modules, compiled once. Refuses to start with a shape component that nothing evaluates.
import type { Quad } from '@rdfjs/types';
import type { Visibility } from '../log/log.ts';

export interface Violation {
  /** IRI, or `_:b0` for a blank node. */
  readonly focusNode: string;
  /** Predicate IRI, or '' for a node constraint. */
  readonly path: string;
  /** Lexical form of the value, cut at 200 characters; '' when the value is missing. */
  readonly value: string;
  /** Local name, such as `MinCountConstraintComponent`. */
  readonly rule: string;
  /** The shape's own message, in the reader's language. */
  readonly message: { readonly nl: string; readonly en: string };
  readonly severity: 'violation' | 'warning' | 'info';
}

export type Words = { readonly nl: string; readonly en: string };

/** A field of a form, drawn from a property shape. */
export interface Field {
  readonly path: string;
  readonly name: Words;
  readonly description: Words;
  readonly order: number;
  readonly group: Words;
  readonly minCount: number;
  readonly maxCount: number | undefined;
  readonly kind:
    | 'text'
    | 'longText'
    | 'langText'
    | 'longLangText'
    | 'iri'
    | 'choice'
    | 'date'
    | 'dateTime'
    | 'dayOrMoment'
    | 'partialDate'
    | 'time'
    | 'duration'
    | 'number'
    | 'boolean'
    | 'nested';
  /** The first of `datatypes`. */
  readonly datatype: string | undefined;
  /** Every datatype that the shape allows, in the order of its alternatives. */
  readonly datatypes: readonly string[];
  readonly takes: 'iri' | 'literal' | 'both';
  /** sh:minInclusive and sh:maxInclusive. */
  readonly least: number | undefined;
  readonly most: number | undefined;
  /** sh:maxLength, in characters. */
  readonly longest: number | undefined;
  /** What a number counts; empty words when it says so itself. */
  readonly unit: Words;
  /** sh:defaultValue: what a new thing begins with; '' for nothing. */
  readonly start: string;
  /** Its group steps back in a form until something stands in it. */
  readonly folded: boolean;
  /** sh:in: values with their names. */
  readonly choices: readonly { readonly value: string; readonly name: Words }[];
  /** For `iri`: type names (`concept`, `room`) that a picker offers. */
  readonly picks: readonly string[];
  readonly languages: readonly string[];
  readonly visibility: Visibility;
  /** For `nested`: the fields of the inner node. */
  readonly fields: readonly Field[];
}

export interface Shapes {
  /** All results for one resource; a resource that no shape targets is itself a violation. */
  validate(module: string, subject: string, quads: readonly Quad[]): Promise<readonly Violation[]>;
  /**
   * Who may see statements with this predicate in this module; unmarked is `personal`. With a class: in things of that
   * class, whose shapes are a closed list of what may be public.
   */
  visibilityOf(module: string, predicate: string, classIri?: string): Visibility;
  /** Form fields for a class, in order. */
  fields(module: string, classIri: string): readonly Field[];
  /** The shapes as they are served at `/shapes/{module}`. */
  quads(module: string): readonly Quad[];
  /** Display name of a property or class from shapes and vocabulary. */
  nameOf(iri: string): Words | undefined;
}
