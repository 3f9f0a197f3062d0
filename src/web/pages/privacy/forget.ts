// Forgetting, asked twice: what will go and what will stay, then once more for ever, then what happened.
import type { Totals } from '../../../privacy/forget.ts';
import type { Ctx } from '../../context.ts';
import { html, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import { note } from '../../parts.ts';
import { refOfPerson } from './person.ts';

export interface ForgetView {
  readonly person: string;
  readonly name: string;
  readonly self: boolean;
  readonly totals: Omit<Totals, 'elsewhere'>;
  /** The second time: the last question. */
  readonly sure: boolean;
}

export function forgetPage(ctx: Ctx, { person, name, self, totals, sure }: ForgetView): Html {
  const title = sure ? ctx.t('forget.sure') : self ? ctx.t('forget.title') : ctx.t('forget.titleOther', { name });
  const path = `/privacy/person/${refOfPerson(person)}`;
  const main = html`<div class="title">
      <h1>${title}</h1>
      ${!self && sure && html`<p class="lede"><bdi class="serif">${name}</bdi></p>`}
    </div>
    ${sure ? note('no', html`<p>${ctx.t('forget.sureText')}</p>`) : what(ctx, totals)}
    <form class="after" method="post" action="${path}/forget">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
        type="hidden"
        name="sure"
        value="${sure ? 'for-ever' : 'once'}"
      />
      <p class="row">
        <button class="btn no">${ctx.t(sure ? 'forget.do' : 'forget.on')}</button
        ><a class="btn bare" href="${path}">${ctx.t('forget.stop')}</a>
      </p>
    </form>`;
  const breadcrumbs = [
    { label: 'Vijver', href: '/' },
    { label: ctx.t(self ? 'privacy.title' : 'privacy.titleOther'), href: path },
    { label: title },
  ];
  return layout(ctx, { title, breadcrumbs }, main);
}

const what = (ctx: Ctx, { deleted, anonymised, mentions }: Omit<Totals, 'elsewhere'>): Html =>
  html`<h2>${ctx.t('forget.once')}</h2>
    <ul class="lines after">
      <li>${ctx.t('forget.goesText')}</li>
      <li>${ctx.t('forget.deleted', { n: deleted })}</li>
      <li>${ctx.t('forget.anonymised', { n: anonymised })}</li>
      <li>${ctx.t('forget.mentions', { n: mentions })}</li>
      <li>${ctx.t('forget.stays')}</li>
      <li>${ctx.t('forget.time')}</li>
      <li>${ctx.t('forget.text')}</li>
    </ul>`;

export function forgottenPage(ctx: Ctx, { deleted, anonymised, mentions }: Totals): Html {
  const title = ctx.t('forget.done');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('forget.doneText')}</p>
    </div>
    <ul class="lines after">
      <li>${ctx.t('forget.deleted', { n: deleted })}</li>
      <li>${ctx.t('forget.anonymised', { n: anonymised })}</li>
      <li>${ctx.t('forget.mentions', { n: mentions })}</li>
    </ul>`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}
