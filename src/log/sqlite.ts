// The log on disk, in SQLite: reading from any thread, appending from one. Knows nothing of RDF.
import type { DatabaseSync } from 'node:sqlite';
import { createAppender } from './append.ts';
import type { Event, Log, LogReader, Member, StreamSummary } from './log.ts';
import { openForReading, openForWriting, toEvent, type EventRow } from './schema.ts';
import { fromMoment, toMoment } from './moment.ts';
import { plain, type Vault } from './vault.ts';

const chunk = 500;

/** For readers: the file must exist. */
export const openLog = (path: string, vault: Vault): LogReader => readerOn(openForReading(path), vault);

/** For the one writer, and for tests. `now` gives milliseconds. */
export function createLog(path: string, now: () => number, vault: Vault = plain): Log {
  const db = openForWriting(path);
  const append = createAppender(db, now, vault);
  return { ...readerOn(db, vault), append: async (changes, cause) => append(changes, cause) };
}

export function readerOn(db: DatabaseSync, vault: Vault): LogReader {
  const event = (row: unknown): Event => toEvent(row as EventRow, vault);
  const asEvent = (row: unknown): Event | undefined => (row === undefined ? undefined : event(row));
  const last = db.prepare('select seq, at from event order by seq desc limit 1');
  const bySeq = db.prepare('select * from event where seq = ?');
  const latest = db.prepare('select * from event where subject = ? order by seq desc limit 1');
  const before = db.prepare('select * from event where subject = ? and seq < ? order by seq desc limit ?');
  const atMoment = db.prepare('select * from event where subject = ? and at <= ? order by seq desc limit 1');
  const between = db.prepare('select * from event where seq > ? and seq <= ? order by seq limit ?');
  return {
    ...streamsOn(db, vault),
    async last() {
      const row = last.get() as { seq: number; at: string } | undefined;
      return row ?? { seq: 0, at: null };
    },
    event: async (seq) => asEvent(bySeq.get(seq)),
    latest: async (subject) => asEvent(latest.get(subject)),
    at: async (subject, moment) => asEvent(atMoment.get(subject, toMoment(fromMoment(moment)))),
    async history(subject, limit, upTo = Number.MAX_SAFE_INTEGER) {
      return before.all(subject, upTo, limit).map(event);
    },
    async *read(after, upTo = Number.MAX_SAFE_INTEGER) {
      for (let seen = after; ;) {
        const rows = between.all(seen, upTo, chunk) as unknown as EventRow[];
        for (const row of rows) yield event(row);
        const end = rows.at(-1);
        if (end === undefined || rows.length < chunk) return;
        seen = end.seq;
      }
    },
    close: async () => db.close(),
  };
}

type StreamReader = Pick<LogReader, 'members' | 'memberTime' | 'stream' | 'streams'>;

function streamsOn(db: DatabaseSync, vault: Vault): StreamReader {
  const summary = 'select name, count, first_at as firstAt, last_at as lastAt from stream';
  const one = db.prepare(`${summary} where name = ?`);
  const all = db.prepare(`${summary} order by name`);
  const members = db.prepare(`select m.place, m.kind, e.* from member m join event e on e.seq = m.seq
    where m.stream = (select id from stream where name = ?) and m.place >= ? order by m.place limit ?`);
  const time = db.prepare(`select e.at from member m join event e on e.seq = m.seq
    where m.stream = (select id from stream where name = ?) and m.place = ?`);
  return {
    async members(stream, place, limit) {
      return members.all(stream, place, limit).map((row) => toMember(row as unknown as MemberRow, vault));
    },
    memberTime: async (stream, place) => (time.get(stream, place) as { at: string } | undefined)?.at,
    stream: async (name) => one.get(name) as StreamSummary | undefined,
    streams: async () => all.all() as unknown as StreamSummary[],
  };
}

type MemberRow = EventRow & Pick<Member, 'place' | 'kind'>;
const toMember = ({ place, kind, ...row }: MemberRow, vault: Vault): Member => ({
  place,
  kind,
  event: toEvent(row, vault),
});
