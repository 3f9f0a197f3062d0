// The page of a proposal: the difference side by side, why, what is said about it, and for who decides: yes, or no with a reason.
import type { Quad } from '@rdfjs/types';
import { changesBetween } from '../changes.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { museumLink } from '../museums.ts';
import { nameOf, namesIn, reference, typeWord, type Names } from '../names.ts';
import { empty, facts, icon, note, section, status, written, type StatusKind } from '../parts.ts';
import { diffTable } from '../pages/history.ts';
import { mementoNote } from '../pages/frame.ts';
import { docOfThing, type Thing } from '../thing.ts';
import { showTerm } from '../values.ts';
import { Problem } from '../../problem.ts';
import { whoWords } from '../who.ts';
import { reasonField, type Failed } from './candidate.ts';
import { besideTarget, readProposal, type Beside, type Proposal, type Status } from './proposal.ts';

const signs: Readonly<Record<Status, StatusKind>> = {
  proposed: 'wait',
  accepted: 'ok',
  rejected: 'no',
  withdrawn: 'off',
};

export const statusOf = (ctx: Ctx, is: Status): Html => status(signs[is], ctx.t(`proposal.is.${is}`));

/** Somebody as the hub knows them: you, or a role and a museum. Names are not kept here. */
const person = (ctx: Ctx, iri: string): string => (iri === ctx.actor.iri ? ctx.t('proposal.you') : whoWords(ctx)(iri));

