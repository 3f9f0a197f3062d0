// Checked changes in a file that the writer reads from: the table that `writer/staged.ts` describes.
import { DatabaseSync } from 'node:sqlite';
import type { Change } from '../log/log.ts';
import { stagedTable } from '../writer/staged.ts';

const perTransaction = 5000;

export function createChangeFile(path: string) {
  const db = new DatabaseSync(path);
  db.exec('pragma journal_mode = off; pragma synchronous = off;');
  db.exec(stagedTable);
  const insert = db.prepare('insert into change values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let open = 0;
  return {
    add(n: number, { module, type, ref, subject, museum, state, streams, expected }: Change): void {
      if (open === 0) db.exec('begin');
      const checked = expected === undefined ? 0 : 1;
      insert.run(n, module, type, ref, subject, museum, state.public, state.internal, state.personal, JSON.stringify(streams), expected ?? null, checked); // prettier-ignore
      open += 1;
      if (open < perTransaction) return;
      db.exec('commit');
      open = 0;
    },
    close(): void {
      if (open > 0) db.exec('commit');
      db.close();
    },
  };
}
