// Search over `views.sqlite`: puts the reader, search as you type and candidates together behind the one interface.
import type { DatabaseSync } from 'node:sqlite';
import { findCandidates } from './candidates.ts';
import { countFound } from './count.ts';
import { find } from './find.ts';
import { createReader } from './reader.ts';
import type { Search } from './search.ts';
import { createUnits } from './units.ts';

/** @param db a read-only connection to `views.sqlite` whose tables `createSearchView` has made */
export function createSearch(db: DatabaseSync): Search {
  const reader = createReader(db);
  const units = createUnits(db);
  units.catchUp();
  return {
    search: (query) => find(reader, units, query),
    count: (query) => countFound(reader, units, query),
    candidates: (query) => findCandidates(reader, query),
  };
}
