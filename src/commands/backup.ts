// `vijver backup` and `vijver restore`: a copy while the hub runs, and a data folder made from one, checked before it opens.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { build, FolderInUse } from '../build.ts';
import { makeBackup } from '../backup/backup.ts';
import { sweepGone } from '../backup/replay.ts';
import { layDown, type Laid } from '../backup/restore.ts';
import { openForgotten } from '../privacy/forgotten.ts';
import { openVaultToRead } from '../privacy/vault.ts';
import { verify } from '../verify/verify.ts';
import { lockFolder } from '../writer/lock.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly keys?: string;
}

export function backupCommand(program: Command, terminal: Terminal): void {
  program
    .command('backup <folder>')
    .description('copy log, accounts and trail, also while the hub runs; keys and names go elsewhere')
    .option('--keys <folder>', 'keys and names, into a folder of their own; keep it for at most 30 days')
    .action(async (folder: string, { keys }: Options) => {
      const order = { dataDir: resolve(terminal.config().dataDir), folder: resolve(folder), now: new Date() };
      const made = await makeBackup({ ...order, keysFolder: keys === undefined ? undefined : resolve(keys) });
      for (const { kind, files, seq } of made)
        terminal.say(`${kind}: ${files.length} files up to version ${seq}, with their sums in manifest.json`);
      if (keys === undefined)
        terminal.warn(
          'Without --keys this copy cannot show what is personal. Keep keys and names apart: --keys FOLDER',
        );
    });
}

export function restoreCommand(program: Command, terminal: Terminal): void {
  program
    .command('restore <folder>')
    .description('put a backup in the place of the data folder: checked first; the forgotten stay forgotten')
    .option('--keys <folder>', 'keys and names that were kept apart; else those of the data folder')
    .action(async (folder: string, { keys }: Options) => {
      const config = terminal.config();
      const dataDir = resolve(config.dataDir);
      mkdirSync(dataDir, { recursive: true, mode: 0o700 });
      const unlock = lockFolder(dataDir);
      if (unlock === undefined) throw new FolderInUse(`A hub has ${dataDir} open. Stop it first, then restore.`);
      const order = { dataDir, folder: resolve(folder), keysFolder: keys === undefined ? undefined : resolve(keys) };
      const laid = await layDown(order).finally(unlock);
      tellLaid(laid, terminal);
      await open(terminal, dataDir);
    });
}

function tellLaid({ manifest, pending, unreadable }: Laid, terminal: Terminal): void {
  terminal.say(`Restored version ${manifest.seq} of ${manifest.at}, ${manifest.files.length} files, all checked.`);
  if (pending > 0) terminal.say(`${pending} people of the list of the forgotten are forgotten again.`);
  if (unreadable > 0)
    terminal.warn(
      `${unreadable} personal versions cannot be read: their key is not here. Restore again with --keys FOLDER if they should be.`,
    );
}

/** Building forgets whom the list names, and makes the views; nobody is let in. */
async function open(terminal: Terminal, dataDir: string): Promise<void> {
  const built = await build(terminal.config(), (error, where) =>
    terminal.warn(`${where}: ${(error as Error).message}`),
  );
  const vault = openVaultToRead(dataDir);
  const list = openForgotten(join(dataDir, 'forgotten.sqlite'));
  try {
    const { append } = built.writer;
    const swept = await sweepGone({ logPath: join(dataDir, 'log.sqlite'), vault, goneKeys: list.keys(), append });
    if (swept > 0) terminal.say(`${swept} records of forgotten people, of which nothing can be read, were deleted.`);
    for await (const { part, faults } of verify(built)) {
      terminal.say(`${faults.length === 0 ? 'agrees ' : 'DIFFERS'}  ${part}`);
      for (const fault of faults) terminal.say(`         ${fault}`);
      if (faults.length > 0) terminal.fail(1);
    }
  } finally {
    list.close();
    vault.close();
    await built.close();
  }
}
