// Keeps the search index in step with the log, in `views.sqlite`. Holds only what can be made again from the log;
// what is deleted leaves it. Refuses nothing: what the log holds has been judged.
import type { DatabaseSync } from 'node:sqlite';
import type { Event } from '../log/log.ts';
import type { View } from '../log/views.ts';
import type { Module, TypeSpec } from '../module.ts';
import { findable, reading, type Findable, type FoundLabel, type Reading } from './labels.ts';
import { facetTokens, labelTokens } from './tokens.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS found (
    id INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE, module TEXT NOT NULL, type TEXT NOT NULL,
    ref TEXT NOT NULL, museum TEXT, seq INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS found_scheme (
    thing INTEGER NOT NULL, scheme TEXT NOT NULL, mark TEXT NOT NULL,
    PRIMARY KEY (thing, scheme, mark)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS found_label (
    id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL, lang TEXT NOT NULL,
    mark TEXT NOT NULL, text TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS found_label_thing ON found_label (thing);
  CREATE TABLE IF NOT EXISTS found_gram (gram TEXT PRIMARY KEY, labels INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS found_calm (id INTEGER PRIMARY KEY);
  CREATE VIRTUAL TABLE IF NOT EXISTS found_token USING fts5 (
    tokens, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '=~._:-#^'");
  INSERT INTO found_token (found_token, rank) VALUES ('hashsize', 16777216);`;

const clearing = `
  DELETE FROM found; DELETE FROM found_scheme; DELETE FROM found_label; DELETE FROM found_gram;
  INSERT INTO found_token (found_token) VALUES ('delete-all');`;

type Statements = ReturnType<typeof prepare>;

const prepare = (db: DatabaseSync) => ({
  thing: db.prepare('SELECT id FROM found WHERE subject = ?'),
  addThing: db.prepare('INSERT INTO found (id, subject, module, type, ref, museum, seq) VALUES (?, ?, ?, ?, ?, ?, ?)'),
  dropThing: db.prepare('DELETE FROM found WHERE id = ?'),
  addScheme: db.prepare('INSERT OR IGNORE INTO found_scheme (thing, scheme, mark) VALUES (?, ?, ?)'),
  dropSchemes: db.prepare('DELETE FROM found_scheme WHERE thing = ?'),
  labels: db.prepare('SELECT id, kind, text FROM found_label WHERE thing = ?'),
  addLabel: db.prepare(
    'INSERT INTO found_label (id, thing, type, kind, lang, mark, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ),
  dropLabels: db.prepare('DELETE FROM found_label WHERE thing = ?'),
  addTokens: db.prepare('INSERT INTO found_token (rowid, tokens) VALUES (?, ?)'),
  /**
   * Deleting from a contentless index leaves a number in `last_insert_rowid` that no JavaScript number can hold, and
   * the next `run` of anybody on this connection would throw. An ordinary insert puts it right.
   */
  calm: db.prepare('INSERT OR REPLACE INTO found_calm (id) VALUES (1)'),
  dropTokens: db.prepare('DELETE FROM found_token WHERE rowid = ?'),
  countGram: db.prepare(
    'INSERT INTO found_gram (gram, labels) VALUES (?, ?) ON CONFLICT DO UPDATE SET labels = labels + excluded.labels',
  ),
  lastThing: db.prepare('SELECT coalesce(max(id), 0) AS id FROM found'),
  lastLabel: db.prepare('SELECT coalesce(max(id), 0) AS id FROM found_label'),
});

/** Counters that are looked up once and then changed in place: this is done for millions of letter runs. */
type Counts = Map<string, { n: number }>;

function countGrams(counts: Counts, tokens: readonly string[], by: 1 | -1): void {
  for (const token of tokens) {
    if (token.charCodeAt(0) !== 95) continue;
    const known = counts.get(token);
    if (known === undefined) counts.set(token, { n: by });
    else known.n += by;
  }
}

/** Takes a thing and all it can be found by out of the index. */
function remove(run: Statements, thing: number, grams: Counts): void {
  for (const label of run.labels.all(thing)) {
    run.dropTokens.all(Number(label['id']));
    countGrams(grams, labelTokens(label['kind'] as FoundLabel['kind'], String(label['text'])), -1);
  }
  run.calm.all();
  run.dropLabels.run(thing);
  run.dropSchemes.run(thing);
  run.dropThing.run(thing);
}

interface Placed {
  readonly thing: number;
  readonly event: Event;
  readonly found: Findable;
}

/** The facets of a thing's labels, written out once for each mark. */
function facetsOf({ event, found }: Placed): (mark: string) => string {
  const { module, type, museum } = event;
  const made = new Map<string, string>();
  return (mark) => {
    const known = made.get(mark) ?? facetTokens({ mark, module, type, museum, schemes: found.schemes }).join(' ');
    made.set(mark, known);
    return known;
  };
}

function add(run: Statements, placed: Placed, nextLabel: () => number, grams: Counts): void {
  const { event, found, thing } = placed;
  run.addThing.run(thing, event.subject, event.module, event.type, event.ref, event.museum, event.seq);
  for (const { iri, mark } of found.schemes) run.addScheme.run(thing, iri, mark);
  const facets = facetsOf(placed);
  for (const { kind, lang, mark, text } of found.labels) {
    const id = nextLabel();
    const tokens = labelTokens(kind, text);
    run.addLabel.run(id, thing, event.type, kind, lang, mark, text);
    run.addTokens.run(id, `${facets(mark)} ${tokens.join(' ')}`);
    countGrams(grams, tokens, 1);
  }
}

const isDeleted = ({ state }: Event): boolean => state.public === '' && state.internal === '' && state.personal === '';

const entry = (module: Module, type: TypeSpec): [string, Reading] => [
  `${module.name}/${type.name}`,
  reading(module.labels, type.scheme),
];

/** What to read in things of each type; a type that has left the list of modules keeps no labels. */
const readings = (modules: readonly Module[]): ReadonlyMap<string, Reading> =>
  new Map(modules.flatMap((module) => module.types.map((type) => entry(module, type))));

/** Numbers after the highest that a table has. */
function counter(statement: Statements['lastThing']): () => number {
  let last = Number(statement.get()?.['id']);
  return () => ++last;
}

/** The search view over the writable `views.sqlite`. Called inside the transaction that moves its cursor. */
export function createSearchView(db: DatabaseSync, modules: readonly Module[], base: string): View {
  db.exec(tables);
  const run = prepare(db);
  const look = readings(modules);
  const own = `${base}/id/`;
  return {
    name: 'search',
    apply(events) {
      const [nextThing, nextLabel] = [counter(run.lastThing), counter(run.lastLabel)];
      const grams: Counts = new Map();
      for (const event of new Map(events.map((each) => [each.subject, each])).values()) {
        const known = run.thing.get(event.subject);
        if (known !== undefined) remove(run, Number(known['id']), grams);
        const how = look.get(`${event.module}/${event.type}`);
        if (how === undefined || isDeleted(event)) continue;
        add(run, { thing: nextThing(), event, found: findable(event, how, own) }, nextLabel, grams);
      }
      for (const [gram, { n }] of grams) if (n !== 0) run.countGram.run(gram, n);
    },
    clear: () => db.exec(clearing),
  };
}
