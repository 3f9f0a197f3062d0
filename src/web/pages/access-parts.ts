// Pieces of the pages about people, roles, keys and sessions: tables, fields, sentences.
import { museums, modulesWithRoles, roles, type Grant } from '../../access/policy.ts';
import type { SessionInfo } from '../../access/sessions.ts';
import type { TokenInfo } from '../../access/tokens.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout, type Crumb } from '../layout.ts';
import { museumName } from '../museums.ts';
import { moduleWord } from '../names.ts';
import { note, status, table } from '../parts.ts';
import type { WordKey } from '../words.ts';

export const csrfField = (ctx: Ctx): Html => html`<input type="hidden" name="_csrf" value="${ctx.csrf}" />`;
export const roleWord = (ctx: Ctx, role: string): string => ctx.t(`role.${role}` as WordKey);

/** `redacteur van STAM, in Termen en Handboek`. */
export function grantWords(ctx: Ctx, { role, modules, museum, people }: Grant): string {
  const where = museum === null ? '' : ctx.t('grant.of', { museum: museumName(museum) });
  const what = modules ? ctx.t('grant.in', { modules: modules.map((name) => moduleWord(ctx, name)).join(', ') }) : '';
  const whom = people && people.length > 0 ? ctx.t('grant.leads', { n: people.length }) : '';
  return [roleWord(ctx, role), where, what, whom].filter((part) => part !== '').join(' ');
}

/** A button that is a whole form: it does one thing to one row. */
export const rowButton = (ctx: Ctx, action: string, [name, value]: readonly [string, string], label: Child): Html =>
  html`<form method="post" action="${action}">
    ${csrfField(ctx)}<button class="btn" name="${name}" value="${value}">${label}</button>
  </form>`;

export interface SessionsView {
  readonly here: string | undefined;
  readonly action: string;
  /** Who has it, for a list of everybody's. */
  readonly whose?: (session: SessionInfo) => Child;
}

export function sessionTable(ctx: Ctx, sessions: readonly SessionInfo[], { here, action, whose }: SessionsView): Html {
  const columns = [
    ...(whose === undefined ? [] : [{ label: ctx.t('session.who') }]),
    { label: ctx.t('session.device') },
    { label: ctx.t('session.seen') },
    { label: ctx.t('session.ends') },
    { label: ctx.t('session.end') },
  ];
  const rows = sessions.map((session): readonly Child[] => {
    const device = session.device === '' ? ctx.t('session.unknown') : session.device;
    return [
      ...(whose === undefined ? [] : [whose(session)]),
      device,
      session.id === here ? status('ok', ctx.t('session.here')) : ctx.moment(session.seen),
      ctx.moment(session.ends),
      rowButton(ctx, action, ['id', session.id], html`${ctx.t('session.out')}<span class="vh"> ${device}</span>`),
    ];
  });
  return table(ctx.t('account.sessions'), columns, rows);
}

export function tokenTable(
  ctx: Ctx,
  tokens: readonly TokenInfo[],
  action: string,
  whose?: (token: TokenInfo) => Child,
): Html {
  const columns = [
    { label: ctx.t('token.name') },
    ...(whose === undefined ? [] : [{ label: ctx.t('token.owner') }]),
    { label: ctx.t('token.may') },
    { label: ctx.t('token.used') },
    { label: ctx.t('token.until') },
    { label: ctx.t('token.state') },
  ];
  const rows = tokens.map((token): readonly Child[] => [
    html`<bdi>${token.name}</bdi>`,
    ...(whose === undefined ? [] : [whose(token)]),
    grantWords(ctx, token),
    token.lastUsed === null ? html`<span class="soft">${ctx.t('token.never')}</span>` : ctx.moment(token.lastUsed),
    token.expires === null ? ctx.t('token.noEnd') : ctx.moment(token.expires),
    token.revoked === null
      ? rowButton(
          ctx,
          action,
          ['revoke', token.id],
          html`${ctx.t('token.revoke')}<span class="vh"> ${token.name}</span>`,
        )
      : status('off', ctx.t('token.revoked')),
  ]);
  return table(ctx.t('account.tokens'), columns, rows);
}

/** The smallest first: who clicks too fast gives little. */
const forPeople = roles.filter((role) => role !== 'service');
const forPrograms = [...forPeople, 'service'];

/** Role, museum and modules. @param allowed roles to choose from, the likeliest first */
export function grantFields(ctx: Ctx, allowed: readonly string[] = forPeople): Html {
  return html`<div class="two">
      ${select(
        ctx.t('account.role'),
        'role',
        [...new Set(allowed)].map((role) => [role, roleWord(ctx, role)]),
      )}
      ${select(ctx.t('account.museum'), 'museum', [['', ctx.t('account.all')], ...museums.map((key) => [key, museumName(key)] as const)])}
    </div>
    <fieldset>
      <legend>${ctx.t('grant.modules')} <span class="opt">${ctx.t('grant.modulesHint')}</span></legend>
      ${modulesWithRoles.map((name) => html`<label class="tick"><input type="checkbox" name="modules" value="${name}" /><span>${moduleWord(ctx, name)}</span></label>`)}
    </fieldset>`;
}

export const tokenFields = (ctx: Ctx, allowed: readonly string[] = forPrograms): Html =>
  html`<div class="field">
      <label for="name">${ctx.t('token.for')}</label
      ><input class="in" id="name" name="name" required maxlength="100" aria-describedby="name-h" />
      <p class="hint" id="name-h">${ctx.t('token.forHint')}</p>
    </div>
    ${grantFields(ctx, allowed)}
    ${select(ctx.t('token.until'), 'expires', [
      ['90d', ctx.t('token.days', { n: 90 })],
      ['30d', ctx.t('token.days', { n: 30 })],
      ['365d', ctx.t('token.days', { n: 365 })],
      ['1d', ctx.t('token.days', { n: 1 })],
    ])}`;

export const select = (label: string, name: string, options: readonly (readonly [string, string])[]): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label
    ><select class="in" id="${name}" name="${name}">
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select>
  </div>`;

/** Something that is shown once and never again: a key, or a link. */
export function shownOnce(
  ctx: Ctx,
  title: string,
  { text, value, back }: { text: string; value: string; back: Crumb },
): Html {
  const main = html`<div class="title"><h1>${title}</h1></div>
    ${note(
      'wait',
      html`<p>${text}</p>
        <p class="row"><code class="iri">${value}</code></p>`,
    )}
    <p class="row after"><a class="btn" href="${back.href}">${back.label}</a></p>`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, back, { label: title }] }, main);
}