export async function proposalPage(ctx: Ctx, thing: Thing, failed?: Failed): Promise<Html> {
  const proposal = readProposal(ctx.hub.base, thing);
  const beside = await besideTarget(ctx, proposal).catch((error: unknown) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
  const names = await namesIn(ctx, [...proposal.proposed, ...(beside?.base ?? [])], [proposal.target]);
  const name = names.get(proposal.target) ?? proposal.target;
  const title = ctx.t('propose.titleOf', { name });
  const main = html`<div class="title">
      <p class="row">
        ${thing.resource.museum !== null && museumLink(thing.resource.museum)}<span class="soft"
          >${typeWord(ctx, 'proposal')}</span
        >${statusOf(ctx, proposal.status)}
      </p>
      <h1>${ctx.say('proposal.heading', { name: reference(ctx, proposal.target, names) })}</h1>
      <p class="lede">‘${written(proposal.reason)}’</p>
    </div>
    ${mementoNote(ctx, thing)}${failed && note('no', html`<p>${failed.error}</p>`)}
    <div class="grid">
      <div class="c9">
        ${beside === undefined ? empty(ctx.t('proposal.targetGone')) : difference(ctx, proposal, beside, names)}
        ${discussion(ctx, proposal)}
      </div>
      <aside class="c3 stick stack wide" aria-label="${ctx.t('proposal.decide')}">
        ${thing.memento !== true && decision(ctx, proposal, beside, failed)}${about(ctx, proposal)}
      </aside>
    </div>`;
  const breadcrumbs = [
    { label: ctx.t('nav.terms'), href: '/terms' },
    { label: ctx.t('proposals.title'), href: '/terms/proposal' },
    { label: name },
  ];
  return layout(ctx, { title, section: 'terms', breadcrumbs }, main);
}

function difference(ctx: Ctx, { proposed, status: is }: Proposal, beside: Beside, names: Names): Html {
  const show = (quads: readonly Quad[]) => (term: Parameters<typeof showTerm>[1]) =>
    showTerm({ ctx, quads, names }, term);
  const changes = changesBetween(beside.base, proposed);
  const columns = [ctx.t('proposal.was'), ctx.t('proposal.proposed')] as const;
  const key = html`<p class="key gap">
    <span><del>${ctx.t('diff.removed')}</del></span
    ><span><ins>${ctx.t('diff.added')}</ins></span
    ><span>${ctx.t('diff.count', { n: changes.length })}</span>
  </p>`;
  const table = html`<div class="cq">${diffTable(ctx, changes, show(proposed), columns)}</div>`;
  return html`${section({ id: 'difference', title: ctx.t('proposal.difference') }, html`${key}${table}`)}
  ${is === 'proposed' && beside.stale && sinceThen(ctx, beside, show(beside.currentOpen))}`;
}

/** What others changed since the proposal was made, and where the two meet. */
function sinceThen(ctx: Ctx, beside: Beside, show: Parameters<typeof diffTable>[2]): Html | undefined {
  const theirs = changesBetween(beside.base, beside.currentOpen);
  if (theirs.length === 0) return undefined;
  const fields = [...new Set([...beside.merged.conflicts].map((key) => nameOf(ctx, key.split(' ')[1] ?? '')))];
  const said =
    fields.length === 0
      ? note('info', html`<p>${ctx.t('proposal.fits')}</p>`)
      : note('wait', html`<p>${ctx.t('proposal.clash', { fields: fields.join(', ') })}</p>`);
  return section(
    { id: 'since', title: ctx.t('proposal.since'), note: ctx.moment(beside.current.at) },
    html`${said}
      <div class="cq after">${diffTable(ctx, theirs, show, [ctx.t('proposal.was'), ctx.t('proposal.now')])}</div>`,
  );
}

function discussion(ctx: Ctx, { comments, thing, status: is }: Proposal): Html {
  const doc = docOfThing(thing.resource);
  const said = comments.map(
    ({ text, by, at }) =>
      html`<li class="when">
        ${ctx.moment(at)}
        <div>
          <p class="pre">${written(text)}</p>
          <small>${person(ctx, by)}</small>
        </div>
      </li>`,
  );
  const form =
    thing.memento !== true &&
    html`<form class="stack narrow after" method="post" action="${doc}/comment">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" />
      <div class="field">
        <label for="text">${ctx.t('proposal.say')}</label
        ><textarea class="in" id="text" name="text" rows="3" maxlength="5000" required></textarea>
      </div>
      <p><button class="btn">${ctx.t('proposal.comment')}</button></p>
    </form>`;
  const count = comments.length > 0 && ctx.t('proposal.comments', { n: comments.length });
  const none =
    comments.length === 0 &&
    html`<p class="soft">${ctx.t(is === 'proposed' ? 'proposal.noComments' : 'proposal.nobodySaid')}</p>`;
  return section(
    { id: 'discussion', title: ctx.t('proposal.discussion'), note: count, hang: true },
    html`${none}${
      said.length > 0 &&
      html`<ol class="lines">
        ${said}
      </ol>`
    }
    ${form}`,
  );
}

/** One form with two buttons: the reason goes along with either, and must be there for no. */
function decision(ctx: Ctx, proposal: Proposal, beside: Beside | undefined, failed: Failed | undefined): Child {
  const doc = docOfThing(proposal.thing.resource);
  if (proposal.status !== 'proposed') return undefined;
  const mine = proposal.by === ctx.actor.iri;
  const withdraw =
    mine &&
    html`<form method="post" action="${doc}/withdraw">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><button class="btn full">
        ${ctx.t('proposal.withdraw')}
      </button>
    </form>`;
  if (beside?.mayDecide !== true)
    return html`${!mine && html`<p class="soft">${ctx.t('proposal.notYours')}</p>`}${mine && html`<p>${ctx.t('proposal.yours')}</p>`}${withdraw}`;
  return html`<form class="stack" method="post" action="${doc}/accept">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
        type="hidden"
        name="version"
        value="${beside.current.seq}"
      />
      <button class="btn main full">
        ${icon('check')}${ctx.t(beside.merged.conflicts.size > 0 ? 'proposal.acceptOver' : 'proposal.accept')}
      </button>
      ${reasonField(ctx, failed)}
      <button class="btn no full" formaction="${doc}/reject">${ctx.t('proposal.reject')}</button>
    </form>
    ${withdraw}`;
}

function about(ctx: Ctx, { thing, by, decision: taken }: Proposal): Html {
  const doc = docOfThing(thing.resource);
  return html`${facts([
      [ctx.t('proposal.by'), person(ctx, by)],
      [ctx.t('thing.created'), ctx.moment(thing.resource.created)],
      [ctx.t('proposal.decided'), taken && html`${person(ctx, taken.by)}, ${ctx.moment(taken.at)}`],
      [ctx.t('proposal.because'), taken !== undefined && taken.reason !== '' && written(taken.reason)],
    ])}
    <nav class="acts" aria-label="${ctx.t('thing.actions')}">
      <a href="${doc}/history">${icon('clock')}${ctx.t('thing.history')}</a>
    </nav>`;
}
