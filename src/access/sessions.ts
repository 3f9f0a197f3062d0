// Sessions of people in a browser. What a session may do is looked up at every request, so a role that changes counts at once.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { Problem } from '../problem.ts';
import { actorOf, type Accounts } from './accounts.ts';
import { orderOf, toGrant, type GrantRow } from './grants.ts';
import type { Links } from './links.ts';
import type { Actor } from './policy.ts';
import { hashOf, secret } from './tables.ts';
import type { Tokens } from './tokens.ts';

export interface Opened {
  /** Goes into the cookie; only its hash is kept. */
  readonly sessionId: string;
  readonly actor: Actor;
  readonly expires: Date;
  /** Came in by a one-time link: may choose a password without knowing the old one. */
  readonly fresh: boolean;
}

export interface SessionInfo {
  readonly id: string;
  readonly account: string | null;
  readonly token: string | null;
  readonly fresh: boolean;
  /** `Firefox, Windows`: enough to know one's own, and no more. */
  readonly device: string;
  readonly created: string;
  readonly seen: string;
  readonly ends: string;
}

export interface Sessions {
  /** True while nobody can come in as administrator: then the start prints a link. */
  isNew(): boolean;
  /** A code for the first administrator, valid for a day. */
  invite(role?: 'admin'): string;
  /** @throws Problem unknown-actor when the code is wrong, used or too old */
  redeem(code: string, device?: string): Opened;
  openWithToken(token: string, device?: string): Opened;
  /** @throws Problem forbidden when the account is disabled or has no role */
  open(account: string, device?: string): Opened;
  actor(sessionId: string): Actor | undefined;
  find(sessionId: string): SessionInfo | undefined;
  /** A new secret for the same session, when the rights of its account changed since it got this one. */
  renewed(sessionId: string): Opened | undefined;
  /** A new secret at once: after a password was chosen. */
  rotate(sessionId: string): Opened | undefined;
  close(sessionId: string): void;
  /** By its id; with `account` only of theirs. @returns whether it was there */
  closeById(id: string, account?: string): boolean;
  /** All of an account. @param but the secret of the session that stays. @returns how many ended */
  closeAll(account: string, but?: string): number;
  list(account?: string): readonly SessionInfo[];
}

export interface SessionTerms {
  /** A session that nobody uses ends after this. */
  readonly idleMs: number;
  /** However much it is used, it ends after this. */
  readonly mostMs: number;
}
export const usualTerms: SessionTerms = { idleMs: 4 * 3_600_000, mostMs: 12 * 3_600_000 };

export interface SessionParts {
  readonly db: DatabaseSync;
  readonly now: () => Date;
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  readonly links: Links;
  readonly terms?: SessionTerms;
}

/** Of one account or token; who opens more loses the oldest. */
const mostEach = 50;

type Row = Omit<SessionInfo, 'fresh'> & { readonly fresh: number };
/** With who it is of: one look-up tells all that a request needs. */
interface Found extends Row {
  readonly rights: string;
  readonly person: string | null;
  readonly disabled: string | null;
  readonly grants: string;
}
const toInfo = ({ id, account, token, fresh, device, created, seen, ends }: Row): SessionInfo => ({
  id,
  account,
  token,
  fresh: fresh === 1,
  device,
  created,
  seen,
  ends,
});

function actorIn({ account, person, disabled, grants }: Found): Actor | undefined {
  if (account === null || person === null) return undefined;
  const rows = (JSON.parse(grants) as GrantRow[]).map(toGrant).toSorted(orderOf);
  return actorOf({ id: account, person, disabled }, rows);
}

const noRole = {
  nl: 'We kennen je, maar je hebt hier nog geen rol, of je account is gesloten. Vraag het aan de beheerder.',
  en: 'You are known here, but you have no role yet, or your account was closed. Ask the administrator.',
};

