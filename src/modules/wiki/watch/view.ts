// Flags a page when a term that it leans on changes, and takes the flag away when somebody has read the page since: by places in
// the log alone, so that it comes out the same when it is made again. Runs in the writer's thread. A term that no page leans on
// costs one look into an index.
import type { DatabaseSync } from 'node:sqlite';
import type { Event } from '../../../log/log.ts';
import type { View } from '../../../log/views.ts';
import { changesOf, standingOf, type SeenBy, type TermChange } from './change.ts';
import { clearing, settleTables } from './tables.ts';
import { leans, placeOf, usesOf, wasRead, wasWritten } from './uses.ts';

type Previous = (seq: number) => Event | undefined;

export function createWatchView(db: DatabaseSync, base: string): View {
  settleTables(db);
  const sql = statements(db);
  return {
    name: 'wiki',
    apply: (events, previous) => {
      for (const event of events)
        if (leans(event)) takePage({ sql, base, previous }, event);
        else if (event.type === 'concept') takeTerm({ sql, base, previous }, event);
    },
    clear: () => db.exec(clearing),
  };
}

interface Taking {
  readonly sql: ReturnType<typeof statements>;
  readonly base: string;
  readonly previous: Previous;
}

function takePage({ sql, base, previous }: Taking, event: Event): void {
  const { subject, museum, state, prev } = event;
  const known = new Set(sql.usesOf.all(subject).map((row) => String(row['term'])));
  sql.dropUses.run(subject);
  if (event.action === 'delete') {
    sql.dropPage.run(subject);
    return void sql.dropFlags.run(subject);
  }
  const pageMark = state.public === '' ? 'internal' : 'public';
  const { said, read } = timesOf(sql, event, prev === null ? undefined : previous(prev));
  if (read === event.seq) sql.dropFlags.run(subject);
  sql.page.run(subject, museum, pageMark, placeOf(event), said, read);
  for (const { term, mark } of usesOf(base, event)) {
    sql.use.run(subject, term, mark);
    if (!known.has(term)) flagOld(sql, term, { page: subject, museum, pageMark, use: mark });
  }
  sql.dropLost.run(subject);
  sql.moveFlags.run(museum, pageMark, subject);
}

/** The versions in which a page was last written and last read: this one, or those that were known. */
function timesOf(sql: Taking['sql'], event: Event, before: Event | undefined): { said: number; read: number } {
  const known = sql.times.get(event.subject);
  if (before === undefined || before.action === 'delete' || known === undefined)
    return { said: event.seq, read: event.seq };
  return {
    said: wasWritten(before, event) ? event.seq : Number(known['said']),
    read: wasRead(before, event) ? event.seq : Number(known['read']),
  };
}

/** A page that begins to lean on a term which is no longer to be used hears so at once; also when a swap was undone. */
function flagOld(sql: Taking['sql'], term: string, leaning: Leaning): void {
  const old = sql.old.get(term) as unknown as (TermChange & Moment) | undefined;
  if (old !== undefined) flag(sql, { term, change: old, moment: old }, leaning);
}

function takeTerm({ sql, base, previous }: Taking, event: Event): void {
  const { subject, seq, at, prev, action } = event;
  const moment = { seq, at, since: prev ?? seq };
  takeStanding(sql, event, action === 'delete' ? undefined : standingOf(base, event));
  if (action === 'create' || prev === null) return;
  const pages = sql.pagesOf.all(subject) as unknown as readonly Leaning[];
  const before = pages.length === 0 ? undefined : previous(prev);
  if (before === undefined || before.action === 'delete') return;
  for (const change of changesOf(base, before, event))
    for (const page of pages) flag(sql, { term: subject, change, moment }, page);
}

/** A term that may be used again flags nobody as one that may not. */
function takeStanding(sql: Taking['sql'], { subject, seq, at, prev }: Event, stands: TermChange | undefined): void {
  const old = sql.old.get(subject);
  if (stands !== undefined && old?.['aspect'] !== stands.aspect)
    sql.setOld.run(subject, stands.aspect, stands.mark, seq, at, prev ?? seq);
  if (stands !== undefined || old === undefined) return;
  sql.dropOld.run(subject);
  sql.dropStanding.run(subject);
}

interface Moment {
  readonly seq: number;
  readonly at: string;
  /** The version before. */
  readonly since: number;
}

interface Leaning {
  readonly page: string;
  readonly use: SeenBy;
  readonly museum: string | null;
  readonly pageMark: SeenBy;
}

interface Told {
  readonly term: string;
  readonly change: TermChange;
  readonly moment: Moment;
}

function flag(sql: Taking['sql'], { term, change, moment }: Told, { page, use, museum, pageMark }: Leaning): void {
  const mark = change.mark === 'internal' ? change.mark : use;
  sql.flag.run(page, term, change.aspect, mark, moment.seq, moment.at, moment.since, museum, pageMark);
}

const statements = (db: DatabaseSync) => ({
  usesOf: db.prepare('select term from wiki_use where page = ?'),
  dropUses: db.prepare('delete from wiki_use where page = ?'),
  use: db.prepare('insert or ignore into wiki_use values (?, ?, ?)'),
  times: db.prepare('select said, read from wiki_page where page = ?'),
  page: db.prepare('insert or replace into wiki_page values (?, ?, ?, ?, ?, ?)'),
  dropPage: db.prepare('delete from wiki_page where page = ?'),
  old: db.prepare('select aspect, mark, seq, at, since from wiki_old where term = ?'),
  setOld: db.prepare('insert or replace into wiki_old values (?, ?, ?, ?, ?, ?)'),
  dropOld: db.prepare('delete from wiki_old where term = ?'),
  dropStanding: db.prepare("delete from wiki_flag where term = ? and aspect in ('replaced', 'retired')"),
  dropFlags: db.prepare('delete from wiki_flag where page = ?'),
  dropLost: db.prepare(`delete from wiki_flag where page = ?1
    and term not in (select term from wiki_use where page = ?1)`),
  moveFlags: db.prepare('update wiki_flag set museum = ?, page_mark = ? where page = ?'),
  pagesOf: db.prepare(`select u.page, u.mark as use, p.museum, p.mark as pageMark from wiki_use u
    join wiki_page p on p.page = u.page where u.term = ?`),
  flag: db.prepare(`insert into wiki_flag values (?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict do update set seq = excluded.seq, at = excluded.at, museum = excluded.museum, page_mark = excluded.page_mark`),
});
