// API tokens: made once, shown once, kept hashed; with a role, for an editor a museum, and an end.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { Problem } from '../problem.ts';
import { museums, roles, type Actor, type Museum, type Role } from './policy.ts';
import { hashOf, secret } from './tables.ts';

export interface TokenInfo {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly museum: string | null;
  readonly created: string;
  readonly expires: string | null;
  readonly revoked: string | null;
  readonly lastUsed: string | null;
}

export interface NewToken {
  readonly name: string;
  readonly role: string;
  readonly museum?: string | undefined;
  /** Such as `90d`, `12h`; undefined: never. */
  readonly expires?: string | undefined;
}

export interface Tokens {
  /** @returns the token itself, which nothing can show again. @throws Problem bad-request */
  create(token: NewToken): { readonly token: string; readonly id: string };
  list(): readonly TokenInfo[];
  /** By id or name. @returns how many were revoked */
  revoke(idOrName: string): number;
  /** @throws Problem unknown-actor when it is wrong, expired or revoked */
  actor(token: string): Actor & { readonly tokenId: string };
}

const columns = 'id, name, role, museum, created, expires, revoked, last_used as lastUsed';

export function createTokens(db: DatabaseSync, now: () => Date): Tokens {
  const insert = db.prepare(`insert into token (id, name, hash, role, museum, created, expires)
    values (?, ?, ?, ?, ?, ?, ?)`);
  const all = db.prepare(`select ${columns} from token order by created`);
  const byHash = db.prepare(`select ${columns} from token where hash = ?`);
  const revoke = db.prepare('update token set revoked = ? where (id = ? or name = ?) and revoked is null');
  const drop = db.prepare('delete from session where token in (select id from token where revoked is not null)');
  const touch = db.prepare('update token set last_used = ? where id = ?');
  return {
    create(wanted) {
      const { name, role, museum } = checked(wanted);
      const [id, token] = [randomUUID(), secret('vijver_')];
      insert.run(id, name, hashOf(token), role, museum, now().toISOString(), endOf(wanted.expires, now()));
      return { token, id };
    },
    list: () => all.all() as unknown as TokenInfo[],
    revoke(idOrName) {
      const { changes } = revoke.run(now().toISOString(), idOrName, idOrName);
      drop.run();
      return Number(changes);
    },
    actor(token) {
      const row = byHash.get(hashOf(token)) as unknown as TokenInfo | undefined;
      if (row === undefined) return refuse('is not known');
      if (row.revoked !== null) return refuse('was revoked');
      if (row.expires !== null && row.expires <= now().toISOString()) return refuse('has expired');
      const minute = now().toISOString().slice(0, 16);
      if (row.lastUsed?.slice(0, 16) !== minute) touch.run(now().toISOString(), row.id);
      return { iri: `urn:uuid:${row.id}`, role: row.role, museum: row.museum, tokenId: row.id };
    },
  };
}

const refuse = (why: string): never => {
  throw new Problem('unknown-actor', `This token ${why}. Ask for a new one: vijver token create.`);
};

function checked({ name, role, museum }: NewToken): { name: string; role: Role; museum: Museum | null } {
  const complaints: string[] = [];
  const knownRole = roles.find((each) => each === role);
  const knownMuseum = museums.find((each) => each === museum);
  if (name.trim() === '' || name.length > 100) complaints.push('give it a name of 1 to 100 characters');
  if (knownRole === undefined) complaints.push(`role must be one of ${roles.join(', ')}`);
  if (museum !== undefined && knownMuseum === undefined) complaints.push(`museum must be one of ${museums.join(', ')}`);
  if (complaints.length > 0 || knownRole === undefined)
    throw new Problem('bad-request', `This token cannot be made: ${complaints.join('; ')}.`);
  return { name: name.trim(), role: knownRole, museum: knownMuseum ?? null };
}

const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;

/** `90d` from now as an ISO date-time. @throws Problem bad-request */
function endOf(text: string | undefined, from: Date): string | null {
  if (text === undefined) return null;
  const [, count, unit] = /^(\d{1,5})([dhm])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined)
    throw new Problem('bad-request', `“${text}” is not a duration. Write for instance 90d, 12h or 30m.`);
  return new Date(from.getTime() + Number(count) * unitMs[unit as keyof typeof unitMs]).toISOString();
}
