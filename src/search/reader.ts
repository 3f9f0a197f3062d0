// Questions to the index tables, on a connection that only reads. Every question carries its limit.
import type { DatabaseSync } from 'node:sqlite';
import type { Mark } from '../access/policy.ts';
import type { LabelKind } from '../module.ts';
import type { Question } from './fuzzy.ts';
import { labelsPerUnit } from './view.ts';
import { identifierToken, has, within, all, type Filter } from './tokens.ts';

/** A label that answers a question, with the thing it belongs to. */
export interface Row {
  readonly id: number;
  readonly thing: number;
  readonly kind: LabelKind;
  readonly lang: string;
  readonly mark: Mark;
  /** Of a long text its beginning; `wholeText` gives the rest. */
  readonly text: string;
  /** Letters of the whole. */
  readonly size: number;
}

export interface Thing {
  readonly id: number;
  readonly subject: string;
  readonly module: string;
  readonly type: string;
  readonly ref: string;
  readonly museum: string | null;
  readonly seq: number;
}

export interface Reader {
  /** Labels whose tokens fit, oldest first. */
  labels(match: string, limit: number): readonly Row[];
  /** The numbers of all of them, ascending. */
  scan(match: string): readonly number[];
  /** The numbers of so many of them, ascending. */
  some(match: string, limit: number): readonly number[];
  /** Labels by their numbers; those that have gone are left out. */
  byNumber(ids: readonly number[]): readonly Row[];
  /**
   * The same without texts and notations, for a question that few labels fit: filtering those is cheaper than
   * intersecting them with the long lists of what is public or in a scheme. Looks at `fewest` labels at most.
   */
  few(match: string, filter: Filter, limit: number): readonly Row[];
  things(ids: readonly number[]): readonly Thing[];
  /** Visible labels of some things, texts left out. */
  names(ids: readonly number[], marks: readonly Mark[]): ReadonlyMap<number, readonly Row[]>;
  /** Visible label through which an IRI, a notation or a source number names things. */
  identified(text: string, filter: Filter, limit: number): readonly Row[];
  /** All of a text, for the few that are shown. */
  wholeText(row: Row): string;
  /** In how many labels a gram stands. */
  gramCount(gram: string): number;
}

const columns = 'l.id, l.thing, l.kind, l.lang, l.mark, l.text, l.size';
/** A list that `instr` can look in: asking a table of JSON values for every row costs ten times as much. */
const listed = (list: readonly string[]): string => `|${list.join('|')}|`;
const json = (list: readonly unknown[]): string => JSON.stringify(list);

/** Labels that a question for few looks at before it filters. */
export const fewest = 3_000;

const prepare = (db: DatabaseSync) => ({
  match: db.prepare(
    `SELECT ${columns} FROM found_token t JOIN found_label l ON l.id = t.rowid WHERE found_token MATCH ? LIMIT ?`,
  ),
  few: db.prepare(
    `SELECT ${columns} FROM (SELECT rowid AS id FROM found_token WHERE found_token MATCH ?1 LIMIT ${fewest}) t
     CROSS JOIN found_label l ON l.id = t.id
     WHERE l.kind NOT IN ('text', 'notation') AND instr(?2, '|' || l.mark || '|')
     AND (?3 = '||' OR instr(?3, '|' || l.type || '|'))
     AND (?4 = '' OR EXISTS (SELECT 1 FROM found_scheme s WHERE s.thing = l.thing AND s.scheme = ?4
       AND instr(?2, '|' || s.mark || '|'))) LIMIT ?5`,
  ),
  things: db.prepare('SELECT * FROM found WHERE id IN (SELECT value FROM json_each(?))'),
  names: db.prepare(
    `SELECT ${columns} FROM found f CROSS JOIN found_label l ON l.id BETWEEN f.id * ${labelsPerUnit} AND f.last_label
     WHERE f.id IN (SELECT value FROM json_each(?)) AND l.mark IN (SELECT value FROM json_each(?))
     AND l.kind <> 'text' LIMIT 20000`,
  ),
  scan: db.prepare(
    `SELECT group_concat(id) AS ids FROM (SELECT rowid AS id FROM found_token WHERE found_token MATCH ? ORDER BY rowid)`,
  ),
  some: db.prepare(
    `SELECT group_concat(id) AS ids FROM (SELECT rowid AS id FROM found_token WHERE found_token MATCH ? ORDER BY rowid LIMIT ?)`,
  ),
  byNumber: db.prepare(`SELECT ${columns} FROM json_each(?) j CROSS JOIN found_label l ON l.id = j.value`),
  bySubject: db.prepare(
    `SELECT ${columns} FROM found f CROSS JOIN found_label l ON l.id BETWEEN f.id * ${labelsPerUnit} AND f.last_label
     CROSS JOIN found_token t ON t.rowid = l.id
     WHERE f.subject = ? AND l.kind = 'preferred' AND found_token MATCH ? LIMIT 1`,
  ),
  rest: db.prepare('SELECT rest FROM found_label WHERE id = ?'),
  gram: db.prepare('SELECT labels FROM found_gram WHERE gram = ?'),
});

