// A proposal as its page and its decision take it: read from its statements, with what it was made from and what stands now.
import type { Quad } from '@rdfjs/types';
import type { Event } from '../../log/log.ts';
import { Problem } from '../../problem.ts';
import { iri, ownIri } from '../../rdf/ns.ts';
import { parseNTriples } from '../../rdf/ntriples.ts';
import type { Resource } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { iris, objects } from '../graph.ts';
import type { Thing } from '../thing.ts';
import { merge, type Merged } from './merge.ts';

export const statuses = ['proposed', 'accepted', 'rejected', 'withdrawn'] as const;
export type Status = (typeof statuses)[number];

export interface Comment {
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

export interface Proposal {
  readonly thing: Thing;
  readonly target: string;
  readonly base: number;
  readonly reason: string;
  readonly status: Status;
  readonly by: string;
  readonly decision: { readonly by: string; readonly at: string; readonly reason: string } | undefined;
  readonly comments: readonly Comment[];
  readonly proposed: readonly Quad[];
}

/** What a proposal covers: all of a version but what is personal, which nobody proposes and nobody loses. */
export const openQuads = ({ state }: Event): readonly Quad[] => parseNTriples(`${state.public}${state.internal}`);

export function readProposal(base: string, thing: Thing): Proposal {
  const { quads, resource } = thing;
  const own = (local: string): string => ownIri(base, local);
  const text = (predicate: string, subject = resource.subject): string =>
    objects(quads, subject, predicate)[0]?.value ?? '';
  const decided = text(own('decidedBy'));
  const comments = iris(quads, resource.subject, own('comment')).map((node) => ({
    text: text(iri('schema', 'text'), node),
    by: text(iri('dct', 'creator'), node),
    at: text(iri('schema', 'dateCreated'), node),
  }));
  return {
    thing,
    target: text(own('proposalFor')),
    base: Number(text(own('proposalBase'))),
    reason: text(own('proposalReason')),
    status: statuses.find((each) => text(iri('adms', 'status')) === own(each)) ?? 'withdrawn',
    by: text(iri('dct', 'creator')),
    decision:
      decided === '' ? undefined : { by: decided, at: text(own('decidedAt')), reason: text(own('decisionReason')) },
    comments: comments.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    proposed: parseNTriples(text(own('proposedState'))),
  };
}

/** The target beside its proposal. */
export interface Beside {
  readonly resource: Resource;
  readonly current: Event;
  readonly currentOpen: readonly Quad[];
  readonly base: readonly Quad[];
  readonly merged: Merged;
  readonly stale: boolean;
  readonly mayDecide: boolean;
}

/** @throws Problem not-found, gone */
export async function besideTarget(ctx: Ctx, proposal: Proposal): Promise<Beside> {
  const resource = await ctx.hub.state.get(proposal.target);
  if (resource === undefined || !ctx.marks.includes(resource.mark))
    throw new Problem('not-found', 'What this proposal is for is not to be seen.');
  const [current, seen] = await Promise.all([ctx.hub.log.event(resource.seq), ctx.hub.log.event(proposal.base)]);
  if (current === undefined || resource.deleted) throw new Problem('gone', `<${proposal.target}> was deleted.`);
  // A number that names a version of something else is not what the proposer saw.
  const currentOpen = openQuads(current);
  const base = seen?.subject === proposal.target ? openQuads(seen) : currentOpen;
  const merged = merge({ base, proposed: proposal.proposed, current: currentOpen });
  const mayDecide = proposal.status === 'proposed' && ctx.mayWrite(resource.module, resource.museum);
  return { resource, current, currentOpen, base, merged, stale: current.seq !== proposal.base, mayDecide };
}
