// `vijver user`: accounts of people. A new account and a reset each print a link that works once; no password passes a shell.
import type { Command } from 'commander';
import type { Account } from '../access/accounts.ts';
import type { Access } from '../access/access.ts';
import { modulesWithRoles, museums, roles } from '../access/policy.ts';
import { Problem } from '../problem.ts';
import type { Terminal } from './terminal.ts';
import { withAccess } from './with-access.ts';

interface Wanted {
  readonly name?: string;
  readonly email?: string;
  readonly role: string;
  readonly museum?: string;
  readonly modules?: readonly string[];
  readonly person?: string;
}

export function userCommand(program: Command, terminal: Terminal): void {
  const user = program.command('user').description('accounts of people');
  user
    .command('create <login>')
    .description('make an account; the link to choose a password is on the last line')
    .requiredOption('--role <role>', roles.join(', '))
    .option('--name <name>', 'how the person is called')
    .option('--email <address>')
    .option('--person <uuid>', 'who it is, when the planning knows them already: the end of their address')
    .option('--museum <key>', museums.join(', '))
    .option('--modules <names...>', modulesWithRoles.join(', '))
    .action((login: string, wanted: Wanted) => create(terminal, login, wanted));
  user
    .command('list')
    .description('who may come in')
    .action(() =>
      withAccess(terminal, (access) => access.accounts.list().forEach((each) => terminal.say(lineOf(access, each)))),
    );
  user
    .command('disable <login>')
    .description('close an account: signed out everywhere, its tokens dead, at once')
    .action((login: string) => close(terminal, login));
  user
    .command('enable <login>')
    .description('open a closed account again')
    .action((login: string) =>
      withAccess(terminal, ({ accounts }, _base, note) => {
        const { id, person } = must(accounts.byLogin(login), login);
        accounts.disable(id, false);
        note({ action: 'account.enable', person });
        terminal.say(`${login} can come in again.`);
      }),
    );
  user
    .command('reset <login>')
    .description('end the password and all sessions; the link to choose a new one is on the last line')
    .action((login: string) => reset(terminal, login));
}

function create(terminal: Terminal, login: string, { name, email, person, ...grant }: Wanted): void {
  withAccess(terminal, ({ accounts, identities, links }, base, note) => {
    const who = person === undefined ? undefined : `${base}/id/person/${person.split('/').at(-1)}`;
    const account = accounts.create(login, [grant], who);
    note({
      action: 'account.create',
      person: account.person,
      detail: { role: grant.role, museum: grant.museum ?? null },
    });
    const known = identities.get(account.person);
    identities.put(account.person, { name: name ?? known?.name ?? login, email: email ?? known?.email ?? null });
    handOver(terminal, login, `${base}/signin?code=${links.make(account.id)}`);
  });
}

function close(terminal: Terminal, login: string): void {
  withAccess(terminal, ({ accounts, sessions, links }, _base, note) => {
    const { id, person } = must(accounts.byLogin(login), login);
    accounts.disable(id, true);
    note({ action: 'account.disable', person });
    links.withdraw(id);
    terminal.say(`${login} is closed; ${sessions.closeAll(id)} sessions ended.`);
  });
}

function reset(terminal: Terminal, login: string): void {
  withAccess(terminal, ({ accounts, sessions, links }, base, note) => {
    const { id, issuer, person } = must(accounts.byLogin(login), login);
    if (issuer !== null) throw new Problem('bad-request', `The password of ${login} is with ${issuer}.`);
    accounts.setSecret(id, null);
    note({ action: 'account.reset', person });
    sessions.closeAll(id);
    links.withdraw(id);
    handOver(terminal, login, `${base}/signin?code=${links.make(id)}`);
  });
}

function handOver(terminal: Terminal, login: string, link: string): void {
  terminal.warn(`Hand this link to ${login}, and to nobody else. It works once, for a day; it is not shown again.`);
  terminal.say(link);
}

function must(account: Account | undefined, login: string): Account {
  if (account !== undefined) return account;
  throw new Problem('not-found', `Nobody signs in as “${login}”. See: vijver user list`);
}

const lineOf = (
  { accounts, identities }: Access,
  { id, person, login, issuer, hasPassword, disabled, seen }: Account,
): string =>
  [
    login ?? issuer ?? '(first administrator)',
    identities.get(person)?.name ?? '-',
    accounts
      .grants(id)
      .map(
        ({ role, museum, modules }) =>
          `${role}${museum === null ? '' : ` of ${museum}`}${modules === null ? '' : ` in ${modules.join('+')}`}`,
      )
      .join(', ') || 'no role',
    disabled === null ? (hasPassword || issuer !== null ? 'open' : 'invited') : `closed ${disabled.slice(0, 10)}`,
    seen === null ? 'never signed in' : `last in ${seen.slice(0, 10)}`,
    person,
  ].join('  ');