/** `16,17,48` as numbers; there may be hundreds of thousands. */
function numbersIn(list: string): readonly number[] {
  const found: number[] = [];
  let number = 0;
  for (let i = 0; i < list.length; i++) {
    const digit = list.charCodeAt(i) - 48;
    if (digit >= 0) number = 10 * number + digit;
    else {
      found.push(number);
      number = 0;
    }
  }
  found.push(number);
  return found;
}

const rows = (found: readonly unknown[]): readonly Row[] => found as readonly Row[];

/** @param db a connection to `views.sqlite` that only reads */
export function createReader(db: DatabaseSync): Reader {
  const run = prepare(db);
  const labels: Reader['labels'] = (match, limit) => (match === '' ? [] : rows(run.match.all(match, limit)));
  return {
    labels,
    scan(match) {
      const ids = match === '' ? null : run.scan.get(match)?.['ids'];
      return typeof ids === 'string' ? numbersIn(ids) : [];
    },
    some(match, limit) {
      const ids = match === '' ? null : run.some.get(match, limit)?.['ids'];
      return typeof ids === 'string' ? numbersIn(ids) : [];
    },
    byNumber: (ids) => (ids.length === 0 ? [] : rows(run.byNumber.all(json(ids)))),
    few: (match, { marks, types = [], scheme = '' }, limit) =>
      match === '' ? [] : rows(run.few.all(match, listed(marks), listed(types), scheme, limit)),
    things: (ids) => run.things.all(json(ids)) as unknown as readonly Thing[],
    names(ids, marks) {
      const found = new Map<number, Row[]>();
      for (const row of rows(run.names.all(json(ids), json(marks)))) {
        const list = found.get(row.thing);
        if (list === undefined) found.set(row.thing, [row]);
        else list.push(row);
      }
      return found;
    },
    identified(text, filter, limit) {
      const wanted = text.trim();
      const [token, where] = [identifierToken(wanted), within(filter)];
      if (token.length < 2) return [];
      const own = wanted.includes(':') ? rows(run.bySubject.all(wanted, where)) : [];
      const same = (row: Row): boolean => row.kind === 'notation' && row.text.toLowerCase() === wanted.toLowerCase();
      return [...own, ...labels(all(has(token), where), limit).filter(same)];
    },
    wholeText: ({ id, text }) => text + String(run.rest.get(id)?.['rest'] ?? ''),
    gramCount: (gram) => Number(run.gram.get(gram)?.['labels'] ?? 0),
  };
}

export interface Bounds {
  readonly filter: Filter;
  readonly limit: number;
}

/** Names that fit a question. Two entries of the index make one label, so a short walk finds few labels. */
export function askIndex(reader: Reader, { match, walked }: Question, { filter, limit }: Bounds): readonly Row[] {
  if (match === '') return [];
  if (walked <= 2 * fewest) return reader.few(match, filter, limit);
  return reader.labels(all(match, within(filter)), limit).filter(({ kind }) => kind !== 'text' && kind !== 'notation');
}

const kindRank: Readonly<Record<LabelKind, number>> = { preferred: 0, alternative: 1, hidden: 2, notation: 3, text: 4 };
const langRank = (lang: string, asked: string): number => {
  const tag = lang.toLowerCase();
  if (tag === asked || tag.startsWith(`${asked}-`)) return 0;
  if (tag === '') return 1;
  return tag.startsWith('nl') ? 2 : 3;
};

/** The name to show: preferred before others, in the asked language before none, Dutch, any. */
export function displayName(names: readonly Row[], lang: string): Row | undefined {
  const asked = lang.toLowerCase();
  const rank = (row: Row): number => kindRank[row.kind] * 4 + langRank(row.lang, asked);
  let best: Row | undefined;
  for (const row of names) if (best === undefined || rank(row) < rank(best)) best = row;
  return best;
}
