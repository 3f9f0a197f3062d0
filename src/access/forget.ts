// Takes one person out of the file of who may come in: accounts, roles, sessions, tokens, links. Reads the tables as they
// are, so that a table that comes later is not forgotten here.
import type { DatabaseSync } from 'node:sqlite';
import { emptyWal } from '../log/wal.ts';

/** Columns that hold a person's IRI, and columns that hold the number of an account. */
const byPerson = ['person', 'actor', 'owner'];
const byAccount = ['account', 'owner'];

const columnsOf = (db: DatabaseSync): readonly { readonly table: string; readonly column: string }[] =>
  db
    .prepare(`select t.name as "table", c.name as "column" from sqlite_master t join pragma_table_info(t.name) c
      where t.type = 'table' and t.name not like 'sqlite_%'`)
    .all() as unknown as { table: string; column: string }[];

const rowsOf = (db: DatabaseSync): { readonly table: string; readonly where: string }[] => {
  const columns = columnsOf(db);
  const accounts = columns.some(({ table, column }) => table === 'account' && column === 'person')
    ? 'select id from account where person = :person'
    : 'select null where :person is null';
  return columns
    .flatMap(({ table, column }) => [
      ...(byPerson.includes(column) ? [{ table, where: `"${column}" = :person` }] : []),
      ...(byAccount.includes(column) ? [{ table, where: `"${column}" in (${accounts})` }] : []),
    ])
    .toSorted((a, b) => Number(a.table === 'account') - Number(b.table === 'account'));
};

/** @returns how many rows went; none of them can be read in the file any more */
export function forgetAccess(db: DatabaseSync, person: string): number {
  db.exec('pragma secure_delete = on; begin immediate');
  let gone = 0;
  // The account goes last: the other rows are found by it.
  for (const { table, where } of rowsOf(db))
    gone += Number(db.prepare(`delete from "${table}" where ${where}`).run({ person }).changes);
  gone += leaveTeams(db, person);
  db.exec('commit; vacuum');
  emptyWal(db);
  return gone;
}

/** Who led this person leads one less. */
function leaveTeams(db: DatabaseSync, person: string): number {
  const tables = columnsOf(db).filter(({ column }) => column === 'people');
  const leave = ({ table }: { readonly table: string }): number =>
    Number(
      db
        .prepare(`update "${table}" set people = trim(replace(' ' || people || ' ', ' ' || :person || ' ', ' '))
          where instr(' ' || people || ' ', ' ' || :person || ' ') > 0`)
        .run({ person }).changes,
    );
  return tables.map(leave).reduce((sum, changes) => sum + changes, 0);
}

const secrets = new Set(['hash', 'secret']);

/** Rows about a person, without what would let somebody in. */
export function tellAccess(db: DatabaseSync, person: string): readonly object[] {
  return rowsOf(db).flatMap(({ table, where }) =>
    db
      .prepare(`select * from "${table}" where ${where}`)
      .all({ person })
      .map((row) => ({
        kind: table,
        ...Object.fromEntries(Object.entries(row).filter(([name]) => !secrets.has(name))),
      })),
  );
}
