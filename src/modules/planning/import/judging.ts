// Which rows of a file fit: by the judge that decides at saving, against what stands and against each other, in the order of the file.
import type { Words } from '../../../shacl/shapes.ts';
import { explain } from '../core/explain.ts';
import { type World } from '../core/conflict.ts';
import { conflictsOf, stoppedBy } from '../core/judge.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import type { Planned } from './plan.ts';
import { reasons } from './reasons.ts';

const mostTold = 3;

/** Nothing is asked twice of one thing: what comes again in the same file is told. */
function withoutTwice(rows: readonly Planned[]): readonly Planned[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    if (row.subject === '' || row.outcome === 'refused') return row;
    const before = seen.get(row.subject);
    if (before === undefined) seen.set(row.subject, row.line);
    return before === undefined ? row : { ...row, outcome: 'refused', claim: undefined, why: [reasons.twice(before)] };
  });
}

function judged(row: Planned, { world, accept }: Overlay, now: number): Planned {
  const { claim } = row;
  if (claim === undefined) return row;
  const found = row.sameHold ? [] : conflictsOf({ claim, world, now, rankBefore: row.rankBefore });
  const stopping = stoppedBy(claim, found);
  if (stopping.length === 0) accept(claim);
  const told = explain(claim, world, (stopping.length > 0 ? stopping : found).slice(0, mostTold), () => []);
  const why: readonly Words[] = told.map(({ nl, en }) => ({ nl, en }));
  return stopping.length > 0
    ? { ...row, outcome: 'clash', why: [...why, ...row.why] }
    : { ...row, why: [...row.why, ...why] };
}

/** More rounds than this, and the rest is judged as if nothing moved away. */
const mostRounds = 4;

/**
 * First as if every row came in, so that two may change places; a row that does not keeps its old place, and whoever
 * counted on that is judged again. What is left at the end stands together, as the writer will find.
 */
export function judgeAll(rows: readonly Planned[], under: World, now: number): readonly Planned[] {
  const all = withoutTwice(rows);
  const stays = new Set<string>();
  for (let round = 1; ; round += 1) {
    const moves =
      round > mostRounds ? [] : all.filter(({ claim, subject }) => claim !== undefined && !stays.has(subject));
    const overlay = createOverlay(
      under,
      moves.map(({ subject }) => subject),
    );
    const found = all.map((row) => judged(row, overlay, now));
    const back = found.filter(({ outcome, expected, subject }) => outcome === 'clash' && expected !== null && !stays.has(subject)); // prettier-ignore
    if (back.length === 0 || round > mostRounds) return found;
    for (const { subject } of back) stays.add(subject);
  }
}
