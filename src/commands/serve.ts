// `vijver serve`: runs the hub, with the demonstration content when the log is empty.
import { createServer, type Server } from 'node:http';
import type { Command } from 'commander';
import { operator } from '../access/policy.ts';
import { build, type Built } from '../build.ts';
import type { Config } from '../config.ts';
import { startControl } from '../control/server.ts';
import { loadDemo, type Loading } from '../demo/load.ts';
import { importTask } from '../import/task.ts';
import { forgetTask } from './forget.ts';
import { rebuildTask } from './rebuild.ts';
import { everyNight, retentionTask } from './retention.ts';
import type { Terminal } from './terminal.ts';
import { verifyTask } from './verify.ts';

export function serveCommand(program: Command, terminal: Terminal): void {
  program
    .command('serve', { isDefault: true })
    .description('run the hub')
    .option('--empty', 'leave out the demonstration content')
    .action(async ({ empty = false }: { empty?: boolean }) => serve(terminal, empty));
}

async function serve(terminal: Terminal, empty: boolean): Promise<void> {
  const config = terminal.config();
  const report = (error: unknown, where: string): void => terminal.warn(lineOf(error, where));
  const built = await build(config, report);
  const server = await listen(built, config);
  const control = await startControl(built.dataDir, tasks(built), report);
  if (!empty) await fillWhenEmpty(built, terminal);
  welcome(built, terminal);
  const stopNights = everyNight(built);
  const signal = await terminal.stopAsked();
  terminal.say(`${signal}: the hub finishes its work and stops.`);
  stopNights();
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), 3000);
  await Promise.all([closed(server), closed(control)]);
  clearTimeout(patience);
  await built.close();
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

/** The work that commands hand over while the hub runs. */
const tasks = (built: Built) => ({
  import: importTask(built),
  rebuild: rebuildTask(built),
  verify: verifyTask(built),
  forget: forgetTask(built),
  retention: retentionTask(built),
});

async function listen(built: Built, { port, host }: Config): Promise<Server> {
  const server = createServer(built.app);
  server.requestTimeout = 120_000;
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  } catch (error) {
    await built.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is taken by another program. Stop it, or choose another: PORT=8081 npm start`, {
      cause: error,
    });
  }
  return server;
}

async function fillWhenEmpty({ hub }: Built, terminal: Terminal): Promise<void> {
  if ((await hub.log.last()).seq > 0) return;
  const { base, files } = hub;
  const write: Loading['write'] = (drafts) => hub.write(operator, drafts, 'Voorbeeldinhoud');
  const folder = new URL('../../fixtures/demo/', import.meta.url);
  const { created } = await loadDemo({ base, files, now: hub.now(), write }, folder);
  terminal.say(`Loaded the demonstration content of six museums: ${created} things.`);
  terminal.say('  Look around as somebody of it, from another terminal: npx vijver user demo');
}

function welcome({ hub }: Built, terminal: Terminal): void {
  terminal.say(`Vijver runs at ${hub.base}/`);
  terminal.say(`  SPARQL ${hub.base}/sparql · streams ${hub.base}/ldes · reconciliation ${hub.base}/reconcile/nl/all`);
  if (hub.sessions.isNew())
    terminal.say(
      `  Sign in as the first administrator, once, within a day: ${hub.base}/signin?code=${hub.sessions.invite()}`,
    );
  terminal.say('  For programs: npx vijver token create --name my-program --role editor --museum stam');
}

function lineOf(error: unknown, where: string): string {
  const { message, stack, cause } = error as Error;
  const at = new Date().toISOString();
  return JSON.stringify({ at, where, message, stack, ...(cause === undefined ? {} : { cause: String(cause) }) });
}
