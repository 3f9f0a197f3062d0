// Administration: all keys, all sessions, and what each role may see and do, drawn from the tables that the doors ask.
import { modulesWithRoles, powers, reachOf, roles } from '../../access/policy.ts';
import type { SessionInfo } from '../../access/sessions.ts';
import type { TokenInfo } from '../../access/tokens.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { moduleWord } from '../names.ts';
import { empty, icon, section, status, table } from '../parts.ts';
import type { WordKey } from '../words.ts';
import { csrfField, roleWord, sessionTable, tokenFields, tokenTable } from './access-parts.ts';
import { adminLayout } from './people.ts';

export interface TokensView {
  readonly tokens: readonly TokenInfo[];
  readonly nameOfOwner: (account: string) => string;
  readonly error?: string | undefined;
}

export function tokensPage(ctx: Ctx, { tokens, nameOfOwner, error }: TokensView): Html {
  const whose = ({ owner }: TokenInfo): Child =>
    owner === null
      ? html`<span class="soft">${ctx.t('token.program')}</span>`
      : html`<a href="/admin/people/${owner}"><bdi>${nameOfOwner(owner)}</bdi></a>`;
  const list =
    tokens.length === 0
      ? empty(ctx.t('token.none'))
      : html`<div class="cq">${tokenTable(ctx, tokens, '/admin/tokens', whose)}</div>`;
  const form = html`<form class="stack narrow" method="post" action="/admin/tokens">
    ${csrfField(ctx)} ${error !== undefined && html`<p class="err" role="alert">${icon('warn')}${error}</p>`}
    ${tokenFields(ctx)}
    <p><button class="btn main">${ctx.t('token.make')}</button></p>
  </form>`;
  const main = html`${section({ id: 'all', title: ctx.t('token.all'), note: ctx.number(tokens.length), hang: true }, list)}
  ${section({ id: 'new', title: ctx.t('token.new'), hang: true }, form)}`;
  return adminLayout(ctx, ctx.t('admin.tokens'), main);
}

export interface SessionsView {
  readonly sessions: readonly SessionInfo[];
  readonly here: string | undefined;
  readonly nameOf: (session: SessionInfo) => string;
}

export function sessionsPage(ctx: Ctx, { sessions, here, nameOf }: SessionsView): Html {
  const whose = (session: SessionInfo): Child =>
    session.account === null
      ? html`<bdi>${nameOf(session)}</bdi>`
      : html`<a href="/admin/people/${session.account}"><bdi>${nameOf(session)}</bdi></a>`;
  const list =
    sessions.length === 0
      ? empty(ctx.t('session.nobody'))
      : html`<div class="cq">${sessionTable(ctx, sessions, { here, action: '/admin/sessions', whose })}</div>`;
  const head = { id: 'all', title: ctx.t('session.now'), note: ctx.number(sessions.length), hang: true };
  return adminLayout(ctx, ctx.t('admin.sessions'), section(head, list));
}

/** Each role, what it sees, writes and manages. Nothing here is written by hand. */
export function rolesPage(ctx: Ctx): Html {
  const title = ctx.t('roles.title');
  const own = new Set((ctx.actor.grants ?? [ctx.actor]).map(({ role }) => role));
  const shown = ['anyone', ...roles.filter((role) => role !== 'service'), 'service'] as const;
  const columns = [
    { label: ctx.t('account.role') },
    { label: ctx.t('roles.sees') },
    { label: ctx.t('roles.writes') },
    { label: ctx.t('roles.manages') },
  ];
  const rows = shown.map((role): readonly Child[] => {
    const reach = reachOf(role);
    return [
      html`${roleWord(ctx, role)}${own.has(role) && ctx.signedIn && html` ${status('ok', ctx.t('roles.yours'))}`}
        <p class="opt small">${ctx.t(`roles.what.${role}` as WordKey)}</p>`,
      sentence(
        ctx,
        reach.sees.map((mark) => markWord(ctx, mark)),
        reach.sees.length === modulesWithRoles.length + 2,
      ),
      sentence(
        ctx,
        [...reach.writes.map((name) => moduleWord(ctx, name)), ...reach.types],
        reach.writes.length === modulesWithRoles.length,
      ),
      sentence(
        ctx,
        reach.manages.map((power) => ctx.t(`roles.power.${power}` as WordKey)),
        reach.manages.length === powers.length,
      ),
    ];
  });
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('roles.lede')}</p>
    </div>
    <div class="cq">${table(title, columns, rows)}</div>
    ${section(
      { id: 'reach', title: ctx.t('roles.reach'), quiet: true, hang: true },
      html`<p>${ctx.t('roles.reachText')}</p>
        <p class="after">${ctx.t('roles.leadText')}</p>`,
    )}`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

const sentence = (ctx: Ctx, words: readonly string[], all: boolean): Child => {
  if (words.length === 0) return html`<span class="soft">${ctx.t('roles.nothing')}</span>`;
  return all ? ctx.t('roles.all') : words.join(', ');
};

function markWord(ctx: Ctx, mark: string): string {
  const [kind = '', module] = mark.split(':');
  if (module === undefined) return ctx.t(kind === 'public' ? 'roles.public' : 'roles.internal');
  return ctx.t('roles.personal', { module: moduleWord(ctx, module) });
}
