// Which bytes which attachment names, in any of its versions: tells what may be swept. Made from the log, in the writer's thread.
import type { DatabaseSync } from 'node:sqlite';
import type { Event } from '../../../log/log.ts';
import { layTables } from '../../../log/versions.ts';
import type { View } from '../../../log/views.ts';
import { fileTerms } from './terms.ts';

const name = 'attachments';

const tables = `
  create table if not exists attachment_file (
    hash text not null, subject text not null, primary key (hash, subject)) strict, without rowid;
  create table if not exists attachment_gone (
    subject text primary key, at text not null, actor text not null) strict, without rowid;`;

/** What `verify` compares. */
export const attachmentContents: Readonly<Record<string, string>> = {
  'wiki, files': 'select hash, subject from attachment_file order by 1, 2',
  'wiki, deleted attachments': 'select subject, at, actor from attachment_gone order by 1',
};

const hashLine = new RegExp(`<${RegExp.escape(fileTerms.hash)}> "([0-9a-f]{64})"`, 'g');

const hashesIn = ({ state }: Event): readonly string[] =>
  [state.public, state.internal].flatMap((text) => [...text.matchAll(hashLine)].map(([, hash = '']) => hash));

export function createAttachmentView(db: DatabaseSync): View {
  layTables(db, { name, version: 1, owns: ['attachment_file', 'attachment_gone'], tables });
  const add = db.prepare('insert or ignore into attachment_file values (?, ?)');
  const gone = db.prepare('insert or replace into attachment_gone values (?, ?, ?)');
  const back = db.prepare('delete from attachment_gone where subject = ?');
  return {
    name,
    apply(events) {
      for (const event of events) {
        if (event.type !== 'attachment' || event.module !== 'wiki') continue;
        for (const hash of hashesIn(event)) add.run(hash, event.subject);
        if (event.action === 'delete') gone.run(event.subject, event.at, event.actor);
        else back.run(event.subject);
      }
    },
    clear: () => db.exec('delete from attachment_file; delete from attachment_gone'),
  };
}

export const attachmentViewName = name;
