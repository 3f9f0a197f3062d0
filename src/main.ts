// The command line. The only reader of the environment; builds nothing itself but the commands.
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { Command } from 'commander';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { exportCommand } from './commands/export.ts';
import { forgetCommand } from './commands/forget.ts';
import { importCommand } from './commands/import.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { retentionCommand } from './commands/retention.ts';
import { serveCommand } from './commands/serve.ts';
import type { Terminal } from './commands/terminal.ts';
import { tokenCommand } from './commands/token.ts';
import { userCommand } from './commands/user.ts';
import { verifyCommand } from './commands/verify.ts';
import { readConfig } from './config.ts';

const stopAsked = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });

const terminal: Terminal = {
  config: () => readConfig(process.env),
  say: (line) => console.log(line),
  warn: (line) => console.error(line),
  async write(text) {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  isTerminal: process.stderr.isTTY === true,
  fail: (status) => (process.exitCode = status),
  stopAsked,
};

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const program = new Command('vijver').description('A linked-data hub for heritage').version(version);
for (const register of [
  serveCommand,
  importCommand,
  exportCommand,
  verifyCommand,
  rebuildCommand,
  tokenCommand,
  forgetCommand,
  backupCommand,
  restoreCommand,
  retentionCommand,
  userCommand,
])
  register(program, terminal);

// A reader of our output that closes early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
try {
  const [, , name = 'serve'] = process.argv;
  const names = ['help', ...program.commands.map((command) => command.name())];
  if (!name.startsWith('-') && !names.includes(name))
    throw new Error(`There is no command “${name}”. There are: ${names.join(', ')}.`);
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
