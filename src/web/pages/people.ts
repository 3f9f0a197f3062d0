// Administration: the people who may come in, and one of them with roles, sessions and ways in.
import type { Account } from '../../access/accounts.ts';
import type { GrantInfo } from '../../access/grants.ts';
import type { Identity } from '../../access/identity.ts';
import type { SessionInfo } from '../../access/sessions.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { empty, facts, icon, note, section, status, table } from '../parts.ts';
import type { WordKey } from '../words.ts';
import type { Colleague } from '../staff.ts';
import { csrfField, grantFields, grantWords, rowButton, select, sessionTable } from './access-parts.ts';

const parts = [
  ['/admin/people', 'admin.people'],
  ['/admin/tokens', 'admin.tokens'],
  ['/admin/sessions', 'admin.sessions'],
  ['/roles', 'admin.roles'],
] as const satisfies readonly (readonly [string, WordKey])[];

/** The frame of each administration page: title and the way to the others. */
export function adminLayout(ctx: Ctx, title: string, main: Child): Html {
  const tabs = html`<nav class="tabs" aria-label="${ctx.t('admin.title')}">
    ${parts.map(([href, word]) => html`<a href="${href}" ${ctx.path.startsWith(href) && html` aria-current="page"`}>${ctx.t(word)}</a>`)}
  </nav>`;
  const breadcrumbs = [
    { label: 'Vijver', href: '/' },
    { label: ctx.t('admin.title'), href: '/admin/people' },
    { label: title },
  ];
  return layout(
    ctx,
    { title, breadcrumbs },
    html`<div class="title"><h1>${title}</h1></div>
      ${tabs}${main}`,
  );
}

export interface Member {
  readonly account: Account;
  readonly identity: Identity | undefined;
  readonly grants: readonly GrantInfo[];
}

export const nameOfMember = (ctx: Ctx, { account, identity }: Pick<Member, 'account' | 'identity'>): string =>
  identity?.name || account.login || ctx.t('people.nameless');

const stateOf = (ctx: Ctx, { account, grants }: Member): Html => {
  if (account.disabled !== null) return status('off', ctx.t('people.closed'));
  if (grants.length === 0) return status('no', ctx.t('people.noRole'));
  if (account.issuer === null && !account.hasPassword) return status('wait', ctx.t('people.invited'));
  return status('ok', ctx.t('people.open'));
};

export interface PeopleView {
  readonly members: readonly Member[];
  readonly colleagues: readonly Colleague[];
  readonly typed?: Readonly<Record<'name' | 'login' | 'email', string>> | undefined;
  readonly error?: string | undefined;
}

export function peoplePage(ctx: Ctx, view: PeopleView): Html {
  const { members } = view;
  const columns = [
    { label: ctx.t('people.name') },
    { label: ctx.t('account.roles') },
    { label: ctx.t('people.comes') },
    { label: ctx.t('people.seen') },
    { label: ctx.t('people.state') },
  ];
  const rows = members.map((member): readonly Child[] => [
    html`<a href="/admin/people/${member.account.id}"><bdi>${nameOfMember(ctx, member)}</bdi></a>`,
    html`${member.grants.map((grant) => html`<p>${grantWords(ctx, grant)}</p>`)}`,
    member.account.issuer === null ? html`<bdi>${member.account.login ?? '–'}</bdi>` : hostOf(member.account.issuer),
    member.account.seen === null
      ? html`<span class="soft">${ctx.t('token.never')}</span>`
      : ctx.moment(member.account.seen),
    stateOf(ctx, member),
  ]);
  const list =
    members.length === 0
      ? empty(ctx.t('people.none'))
      : html`<div class="cq">${table(ctx.t('admin.people'), columns, rows)}</div>`;
  const main = html`${section({ id: 'all', title: ctx.t('people.all'), note: ctx.number(members.length), hang: true }, list)}
  ${section({ id: 'new', title: ctx.t('people.new'), hang: true }, newForm(ctx, view))}`;
  return adminLayout(ctx, ctx.t('admin.people'), main);
}

const hostOf = (issuer: string): string => (URL.canParse(issuer) ? new URL(issuer).host : issuer);

function newForm(ctx: Ctx, { colleagues, typed, error }: PeopleView): Html {
  const known = colleagues.filter(({ hasAccount }) => !hasAccount);
  const who: readonly (readonly [string, string])[] = [
    ['staff', ctx.t('people.asStaff')],
    ['', ctx.t('people.notStaff')],
    ...known.map(({ person, name }) => [person, name] as const),
  ];
  const text = (name: 'name' | 'login' | 'email', label: WordKey, optional: boolean): Html =>
    html`<div class="field">
      <label for="${name}"
        >${ctx.t(label)} ${optional && html`<span class="opt">${ctx.t('people.optional')}</span>`}</label
      ><input
        class="in"
        id="${name}"
        name="${name}"
        value="${typed?.[name] ?? ''}"
        maxlength="100"
        autocomplete="off"
        ${!optional && html` required=""`}
        ${name === 'email' && html` type="email"`}
      />
    </div>`;
  return html`<form class="stack narrow" method="post" action="/admin/people">
    ${csrfField(ctx)} ${error !== undefined && html`<p class="err" role="alert">${icon('warn')}${error}</p>`}
    ${select(ctx.t('people.who'), 'person', who)} ${text('name', 'people.name', known.length > 0)}
    ${text('login', 'signIn.login', false)} ${text('email', 'people.email', true)} ${grantFields(ctx)}
    <p class="hint">${ctx.t('people.newHint')}</p>
    <p><button class="btn main">${ctx.t('people.invite')}</button></p>
  </form>`;
}

