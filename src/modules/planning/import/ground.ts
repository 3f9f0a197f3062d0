// What an import stands on: the index as it is, what the last file said of a thing, and the rooms that the asker sees. Reads only.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { Actor, Mark } from '../../../access/policy.ts';
import { openLog } from '../../../log/sqlite.ts';
import { plain } from '../../../log/vault.ts';
import { parseNTriples } from '../../../rdf/ntriples.ts';
import { resourcesOf } from '../index/read.ts';
import { createWorld } from '../index/world.ts';
import type { Read, Wishes } from './entry.ts';
import { judgeAll } from './judging.ts';
import { planOf, type Here, type Planned, type Source } from './plan.ts';
import { readBookings } from './read.ts';
import { Problem } from '../../../problem.ts';
import { reasons } from './reasons.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { sourceTerms } from './source.ts';

export interface Ground {
  readonly base: string;
  readonly dataDir: string;
  readonly actor: Actor;
  readonly marks: readonly Mark[];
  readonly wishes: Wishes;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly most: number;
  /** A room by its name or ref, for who types it. */
  readonly roomNamed?: string | undefined;
}

export type Opened = ReturnType<typeof openGround>;

export function openGround(ground: Ground) {
  const { base, dataDir, marks, most, now } = ground;
  const views = new DatabaseSync(join(dataDir, 'views.sqlite'), { readOnly: true });
  const log = openLog(join(dataDir, 'log.sqlite'), plain);
  const world = createWorld(views);
  const rooms = createRooms(
    resourcesOf(views, { museum: undefined, kinds: ['room', 'material', 'service', 'set'], marks }),
  );
  const wishes = wishesOf(ground, rooms);
  const own = sourceTerms(base);
  const here: Here = {
    claim: (subject) => world.claim(subject),
    async source(subject) {
      const event = await log.latest(subject);
      if (event === undefined) return undefined;
      const said = parseNTriples(event.state.internal).filter((each) => each.subject.value === subject);
      const value = (property: string): string | undefined =>
        said.find(({ predicate }) => predicate.value === property)?.object.value;
      const sequence = Number(value(own.sequence) ?? 0);
      return { sequence, ...digested(value(own.digest)) };
    },
  };
  return {
    read: (bytes: Uint8Array) => readBookings(bytes, { rooms, wishes, most }),
    async plan(rows: readonly Read[]): Promise<readonly Planned[]> {
      const planned: Planned[] = [];
      for (const each of rows) planned.push(await planOf(each, { ...ground, wishes, here, rooms }));
      return judgeAll(planned, world, now);
    },
    async close(): Promise<void> {
      views.close();
      await log.close();
    },
  };
}

const digested = (digest: string | undefined): Partial<Source> => (digest === undefined ? {} : { digest });

/** @throws Problem for a room that is not there, or that is not the only one of its name */
function wishesOf({ wishes, roomNamed }: Ground, rooms: Rooms): Wishes {
  if (roomNamed === undefined) return wishes;
  const { subjects, unclear } = rooms.find(roomNamed, wishes.museum);
  const [room] = subjects;
  if (room !== undefined) return { ...wishes, room };
  throw new Problem('bad-request', unclear ? reasons.twoRooms(roomNamed) : reasons.noRoom(roomNamed));
}
