// `vijver verify`: proves that every view agrees with the log. Exit 1 and a list when one does not.
import type { Command } from 'commander';
import { build, type Built } from '../build.ts';
import { handOver } from '../control/client.ts';
import { verify, type Step } from '../verify/verify.ts';
import type { Terminal } from './terminal.ts';

export const verifyTask = (built: Built) => (): AsyncIterable<Step> => verify(built);

export function verifyCommand(program: Command, terminal: Terminal): void {
  program
    .command('verify')
    .description('prove that log, state, store, index and pages agree')
    .action(async () => {
      const config = terminal.config();
      const running = await handOver(config.dataDir, 'verify', {});
      if (running !== undefined) return tell(running as unknown as AsyncIterable<Step>, terminal);
      const built = await build(config, (error, where) => terminal.warn(`${where}: ${(error as Error).message}`));
      await tell(verify(built), terminal).finally(built.close);
    });
}

async function tell(steps: AsyncIterable<Step>, terminal: Terminal): Promise<void> {
  for await (const { part, faults } of steps) {
    terminal.say(`${faults.length === 0 ? 'agrees ' : 'DIFFERS'}  ${part}`);
    for (const fault of faults) terminal.say(`         ${fault}`);
    if (faults.length > 0) terminal.fail(1);
  }
}
