// API tokens: made once, shown once, kept hashed; with a role, the modules and museum it reaches, and an end.
// A token that a person made for themselves can do at most what that person may at that moment.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { Problem } from '../problem.ts';
import type { Accounts } from './accounts.ts';
import { checkedGrant } from './grants.ts';
import { covers, type Actor, type Role } from './policy.ts';
import { fromList, hashOf, secret, toList } from './tables.ts';

export interface TokenInfo {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Null: every module of the role. */
  readonly modules: readonly string[] | null;
  readonly museum: string | null;
  /** Account of the person whose token it is; null for a program's own. */
  readonly owner: string | null;
  readonly created: string;
  readonly expires: string | null;
  readonly revoked: string | null;
  readonly lastUsed: string | null;
}

export interface NewToken {
  readonly name: string;
  readonly role: string;
  readonly modules?: readonly string[] | undefined;
  readonly museum?: string | undefined;
  /** Such as `90d`, `12h`; undefined: never. */
  readonly expires?: string | undefined;
  readonly owner?: string | undefined;
}

export interface Tokens {
  /** @returns the token itself, which nothing can show again. @throws Problem bad-request */
  create(token: NewToken): { readonly token: string; readonly id: string };
  /** @param owner an account: only what is theirs */
  list(owner?: string): readonly TokenInfo[];
  /** By id or name; with `owner` only of theirs. @returns how many were revoked */
  revoke(idOrName: string, owner?: string): number;
  /** @throws Problem unknown-actor when it is wrong, expired or revoked */
  actor(token: string): Actor & { readonly tokenId: string };
  /** The same for a session that a token opened; undefined when the token holds no more. */
  actorById(tokenId: string): Actor | undefined;
}

const columns = 'id, name, role, modules, museum, owner, created, expires, revoked, last_used as lastUsed';
type Row = Omit<TokenInfo, 'modules'> & { readonly modules: string | null };
const toInfo = (row: unknown): TokenInfo => ({ ...(row as Row), modules: toList((row as Row).modules) });

export function createTokens(db: DatabaseSync, now: () => Date, accounts?: Pick<Accounts, 'actor'>): Tokens {
  const insert = db.prepare(`insert into token (id, name, hash, role, modules, museum, owner, created, expires)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const all = db.prepare(`select ${columns} from token where ?1 is null or owner = ?1 order by created`);
  const byHash = db.prepare(`select ${columns} from token where hash = ?`);
  const byId = db.prepare(`select ${columns} from token where id = ?`);
  const revoke = db.prepare(`update token set revoked = ?1
    where (id = ?2 or (name = ?2 and ?3 is null)) and (?3 is null or owner = ?3) and revoked is null`);
  const drop = db.prepare('delete from session where token in (select id from token where revoked is not null)');
  const touch = db.prepare('update token set last_used = ? where id = ?');

  function judge(row: unknown): Actor | string {
    if (row === undefined) return 'is not known';
    const info = toInfo(row);
    if (info.revoked !== null) return 'was revoked';
    if (info.expires !== null && info.expires <= now().toISOString()) return 'has expired';
    const { id, role, modules, museum, owner } = info;
    if (owner === null) return { iri: `urn:uuid:${id}`, role, modules, museum };
    const person = accounts?.actor(owner);
    if (person === undefined || !covers(person, info)) return 'reaches further than its owner may now';
    return { iri: person.iri, role, modules, museum };
  }
  return {
    create(wanted) {
      const { role, museum, modules } = checkedGrant(wanted);
      const [id, token] = [randomUUID(), secret('vijver_')];
      const [name, expires] = [checkedName(wanted.name), endOf(wanted.expires, now())];
      const { owner = null } = wanted;
      insert.run(id, name, hashOf(token), role, fromList(modules), museum, owner, now().toISOString(), expires);
      return { token, id };
    },
    list: (owner) => all.all(owner ?? null).map(toInfo),
    revoke(idOrName, owner) {
      const { changes } = revoke.run(now().toISOString(), idOrName, owner ?? null);
      drop.run();
      return Number(changes);
    },
    actor(token) {
      const row = byHash.get(hashOf(token));
      const judged = judge(row);
      if (typeof judged === 'string') return refuse(judged);
      const { id, lastUsed } = row as unknown as TokenInfo;
      if (lastUsed?.slice(0, 16) !== now().toISOString().slice(0, 16)) touch.run(now().toISOString(), id);
      return { ...judged, tokenId: id };
    },
    actorById(tokenId) {
      const judged = judge(byId.get(tokenId));
      return typeof judged === 'string' ? undefined : judged;
    },
  };
}

const refuse = (why: string): never => {
  throw new Problem('unknown-actor', `This token ${why}. Ask for a new one: vijver token create.`);
};

function checkedName(text: string): string {
  const name = text.trim();
  if (name !== '' && name.length <= 100) return name;
  throw new Problem('bad-request', 'This token cannot be made: give it a name of 1 to 100 characters.');
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
