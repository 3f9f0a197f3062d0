// `vijver rebuild`: throws a view away and makes it again from the log, beside a running hub or without one.
import type { Command } from 'commander';
import { build, type Built } from '../build.ts';
import { handOver } from '../control/client.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly store?: boolean;
  readonly search?: boolean;
}

type Done = { readonly done: string };

/** Without an option: state, search index and triple store. Rebuilding waits until all of them show the whole log. */
export const rebuildTask = (built: Built) =>
  async function* (options: unknown): AsyncIterable<Done> {
    const { store, search } = options as Options;
    if (search === true || store !== true) yield rebuildViews(built, search === true ? 'search' : undefined);
    if (store === true || search !== true) {
      await built.hub.store.rebuild();
      yield { done: 'triple store' };
    }
  };

async function rebuildViews({ hub, writer }: Built, view: 'search' | undefined): Promise<Done> {
  const { seq } = await hub.log.last();
  await writer.rebuild(view);
  while (writer.seen() < seq) await writer.shown(seq, 1000);
  return { done: view === undefined ? 'state and search index' : 'search index' };
}

export function rebuildCommand(program: Command, terminal: Terminal): void {
  program
    .command('rebuild')
    .description('throw a view away and make it again from the log')
    .option('--store', 'only the triple store')
    .option('--search', 'only the search index')
    .action(async (options: Options) => {
      const config = terminal.config();
      const running = await handOver(config.dataDir, 'rebuild', options);
      if (running !== undefined) return tell(running, terminal);
      const built = await build(config, (error, where) => terminal.warn(`${where}: ${(error as Error).message}`));
      await tell(rebuildTask(built)(options), terminal).finally(built.close);
    });
}

async function tell(steps: AsyncIterable<object>, terminal: Terminal): Promise<void> {
  for await (const step of steps) terminal.say(`Rebuilt from the log: ${(step as { done: string }).done}.`);
}
