// Proposing a change, and what becomes of it: forms for people, JSON for programs. Decides nothing: the one way in does.
import express, { Router, type Request, type Response } from 'express';
import type { Hub } from '../../hub.ts';
import type { Receipt } from '../../log/log.ts';
import { Problem } from '../../problem.ts';
import { negotiate } from '../../rdf/negotiate.ts';
import { webContext, type Ctx } from '../context.ts';
import { checkCsrf } from '../csrf.ts';
import { bodyOf, readForm } from '../forms/receive.ts';
import { filledIn, seqIn, type Body } from '../forms/typed.ts';
import { formFields } from '../forms/fields.ts';
import { noErrors } from '../forms/errors.ts';
import { save, type Outcome } from '../forms/save.ts';
import { proposeViewOf } from '../forms/views.ts';
import { typeSpecOf } from '../names.ts';
import { editPage } from '../pages/edit.ts';
import { titleOf } from '../pages/frame.ts';
import { sendPage } from '../send.ts';
import { docOfThing, loadThing, type Thing } from '../thing.ts';
import { accept, comment, decideCandidate, loadProposal, propose, reject, withdraw } from './act.ts';
import { mayPropose } from './candidate.ts';
import { proposalsPage } from './list.ts';
import { proposalPage } from './page.ts';
import type { Proposal, Status } from './proposal.ts';

const readJson = express.json({ limit: 100_000 });

const text = (request: Request, name: string): string => {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
};
const said = (body: Body, name: string, most: number): string =>
  typeof body[name] === 'string' ? body[name].trim().slice(0, most) : '';
