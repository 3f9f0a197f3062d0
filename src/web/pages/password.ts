// Choosing a password: the first one after a one-time link, or another one instead of the present.
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { icon } from '../parts.ts';
import type { WordKey } from '../words.ts';
import { csrfField } from './access-parts.ts';

type Place = 'name' | 'login' | 'current' | 'password';

export interface PasswordView {
  readonly login: string | null;
  readonly typedLogin?: string | undefined;
  /** The one that holds now is asked for. */
  readonly asksCurrent: boolean;
  readonly first: boolean;
  /** The hub does not know what to call this person yet. */
  readonly asksName: boolean;
  readonly error?: { readonly at: Place; readonly text: string } | undefined;
}

export function passwordPage(ctx: Ctx, view: PasswordView): Html {
  const title = ctx.t(view.first ? 'password.first' : 'password.title');
  const login = html`<input
    class="in"
    id="login"
    name="login"
    value="${view.login ?? view.typedLogin ?? ''}"
    autocomplete="username"
    autocapitalize="none"
    spellcheck="false"
    required
    maxlength="100"
    ${view.login !== null && html` readonly=""`}
    ${told(view, 'login')}
  />`;
  const current = html`<input
    class="in"
    id="current"
    name="current"
    type="password"
    autocomplete="current-password"
    required
    maxlength="200"
    ${told(view, 'current')}
  />`;
  const password = html`<input
    class="in"
    id="password"
    name="password"
    type="password"
    autocomplete="new-password"
    required
    minlength="12"
    maxlength="200"
    ${told(view, 'password', 'password-h')}
  />`;
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t(view.first ? 'password.firstText' : 'password.text')}</p>
    </div>
    <form class="stack narrow" method="post" action="/account/password">
      ${csrfField(ctx)}
      ${view.asksName && field(ctx, view, ['name', 'password.name'], html`<input class="in" id="name" name="name" autocomplete="name" required maxlength="200" />`)}
      ${field(ctx, view, ['login', 'signIn.login'], login)}
      ${view.asksCurrent && field(ctx, view, ['current', 'password.current'], current)}
      ${field(
        ctx,
        view,
        ['password', 'password.new'],
        html`${password}
          <p class="hint" id="password-h">${ctx.t('password.hint')}</p>`,
      )}
      <p class="row">
        <button class="btn main">${ctx.t('password.save')}</button
        ><a class="btn bare" href="/account">${ctx.t('password.later')}</a>
      </p>
    </form>`;
  const account = { label: ctx.t('account.title'), href: '/account' };
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, account, { label: title }] }, main);
}

const field = (ctx: Ctx, { error }: PasswordView, [at, word]: readonly [Place, WordKey], input: Child): Html =>
  html`<div class="field">
    <label for="${at}">${ctx.t(word)}</label>${input}
    ${error?.at === at && html`<p class="err" id="${at}-e" role="alert">${icon('warn')}${error.text}</p>`}
  </div>`;

/** What stands beside an input, for who listens. */
function told({ error }: PasswordView, at: Place, hint = ''): Child {
  const wrong = error?.at === at;
  const ids = [hint, wrong ? `${at}-e` : ''].filter((id) => id !== '').join(' ');
  return html`${wrong && html` aria-invalid="true"`}${ids !== '' && html` aria-describedby="${ids}"`}`;
}
