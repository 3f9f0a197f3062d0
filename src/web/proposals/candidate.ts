// What waits for a decision on the page of a thing itself: a candidate term, with yes, or no and why.
import { iri, ownIri } from '../../rdf/ns.ts';
import type { Ctx } from '../context.ts';
import { iris } from '../graph.ts';
import { html, type Html } from '../html.ts';
import { icon, note } from '../parts.ts';
import { docOfThing, type Thing } from '../thing.ts';

/** What went wrong with a decision that was posted, and what was typed. */
export interface Failed {
  readonly error: string;
  readonly reason: string;
}

export const reasonField = (ctx: Ctx, failed?: Failed): Html =>
  html`<div class="field">
    <label for="reason">${ctx.t('proposal.reason')}</label
    ><input
      class="in"
      id="reason"
      name="reason"
      maxlength="300"
      value="${failed?.reason ?? ''}"
      aria-describedby="reason-h"
      ${failed && html` aria-invalid="true"`}
    />
    <p class="hint" id="reason-h">${ctx.t('proposal.reasonHint')}</p>
  </div>`;

export const isCandidate = (ctx: Ctx, { quads, resource }: Thing): boolean =>
  iris(quads, resource.subject, iri('adms', 'status')).includes(ownIri(ctx.hub.base, 'candidate'));

/** May the reader propose a change to this? Not to what is personal, and not to a proposal. */
export const mayPropose = (ctx: Ctx, { resource }: Pick<Thing, 'resource'>): boolean =>
  ctx.mayAdd('proposal') && resource.type !== 'proposal' && !resource.mark.startsWith('personal');

/** On the page of a candidate: what it is, and for who keeps the list, the decision. */
export function candidateNote(ctx: Ctx, thing: Thing): Html | undefined {
  if (!ctx.signedIn || !isCandidate(ctx, thing)) return undefined;
  const { resource } = thing;
  const doc = docOfThing(resource);
  if (!ctx.mayWrite(resource.module, resource.museum)) return note('wait', html`<p>${ctx.t('candidate.waits')}</p>`);
  return note(
    'wait',
    html`<form class="stack" method="post" action="${doc}/approve">
      <p><b>${ctx.t('candidate.title')}</b> ${ctx.t('candidate.text')}</p>
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
        type="hidden"
        name="version"
        value="${resource.seq}"
      />
      ${reasonField(ctx)}
      <p class="row">
        <button class="btn main">${icon('check')}${ctx.t('candidate.approve')}</button
        ><button class="btn no" formaction="${doc}/refuse">${ctx.t('proposal.reject')}</button>
      </p>
    </form>`,
  );
}
