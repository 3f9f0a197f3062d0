// The form to book: what, where, when, how certain; what clashes and the ways out stand beside it before anything is saved.
import { mayOverrule } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { note } from '../../../web/parts.ts';
import type { WordKey } from '../../../web/words.ts';
import { isNumber, type Fault } from '../booking/form.ts';
import type { Outlook } from '../booking/save.ts';
import type { Claim, Resource } from '../core/facts.ts';
import { beside } from './beside.ts';
import { bookFields } from './book-fields.ts';
import type { Standing } from '../core/words.ts';
import { docOfClaim } from './shown.ts';

export interface BookView {
  readonly fields: URLSearchParams;
  readonly faults: readonly Fault[];
  /** What stands, when something is changed. */
  readonly standing: Claim | undefined;
  readonly seq: number | undefined;
  readonly claim: Claim;
  /** The time of a series that was opened. */
  readonly time: { readonly start: number; readonly end: number } | undefined;
  readonly outlook: Outlook | undefined;
  readonly resources: readonly Resource[];
  readonly people: ReadonlyMap<string, string>;
  readonly purposes: ReadonlyMap<string, string>;
  readonly stale: boolean;
  readonly note: string;
}

export function bookPage(ctx: Ctx, view: BookView): Html {
  const title = view.standing === undefined ? ctx.t('book.title') : ctx.t('book.change');
  const name = view.standing === undefined ? title : ctx.lang === 'nl' ? view.standing.titleNl : view.standing.titleEn;
  const main = html`<div class="title">
      <h1>${view.standing === undefined ? name : html`<bdi>${name}</bdi>`}</h1>
      ${view.standing?.locked && note('wait', html`<p>${ctx.t('book.locked')}</p>`)}
    </div>
    <div class="grid">
      <form class="c8" id="book" method="post" action="/planning/book" novalidate>
        ${topNotes(ctx, view)} ${hidden(ctx, view)} ${bookFields(ctx, view)} ${saveBar(ctx, view)}
      </form>
      <aside class="c4 stick">${beside(ctx, view)}</aside>
    </div>`;
  const breadcrumbs = [{ label: ctx.t('plan.title'), href: '/planning' }, { label: title }];
  return layout(ctx, { title: `${title}: ${name}`, section: 'planning', breadcrumbs }, main);
}

const faultAt: Readonly<Record<Fault, string>> = {
  title: 'title',
  what: 'f2',
  time: 'from',
  gap: 'from',
  until: 'until',
  number: 'heads',
  expired: 'expires',
};

/** The first number that is none, be it in the fields or among the things. */
const placeOf = (fault: Fault, fields: URLSearchParams): string => {
  const bad = fault === 'number' && ['heads', 'before', 'after', 'rank'].find((name) => !isNumber(fields.get(name)));
  return bad === undefined ? 'f2' : bad || faultAt[fault];
};

function topNotes(ctx: Ctx, { faults, fields, stale, outlook }: BookView): Child {
  if (stale) return note('no', html`<p>${ctx.t('book.stale')}</p>`);
  if (faults.length > 0)
    return note(
      'no',
      html`<p><b>${ctx.t('book.faults', { n: faults.length })}</b></p>
        ${faults.map((fault) => html`<p><a class="tap" href="#${placeOf(fault, fields)}">${ctx.t(`book.fault.${fault}`)}</a></p>`)}`,
    );
  if (outlook === undefined) return undefined;
  if (outlook.conflicts.length === 0) return note('ok', html`<p>${ctx.t('book.fits')}</p>`);
  if (outlook.stopping === 0) return note('wait', html`<p>${ctx.t('book.warned')}</p>`);
  return note(
    'no',
    html`<p>
      <b>${ctx.t('book.against', { n: outlook.stopping })}</b> <a class="tap" href="#clash">${ctx.t('book.wayOut')}</a>
    </p>`,
  );
}

function hidden(ctx: Ctx, { standing, seq, time }: BookView): Html {
  const ref = standing?.subject.slice(standing.subject.lastIndexOf('/') + 1);
  return html`<input type="hidden" name="_csrf" value="${ctx.csrf}" />
    ${ref !== undefined && html`<input type="hidden" name="booking" value="${ref}" /><input type="hidden" name="seq" value="${seq}" />`}
    ${time !== undefined && html`<input type="hidden" name="time" value="${new Date(time.start).toISOString()}" />`}`;
}

/** The reason for which a clash is allowed, from who may. */
const overruling = (ctx: Ctx, outlook: BookView['outlook']): Child =>
  outlook !== undefined &&
  outlook.stopping > 0 &&
  outlook.mayAllow &&
  html`<div class="field after">
    <label for="reason">${ctx.t('book.overrule')}</label>
    <p class="hint" id="reason-h">${ctx.t('book.overrule.hint')}</p>
    <input class="in" id="reason" name="reason" maxlength="500" aria-describedby="reason-h" />
  </div>`;

function saveBar(ctx: Ctx, { claim, standing, outlook }: BookView): Html {
  const word: WordKey =
    standing === undefined && claim.standing in saveWords ? (saveWords[claim.standing] ?? 'book.save') : 'book.save';
  return html`${overruling(ctx, outlook)}
    <div class="bar-save">
      ${!isShut(ctx, standing) && html`<button class="btn main">${ctx.t(word)}</button>`}<button
        class="btn"
        formmethod="get"
      >
        ${ctx.t('book.check')}</button
      ><a class="btn bare" href="${standing === undefined ? '/planning' : docOfClaim(standing)}"
        >${ctx.t('book.stop')}</a
      >
    </div>`;
}

/** Locked for who is no coordinator: there is nothing to save. */
const isShut = ({ actor }: Ctx, standing: Claim | undefined): boolean =>
  standing?.locked === true && !mayOverrule(actor, 'planning', standing.museum);

const saveWords: Readonly<Partial<Record<Standing, WordKey>>> = {
  request: 'book.save.request',
  option: 'book.save.option',
  firm: 'book.save.firm',
};