const versionIn = (body: Body): number | undefined => {
  const number = Number(body['version']);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

/** A decision that was posted: by a form of ours, or by a program with its own token. */
async function posted(hub: Hub, request: Request): Promise<{ ctx: Ctx; body: Body; wantsJson: boolean }> {
  const ctx = await webContext(hub, request);
  const body = bodyOf(request);
  if (!ctx.signedIn) throw new Problem('unknown-actor', 'Proposing and deciding needs a token or a session.');
  const byProgram = request.is('application/json') !== false && request.headers.authorization !== undefined;
  if (!byProgram) checkCsrf(request, body['_csrf']);
  const wantsJson = negotiate(request.headers.accept, ['text/html', 'application/json']) === 'application/json';
  return { ctx, body, wantsJson };
}

export function proposalDoor(hub: Hub): Router {
  const router = Router();
  router.get('/terms/proposal', async (request, response) => {
    const ctx = await webContext(hub, request);
    sendPage(ctx, response, await proposalsPage(ctx));
  });
  router.get('/doc/:type/:ref/propose', async (request, response) => {
    const ctx = await webContext(hub, request);
    const thing = await proposable(ctx, request);
    sendPage(ctx, response, editPage(ctx, await proposeViewOf(ctx, thing, fieldsOf(ctx, thing))));
  });
  router.post('/doc/:type/:ref/propose', readForm, async (request, response) => {
    const { ctx, body } = await posted(hub, request);
    const thing = await proposable(ctx, request);
    const outcome = await sent(ctx, thing, body);
    if (outcome.saved !== undefined) return response.redirect(303, outcome.saved);
    const view = await proposeViewOf(ctx, thing, outcome.fields, outcome);
    sendPage(ctx, response, editPage(ctx, view), outcome.status);
  });
  decisions(hub, router);
  candidates(hub, router);
  return router;
}

/** @throws Problem when it is not there, or when the reader proposes nothing */
async function proposable(ctx: Ctx, request: Request): Promise<Thing> {
  if (!ctx.signedIn) throw new Problem('unknown-actor', 'Proposing a change needs you to be signed in.');
  const thing = await loadThing(ctx, text(request, 'type'), text(request, 'ref'));
  if (!mayPropose(ctx, thing)) throw new Problem('forbidden', 'Nobody proposes a change to this.');
  return thing;
}

const fieldsOf = (ctx: Ctx, thing: Thing) =>
  formFields(ctx, thing.resource.module, thing.resource.type, thing).filter(
    ({ visibility }) => visibility !== 'personal',
  );

/** What was filled in, as a proposal; or the form again with what is missing. */
async function sent(ctx: Ctx, thing: Thing, body: Body): Promise<Outcome> {
  const { resource } = thing;
  const found = typeSpecOf(ctx, resource.type);
  if (!found) throw new Problem('unknown-type', `No module keeps ${resource.type}.`);
  const fields = fieldsOf(ctx, thing);
  const filled = filledIn(fields, body);
  const why = said(body, '_note', 300);
  const redrawn = ['_add', '_del', '_redraw'].some((name) => said(body, name, 100) !== '');
  if (why === '' && !redrawn) {
    const errors = { ...noErrors, general: [ctx.t('propose.needWhy')] };
    return { fields, filled, why, errors, status: 422, seq: seqIn(body) };
  }
  const send: NonNullable<Parameters<typeof save>[1]['send']> = (quads) =>
    propose(ctx, thing, { quads, why, seen: Number(body['_seq']), name: titleOf(ctx, thing) });
  return save(ctx, { module: found.module, type: found.spec, fields, body, filled, thing, send });
}

type Act = (ctx: Ctx, proposal: Proposal, body: Body) => Promise<Receipt>;
const acts: Readonly<Record<string, Act>> = {
  accept: (ctx, proposal, body) =>
    accept(ctx, proposal, { version: versionIn(body), reason: said(body, 'reason', 2000) }),
  reject: (ctx, proposal, body) => reject(ctx, proposal, said(body, 'reason', 2000)),
  withdraw: (ctx, proposal) => withdraw(ctx, proposal),
  comment: (ctx, proposal, body) => comment(ctx, proposal, said(body, 'text', 6000)),
};
const becomes: Readonly<Record<string, Status>> = { accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn' };

function decisions(hub: Hub, router: Router): void {
  for (const [verb, act] of Object.entries(acts))
    router.post(`/doc/proposal/:ref/${verb}`, readForm, readJson, async (request, response) => {
      const { ctx, body, wantsJson } = await posted(hub, request);
      const proposal = await loadProposal(ctx, text(request, 'ref'));
      try {
        const receipt = await act(ctx, proposal, body);
        if (!wantsJson) return response.redirect(303, docOfThing(proposal.thing.resource));
        const status = becomes[verb] ?? proposal.status;
        const { subject } = proposal.thing.resource;
        response.json({ proposal: subject, status, iri: proposal.target, version: receipt.lastSeq });
      } catch (error) {
        if (wantsJson) throw error;
        await again(ctx, response, proposal, { error, reason: said(body, 'reason', 2000) });
      }
    });
}

/** The page again with what stood in the way; anything that its reader cannot mend there is an error like others. */
async function again(
  ctx: Ctx,
  response: Response,
  { thing }: Proposal,
  { error, reason }: { readonly error: unknown; readonly reason: string },
): Promise<void> {
  if (!(error instanceof Problem) || (error.type !== 'stale' && error.type !== 'shape-violation')) throw error;
  const fresh = await loadThing(ctx, 'proposal', thing.resource.ref);
  const words = error.type === 'stale' ? ctx.t('proposal.moved') : violated(ctx, error);
  sendPage(ctx, response, await proposalPage(ctx, fresh, { error: words, reason }), error.status);
}

function violated(ctx: Ctx, { extra }: Problem): string {
  const [first] = (extra['violations'] ?? []) as readonly { readonly message: { nl: string; en: string } }[];
  return first === undefined
    ? ctx.t('proposal.needReason')
    : ctx.t('proposal.breaks', { what: first.message[ctx.lang] });
}

function candidates(hub: Hub, router: Router): void {
  for (const [verb, approves] of [
    ['approve', true],
    ['refuse', false],
  ] as const)
    router.post(`/doc/:type/:ref/${verb}`, readForm, readJson, async (request, response) => {
      const { ctx, body, wantsJson } = await posted(hub, request);
      const thing = await loadThing(ctx, text(request, 'type'), text(request, 'ref'));
      const reason = said(body, 'reason', 2000);
      const receipt = await decideCandidate(ctx, thing, { approves, reason, seen: versionIn(body) });
      if (!wantsJson) return response.redirect(303, docOfThing(thing.resource));
      const status = approves ? 'approved' : 'rejected';
      response.json({ iri: thing.resource.subject, status, version: receipt.lastSeq });
    });
}
