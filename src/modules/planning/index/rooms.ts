// Rooms by size and museum, out of the index: candidates for a way out and for “what is free”.
import type { DatabaseSync } from 'node:sqlite';

const most = 300;

/** IRIs of rooms that hold so many people, smallest first, so that a class of ten does not take the hall. */
export const roomsFor = (db: DatabaseSync, heads: number, museum?: string | undefined): readonly string[] =>
  db
    .prepare(
      `select subject from plan_resource where kind = 'room' and mark <> 'personal' and (? is null or museum = ?)
       and coalesce(capacity, 0) >= ? order by capacity, subject limit ${most}`,
    )
    .all(museum ?? null, museum ?? null, heads)
    .map(({ subject }) => String(subject));
