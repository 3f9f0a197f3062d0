// `vijver export`: everything that stands, to standard output, in bounded memory; reads beside a running hub.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type ExportFormat, exportFormats, exportText } from '../export/export.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly module?: string;
  readonly scheme?: string;
  readonly format: string;
  readonly public?: boolean;
}

export function exportCommand(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .description('everything that stands, to standard output')
    .option('--module <name>', 'only this module')
    .option('--scheme <iri>', 'only this scheme and what is in it')
    .option('--format <name>', exportFormats.join(', '), 'nq')
    .option('--public', 'only what everybody may see')
    .action(async ({ module, scheme, format, public: publicOnly }: Options) => {
      const { base, dataDir } = terminal.config();
      const logPath = join(dataDir, 'log.sqlite');
      if (!existsSync(logPath)) throw new Error(`There is nothing to export: ${logPath} does not exist.`);
      const order = { module, scheme, publicOnly, format: format as ExportFormat };
      for await (const text of exportText(base, logPath, order)) await terminal.write(text);
      if (publicOnly !== true)
        terminal.warn('Everything went out, also what is internal or personal. For others: add --public.');
    });
}
