// Which thing and which profile a label of the index belongs to, kept in memory: four bytes for sixteen labels. Numbers
// are never given twice (`view.ts`), so what is kept never becomes wrong, only short: then the rest is read.
import type { DatabaseSync } from 'node:sqlite';
import { readProfile, type Profile } from './profile.ts';
import { labelsPerUnit } from './view.ts';

export interface Units {
  /** Reads what was added since. Call it after a question to the index, so that every answer is known. */
  catchUp(): void;
  /** The thing of a label; 0 for one that has gone. */
  thingOf(label: number): number;
  /** The number of the profile of a thing; 0 for one that has gone. */
  profileOf(thing: number): number;
  facts(profile: number): Profile;
}

const step = 50_000;

const prepare = (db: DatabaseSync) => {
  const units = db.prepare('SELECT id, thing, profile FROM found_unit WHERE id > ? ORDER BY id LIMIT ?');
  units.setReturnArrays(true);
  return { units, profile: db.prepare('SELECT facts FROM found_profile WHERE id = ?') };
};

/** @param db a connection to `views.sqlite` that only reads */
export function createUnits(db: DatabaseSync): Units {
  const run = prepare(db);
  let profiles = new Uint32Array(1 << 12);
  let last = 0;
  /** Second and later units of things with many labels → their thing. */
  const further = new Map<number, number>();
  const known = new Map<number, Profile>();

  function keep([id, thing, profile]: readonly number[]): void {
    if (id === undefined || thing === undefined || profile === undefined) return;
    if (id >= profiles.length) {
      const wider = new Uint32Array(Math.max(id + 1, 2 * profiles.length));
      wider.set(profiles);
      profiles = wider;
    }
    profiles[id] = profile;
    if (thing !== id) further.set(id, thing);
    last = id;
  }

  return {
    catchUp() {
      for (;;) {
        const rows = run.units.all(last, step) as unknown as readonly (readonly number[])[];
        for (const row of rows) keep(row);
        if (rows.length < step) return;
      }
    },
    thingOf(label) {
      const unit = Math.floor(label / labelsPerUnit);
      if (profiles[unit] === undefined || profiles[unit] === 0) return 0;
      return further.get(unit) ?? unit;
    },
    profileOf: (thing) => profiles[thing] ?? 0,
    facts(profile) {
      const facts = known.get(profile) ?? readProfile(String(run.profile.get(profile)?.['facts'] ?? empty));
      if (known.size > 50_000) known.clear();
      known.set(profile, facts);
      return facts;
    },
  };
}

const empty = '{"module":[],"type":[],"museum":[],"scheme":[],"language":[],"status":[]}';
