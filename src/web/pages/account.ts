// Coming in and going out: the page that asks for a token, and the page of who is in.
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { museumLink } from '../museums.ts';
import { moduleWord } from '../names.ts';
import { facts, icon, section } from '../parts.ts';
import type { WordKey } from '../words.ts';

export interface SignIn {
  /** What was wrong with the last try, in the reader's language. */
  readonly error?: string | undefined;
  /** Where to go afterwards: a path of ours. */
  readonly next?: string | undefined;
  /** From a one-time link: then a button is all there is. */
  readonly code?: string | undefined;
}

/** Only a path of this hub: never another site's address, however it is written. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])[^\s\\]{0,500}$/.test(next) ? next : '/';

/** A form that POSTs `token` (and `next`, `_csrf`) to `/signin`. */
export function signInPage(ctx: Ctx, { error, next, code }: SignIn = {}): Html {
  const title = ctx.t('signIn.title');
  if (code !== undefined) return oneTimePage(ctx, title, code);
  const wrong = error !== undefined && html`<p class="err" id="token-e">${icon('warn')}${error}</p>`;
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('signIn.lede')}</p>
    </div>
    <form class="stack narrow" method="post" action="/signin">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
        type="hidden"
        name="next"
        value="${safeNext(next)}"
      />
      <div class="field">
        <label for="token">${ctx.t('signIn.token')}</label
        ><input
          class="in mono"
          id="token"
          name="token"
          type="password"
          autocomplete="current-password"
          required
          maxlength="400"
          ${error !== undefined && html` aria-invalid="true"`}
          aria-describedby="token-h${error !== undefined && ' token-e'}"
        />
        <p class="hint" id="token-h">${ctx.t('signIn.hint')}</p>
        ${wrong}
      </div>
      <p><button class="btn main">${ctx.t('frame.signIn')}</button></p>
    </form>
    ${section(
      { id: 'how', title: ctx.t('signIn.how'), quiet: true, hang: true },
      html`<p>${ctx.t('signIn.howText')}</p>
        <p><code>npx vijver token create --name … --role editor</code></p>`,
    )}`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

function oneTimePage(ctx: Ctx, title: string, code: string): Html {
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('signIn.once')}</p>
    </div>
    <form method="post" action="/signin">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input type="hidden" name="code" value="${code}" /><button
        class="btn main"
      >
        ${ctx.t('frame.signIn')}
      </button>
    </form>`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

/** Who is in, what they may do, and the way out. */
export function accountPage(ctx: Ctx): Html {
  const title = ctx.t('account.title');
  const { role, museum } = ctx.actor;
  const modules = ctx.hub.modules
    .filter((module) => ctx.mayWrite(module.name, museum))
    .map((module) => moduleWord(ctx, module.name));
  const main = html`<div class="title"><h1>${title}</h1></div>
    ${facts([
      [ctx.t('account.role'), ctx.t(`role.${role}` as WordKey)],
      [ctx.t('account.museum'), museum === null ? ctx.t('account.all') : museumLink(museum)],
      [ctx.t('account.writes'), modules.length === 0 ? ctx.t('account.nothing') : modules.join(', ')],
      [ctx.t('account.known'), html`<span class="iri">${ctx.actor.iri}</span>`],
    ])}
    <p class="after"><a class="btn" href="/privacy/me">${ctx.t('privacy.title')}</a></p>
    <form class="after" method="post" action="/signout">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><button class="btn">${ctx.t('account.signOut')}</button>
    </form>`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}
