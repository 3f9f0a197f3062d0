// `vijver import`: files into the hub, everything or nothing; beside a running hub or without one.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { build } from '../build.ts';
import { museums } from '../access/policy.ts';
import { handOver } from '../control/client.ts';
import type { ImportOrder, Progress, Summary } from '../import/order.ts';
import { importTask } from '../import/task.ts';
import { createTeller } from './import-words.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly module: string;
  readonly scheme?: string;
  readonly museum?: string;
  readonly room?: string;
  readonly dryRun?: boolean;
  readonly skipInvalid?: boolean;
  readonly report?: string;
  readonly map?: string;
  readonly lang: string;
}

export function importCommand(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .description('take files in: any RDF syntax, CSV, Axiell/Adlib XML, calendars (iCalendar); also packed with gzip')
    .argument('<file...>')
    .option('--module <name>', 'the module they belong to', 'terms')
    .option('--scheme <iri>', 'concepts without a scheme get this one')
    .option('--museum <key>', `the museum that keeps them: ${museums.join(', ')}`)
    .option('--room <name>', 'with --module planning: the room, material or set that a calendar is of; its name or ref')
    .option('--dry-run', 'check everything, write nothing')
    .option('--skip-invalid', 'take what is right, leave out what is not')
    .option('--report <file>', 'every finding: .csv, or JSON lines')
    .option('--map <file>', 'JSON that explains the columns of a CSV file: {"columns": {"Header": "prefLabel@nl"}}')
    .option('--lang <nl|en>', 'language of messages, and of texts that name none', 'nl')
    .action(async (files: string[], options: Options) => {
      const order = toOrder(files, options);
      const summary = await carryOut(order, terminal);
      if (summary === undefined || (summary.invalid > 0 && !order.skipInvalid)) terminal.fail(1);
    });
}

const path = (name: string | undefined): string | undefined => (name === undefined ? undefined : resolve(name));

/** @throws Error for an option that cannot be */
function toOrder(files: readonly string[], options: Options): ImportOrder {
  const { lang, museum, report, map, ...rest } = options;
  if (lang !== 'nl' && lang !== 'en') throw new Error(`--lang is nl or en, not “${lang}”.`);
  if (museum !== undefined && !museums.some((key) => key === museum))
    throw new Error(`--museum is one of ${museums.join(', ')}, not “${museum}”.`);
  return { ...rest, files: files.map((file) => resolve(file)), lang, museum, report: path(report), map: path(map) };
}

async function carryOut(order: ImportOrder, terminal: Terminal): Promise<Summary | undefined> {
  const config = terminal.config();
  const teller = createTeller(order, terminal);
  const running = await handOver(config.dataDir, 'import', order);
  if (running !== undefined) return follow(running as unknown as AsyncIterable<Progress>, teller);
  const built = await build(config, (error, where) => terminal.warn(`${where}: ${(error as Error).message}`));
  try {
    return await follow(importTask(built)(order), teller);
  } finally {
    await built.close();
  }
}

async function follow(steps: AsyncIterable<Progress>, tell: (step: Progress) => void): Promise<Summary | undefined> {
  let summary: Summary | undefined;
  for await (const step of steps) {
    tell(step);
    if (step.kind === 'done') summary = step.summary;
  }
  return summary;
}
