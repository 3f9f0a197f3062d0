// The audit trail on disk: entries in a chain of hashes, each over the one before it, so that none can be changed or taken
// out unseen. Who and whose stand apart, under a commitment, so that a person can be forgotten without breaking the chain.
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { emptyWal } from '../log/wal.ts';
import type { Audit, AuditEntry } from '../access/audit.ts';

/** An entry as it is read again. `actor` and `person` are null when they were forgotten. */
export interface Entry {
  readonly n: number;
  readonly at: string;
  readonly actor: string | null;
  readonly action: string;
  readonly subject: string | null;
  readonly person: string | null;
  readonly door: string;
  readonly purpose: string | null;
  readonly detail: string | null;
}

export interface EntryQuery {
  readonly actor?: string | undefined;
  readonly person?: string | undefined;
  readonly action?: string | undefined;
  readonly door?: string | undefined;
  /** ISO 8601, from and up to, by day or by moment. */
  readonly from?: string | undefined;
  readonly upTo?: string | undefined;
  readonly limit: number;
  /** Only entries with a smaller number. */
  readonly before?: number | undefined;
}

export interface AuditFile extends Audit {
  /** Newest first. */
  readonly entries: (query: EntryQuery) => readonly Entry[];
  readonly count: (query: Omit<EntryQuery, 'limit' | 'before'>) => number;
  /** What entries can be filtered by. */
  readonly actions: () => readonly string[];
  /** Entries stay, with nobody's name in them. @returns how many entries knew this person */
  readonly pseudonymise: (personIri: string) => number;
  /** Entries before a moment go; the chain goes on from where they ended. @returns how many */
  readonly prune: (before: string) => number;
  /** Faults of the chain, one sentence each; of its last entries only, when so many are asked for. */
  readonly verify: (last?: number) => readonly string[];
  /** The end of the chain: noted elsewhere, it tells whether entries were cut off. */
  readonly head: () => { readonly n: number; readonly hash: string };
  readonly close: () => void;
}

const tables = `
  create table if not exists party (ref integer primary key, iri text unique, salt blob, mark text not null) strict;
  create table if not exists entry (
    n integer primary key, at text not null, actor integer not null, action text not null, subject text, person integer,
    door text not null, purpose text, detail text, hash text not null) strict;
  create index if not exists entry_by_person on entry (person, n);
  create index if not exists entry_by_actor on entry (actor, n);
  create table if not exists anchor (id integer primary key check (id = 1), n integer not null, hash text not null) strict;
  insert or ignore into anchor values (1, 0, '');`;

interface Row extends Omit<Entry, 'actor' | 'person'> {
  readonly actorMark: string;
  readonly personMark: string | null;
  readonly hash: string;
}

const sha256 = (...pieces: readonly (string | Uint8Array)[]): string =>
  pieces.reduce((hash, piece) => hash.update(piece), createHash('sha256')).digest('hex');

const hashOf = (before: string, row: Omit<Row, 'hash'>): string =>
  sha256(
    before,
    JSON.stringify([row.n, row.at, row.actorMark, row.action, row.subject, row.personMark, row.door, row.purpose, row.detail]), // prettier-ignore
  );

const chained = `select e.n, e.at, a.mark as actorMark, e.action, e.subject, p.mark as personMark, e.door, e.purpose, e.detail,
  e.hash from entry e join party a on a.ref = e.actor left join party p on p.ref = e.person`;

/** @param path `data/audit.sqlite`, which only the operator's account can read */
export function openAudit(path: string, now: () => Date): AuditFile {
  const db = new DatabaseSync(path);
  chmodSync(path, 0o600);
  db.exec(
    'pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = normal; pragma secure_delete = on',
  );
  db.exec(tables);
  return { record: createRecord(db, now), ...readingOn(db), ...lettingGo(db), close: () => db.close() };
}

interface Party {
  readonly ref: number;
  readonly mark: string;
}

interface Apart {
  readonly subject: string | null;
  readonly whose: string | undefined;
}

/** A person is never an entry's subject: what stands in the chain itself cannot be forgotten. */
function apart({ subject, person }: AuditEntry): Apart {
  if (subject === undefined || !/\/id\/person\/[^/]+$/.test(subject))
    return { subject: subject ?? null, whose: person };
  return { subject: null, whose: person ?? subject };
}

const headSql = `select n, hash from entry union all select n, hash from anchor order by n desc limit 1`;

