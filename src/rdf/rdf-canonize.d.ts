// The part of rdf-canonize that we use; the library ships no types.
declare module 'rdf-canonize' {
  import type { Quad } from '@rdfjs/types';
  export function canonize(
    input: Quad[],
    options: {
      algorithm: 'RDFC-1.0';
      canonicalIdMap?: Map<string, string>;
      maxWorkFactor?: number;
      maxDeepIterations?: number;
      signal?: AbortSignal;
    },
  ): Promise<string>;
}
