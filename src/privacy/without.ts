// A thing without one person: what a record keeps for totals, and a mention that names nobody. Pure but for the number that
// stands in the person's place.
import type { Change, Event, State, Visibility } from '../log/log.ts';
import type { Privacy } from '../module.ts';
import { ownIri, rdfType } from '../rdf/ns.ts';

const parts: readonly Visibility[] = ['public', 'internal', 'personal'];
const empty: State = { public: '', internal: '', personal: '' };

export type Fate = 'deleted' | 'anonymised' | 'mention';

export interface Without {
  readonly fate: Fate;
  readonly change: Change;
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const textOf = (lines: readonly string[]): string => (lines.length === 0 ? '' : `${lines.toSorted().join('\n')}\n`);

/** @param nobody the IRI that takes the person's place */
export function without(
  base: string,
  event: Event,
  who: { readonly person: string; readonly nobody: string; readonly rule: Privacy | undefined },
): Without {
  const { module, type, ref, subject, museum, streams, seq } = event;
  const of = (state: State, fate: Fate): Without => ({
    fate,
    change: { module, type, ref, subject, museum, state, streams, expected: seq, quiet: true },
  });
  if (subject === who.person) return of(empty, 'deleted');
  const held = `<${subject}> <${who.rule?.holder}> <${who.person}> .`;
  const isRecord = parts.some((part) => event.state[part].includes(held));
  if (isRecord && who.rule?.remains === undefined) return of(empty, 'deleted');
  const kept = isRecord ? recordWithout(base, event, who.rule?.remains ?? [], held) : event.state;
  return of(renamed(kept, who), isRecord ? 'anonymised' : 'mention');
}

function recordWithout(base: string, { subject, state }: Event, remains: readonly string[], held: string): State {
  const kept = [rdfType, ownIri(base, 'museum'), ...remains].map((property) => `<${subject}> <${property}> `);
  const keep = (text: string): string =>
    textOf(linesOf(text).filter((line) => line === held || kept.some((start) => line.startsWith(start))));
  return { public: state.public, internal: keep(state.internal), personal: keep(state.personal) };
}

/** What is public stays as it was published: it may hold the number of a person at most, and never more. */
function renamed(state: State, { person, nobody }: { readonly person: string; readonly nobody: string }): State {
  const rename = (text: string): string =>
    textOf(linesOf(text).map((line) => line.replaceAll(`<${person}>`, `<${nobody}>`)));
  return { public: state.public, internal: rename(state.internal), personal: rename(state.personal) };
}
