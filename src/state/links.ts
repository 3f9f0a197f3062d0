// What a version points at, as rows of the state view; and the rows that the view makes up itself for lists: what stands
// at the top of a scheme, and what in it is no longer chosen.
import type { StatementSync } from 'node:sqlite';
import type { Quad } from '@rdfjs/types';
import type { Event } from '../log/log.ts';
import type { Module, TypeSpec } from '../module.ts';
import { rdfType } from '../rdf/ns.ts';
import { mappedOf, retiredOf, topOf } from './tables.ts';
import { listedPredicates, type CountedLink } from './tally.ts';

/** The statements of a version that carry one mark. */
export interface Part {
  readonly mark: string;
  readonly quads: readonly Quad[];
}

interface Linked {
  /** Number of the thing. */
  readonly id: number;
  readonly event: Event;
  readonly parts: readonly Part[];
  /** Its name, folded, for lists in the order of names. */
  readonly folded: { readonly nl: string; readonly en: string };
}

interface Pointing {
  readonly predicate: string;
  readonly object: string;
  readonly mark: string;
}

interface LinkerParts {
  readonly modules: readonly Module[];
  readonly idOf: (iri: string) => number;
  /** Inserts one row, or nothing when it is there. */
  readonly put: StatementSync;
}

/** @returns a function that writes the links of a version and gives those that are counted */
export function createLinker({ modules, idOf, put }: LinkerParts) {
  const listed = listedPredicates(modules);
  const types = new Map(modules.flatMap((m) => m.types.map((type) => [`${m.name}/${type.name}`, type])));
  return ({ id, event, parts, folded }: Linked): CountedLink[] =>
    pointings(event, parts, types.get(`${event.module}/${event.type}`)).flatMap(({ predicate, object, mark }) => {
      const isListed = listed.has(predicate);
      const link = { predicate: idOf(predicate), object: idOf(object), mark };
      const { changes } = put.run(id, link.predicate, link.object, mark, folded.nl, isListed ? folded.en : null);
      return isListed && changes > 0 ? [link] : [];
    });
}

function pointings(event: Event, parts: readonly Part[], type: TypeSpec | undefined): Pointing[] {
  const own = parts.flatMap(({ mark, quads }) => quads.map((quad) => ({ mark, quad })));
  const links = own.filter(({ quad }) => quad.object.termType === 'NamedNode' && quad.predicate.value !== rdfType);
  const isTop = !links.some(({ quad }) => quad.predicate.value === type?.broader);
  const isRetired = own.some(({ quad }) => quad.subject.value === event.subject && type?.retires?.(quad) === true);
  const isMapped = links.some(({ quad }) => type?.maps?.includes(quad.predicate.value) === true);
  return links.flatMap(({ mark, quad }) => {
    const [predicate, object] = [quad.predicate.value, quad.object.value];
    const said = { predicate, object, mark };
    if (predicate !== type?.scheme) return [said];
    const made = [
      ...(isTop ? [topOf(predicate)] : []),
      ...(isRetired ? [retiredOf(predicate)] : []),
      ...(isMapped ? [mappedOf(predicate)] : []),
    ];
    return [said, ...made.map((each) => ({ ...said, predicate: each }))];
  });
}
