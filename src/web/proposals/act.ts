// Making a proposal, talking about it, deciding it. Each is an ordinary write by who does it, so the one way in judges them all.
import { randomBytes } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import type { Receipt } from '../../log/log.ts';
import { Problem } from '../../problem.ts';
import { iri, node, ownIri, rdfType } from '../../rdf/ns.ts';
import { parseNTriples, toNTriples } from '../../rdf/ntriples.ts';
import { docPath, thingIri } from '../../rdf/refs.ts';
import { literal, namedNode, quad } from '../../rdf/terms.ts';
import type { Ctx } from '../context.ts';
import { touched } from '../forms/fields.ts';
import { iris } from '../graph.ts';
import { loadThing, type Thing } from '../thing.ts';
import { isCandidate } from './candidate.ts';
import { besideTarget, readProposal, type Proposal, type Status } from './proposal.ts';

export const loadProposal = async (ctx: Ctx, ref: string): Promise<Proposal> =>
  readProposal(ctx.hub.base, await loadThing(ctx, 'proposal', ref));

const own = (ctx: Ctx, local: string) => namedNode(ownIri(ctx.hub.base, local));
const now = (ctx: Ctx) => literal(ctx.hub.now().toISOString(), node('xsd', 'dateTime'));

/** @returns where the new proposal is read. @throws Problem stale when the thing changed since the form was opened */
export async function propose(
  ctx: Ctx,
  thing: Thing,
  { quads, why, seen, name }: { quads: readonly Quad[]; why: string; seen: number; name: string },
): Promise<string> {
  const { resource, event } = thing;
  if (seen !== event.seq) throw new Problem('stale', `The current version is ${event.seq}.`, { current: event.seq });
  const personal = new Set(event.state.personal.split('\n'));
  const state = toNTriples(quads)
    .split('\n')
    .filter((line) => line !== '' && !personal.has(line));
  const ref = `${resource.ref.slice(0, 80)}-${randomBytes(4).toString('hex')}`;
  const about = namedNode(thingIri(ctx.hub.base, 'proposal', ref));
  const say = (predicate: ReturnType<typeof namedNode>, object: Quad['object']) => quad(about, predicate, object);
  const schemes = iris(thing.quads, resource.subject, iri('skos', 'inScheme'));
  await ctx.hub.write(ctx.actor, [
    {
      subject: about.value,
      expected: null,
      type: 'proposal',
      quads: [
        say(namedNode(rdfType), own(ctx, 'Proposal')),
        say(node('dct', 'title'), literal(ctx.t('propose.titleOf', { name: name.slice(0, 500) }), ctx.lang)),
        say(own(ctx, 'proposalFor'), namedNode(resource.subject)),
        ...schemes.map((scheme) => say(own(ctx, 'proposalScheme'), namedNode(scheme))),
        say(own(ctx, 'proposalBase'), literal(String(event.seq), node('xsd', 'integer'))),
        say(own(ctx, 'proposedState'), literal(state.map((each) => `${each}\n`).join(''))),
        say(own(ctx, 'proposalReason'), literal(why)),
        say(node('adms', 'status'), own(ctx, 'proposed')),
        say(node('dct', 'creator'), namedNode(ctx.actor.iri)),
      ],
    },
  ]);
  return docPath('proposal', ref);
}

/** The proposal with another status, signed by who decides. */
function decided(ctx: Ctx, { thing }: Proposal, status: Status, reason: string): readonly Quad[] {
  const about = namedNode(thing.resource.subject);
  const rest = thing.quads.filter((q) => !(q.subject.equals(about) && q.predicate.value === iri('adms', 'status')));
  return [
    ...rest,
    quad(about, node('adms', 'status'), own(ctx, status)),
    quad(about, own(ctx, 'decidedBy'), namedNode(ctx.actor.iri)),
    quad(about, own(ctx, 'decidedAt'), now(ctx)),
    ...(reason === '' ? [] : [quad(about, own(ctx, 'decisionReason'), literal(reason))]),
  ];
}

const draftOf = ({ thing }: Proposal, quads: readonly Quad[]) => ({
  subject: thing.resource.subject,
  type: 'proposal',
  quads,
  expected: thing.resource.seq,
});

/**
 * Puts the proposal into its target and closes it, as one transaction.
 * @param version the version of the target that the decider saw; without it only a target that did not change is changed
 * @throws Problem stale (extra `current`, `conflicts`), forbidden, shape-violation
 */
