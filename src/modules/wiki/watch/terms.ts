// What changed of the terms of a page, told by their names as far as the reader may see them, with what stands in their place.
import { visibleQuads } from '../../../documents/visible.ts';
import { iri } from '../../../rdf/ns.ts';
import type { Ctx } from '../../../web/context.ts';
import { iris } from '../../../web/graph.ts';
import { aspects, type Aspect } from './change.ts';
import type { Flag } from './read.ts';

export interface ChangedTerm {
  readonly term: string;
  readonly name: string;
  /** What changed, in the order of telling. */
  readonly what: readonly Aspect[];
  /** Moment of the last change. */
  readonly at: string;
  /** The versions to compare. */
  readonly since: number;
  readonly seq: number;
}

/** The flags of one page by term, the latest change first; of terms that the reader sees. */
export async function termsOf(ctx: Ctx, flags: readonly Flag[]): Promise<readonly ChangedTerm[]> {
  const names = await ctx.hub.state.names([...new Set(flags.map(({ term }) => term))], ctx.lang, ctx.marks);
  return [...Map.groupBy(flags, ({ term }) => term)]
    .flatMap(([term, own]): readonly ChangedTerm[] => {
      const name = names.get(term);
      const last = own.toSorted((a, b) => b.seq - a.seq)[0];
      if (name === undefined || last === undefined) return [];
      const what = aspects.filter((aspect) => own.some((each) => each.aspect === aspect));
      return [{ term, name, what, at: last.at, since: Math.min(...own.map(({ since }) => since)), seq: last.seq }];
    })
    .toSorted((a, b) => b.seq - a.seq);
}

const [replacedBy, mostSteps] = [iri('dct', 'isReplacedBy'), 5];

/** What to use now: follows from one replaced term to the next, and ends at a ring. */
export async function successorOf(ctx: Ctx, term: string): Promise<string | undefined> {
  const seen = new Set([term]);
  let [last, next] = [undefined as string | undefined, await nextOf(ctx, term)];
  while (next !== undefined && !seen.has(next) && seen.size <= mostSteps) {
    seen.add(next);
    [last, next] = [next, await nextOf(ctx, next)];
  }
  return last;
}

async function nextOf(ctx: Ctx, term: string): Promise<string | undefined> {
  const resource = await ctx.hub.state.get(term);
  const event = resource && !resource.deleted ? await ctx.hub.log.event(resource.seq) : undefined;
  const next = event && iris(visibleQuads(event, ctx.actor), term, replacedBy)[0];
  const there = next === undefined ? undefined : await ctx.hub.state.get(next);
  return there?.type === 'concept' && !there.deleted && ctx.marks.includes(there.mark) ? next : undefined;
}