function createRecord(db: DatabaseSync, now: () => Date): Audit['record'] {
  const find = db.prepare('select ref, mark from party where iri = ?');
  const add = db.prepare('insert into party (iri, salt, mark) values (?, ?, ?) returning ref, mark');
  const head = db.prepare(headSql);
  const insert = db.prepare('insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const partyOf = (iri: string): Party => {
    const known = find.get(iri) as unknown as Party | undefined;
    if (known !== undefined) return known;
    const salt = randomBytes(32);
    return add.get(iri, salt, sha256(salt, iri)) as unknown as Party;
  };
  function write(entry: AuditEntry): void {
    const { action, door, purpose = null } = entry;
    const { subject, whose } = apart(entry);
    const [actor, person] = [partyOf(entry.actor), whose === undefined ? undefined : partyOf(whose)];
    const last = head.get() as { n: number; hash: string };
    const detail = entry.detail === undefined ? null : JSON.stringify(entry.detail);
    const [n, at] = [last.n + 1, now().toISOString()];
    const marks = { actorMark: actor.mark, personMark: person?.mark ?? null };
    const hash = hashOf(last.hash, { n, at, action, subject, door, purpose, detail, ...marks });
    insert.run(n, at, actor.ref, action, subject, person?.ref ?? null, door, purpose, detail, hash);
  }
  return (entry) => {
    db.exec('begin immediate');
    try {
      write(entry);
      db.exec('commit');
    } catch (error) {
      db.exec('rollback');
      throw error;
    }
  };
}

const filters = `from entry e join party a on a.ref = e.actor left join party p on p.ref = e.person
  where (:actor is null or a.iri = :actor) and (:person is null or p.iri = :person)
  and (:action is null or e.action = :action) and (:door is null or e.door = :door)
  and (:from is null or e.at >= :from) and (:upTo is null or substr(e.at, 1, length(:upTo)) <= :upTo)`;

const values = ({ actor, person, action, door, from, upTo }: Omit<EntryQuery, 'limit'>) => ({
  actor: actor ?? null,
  person: person ?? null,
  action: action ?? null,
  door: door ?? null,
  from: from ?? null,
  upTo: upTo ?? null,
});

function readingOn(db: DatabaseSync): Pick<AuditFile, 'entries' | 'count' | 'actions' | 'verify' | 'head'> {
  const list =
    db.prepare(`select e.n, e.at, a.iri as actor, e.action, e.subject, p.iri as person, e.door, e.purpose, e.detail
    ${filters} and (:before is null or e.n < :before) order by e.n desc limit :limit`);
  const count = db.prepare(`select count(*) as n ${filters}`);
  const actions = db.prepare('select distinct action from entry order by action');
  const head = db.prepare(headSql);
  return {
    entries: (query) =>
      list.all({ ...values(query), before: query.before ?? null, limit: query.limit }) as unknown as Entry[],
    count: (query) => (count.get(values(query)) as { n: number }).n,
    actions: () => actions.all().map((row) => String(row['action'])),
    verify: (last) => faultsOf(db, last),
    head: () => head.get() as { n: number; hash: string },
  };
}

function faultsOf(db: DatabaseSync, last: number | undefined): string[] {
  const links = 'select n, hash from entry union all select n, hash from anchor';
  const { n: total } = db.prepare(`select count(*) as n from (${links})`).get() as { n: number };
  // With a number, from the link before the last so many; else from where the chain begins.
  const order = last === undefined ? 'asc' : 'desc';
  const begin = db.prepare(`select n, hash from (${links}) order by n ${order} limit 1 offset ?`);
  let { n, hash } = begin.get(Math.min(last ?? 0, total - 1)) as { n: number; hash: string };
  for (const each of db.prepare(`${chained} where e.n > ? order by e.n`).iterate(n)) {
    const row = each as unknown as Row;
    if (row.n !== n + 1) return [`audit: entry ${n + 1} is missing`];
    if (hashOf(hash, row) !== row.hash) return [`audit: entry ${row.n} was changed, or the one before it`];
    ({ n, hash } = row);
  }
  const parties = db.prepare('select ref, iri, salt, mark from party where iri is not null').iterate();
  for (const party of parties) {
    const { ref, iri, salt, mark } = party as unknown as { ref: number; iri: string; salt: Uint8Array; mark: string };
    if (sha256(salt, iri) !== mark) return [`audit: somebody was put in the place of party ${ref}`];
  }
  return [];
}

function lettingGo(db: DatabaseSync): Pick<AuditFile, 'pseudonymise' | 'prune'> {
  const known = db.prepare(`select count(*) as n from entry where actor = (select ref from party where iri = :iri)
    or person = (select ref from party where iri = :iri)`);
  const hide = db.prepare('update party set iri = null, salt = null where iri = ?');
  const last = db.prepare('select n, hash from entry where at < ? order by n desc limit 1');
  const drop = db.prepare('delete from entry where n <= ?');
  const anchor = db.prepare('update anchor set n = ?, hash = ?');
  const dropParties = db.prepare(`delete from party where ref not in (select actor from entry
    union select person from entry where person is not null)`);
  return {
    pseudonymise(iri) {
      const { n } = known.get({ iri }) as { n: number };
      hide.run(iri);
      emptyWal(db);
      return n;
    },
    prune(before) {
      const end = last.get(before) as { n: number; hash: string } | undefined;
      if (end === undefined) return 0;
      db.exec('begin immediate');
      const { changes } = drop.run(end.n);
      anchor.run(end.n, end.hash);
      dropParties.run();
      db.exec('commit');
      return Number(changes);
    },
  };
}
