// Search as you type: what fits best comes first, misspelling is forgiven when little fits, nothing unseen is counted.
import { setImmediate as turn } from 'node:timers/promises';
import { fold, words } from './fold.ts';
import { gather, type Asking } from './gather.ts';
import { passage, plain, rangesIn } from './highlight.ts';
import { statusOf } from './profile.ts';
import type { Question, Scored } from './rank.ts';
import { displayName, type Reader } from './reader.ts';
import type { Choice, Hit, SearchQuery, SearchResult } from './search.ts';
import { createTally, noFacets, type Chosen } from './tally.ts';
import { within, type Filter } from './tokens.ts';
import type { Units } from './units.ts';

const longest = 200;

const none: SearchResult = { total: 0, found: 0, reachable: 0, hits: [], facets: noFacets, meant: null };

const listOf = (choice: Choice): readonly string[] =>
  choice === undefined ? [] : typeof choice === 'string' ? [choice] : choice;

const chosenIn = (query: SearchQuery): Chosen => ({
  module: listOf(query.module),
  type: listOf(query.type),
  museum: listOf(query.museum),
  scheme: listOf(query.scheme),
  language: listOf(query.language),
  status: listOf(query.status),
});

/** What tells why a thing is a hit. */
function toMatched(reader: Reader, { row, how }: Scored, list: readonly string[]): Hit['matched'] {
  const { text, ranges } =
    row.kind === 'text'
      ? passage(plain(reader.wholeText(row)), list, how === 'similar')
      : { text: row.text, ranges: undefined };
  const whole = how === 'identifier' ? [[0, text.length] as const] : undefined;
  return {
    text,
    kind: row.kind,
    lang: row.lang,
    how,
    ranges: whole ?? ranges ?? rangesIn(text, list, how === 'similar'),
  };
}

function toHits(
  { reader, units }: Asking,
  found: readonly Scored[],
  query: SearchQuery,
  list: readonly string[],
): readonly Hit[] {
  const ids = found.map(({ row }) => row.thing);
  const things = new Map(reader.things(ids).map((thing) => [thing.id, thing]));
  const names = reader.names(ids, query.marks);
  return found.flatMap((scored) => {
    const thing = things.get(scored.row.thing);
    if (thing === undefined) return [];
    const { subject, seq, module, type, ref, museum } = thing;
    const label = displayName(names.get(thing.id) ?? [], query.lang)?.text ?? ref;
    const ranges = rangesIn(label, list, scored.how === 'similar');
    const state = statusOf(units.facts(units.profileOf(thing.id)), query.marks);
    const score = Math.round(scored.score * 10) / 10;
    return [
      {
        subject,
        seq,
        module,
        type,
        ref,
        museum,
        label,
        ranges,
        matched: toMatched(reader, scored, list),
        ...state,
        score,
      },
    ];
  });
}

/**
 * Things whose visible words fit, best first: exact preferred label, its beginning, a word, other labels, text; what is
 * deprecated after everything else.
 * @param query `limit` at most 100 things a page
 */
export async function find(reader: Reader, units: Units, query: SearchQuery): Promise<SearchResult> {
  const text = query.text.slice(0, longest);
  const folded = fold(text);
  const question: Question = { text, folded, list: words(folded, 8), lang: query.lang.toLowerCase() };
  const filter: Filter = { marks: query.marks };
  const tally = createTally(units.facts, query.marks, chosenIn(query));
  const asking: Asking = { reader, units, tally, where: within(filter) };
  const { ordered, meant: right } = await gather(asking, question, filter);
  if (tally.found() === 0) return none;
  await turn();
  const offset = Math.max(0, query.offset);
  const page = ordered.slice(offset, offset + Math.min(100, Math.max(0, query.limit)));
  return {
    total: tally.total(),
    found: tally.found(),
    reachable: ordered.length,
    hits: toHits(asking, page, query, question.list),
    facets: tally.facets(),
    meant: right,
  };
}
