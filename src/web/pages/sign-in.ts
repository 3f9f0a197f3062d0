// The page where somebody comes in: the identity provider first, then name and password, then a key for who has one.
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { icon, section } from '../parts.ts';

export interface SignIn {
  /** What was wrong with the last try, in the reader's language, and with which way. */
  readonly error?: string | undefined;
  readonly at?: 'outside' | 'password' | 'token' | 'code' | undefined;
  /** Where to go afterwards: a path of ours. */
  readonly next?: string | undefined;
  /** From a one-time link: then a button is all there is. */
  readonly code?: string | undefined;
  readonly login?: string | undefined;
}

/** Only a path of this hub: never another site's address, however it is written. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])[^\s\\]{0,500}$/.test(next) ? next : '/';

/** Forms that POST `login` and `password`, or `token`, with `next` and `_csrf`, to `/signin`. */
export function signInPage(ctx: Ctx, asked: SignIn = {}): Html {
  const title = ctx.t('signIn.title');
  const page = { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] };
  if (asked.code !== undefined) return layout(ctx, page, oneTime(ctx, title, asked.code));
  const { outside } = ctx.hub.signIn;
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('signIn.lede')}</p>
    </div>
    ${(asked.at === 'outside' || asked.at === 'code') && mistake('way-e', asked.error)}
    ${outside !== undefined && html`<p class="gap"><a class="btn main" href="/signin/begin?next=${encodeURIComponent(safeNext(asked.next))}">${ctx.t('signIn.outside', { host: outside })}</a></p>`}
    ${passwordForm(ctx, asked, outside === undefined)}
    ${section({ id: 'key', title: ctx.t('signIn.withToken'), quiet: true, hang: true }, tokenForm(ctx, asked))}
    ${section(
      { id: 'how', title: ctx.t('signIn.how'), quiet: true, hang: true },
      html`<p>${ctx.t('signIn.howText')}</p>
        <p><code>npx vijver user create …</code></p>`,
    )}`;
  return layout(ctx, page, main);
}

const mistake = (id: string, text: string | undefined): Child =>
  text !== undefined && html`<p class="err gap" id="${id}" role="alert">${icon('warn')}${text}</p>`;

const hidden = (ctx: Ctx, next: string | undefined): Html =>
  html`<input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
      type="hidden"
      name="next"
      value="${safeNext(next)}"
    />`;

function passwordForm(ctx: Ctx, { error, at, next, login = '' }: SignIn, main: boolean): Html {
  const wrong = at === 'password' && error !== undefined;
  const told = wrong && html` aria-invalid="true" aria-describedby="password-e"`;
  return html`<form class="stack narrow" method="post" action="/signin">
    ${hidden(ctx, next)}
    <div class="field">
      <label for="login">${ctx.t('signIn.login')}</label
      ><input
        class="in"
        id="login"
        name="login"
        value="${login}"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        required
        maxlength="100"
        ${told}
      />
    </div>
    <div class="field">
      <label for="password">${ctx.t('signIn.password')}</label
      ><input
        class="in"
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        maxlength="200"
        ${told}
      />
      ${wrong && mistake('password-e', error)}
    </div>
    <p><button class="btn${main && ' main'}">${ctx.t('frame.signIn')}</button></p>
  </form>`;
}

function tokenForm(ctx: Ctx, { error, at, next }: SignIn): Html {
  const wrong = at === 'token' && error !== undefined;
  return html`<form class="stack narrow" method="post" action="/signin">
    ${hidden(ctx, next)}
    <div class="field">
      <label for="token">${ctx.t('signIn.token')}</label
      ><input
        class="in mono"
        id="token"
        name="token"
        type="password"
        autocomplete="off"
        required
        maxlength="400"
        ${wrong && html` aria-invalid="true"`}
        aria-describedby="token-h${wrong && ' token-e'}"
      />
      <p class="hint" id="token-h">${ctx.t('signIn.hint')}</p>
      ${wrong && mistake('token-e', error)}
    </div>
    <p><button class="btn">${ctx.t('signIn.useToken')}</button></p>
  </form>`;
}

const oneTime = (ctx: Ctx, title: string, code: string): Html =>
  html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('signIn.once')}</p>
    </div>
    <form method="post" action="/signin">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input type="hidden" name="code" value="${code}" /><button
        class="btn main"
      >
        ${ctx.t('signIn.goIn')}
      </button>
    </form>`;
