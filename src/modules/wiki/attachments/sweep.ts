// Which bytes are still needed: those of every version of what stands, and for a while those of what was deleted, so that it
// can be put back. Reads the view inside one transaction, and says nothing while that lags behind the log.
import type { DatabaseSync } from 'node:sqlite';
import type { Hub } from '../../../hub.ts';
import { attachmentViewName } from './view.ts';

/** How long a deleted attachment can be put back. */
export const graceDays = 30;
const dayMs = 86_400_000;

/** Whoever was forgotten is not waited for. */
const forgetting = 'urn:vijver:forgetting';

const stillNeeded = `select distinct f.hash from attachment_file f left join attachment_gone g on g.subject = f.subject
  where g.subject is null or (g.at > ? and g.actor <> ?)`;
const standing = `select distinct f.hash from attachment_file f left join attachment_gone g on g.subject = f.subject
  where g.subject is null`;

/** @returns undefined while the view does not show the whole log */
function neededFiles(views: DatabaseSync, lastSeq: number, now: Date): ReadonlySet<string> | undefined {
  const seen = views.prepare('select seq from cursor where name = ?').get(attachmentViewName)?.['seq'];
  if (Number(seen ?? 0) < lastSeq) return undefined;
  const before = new Date(now.getTime() - graceDays * dayMs).toISOString();
  return new Set(
    views
      .prepare(stillNeeded)
      .all(before, forgetting)
      .map(({ hash }) => String(hash)),
  );
}

/** What `verify` looks for. */
export const standingFiles = (views: DatabaseSync): readonly string[] =>
  views
    .prepare(standing)
    .all()
    .map(({ hash }) => String(hash));

type Swept = Pick<Hub, 'files' | 'views' | 'log' | 'now'>;

/**
 * Takes away what an upload left behind, what was deleted long ago, and what was forgotten.
 * @returns how many files went; 0 while the view of them does not show the whole log
 */
export async function sweepFiles({ files, views, log, now }: Swept): Promise<number> {
  const { seq } = await log.last();
  const needed = neededFiles(views, seq, now());
  return needed === undefined ? 0 : files.sweep((hash) => needed.has(hash));
}
