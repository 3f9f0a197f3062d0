// What a thing is counted and filtered by: part, kind, museum, lists, status, languages. Things that are alike in all of
// these share one profile, so that a hundred thousand things are counted by some dozens. Pure; tells nobody what a mark hides.
import type { Mark } from '../access/policy.ts';
import type { Event } from '../log/log.ts';
import type { Findable, Said } from './labels.ts';

export const facetNames = ['module', 'type', 'museum', 'scheme', 'language', 'status'] as const;
export type FacetName = (typeof facetNames)[number];

/** Values of every facet, each with the mark that one must see to know it; `''` for what is known with the thing itself. */
export type Profile = Readonly<Record<FacetName, readonly (readonly [value: string, mark: Mark | ''])[]>>;

const primary = (tag: string): string => /^[a-z]{2,8}/.exec(tag.toLowerCase())?.[0] ?? '';

/** Languages in which there is a name or a text; a notation is in none. */
const languages = ({ labels }: Findable): readonly Said[] =>
  labels
    .filter(({ kind }) => kind !== 'notation')
    .map(({ lang, mark }) => ({ value: primary(lang), mark }))
    .filter(({ value }) => value !== '');

const each = (list: readonly Said[]): readonly (readonly [string, Mark])[] =>
  [...new Set(list.map(({ value, mark }) => `${mark} ${value}`))].toSorted().map((pair) => {
    const at = pair.indexOf(' ');
    return [pair.slice(at + 1), pair.slice(0, at)] as const;
  });

/** The profile of a thing as text: equal for things that are alike. */
export function writeProfile({ module, type, museum }: Event, found: Findable): string {
  const profile: Profile = {
    module: [[module, '']],
    type: [[type, '']],
    museum: museum === null ? [] : [[museum, '']],
    scheme: each(found.schemes),
    language: each(languages(found)),
    status: each(found.statuses),
  };
  return JSON.stringify(profile);
}

export const readProfile = (text: string): Profile => JSON.parse(text) as Profile;

/** The values of one facet that somebody may know, each once. */
export const seenValues = (profile: Profile, facet: FacetName, marks: readonly Mark[]): readonly string[] => [
  ...new Set(profile[facet].filter(([, mark]) => mark === '' || marks.includes(mark)).map(([value]) => value)),
];

/** What was let go or turned down: found after everything else, and told as such. */
const faded = new Set(['deprecated', 'rejected']);

/** The status to tell of a thing: that it has faded before anything else. */
export function statusOf(
  profile: Profile,
  marks: readonly Mark[],
): { readonly status: string | null; readonly faded: boolean } {
  const seen = seenValues(profile, 'status', marks);
  const old = seen.find((value) => faded.has(value));
  return { status: old ?? seen[0] ?? null, faded: old !== undefined };
}
