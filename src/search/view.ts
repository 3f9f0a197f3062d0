// Keeps the search index in step with the log, in `views.sqlite`. Holds only what can be made again from the log;
// what is deleted leaves it. Refuses nothing: what the log holds has been judged.
import type { DatabaseSync } from 'node:sqlite';
import type { Event } from '../log/log.ts';
import type { View } from '../log/views.ts';
import { layTables } from '../log/versions.ts';
import type { Module, TypeSpec } from '../module.ts';
import { findable, hasMovedOn, reading, type Findable, type FoundLabel, type Reading } from './labels.ts';
import { writeProfile } from './profile.ts';
import { facetTokens, labelTokens } from './tokens.ts';

/**
 * Labels are numbered by the thing they belong to: sixteen numbers make a unit, a thing takes as many units in a row as
 * its labels need, and its own number is that of its first. So a row of the index tells its thing without a look-up.
 * A number is never given twice, which lets readers remember units (`units.ts`).
 */
export const labelsPerUnit = 16;

const tables = `
  CREATE TABLE IF NOT EXISTS found (
    id INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE, module TEXT NOT NULL, type TEXT NOT NULL,
    ref TEXT NOT NULL, museum TEXT, seq INTEGER NOT NULL, last_label INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS found_profile (id INTEGER PRIMARY KEY AUTOINCREMENT, facts TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS found_unit (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, profile INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS found_used (id INTEGER PRIMARY KEY CHECK (id = 1), unit INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS found_scheme (
    thing INTEGER NOT NULL, scheme TEXT NOT NULL, mark TEXT NOT NULL,
    PRIMARY KEY (thing, scheme, mark)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS found_label (
    id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL, lang TEXT NOT NULL,
    mark TEXT NOT NULL, size INTEGER NOT NULL, text TEXT NOT NULL, rest TEXT);
  CREATE TABLE IF NOT EXISTS found_gram (gram TEXT PRIMARY KEY, labels INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS found_calm (id INTEGER PRIMARY KEY);
  CREATE VIRTUAL TABLE IF NOT EXISTS found_token USING fts5 (
    tokens, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '=~._:-#^'");
  INSERT INTO found_token (found_token, rank) VALUES ('hashsize', 16777216);`;

/** Goes up with the tables above, the tokens and the profiles: an older index is made again at the next start. */
const version = 4;

/** Letters of a text that are read to put it in order; the rest is read when it is shown. */
export const headOf = 300;

// Not `found_used`: a number that was given stays given.
const clearing = `
  DELETE FROM found; DELETE FROM found_unit; DELETE FROM found_profile; DELETE FROM found_scheme;
  DELETE FROM found_label; DELETE FROM found_gram;
  INSERT INTO found_token (found_token) VALUES ('delete-all');`;

type Statements = ReturnType<typeof prepare>;

