// `vijver forget PERSON`: a person goes out of log, views, accounts and trail, beside a running hub or without one.
import type { Command } from 'commander';
import { operator } from '../access/policy.ts';
import { build, type Built } from '../build.ts';
import { handOver } from '../control/client.ts';
import { personIri } from '../privacy/nobody.ts';
import type { Totals } from '../privacy/forget.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly person: string;
  readonly dryRun?: boolean;
}

type Done = { readonly totals: Omit<Totals, 'elsewhere'> & Partial<Totals> };

export const forgetTask = ({ hub }: Built) =>
  async function* (options: unknown): AsyncIterable<Done> {
    const { person, dryRun } = options as Options;
    const iri = personIri(hub.base, person);
    yield { totals: dryRun === true ? await hub.privacy.preview(iri) : await hub.privacy.forget(iri, operator) };
  };

export function forgetCommand(program: Command, terminal: Terminal): void {
  program
    .command('forget <person>')
    .description('forget a person, by IRI or UUID: key, name, records, accounts; totals stay')
    .option('--dry-run', 'only say what would go and what would stay')
    .action(async (person: string, { dryRun }: { readonly dryRun?: boolean }) => {
      const config = terminal.config();
      const options: Options = { person, ...(dryRun === undefined ? {} : { dryRun }) };
      const running = await handOver(config.dataDir, 'forget', options);
      if (running !== undefined) return tell(running as unknown as AsyncIterable<Done>, dryRun === true, terminal);
      const built = await build(config, (error, where) => terminal.warn(`${where}: ${(error as Error).message}`));
      await tell(forgetTask(built)(options), dryRun === true, terminal).finally(built.close);
    });
}

async function tell(steps: AsyncIterable<Done>, dryRun: boolean, terminal: Terminal): Promise<void> {
  for await (const { totals } of steps) {
    const { deleted, anonymised, mentions, elsewhere = {} } = totals;
    terminal.say(dryRun ? 'Nothing was changed. This would happen:' : 'Forgotten.');
    terminal.say(
      `  ${deleted} deleted, ${anonymised} kept without the person for totals, ${mentions} mentions of nobody`,
    );
    for (const [name, count] of Object.entries(elsewhere)) terminal.say(`  ${name}: ${count}`);
    if (!dryRun)
      terminal.say('  Copies of keys and names (backup --keys) made before now still know them: let them go.');
  }
}
