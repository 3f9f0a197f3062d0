// Rooms, materials and sets by what people call them: the name in either language, the address, its last part. Pure.
// Never guesses: a name that two of them have is unclear, unless one of the two is of the museum that is meant.
import { localName } from '../../../rdf/refs.ts';
import type { Resource } from '../core/facts.ts';

export interface Found {
  readonly subjects: readonly string[];
  /** Some name fits several. */
  readonly unclear: boolean;
  /** Of what stands behind a number: `40 x Stoelen`. */
  readonly amounts: Readonly<Record<string, number>>;
}

export interface Rooms {
  /** One name, or several between `;`, `,`, `|` and line ends; what fits nothing is passed over when something does. */
  readonly find: (text: string, museum: string | null) => Found;
  readonly museumOf: (subject: string) => string | null;
  /** The name that `find` gives this one back for: as people write it, else its address. */
  readonly nameOf: (subject: string) => string;
}

export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

const nothing: Found = { subjects: [], unclear: false, amounts: {} };
const numbered = /^\s*(\d{1,6})\s*[x×]\s+(?=\S)/i;
const mostNames = 20;

export function createRooms(resources: readonly Resource[]): Rooms {
  const byName = new Map<string, Resource[]>();
  for (const each of resources)
    for (const name of new Set([each.nameNl, each.nameEn, each.subject, localName(each.subject)].map(folded)))
      if (name !== '') byName.set(name, [...(byName.get(name) ?? []), each]);
  const known = new Map(resources.map((each) => [each.subject, each]));

  function one(text: string, museum: string | null): Found {
    const n = Number(numbered.exec(text)?.[1] ?? 1);
    const all = byName.get(folded(text)) ?? byName.get(folded(text.replace(numbered, ''))) ?? [];
    const here = all.length > 1 ? all.filter((each) => each.museum === museum) : all;
    const [first] = here;
    return first !== undefined && here.length === 1
      ? { subjects: [first.subject], unclear: false, amounts: n > 1 ? { [first.subject]: n } : {} }
      : { subjects: [], unclear: all.length > 1, amounts: {} };
  }

  return {
    find(text, museum) {
      if (text.trim() === '') return nothing;
      const whole = one(text, museum);
      if (whole.subjects.length > 0 || whole.unclear) return whole;
      const parts = text.split(/[;,|\n]/, mostNames).map((part) => one(part, museum));
      const subjects = [...new Set(parts.flatMap((part) => part.subjects))].toSorted();
      const amounts = Object.assign({}, ...parts.map((part) => part.amounts)) as Found['amounts'];
      return { subjects, amounts, unclear: subjects.length === 0 && parts.some(({ unclear }) => unclear) };
    },
    museumOf: (subject) => known.get(subject)?.museum ?? null,
    nameOf(subject) {
      const name = known.get(subject)?.nameNl ?? '';
      return (byName.get(folded(name)) ?? []).length === 1 && !/[;,|\n]/.test(name) ? name : subject;
    },
  };
}