const prepare = (db: DatabaseSync) => ({
  thing: db.prepare('SELECT id, last_label FROM found WHERE subject = ?'),
  addThing: db.prepare(
    'INSERT INTO found (id, subject, module, type, ref, museum, seq, last_label) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ),
  dropThing: db.prepare('DELETE FROM found WHERE id = ?'),
  addProfile: db.prepare('INSERT INTO found_profile (facts) VALUES (?) ON CONFLICT DO NOTHING'),
  profile: db.prepare('SELECT id FROM found_profile WHERE facts = ?'),
  addUnit: db.prepare('INSERT INTO found_unit (id, thing, profile) VALUES (?, ?, ?)'),
  dropUnits: db.prepare('DELETE FROM found_unit WHERE id BETWEEN ? AND ?'),
  used: db.prepare('SELECT unit FROM found_used'),
  use: db.prepare('INSERT OR REPLACE INTO found_used (id, unit) VALUES (1, ?)'),
  addScheme: db.prepare('INSERT OR IGNORE INTO found_scheme (thing, scheme, mark) VALUES (?, ?, ?)'),
  dropSchemes: db.prepare('DELETE FROM found_scheme WHERE thing = ?'),
  labels: db.prepare('SELECT id, kind, text FROM found_label WHERE id BETWEEN ? AND ?'),
  addLabel: db.prepare(
    'INSERT INTO found_label (id, thing, type, kind, lang, mark, size, text, rest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ),
  dropLabels: db.prepare('DELETE FROM found_label WHERE id BETWEEN ? AND ?'),
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

interface Known {
  readonly id: number;
  readonly last_label: number;
}

/** Takes a thing and all it can be found by out of the index. */
function remove(run: Statements, { id, last_label: last }: Known, grams: Counts): void {
  const first = id * labelsPerUnit;
  for (const label of run.labels.all(first, last)) {
    run.dropTokens.all(Number(label['id']));
    countGrams(grams, labelTokens(label['kind'] as FoundLabel['kind'], String(label['text'])), -1);
  }
  run.calm.all();
  run.dropLabels.run(first, last);
  run.dropUnits.run(id, unitOf(last));
  run.dropSchemes.run(id);
  run.dropThing.run(id);
}

const unitOf = (label: number): number => Math.floor(label / labelsPerUnit);

interface Placed {
  readonly thing: number;
  readonly profile: number;
  readonly event: Event;
  readonly found: Findable;
}

/** The facets of a thing's labels, written out once for each mark. */
function facetsOf({ event, found }: Placed): (mark: string) => string {
  const made = new Map<string, string>();
  return (mark) => {
    const known = made.get(mark) ?? facetTokens({ mark, type: event.type, schemes: found.schemes }).join(' ');
    made.set(mark, known);
    return known;
  };
}

/** The beginning of a long text and what comes after it: half a letter is none. */
function partedAt(text: string, at: number): readonly [head: string, rest: string | null] {
  if (text.length <= at) return [text, null];
  const place = /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
  return [text.slice(0, place), text.slice(place)];
}

/** @returns the last unit that the thing takes */
function add(run: Statements, placed: Placed, grams: Counts): number {
  const { event, found, thing, profile } = placed;
  const first = thing * labelsPerUnit;
  const last = first + Math.max(0, found.labels.length - 1);
  run.addThing.run(thing, event.subject, event.module, event.type, event.ref, event.museum, event.seq, last);
  for (let unit = thing; unit <= unitOf(last); unit++) run.addUnit.run(unit, thing, profile);
  for (const { value, mark } of found.schemes) run.addScheme.run(thing, value, mark);
  const facets = facetsOf(placed);
  for (const [i, { kind, lang, mark, text }] of found.labels.entries()) {
    const tokens = labelTokens(kind, text);
    const [head, rest] = kind === 'text' ? partedAt(text, headOf) : [text, null];
    run.addLabel.run(first + i, thing, event.type, kind, lang, mark, text.length, head, rest);
    run.addTokens.run(first + i, `${facets(mark)} ${tokens.join(' ')}`);
    countGrams(grams, tokens, 1);
  }
  return unitOf(last);
}

const isDeleted = ({ state }: Event): boolean => state.public === '' && state.internal === '' && state.personal === '';

const entry = (module: Module, type: TypeSpec): [string, Reading] => [
  `${module.name}/${type.name}`,
  reading(module.labels, type.scheme, type.leadsOn),
];

/** What to read in things of each type; a type that has left the list of modules keeps no labels. */
const readings = (modules: readonly Module[]): ReadonlyMap<string, Reading> =>
  new Map(modules.flatMap((module) => module.types.map((type) => entry(module, type))));

/** Numbers of profiles, remembered until something is undone. */
function createProfiles(run: Statements) {
  const known = new Map<string, number>();
  const find = (facts: string): number => {
    run.addProfile.run(facts);
    return Number(run.profile.get(facts)?.['id']);
  };
  return {
    numberOf(facts: string): number {
      const id = known.get(facts) ?? find(facts);
      if (known.size > 20_000) known.clear();
      known.set(facts, id);
      return id;
    },
    forget: (): void => known.clear(),
  };
}

/** The search view over the writable `views.sqlite`. Called inside the transaction that moves its cursor. */
export function createSearchView(db: DatabaseSync, modules: readonly Module[], base: string): View {
  layTables(db, { name: 'search', version, owns: ['found', 'found_*'], tables });
  const run = prepare(db);
  const look = readings(modules);
  const own = `${base}/id/`;
  const profiles = createProfiles(run);
  return {
    name: 'search',
    apply(events) {
      let used = Number(run.used.get()?.['unit'] ?? 0);
      const grams: Counts = new Map();
      for (const event of new Map(events.map((each) => [each.subject, each])).values()) {
        const known = run.thing.get(event.subject);
        if (known !== undefined) remove(run, known as unknown as Known, grams);
        const how = look.get(`${event.module}/${event.type}`);
        if (how === undefined || isDeleted(event) || hasMovedOn(event, how)) continue;
        const found = findable(event, how, own);
        const profile = profiles.numberOf(writeProfile(event, found));
        used = add(run, { thing: used + 1, profile, event, found }, grams);
      }
      run.use.run(used);
      for (const [gram, { n }] of grams) if (n !== 0) run.countGram.run(gram, n);
    },
    clear() {
      profiles.forget();
      db.exec(clearing);
    },
    undone: profiles.forget,
    // Merging is what takes the words of deleted labels out of the index.
    purge: () =>
      db.exec("DELETE FROM found_gram WHERE labels <= 0; INSERT INTO found_token (found_token) VALUES ('optimize');"),
  };
}
