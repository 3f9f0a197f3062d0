// Which thing in Vijver an entry means: its own address when it came from here, else one made from what the file calls it. Pure.
// The same file gives the same addresses every time, and no name, path or e-mail of the file stands in one.
import { createHash } from 'node:crypto';
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

/** @param exists was there ever such a thing here? */
export async function meantBy(
  base: string,
  entry: Entry,
  exists: (subject: string) => Promise<boolean>,
): Promise<Meant> {
  const { key, part, said, mends } = entry;
  const own = ownThing(base, key);
  if (own !== undefined && ['booking', 'visit'].includes(own.type)) return { subject: key, ours: true };
  const named = thingIri(base, 'booking', key);
  if (mends && key !== '' && /^[\p{L}\p{N}._~-]{1,200}$/u.test(key) && (await exists(named)))
    return { subject: named, ours: true };
  if (mends && /^(https?|urn):/.test(key) && (await exists(key))) return { subject: key, ours: true };
  if (key === '')
    return { subject: made(base, JSON.stringify([said.titleNl, said.wants, said.start, said.end])), ours: false };
  return part === undefined
    ? { subject: made(base, key), ours: false }
    : { subject: made(base, `${key}\n${part}`), ours: false, series: made(base, key) };
}

/** What the file says, short: the same again means that nothing changed there. */
export function digestOf({ said, cancelled }: Entry): string {
  const sorted = Object.fromEntries(Object.entries(said).toSorted(([a], [b]) => a.localeCompare(b)));
  return createHash('sha256').update(JSON.stringify({ cancelled, ...sorted })).digest('base64url').slice(0, 22); // prettier-ignore
}
