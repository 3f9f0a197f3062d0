// Counts beside what they count (decision 0016): how many things of a kind there are, and how many stand under a scheme or
// a broader thing. Gathered in memory while a batch of events is taken in, written once at its end.
import type { DatabaseSync } from 'node:sqlite';
import type { Module, TypeSpec } from '../module.ts';
import { mappedOf, retiredOf, topOf } from './tables.ts';

/** The predicates whose links are listed by name and counted: by which a thing hangs in a scheme or under another. */
export const listedOf = ({ scheme, broader }: TypeSpec): readonly string[] => [
  ...(scheme === undefined ? [] : [scheme, topOf(scheme), retiredOf(scheme), mappedOf(scheme)]),
  ...(broader === undefined ? [] : [broader]),
];

export const listedPredicates = (modules: readonly Module[]): ReadonlySet<string> =>
  new Set(modules.flatMap(({ types }) => types.flatMap(listedOf)));

export interface Kind {
  readonly module: string;
  readonly type: string;
  readonly museum: string | null;
  readonly mark: string;
}

export interface CountedLink {
  readonly predicate: number;
  readonly object: number;
  readonly mark: string;
}

export interface Tally {
  /** One more (1) or one less (-1) of a kind, with its listed links. */
  readonly add: (kind: Kind, links: readonly CountedLink[], by: 1 | -1) => void;
  /** Writes what was gathered. */
  readonly flush: () => void;
  readonly forget: () => void;
}

type Key = readonly (string | number)[];

function count(into: Map<string, number>, key: Key, by: number): void {
  const text = JSON.stringify(key);
  into.set(text, (into.get(text) ?? 0) + by);
}

export function createTally(db: DatabaseSync): Tally {
  const kinds = new Map<string, number>();
  const links = new Map<string, number>();
  const [addKind, addLink] = [upsert(db, 'tally_kind'), upsert(db, 'tally_link')];
  const forget = (): void => [kinds, links].forEach((each) => each.clear());
  return {
    forget,
    add({ module, type, museum, mark }, found, by) {
      count(kinds, [module, type, museum ?? '', mark], by);
      for (const link of found) count(links, [link.object, link.predicate, type, link.mark], by);
    },
    flush() {
      for (const [gathered, add] of [[kinds, addKind] as const, [links, addLink] as const])
        for (const [key, n] of gathered) if (n !== 0) add.run(...(JSON.parse(key) as (string | number)[]), n);
      forget();
    },
  };
}

const upsert = (db: DatabaseSync, table: 'tally_kind' | 'tally_link') =>
  db.prepare(`insert into ${table} values (?, ?, ?, ?, ?) on conflict do update set n = n + excluded.n`);
