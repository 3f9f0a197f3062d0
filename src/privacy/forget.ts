// Forgets a person: first in the log and everything that is made from it, then the key and the name, then what lies in free
// pages. Each step can be done again, so a kill at any moment is made good by starting over.
import type { Change, Cause, LogReader, Receipt } from '../log/log.ts';
import type { Module } from '../module.ts';
import { Problem } from '../problem.ts';
import type { Forgotten } from './forgotten.ts';
import type { Keys } from './keys.ts';
import { isPerson, nobodyIri } from './nobody.ts';
import { without, type Fate, type Without } from './without.ts';

/** Something beside the log that holds data of people: sessions and tokens, calendar links, attachments. */
export interface Holder {
  readonly name: string;
  /** @returns how many rows or files went; nothing of them stays readable */
  readonly forget: (personIri: string) => number | Promise<number>;
  /** For “everything about me”. */
  readonly tell: (personIri: string) => readonly object[] | Promise<readonly object[]>;
}

export interface ForgetParts {
  readonly base: string;
  readonly modules: readonly Module[];
  readonly log: LogReader;
  /** IRIs of all things that point at one. */
  readonly pointingAt: (iri: string) => Promise<readonly string[]>;
  readonly append: (changes: readonly Change[], cause: Cause) => Promise<Receipt>;
  readonly shown: (seq: number) => Promise<void>;
  /** Cleans the files of the log and its views. */
  readonly purge: () => Promise<void>;
  /** Makes the triples again, from what can still be read. */
  readonly rebuildStore: () => Promise<void>;
  readonly keys: Keys;
  readonly forgotten: Forgotten;
  readonly holders: readonly Holder[];
  readonly now: () => Date;
}

/** How many things of each fate, and what went elsewhere, by name. */
export interface Totals {
  readonly deleted: number;
  readonly anonymised: number;
  readonly mentions: number;
  readonly elsewhere: Readonly<Record<string, number>>;
}

export const forgetActor = 'urn:vijver:forgetting';
const mostTries = 5;

/** What would become of each thing that a person stands in. */
export async function fatesOf(parts: Omit<ForgetParts, 'append'>, person: string): Promise<readonly Without[]> {
  const found: Without[] = [];
  const subjects = new Set([person, ...(await parts.pointingAt(person))]);
  for (const subject of subjects) {
    const event = await parts.log.latest(subject);
    if (event === undefined || event.action === 'delete') continue;
    const module = parts.modules.find(({ name }) => name === event.module);
    const rule = module?.types.find(({ name }) => name === event.type)?.privacy;
    found.push(without(parts.base, event, { person, nobody: nobodyIri(parts.base), rule }));
  }
  return found;
}

export const countFates = (found: readonly Without[]): Omit<Totals, 'elsewhere'> => {
  const count = (fate: Fate): number => found.filter((each) => each.fate === fate).length;
  return { deleted: count('deleted'), anonymised: count('anonymised'), mentions: count('mention') };
};

/**
 * @returns what went and what stays, as numbers
 * @throws Problem not-found when it is no person of this hub
 */
export async function forget(parts: ForgetParts, person: string): Promise<Totals> {
  if (!isPerson(parts.base, person))
    throw new Problem('not-found', `<${person}> is no person of this hub. A person is at ${parts.base}/id/person/….`);
  parts.forgotten.begin(person, parts.now().toISOString());
  const counts = await leaveTheLog(parts, person);
  const elsewhere: Record<string, number> = {};
  for (const holder of parts.holders) elsewhere[holder.name] = await holder.forget(person);
  destroyKey(parts, person);
  await parts.purge();
  await parts.rebuildStore();
  parts.forgotten.finish(person);
  return { ...counts, elsewhere };
}

/** Of a person, or of a thing with a key of its own. */
export function destroyKey({ keys, forgotten }: Pick<ForgetParts, 'keys' | 'forgotten'>, holder: string): void {
  const id = keys.idOf(holder);
  if (id === undefined) return;
  forgotten.addKey(id);
  keys.destroy(holder);
}

/** Somebody may write one of the things meanwhile: then it is looked at again. */
async function leaveTheLog(parts: ForgetParts, person: string): Promise<Omit<Totals, 'elsewhere'>> {
  for (let i = 1; ; i++) {
    const found = await fatesOf(parts, person);
    const changes = found.map(({ change }) => change);
    if (changes.length === 0) return countFates(found);
    try {
      const { lastSeq } = await parts.append(changes, { actor: forgetActor });
      await parts.shown(lastSeq);
      return countFates(found);
    } catch (error) {
      if (i === mostTries || !(error instanceof Problem) || error.type !== 'stale') throw error;
    }
  }
}