export async function accept(ctx: Ctx, proposal: Proposal, { version, reason }: Decision): Promise<Receipt> {
  const { resource, current, merged, mayDecide } = await besideTarget(ctx, proposal);
  if (!mayDecide) throw notYours();
  if (current.seq !== (version ?? proposal.base))
    throw new Problem('stale', `<${proposal.target}> is at version ${current.seq} now. Look, and accept with it.`, {
      current: current.seq,
      conflicts: [...merged.conflicts],
    });
  const target = {
    subject: proposal.target,
    quads: [...touched(ctx, merged.quads), ...parseNTriples(current.state.personal)],
    module: resource.module,
    type: resource.type,
    museum: resource.museum,
    expected: current.seq,
  };
  const closing = draftOf(proposal, decided(ctx, proposal, 'accepted', reason));
  const note = ctx.t('propose.note', { reason: proposal.reason.slice(0, 300), iri: proposal.thing.resource.subject });
  return ctx.hub.write(ctx.actor, [target, closing], note);
}

export interface Decision {
  readonly version: number | undefined;
  readonly reason: string;
}

const notYours = (): Problem =>
  new Problem('forbidden', 'Who may change the thing itself decides about an open proposal for it.');
export const noReason = (): Problem =>
  new Problem('shape-violation', 'A rejection needs a reason: say in a sentence why.', { violations: [] });

export async function reject(ctx: Ctx, proposal: Proposal, reason: string): Promise<Receipt> {
  if (!(await besideTarget(ctx, proposal)).mayDecide) throw notYours();
  if (reason === '') throw noReason();
  return ctx.hub.write(
    ctx.actor,
    [draftOf(proposal, decided(ctx, proposal, 'rejected', reason))],
    reason.slice(0, 300),
  );
}

export const withdraw = (ctx: Ctx, proposal: Proposal): Promise<Receipt> =>
  ctx.hub.write(ctx.actor, [draftOf(proposal, decided(ctx, proposal, 'withdrawn', ''))]);

const mostTries = 4;

/** Two people may comment at the same moment: who comes second reads again and adds. */
export async function comment(ctx: Ctx, proposal: Proposal, text: string, tries = 1): Promise<Receipt> {
  const about = namedNode(proposal.thing.resource.subject);
  const inner = namedNode(`${about.value}#c${randomBytes(6).toString('hex')}`);
  const said = [
    quad(about, own(ctx, 'comment'), inner),
    quad(inner, node('schema', 'text'), literal(text)),
    quad(inner, node('schema', 'dateCreated'), now(ctx)),
    quad(inner, node('dct', 'creator'), namedNode(ctx.actor.iri)),
  ];
  try {
    return await ctx.hub.write(ctx.actor, [draftOf(proposal, [...proposal.thing.quads, ...said])]);
  } catch (error) {
    if (!(error instanceof Problem) || error.type !== 'stale' || tries >= mostTries) throw error;
    return comment(ctx, await loadProposal(ctx, proposal.thing.resource.ref), text, tries + 1);
  }
}

/** A candidate becomes a term, or does not; the reason is the note of the version. @throws Problem not-found, forbidden, stale */
export async function decideCandidate(
  ctx: Ctx,
  thing: Thing,
  { approves, reason, seen }: { approves: boolean; reason: string; seen: number | undefined },
): Promise<Receipt> {
  const { resource, event } = thing;
  if (!isCandidate(ctx, thing)) throw new Problem('not-found', 'This is no candidate: there is nothing to decide.');
  if (!ctx.mayWrite(resource.module, resource.museum))
    throw new Problem('forbidden', 'Who keeps the list decides about its candidates.');
  if (!approves && reason === '') throw noReason();
  const status = iri('adms', 'status');
  const rest = thing.quads.filter((q) => !(q.subject.value === resource.subject && q.predicate.value === status));
  const is = quad(namedNode(resource.subject), namedNode(status), own(ctx, approves ? 'approved' : 'rejected'));
  const { subject, module, type, museum } = resource;
  const draft = { subject, module, type, museum, quads: [...touched(ctx, rest), is], expected: seen ?? event.seq };
  const word = ctx.t(approves ? 'candidate.approvedNote' : 'candidate.rejectedNote');
  return ctx.hub.write(ctx.actor, [draft], reason === '' ? word : `${word}: ${reason.slice(0, 300)}`);
}
