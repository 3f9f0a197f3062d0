// `vijver retention`: what has outlived its term, now rather than tonight; beside a running hub or without one.
import type { Command } from 'commander';
import { operator } from '../access/policy.ts';
import { build, type Built } from '../build.ts';
import { closeStrays } from '../modules/wiki/attachments/close.ts';
import { sweepFiles } from '../modules/wiki/attachments/sweep.ts';
import { handOver } from '../control/client.ts';
import type { Run } from '../retention/records.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly approve?: string;
  readonly reference?: string;
}

export const retentionTask = ({ hub }: Built) =>
  async function* (options: unknown): AsyncIterable<Run> {
    const { dryRun, approve, reference } = options as Options;
    if (approve !== undefined) hub.retention.approve(approve, reference ?? '', operator);
    yield* await hub.retention.run({ dryRun: dryRun === true });
  };

export function retentionCommand(program: Command, terminal: Terminal): void {
  program
    .command('retention')
    .description('delete or anonymise what has outlived its term, as every night; tells numbers only')
    .option('--dry-run', 'only count')
    .option('--approve <kind>', 'record the decision about records under a selection list')
    .option('--reference <text>', 'where that decision can be found')
    .action(async (options: Options) => {
      const config = terminal.config();
      const running = await handOver(config.dataDir, 'retention', options);
      if (running !== undefined) return tell(running as unknown as AsyncIterable<Run>, options, terminal);
      const built = await build(config, (error, where) => terminal.warn(`${where}: ${(error as Error).message}`));
      await tell(retentionTask(built)(options), options, terminal).finally(built.close);
    });
}

async function tell(runs: AsyncIterable<Run>, { dryRun }: Options, terminal: Terminal): Promise<void> {
  const word = dryRun === true ? 'would be dealt with' : 'dealt with';
  for await (const { kind, done, held } of runs)
    terminal.say(
      `${kind}: ${done} ${word}${held > 0 ? `, ${held} wait for a decision (--approve ${kind} --reference …)` : ''}`,
    );
}

const [hour, dayMs] = [3, 86_400_000];

/** Every night at three in Brussels. @returns how to stop */
export function everyNight({ hub }: Built): () => void {
  let timer: NodeJS.Timeout;
  const plan = (): void => {
    timer = setTimeout(work, untilNight(hub.now()));
    timer.unref();
  };
  const work = (): void => {
    hub.retention
      .run()
      .then(() => closeStrays(hub))
      .then(() => sweepFiles(hub))
      .catch((error: unknown) => hub.report(error, 'retention'))
      .finally(plan);
  };
  plan();
  return () => clearTimeout(timer);
}

/** Milliseconds to the next three o'clock, at least a minute. */
export function untilNight(now: Date): number {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('Europe/Brussels');
  const today = here.with({ hour, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  const next = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 });
  return Math.min(2 * dayMs, Math.max(60_000, next.epochMilliseconds - here.epochMilliseconds));
}
