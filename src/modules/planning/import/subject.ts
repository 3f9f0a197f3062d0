// Which thing in Vijver an entry means: its own address when it came from here, else one made from what the file calls it. Pure.
// The same file gives the same addresses every time, and no name, path or e-mail of the file stands in one.
import { createHash } from 'node:crypto';
import { isAbsoluteIri } from '../../../rdf/check.ts';
import { ownThing, thingIri } from '../../../rdf/refs.ts';
import type { Entry } from './entry.ts';

export interface Meant {
  readonly subject: string;
  /** Vijver made it: what it is stands here, not in the file. */
  readonly ours: boolean;
  /** For one time that left its series: the series. */
  readonly series?: string | undefined;
}

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);
const made = (base: string, text: string): string => thingIri(base, 'booking', `in-${hashed(text)}`);

const refPattern = /^[\p{L}\p{N}._~-]{8,200}$/u;

/** Is the last part of an address enough to mean it? A row that somebody numbered 12 is no booking of ours that ends in 12. */
export const isTelling = (ref: string): boolean => refPattern.test(ref) && !/^\d+$/.test(ref);

/** @param exists was there ever such a thing here? */
export async function meantBy(
  base: string,
  entry: Entry,
  exists: (subject: string) => Promise<boolean>,
): Promise<Meant> {
  const { key, part, mends } = entry;
  const own = ownThing(base, key);
  if (own !== undefined && ['booking', 'visit'].includes(own.type)) return { subject: key, ours: true };
  if (mends && key !== '') {
    const named = isTelling(key) ? thingIri(base, 'booking', key) : key;
    if (isAbsoluteIri(named) && (await exists(named))) return { subject: named, ours: true };
  }
  const subject = made(base, nameOf(entry));
  return part === undefined ? { subject, ours: false } : { subject, ours: false, series: made(base, key) };
}

/** What has no mark is known by what it is: another title or time is another thing then. */
function nameOf({ key, part, said }: Entry): string {
  if (key === '') return JSON.stringify([said.titleNl, said.wants, said.start, said.end]);
  return part === undefined ? key : `${key}\n${part}`;
}

/** What the file says, short: the same again means that nothing changed there. */
export function digestOf({ said, cancelled }: Entry): string {
  const sorted = Object.fromEntries(Object.entries(said).toSorted(([a], [b]) => a.localeCompare(b)));
  return createHash('sha256').update(JSON.stringify({ cancelled, ...sorted })).digest('base64url').slice(0, 22); // prettier-ignore
}