export function createSessions({ db, now, accounts, tokens, links, terms = usualTerms }: SessionParts): Sessions {
  const run = statements(db);
  const moment = (): string => now().toISOString();
  const ago = (ms: number): string => new Date(now().getTime() - ms).toISOString();
  const find = (sessionId: string): Found | undefined =>
    run.find.get(hashOf(sessionId), moment(), ago(terms.idleMs)) as unknown as Found | undefined;
  const asker = (row: Found): Actor | undefined =>
    row.account === null ? tokens.actorById(row.token ?? '') : actorIn(row);

  function open(of: Pick<Row, 'account' | 'token'>, device: string, fresh: boolean): Opened {
    const actor = of.account === null ? tokens.actorById(of.token ?? '') : accounts.actor(of.account);
    if (actor === undefined) throw new Problem('forbidden', noRole);
    const [sessionId, expires] = [secret('s_'), new Date(now().getTime() + terms.mostMs)];
    run.sweep.run(moment(), ago(terms.idleMs));
    const { account, token } = of;
    const who = [randomUUID(), account, token, '', fresh ? 1 : 0, device.slice(0, 100)] as const;
    run.add.run(hashOf(sessionId), ...who, moment(), moment(), expires.toISOString());
    run.crowd.run(account, token, mostEach);
    if (account !== null) accounts.touch(account);
    return { sessionId, actor, expires, fresh };
  }
  function rotate(sessionId: string): Opened | undefined {
    const [row, next] = [find(sessionId), secret('s_')];
    const actor = row && asker(row);
    if (row === undefined || actor === undefined) return undefined;
    run.rotate.run(hashOf(next), hashOf(sessionId));
    return { sessionId: next, actor, expires: new Date(row.ends), fresh: false };
  }
  return {
    isNew: () => !accounts.hasAdministrator() && run.adminToken.get(moment()) === undefined,
    invite: () => links.make(null),
    redeem(code, device = '') {
      const account = links.redeem(code).account ?? accounts.create(null, [{ role: 'admin' }]).id;
      return open({ account, token: null }, device, true);
    },
    openWithToken: (token, device = '') => open({ account: null, token: tokens.actor(token).tokenId }, device, false),
    open: (account, device = '') => open({ account, token: null }, device, false),
    actor(sessionId) {
      const row = find(sessionId);
      if (row === undefined) return undefined;
      if (row.seen.slice(0, 16) !== moment().slice(0, 16)) run.touch.run(moment(), hashOf(sessionId));
      return asker(row);
    },
    find(sessionId) {
      const row = find(sessionId);
      return row && toInfo(row);
    },
    renewed(sessionId) {
      const { rights } = (run.rights.get(hashOf(sessionId)) ?? {}) as { rights?: string };
      return rights === 'changed' ? rotate(sessionId) : undefined;
    },
    rotate,
    close: (sessionId) => void run.drop.run(hashOf(sessionId)),
    closeById: (id, account) => Number(run.dropById.run(id, account ?? null).changes) > 0,
    closeAll: (account, but) => Number(run.dropAll.run(account, hashOf(but ?? '')).changes),
    list: (account) => (run.all.all(moment(), ago(terms.idleMs), account ?? null) as unknown as Row[]).map(toInfo),
  };
}

const columns = 'id, account, token, fresh, device, created, seen, ends';
const grantColumns = ['id', 'role', 'modules', 'museum', 'people', 'source', 'since'].map(
  (each) => `'${each}', ${each}`,
);

const statements = (db: DatabaseSync) => ({
  add: db.prepare(`insert into session (hash, id, account, token, rights, fresh, device, created, seen, ends)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  find: db.prepare(`select s.id, s.account, token, rights, fresh, device, s.created, s.seen, ends, person, disabled,
      (select json_group_array(json_object(${grantColumns.join(', ')})) from grant_ where account = s.account) as grants
    from session s left join account a on a.id = s.account where hash = ? and ends > ? and s.seen > ?`),
  rights: db.prepare('select rights from session where hash = ?'),
  all: db.prepare(`select ${columns} from session where ends > ?1 and seen > ?2 and (?3 is null or account = ?3)
    order by seen desc limit 500`),
  touch: db.prepare('update session set seen = ? where hash = ?'),
  rotate: db.prepare(`update session set hash = ?, rights = '', fresh = 0 where hash = ?`),
  drop: db.prepare('delete from session where hash = ?'),
  dropById: db.prepare('delete from session where id = ?1 and (?2 is null or account = ?2)'),
  dropAll: db.prepare('delete from session where account = ? and hash <> ?'),
  crowd: db.prepare(`delete from session where hash in (select hash from session
    where account is ?1 and token is ?2 order by seen desc, rowid desc limit -1 offset ?3)`),
  sweep: db.prepare('delete from session where ends <= ? or seen <= ?'),
  adminToken: db.prepare(`select 1 from token where role = 'admin' and revoked is null
    and (expires is null or expires > ?) limit 1`),
});
