// What of a term changed so that a page which uses it may no longer be right. Pure (decision 0043): its name, what it means,
// its scope, what stands in its place. Not what it is linked with elsewhere, where it hangs, or what colleagues noted.
import type { Quad } from '@rdfjs/types';
import type { Event } from '../../../log/log.ts';
import { parseNTriples } from '../../../rdf/ntriples.ts';
import { iri, ownIri } from '../../../rdf/ns.ts';

/** In the order in which a page tells them. */
export const aspects = ['replaced', 'retired', 'gone', 'label', 'definition', 'scope'] as const;
export type Aspect = (typeof aspects)[number];
export type SeenBy = 'public' | 'internal';

export interface TermChange {
  readonly aspect: Aspect;
  /** Who may know of it. */
  readonly mark: SeenBy;
}

/** A statement about a term, as far as it matters here. */
interface Said {
  readonly predicate: string;
  readonly value: string;
  /** Language tag, '' for none. */
  readonly lang: string;
  readonly mark: SeenBy;
}

const texts: readonly (readonly [Aspect, string])[] = [
  ['label', iri('skos', 'prefLabel')],
  ['definition', iri('skos', 'definition')],
  ['scope', iri('skos', 'scopeNote')],
];
const [replacedBy, deprecated, status] = [iri('dct', 'isReplacedBy'), iri('owl', 'deprecated'), iri('adms', 'status')];

/** What changed between two versions of a term. */
export function changesOf(base: string, before: Event, after: Event): readonly TermChange[] {
  if (after.action === 'delete') return [{ aspect: 'gone', mark: before.state.public === '' ? 'internal' : 'public' }];
  const [was, is] = [saidIn(before), saidIn(after)];
  const [stood, stands] = [standingIn(base, was), standingIn(base, is)];
  const changed = texts.flatMap(([aspect, predicate]): readonly TermChange[] => {
    const other = otherWords(about(was, predicate), about(is, predicate));
    return other.length === 0 ? [] : [{ aspect, mark: closest(other) }];
  });
  if (stands === undefined) return changed;
  const same = stood?.aspect === stands.aspect && newIn(about(was, replacedBy), about(is, replacedBy)).length === 0;
  return same ? changed : [stands, ...changed];
}

/** Whether a term is no longer to be used, by what it says of itself. */
export const standingOf = (base: string, event: Event): TermChange | undefined =>
  /isReplacedBy|deprecated|rejected/.test(event.state.public + event.state.internal)
    ? standingIn(base, saidIn(event))
    : undefined;

function standingIn(base: string, said: readonly Said[]): TermChange | undefined {
  const instead = about(said, replacedBy);
  if (instead.length > 0) return { aspect: 'replaced', mark: closest(instead) };
  const off = new Set([ownIri(base, 'deprecated'), ownIri(base, 'rejected')]);
  const why = said.filter(
    ({ predicate, value }) =>
      (predicate === deprecated && /^(true|1)$/.test(value)) || (predicate === status && off.has(value)),
  );
  return why.length === 0 ? undefined : { aspect: 'retired', mark: closest(why) };
}

const saidIn = ({ state, subject }: Event): readonly Said[] =>
  (['public', 'internal'] as const).flatMap((mark) =>
    state[mark] === ''
      ? []
      : parseNTriples(state[mark]).flatMap((q) => (q.subject.value === subject ? [toSaid(q, mark)] : [])),
  );

const toSaid = ({ predicate, object }: Quad, mark: SeenBy): Said => ({
  predicate: predicate.value,
  value: object.value,
  lang: object.termType === 'Literal' ? object.language.toLowerCase() : '',
  mark,
});

const about = (said: readonly Said[], wanted: string): readonly Said[] =>
  said.filter(({ predicate }) => predicate === wanted);
const closest = (said: readonly Said[]): SeenBy =>
  said.some(({ mark }) => mark === 'internal') ? 'internal' : 'public';

/** Those of the second that the first does not hold, whoever may see them: a term that is published says nothing new. */
const newIn = (was: readonly Said[], is: readonly Said[]): readonly Said[] =>
  is.filter(({ value, lang }) => !was.some((each) => each.value === value && each.lang === lang));

/** Texts that went or came. One more language beside texts that stay is a translation, and means nothing else. */
function otherWords(was: readonly Said[], is: readonly Said[]): readonly Said[] {
  const gone = newIn(is, was);
  const languages = new Set(was.map(({ lang }) => lang));
  const came = newIn(was, is).filter(({ lang }) => was.length === 0 || gone.length > 0 || languages.has(lang));
  return [...gone, ...came];
}
