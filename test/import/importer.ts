// A writer on a temporary folder and a way to import into it, with files written on the spot. No HTTP, no store.
import { openVaultToRead } from '../../src/privacy/vault.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportText, type ExportOrder } from '../../src/export/export.ts';
import type { ImportOrder, Progress, Summary } from '../../src/import/order.ts';
import { runImport } from '../../src/import/run.ts';
import { openLog } from '../../src/log/sqlite.ts';
import { parseNTriples } from '../../src/rdf/ntriples.ts';
import { startWriter } from '../../src/writer/writer.ts';

export const base = 'http://hub.test';

export async function createImporter() {
  const folder = mkdtempSync(join(tmpdir(), 'vijver-import-'));
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const trouble: unknown[] = [];
  const writer = await startWriter({ dataDir, base }, (error) => trouble.push(error));
  const log = openLog(join(dataDir, 'log.sqlite'), openVaultToRead(dataDir));
  const parts = {
    base,
    dataDir,
    room: () => 1_000_000,
    appendStaged: writer.appendStaged,
    shown: async (seq: number): Promise<void> => {
      while (writer.seen() < seq) await writer.shown(seq, 1000);
    },
  };
  return {
    folder,
    dataDir,
    log,
    writer,
    trouble,
    /** Writes a file and gives its path. */
    file(name: string, text: string | Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    async import(files: readonly string[], order: Partial<ImportOrder> = {}): Promise<Summary> {
      let last: Progress | undefined;
      for await (const step of runImport(parts, { files, module: 'terms', lang: 'nl', ...order })) last = step;
      if (last?.kind !== 'done') throw new Error('The import ended without a summary');
      return last.summary;
    },
    /** Statements that stand under a subject, as lines. */
    async state(subject: string): Promise<readonly string[]> {
      const event = await log.latest(subject);
      if (event === undefined) return [];
      return [event.state.public, event.state.internal, event.state.personal].join('').split('\n').filter(Boolean);
    },
    async quads(subject: string) {
      const event = await log.latest(subject);
      return event === undefined ? [] : parseNTriples(event.state.public);
    },
    async export(order: Partial<ExportOrder> = {}): Promise<string> {
      let text = '';
      for await (const piece of exportText(base, join(dataDir, 'log.sqlite'), { format: 'nq', ...order }))
        text += piece;
      return text;
    },
    async close(): Promise<void> {
      await writer.close();
      await log.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