export interface MemberView extends Member {
  readonly sessions: readonly SessionInfo[];
  /** The administrator looks at their own account: then some things are for a colleague. */
  readonly isSelf: boolean;
  readonly colleagues: readonly Colleague[];
  readonly isInPlanning: boolean;
  readonly error?: string | undefined;
}

export function memberPage(ctx: Ctx, view: MemberView): Html {
  const { account, identity, sessions, error } = view;
  const action = `/admin/people/${account.id}`;
  const main = html`${error !== undefined && note('no', html`<p>${error}</p>`)}
  ${facts([
    [ctx.t('people.state'), stateOf(ctx, view)],
    [
      ctx.t('signIn.login'),
      account.issuer === null ? (account.login ?? '–') : ctx.t('people.by', { host: hostOf(account.issuer) }),
    ],
    [ctx.t('people.email'), identity?.email ?? ''],
    [ctx.t('people.since'), ctx.moment(account.created)],
    [ctx.t('people.seen'), account.seen === null ? ctx.t('token.never') : ctx.moment(account.seen)],
    [ctx.t('account.known'), html`<span class="iri">${account.person}</span>`],
    [ctx.t('people.planning'), inPlanning(ctx, view, action)],
  ])}
  ${section({ id: 'roles', title: ctx.t('account.roles'), hang: true }, rolesOf(ctx, view, action))}
  ${section({ id: 'sessions', title: ctx.t('admin.sessions'), hang: true }, sessions.length === 0 ? html`<p class="soft">${ctx.t('session.none')}</p>` : html`<div class="cq">${sessionTable(ctx, sessions, { here: undefined, action: '/admin/sessions' })}</div>`)}
  ${section({ id: 'ways', title: ctx.t('people.ways'), hang: true }, ways(ctx, view, action))}`;
  return adminLayout(ctx, nameOfMember(ctx, view), main);
}

const inPlanning = (ctx: Ctx, { account, isInPlanning }: MemberView, action: string): Html =>
  isInPlanning
    ? html`<a href="/doc/person/${account.person.slice(-36)}">${ctx.t('people.isStaff')}</a>`
    : rowButton(ctx, action, ['do', 'staff'], ctx.t('people.makeStaff'));

/** The people of a team lead, by name. */
const teamTicks = (ctx: Ctx, { colleagues, account }: MemberView): Child =>
  html`<details class="more">
    <summary>${ctx.t('people.team')} <span class="opt">${ctx.t('people.teamHint')}</span></summary>
    <div class="ticks">
      ${colleagues
        .filter(({ person }) => person !== account.person)
        .map(
          ({ person, name }) =>
            html`<label class="tick"
              ><input type="checkbox" name="people" value="${person}" /><span><bdi>${name}</bdi></span></label
            >`,
        )}
    </div>
  </details>`;

function rolesOf(ctx: Ctx, view: MemberView, action: string): Html {
  const { grants: own, isSelf } = view;
  const rows = own.map((grant): readonly Child[] => [
    grantWords(ctx, grant),
    ctx.t(grant.source === 'claimed' ? 'people.claimed' : 'people.given'),
    ctx.moment(grant.since),
    grant.source === 'claimed' || (isSelf && grant.role === 'admin')
      ? html`<span class="soft">${ctx.t(grant.source === 'claimed' ? 'people.byProvider' : 'people.notOwn')}</span>`
      : rowButton(
          ctx,
          action,
          ['withdraw', grant.id],
          html`${ctx.t('people.withdraw')}<span class="vh"> ${grantWords(ctx, grant)}</span>`,
        ),
  ]);
  const columns = [
    { label: ctx.t('account.role') },
    { label: ctx.t('people.source') },
    { label: ctx.t('people.since') },
    { label: ctx.t('people.withdraw') },
  ];
  return html`${own.length === 0 ? empty(ctx.t('people.noRoleText')) : html`<div class="cq">${table(ctx.t('account.roles'), columns, rows)}</div>`}
    <details class="more after">
      <summary>${ctx.t('people.addRole')}</summary>
      <form class="stack narrow after" method="post" action="${action}">
        ${csrfField(ctx)} ${grantFields(ctx)} ${teamTicks(ctx, view)}
        <p><button class="btn main" name="do" value="grant">${ctx.t('people.give')}</button></p>
      </form>
    </details>`;
}

function ways(ctx: Ctx, { account, isSelf }: MemberView, action: string): Html {
  const outside = account.issuer !== null;
  return html`<div class="row">
      ${!outside && rowButton(ctx, action, ['do', 'reset'], ctx.t('people.reset'))}
      ${account.disabled !== null && rowButton(ctx, action, ['do', 'enable'], ctx.t('people.reopen'))}
      ${account.disabled === null && !isSelf && html`<form method="post" action="${action}">${csrfField(ctx)}<button class="btn no" name="do" value="disable">${ctx.t('people.close')}</button></form>`}
    </div>
    <p class="hint after">
      ${ctx.t(isSelf ? 'people.selfHint' : outside ? 'people.outsideHint' : 'people.resetHint')}
    </p>`;
}
