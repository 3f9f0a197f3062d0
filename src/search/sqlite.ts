// Search over `views.sqlite`: puts the reader, search as you type and candidates together behind the one interface.
import type { DatabaseSync } from 'node:sqlite';
import type { Module } from '../module.ts';
import { findCandidates } from './candidates.ts';
import { find } from './find.ts';
import { createReader } from './reader.ts';
import type { Search } from './search.ts';

/** @param db a read-only connection to `views.sqlite` whose tables `createSearchView` has made */
export function createSearch(db: DatabaseSync, _modules: readonly Module[], _base: string): Search {
  const reader = createReader(db);
  return {
    search: (query) => find(reader, query),
    candidates: (query) => findCandidates(reader, query),
  };
}
