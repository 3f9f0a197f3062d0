// The part of a version that somebody may see. Every page and document starts from here, never from the whole state.
import type { Quad } from '@rdfjs/types';
import { markOf, maySee, type Actor } from '../access/policy.ts';
import type { Event, Visibility } from '../log/log.ts';
import { parseNTriples } from '../rdf/ntriples.ts';

const parts: readonly Visibility[] = ['public', 'internal', 'personal'];

/** Canonical N-Triples of what the actor sees; '' when that is nothing. */
export const visibleText = ({ module, state }: Event, actor: Actor): string =>
  parts
    .filter((part) => maySee(actor, markOf(part, module)))
    .map((part) => state[part])
    .join('');

export const visibleQuads = (event: Event, actor: Actor): Quad[] => parseNTriples(visibleText(event, actor));

/** Everything, for rules of the hub itself; never for an answer. */
export const allQuads = ({ state }: Event): Quad[] => parseNTriples(parts.map((part) => state[part]).join(''));

/** What the actor does not see: kept as it is when they replace the rest. */
export const hiddenQuads = ({ module, state }: Event, actor: Actor): Quad[] =>
  parseNTriples(
    parts
      .filter((part) => !maySee(actor, markOf(part, module)))
      .map((part) => state[part])
      .join(''),
  );
