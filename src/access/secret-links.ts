// Links that open one thing to whoever holds them: a calendar feed, a group's own reservation. Kept as a hash, revocable.
// The secret is shown once. A link gives what its owner saw when it was made, and never more than one thing.
import type { DatabaseSync } from 'node:sqlite';
import { hashOf, secret } from './tables.ts';

export type LinkKind = 'feed' | 'visit';

export interface SecretLink {
  readonly id: string;
  readonly kind: LinkKind;
  /** What it opens, such as `room http://…` or the IRI of a visit. */
  readonly target: string;
  /** The person whom it is about: it goes when they are forgotten. */
  readonly person?: string | null;
  /** The account that made it, or the IRI of an actor without one. */
  readonly owner: string;
  readonly role: string;
  readonly created: string;
  readonly lastUsed: string | null;
}

export interface SecretLinks {
  create(link: Pick<SecretLink, 'kind' | 'target' | 'owner' | 'role' | 'person'>): {
    readonly id: string;
    readonly secret: string;
  };
  /** The link that a secret opens, or undefined when it is wrong or revoked. Notes that it was used. */
  find(kind: LinkKind, secret: string): SecretLink | undefined;
  /** Opens something else from now on, by the same secret. */
  retarget(id: string, target: string): void;
  listOf(owner: string, kind: LinkKind): readonly SecretLink[];
  /** @returns false when the owner has no such link */
  revoke(id: string, owner: string): boolean;
}

const table = `create table if not exists secret_link (
  id text primary key, hash text not null unique, kind text not null, target text not null, owner text not null,
  role text not null, created text not null, last_used text, revoked text, person text) strict`;

export function createSecretLinks(db: DatabaseSync, now: () => Date): SecretLinks {
  db.exec(table);
  const columns = 'id, kind, target, owner, role, created, last_used as lastUsed';
  const sql = {
    insert: db.prepare('insert into secret_link values (?, ?, ?, ?, ?, ?, ?, null, null, ?)'),
    find: db.prepare(`select ${columns} from secret_link where hash = ? and kind = ? and revoked is null`),
    used: db.prepare('update secret_link set last_used = ? where id = ?'),
    retarget: db.prepare('update secret_link set target = ? where id = ? and revoked is null'),
    list: db.prepare(
      `select ${columns} from secret_link where owner = ? and kind = ? and revoked is null order by created desc limit 200`,
    ),
    revoke: db.prepare('update secret_link set revoked = ? where id = ? and owner = ? and revoked is null'),
  };
  return {
    create({ kind, target, owner, role, person = null }) {
      const [id, text] = [crypto.randomUUID(), secret('')];
      sql.insert.run(id, hashOf(text), kind, target, owner, role, now().toISOString(), person);
      return { id, secret: text };
    },
    find(kind, text) {
      const found = sql.find.get(hashOf(text), kind) as SecretLink | undefined;
      // To the day: a feed that is read every five minutes would write as often.
      const today = now().toISOString().slice(0, 10);
      if (found !== undefined && found.lastUsed !== today) sql.used.run(today, found.id);
      return found;
    },
    retarget: (id, target) => void sql.retarget.run(target, id),
    listOf: (owner, kind) => sql.list.all(owner, kind) as unknown as readonly SecretLink[],
    revoke: (id, owner) => Number(sql.revoke.run(now().toISOString(), id, owner).changes) === 1,
  };
}
