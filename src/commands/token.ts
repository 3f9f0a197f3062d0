// `vijver token`: API tokens. Works beside a running hub, since it touches only the file of who may come in.
import type { Command } from 'commander';
import { modulesWithRoles, museums, roles } from '../access/policy.ts';
import type { NewToken, TokenInfo } from '../access/tokens.ts';
import { withAccess } from './with-access.ts';
import type { Terminal } from './terminal.ts';

export function tokenCommand(program: Command, terminal: Terminal): void {
  const token = program.command('token').description('API tokens for programs');
  token
    .command('create')
    .description('make a token; it is shown once, on the last line')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--role <role>', roles.join(', '))
    .option('--museum <key>', museums.join(', '))
    .option('--modules <names...>', modulesWithRoles.join(', '))
    .option('--expires <duration>', 'such as 90d or 12h', '365d')
    .action((wanted: NewToken) => {
      const made = withAccess(terminal, ({ tokens }, _base, note) => {
        const created = tokens.create(wanted);
        note({
          action: 'token.create',
          detail: { token: created.id, role: wanted.role, museum: wanted.museum ?? null },
        });
        return created;
      });
      terminal.warn(
        `Token ${made.id} (${wanted.name}) for ${wanted.role}${wanted.museum ? ` of ${wanted.museum}` : ''}. Keep it now: it is not shown again.`,
      );
      terminal.say(made.token);
    });
  token
    .command('list')
    .description('the tokens there are, without their secret')
    .action(() => withAccess(terminal, ({ tokens }) => tokens.list()).forEach((info) => terminal.say(lineOf(info))));
  token
    .command('revoke <id-or-name>')
    .description('end a token at once')
    .action((idOrName: string) => {
      const count = withAccess(terminal, ({ tokens }, _base, note) => {
        const ended = tokens.revoke(idOrName);
        if (ended > 0) note({ action: 'token.revoke', detail: { ended: String(ended) } });
        return ended;
      });
      terminal.say(count === 0 ? `No live token is called “${idOrName}”. See: vijver token list` : `Revoked ${count}.`);
      if (count === 0) terminal.fail(1);
    });
}

const lineOf = ({ id, name, role, modules, museum, created, expires, revoked, lastUsed }: TokenInfo): string =>
  [
    id,
    name,
    `${role}${museum === null ? '' : ` of ${museum}`}${modules === null ? '' : ` in ${modules.join('+')}`}`,
    `made ${created.slice(0, 10)}`,
    revoked === null ? `until ${expires?.slice(0, 10) ?? 'revoked'}` : `revoked ${revoked.slice(0, 10)}`,
    lastUsed === null ? 'never used' : `last used ${lastUsed.slice(0, 10)}`,
  ].join('  ');
