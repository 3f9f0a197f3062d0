// My own account: who I am here, what I may, where I am signed in, and my keys for programs.
import type { SessionInfo } from '../../access/sessions.ts';
import type { TokenInfo } from '../../access/tokens.ts';
import { grantsOf, mayManage } from '../../access/policy.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { empty, facts, icon, section } from '../parts.ts';
import { csrfField, grantWords, sessionTable, tokenFields, tokenTable } from './access-parts.ts';

export interface Own {
  readonly name: string | undefined;
  readonly login: string | null;
  readonly sessions: readonly SessionInfo[];
  /** Id of the session that looks. */
  readonly here: string | undefined;
  readonly tokens: readonly TokenInfo[];
  readonly hasAccount: boolean;
  readonly hasPassword: boolean;
  readonly isOutside: boolean;
  /** What was wrong with the wish for a key. */
  readonly error?: string | undefined;
}

/** Who is in, what they may do, and the way out. */
export function accountPage(ctx: Ctx, own: Own): Html {
  const title = ctx.t('account.title');
  const main = html`<div class="title">
      <h1>${title}</h1>
      ${own.name !== undefined && html`<p class="lede"><bdi>${own.name}</bdi></p>`}
    </div>
    ${facts([
      [ctx.t('account.login'), own.login ?? ''],
      [ctx.t('account.roles'), html`${grantsOf(ctx.actor).map((grant) => html`<p>${grantWords(ctx, grant)}</p>`)}`],
      [ctx.t('account.known'), html`<span class="iri">${ctx.actor.iri}</span>`],
    ])}
    <div class="row after">
      <a class="btn" href="/privacy/me">${ctx.t('privacy.title')}</a>${ways(ctx, own)}
      <form method="post" action="/signout">
        ${csrfField(ctx)}<button class="btn">${ctx.t('account.signOut')}</button>
      </form>
    </div>
    ${own.hasAccount && sessions(ctx, own)} ${own.hasAccount && tokens(ctx, own)}`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

function ways(ctx: Ctx, own: Own): Child {
  const password = own.hasAccount && !own.isOutside;
  const manages = mayManage(ctx.actor, 'people');
  return html`${manages && html`<a class="btn" href="/admin/people">${ctx.t('admin.title')}</a>`}${password && html`<a class="btn" href="/account/password">${ctx.t(own.hasPassword ? 'account.changePassword' : 'account.choosePassword')}</a>`}<a
      class="btn bare"
      href="/roles"
      >${ctx.t('account.whatRoles')}</a
    >`;
}

function sessions(ctx: Ctx, { sessions: all, here }: Own): Html {
  const others = all.filter(({ id }) => id !== here);
  const body = html`<p class="gap">${ctx.t('account.sessionsText')}</p>
    <div class="cq">${sessionTable(ctx, all, { here, action: '/account/sessions' })}</div>
    ${
      others.length > 0 &&
      html`<form class="after" method="post" action="/account/sessions">
        ${csrfField(ctx)}<button class="btn no" name="all" value="others">${ctx.t('account.elsewhere')}</button>
      </form>`
    }`;
  return section({ id: 'sessions', title: ctx.t('account.sessions'), hang: true }, body);
}

function tokens(ctx: Ctx, own: Own): Html {
  const body = html`${own.tokens.length === 0 ? empty(ctx.t('account.noTokens')) : html`<div class="cq">${tokenTable(ctx, own.tokens, '/account/tokens')}</div>`}
    <details class="more after" ${own.error !== undefined && html` open`}>
      <summary>${ctx.t('token.new')}</summary>
      <form class="stack narrow after" method="post" action="/account/tokens">
        ${csrfField(ctx)}
        ${own.error !== undefined && html`<p class="err" role="alert">${icon('warn')}${own.error}</p>`}
        <p>${ctx.t('account.tokenText')}</p>
        ${tokenFields(
          ctx,
          grantsOf(ctx.actor).map((grant) => grant.role),
        )}
        <p><button class="btn main">${ctx.t('token.make')}</button></p>
      </form>
    </details>`;
  return section({ id: 'tokens', title: ctx.t('account.tokens'), hang: true }, body);
}
