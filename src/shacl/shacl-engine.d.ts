// What we use of shacl-engine, which ships no types.
declare module 'shacl-engine' {
  import type { Literal, NamedNode, Term } from '@rdfjs/types';

  export interface Pointer {
    readonly term?: Term;
    readonly terms: readonly Term[];
    readonly value?: string;
    out(predicates: readonly NamedNode[]): Pointer;
    list(): Iterable<Pointer> | undefined;
  }

  export interface Step {
    readonly quantifier: string;
    readonly start: string;
    readonly predicates: readonly Term[];
  }

  export interface Result {
    readonly args: Readonly<Record<string, unknown>>;
    readonly constraintComponent: NamedNode;
    readonly focusNode: Pointer;
    readonly message: readonly Literal[];
    readonly path?: readonly Step[] | null;
    readonly severity: NamedNode;
    readonly shape: { readonly ptr: Pointer; readonly message: readonly Literal[] };
    readonly value?: Pointer;
  }

  export interface Context {
    readonly factory: { literal(text: string): Literal };
    readonly valueOrNode: Pointer;
    readonly values: Pointer;
    test(success: boolean, component: NamedNode, details: object): void;
    violation(component: NamedNode, details: object): void;
  }

  export interface Validation {
    readonly generic?: (context: Context) => void;
    readonly property?: (context: Context) => void;
  }

  export interface Options {
    readonly factory: object;
    readonly validations?: Iterable<readonly [NamedNode, (shape: { readonly ptr: Pointer }) => Validation | null]>;
  }

  export class Validator {
    constructor(shapes: object, options: Options);
    validate(
      data: { readonly dataset: object; readonly terms?: readonly Term[] },
      shapes?: readonly { readonly terms: readonly Term[] }[],
    ): Promise<{ readonly conforms: boolean; readonly results: readonly Result[] }>;
  }
}
