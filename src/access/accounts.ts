// Accounts of people: a person's IRI, a way to come in, and roles. Knows no name and no e-mail (`identity.ts` does).
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { Problem } from '../problem.ts';
import { checkedGrant, orderOf, type GivenGrant, type GrantInfo, type GrantRow, toGrant } from './grants.ts';
import type { Actor } from './policy.ts';
import { fromList } from './tables.ts';

export interface Account {
  readonly id: string;
  /** `{base}/id/person/{uuid}`: what the log, the audit trail and the identity table know. */
  readonly person: string;
  /** The name to sign in with; null for who comes by the identity provider, or has not chosen one yet. */
  readonly login: string | null;
  readonly issuer: string | null;
  readonly hasPassword: boolean;
  readonly created: string;
  readonly disabled: string | null;
  readonly seen: string | null;
}

/** Who the identity provider says it is. */
export interface Outsider {
  readonly issuer: string;
  readonly subject: string;
  /** A second identifier of the same issuer, which stays when the subject changes. */
  readonly alias?: string | null | undefined;
}

export interface Accounts {
  readonly list: () => readonly Account[];
  readonly get: (id: string) => Account | undefined;
  readonly byLogin: (login: string) => Account | undefined;
  readonly byPerson: (personIri: string) => Account | undefined;
  /**
   * @param person somebody whom the planning knows already; a new number when left out
   * @throws Problem bad-request (login taken or odd, unknown role, somebody who has an account)
   */
  readonly create: (login: string | null, grants: readonly GivenGrant[], person?: string) => Account;
  /** The account of somebody who comes by an identity provider: found, or made. */
  readonly ofOutsider: (outsider: Outsider) => Account;
  readonly grants: (id: string) => readonly GrantInfo[];
  /** @throws Problem bad-request */
  readonly grant: (id: string, grant: GivenGrant) => GrantInfo;
  /** @returns whether it was there */
  readonly withdraw: (id: string, grantId: string) => boolean;
  /** What the identity provider says now takes the place of what it said before. */
  readonly replaceClaimed: (id: string, grants: readonly GivenGrant[]) => void;
  readonly setLogin: (id: string, login: string) => void;
  readonly setSecret: (id: string, hash: string | null) => void;
  readonly secretOf: (id: string) => string | null;
  readonly disable: (id: string, disabled: boolean) => void;
  readonly touch: (id: string) => void;
  /** Who asks when this account asks; undefined when it is disabled or has no role. */
  readonly actor: (id: string) => Actor | undefined;
  /** Could somebody sign in as administrator with what is there? */
  readonly hasAdministrator: () => boolean;
  /** Takes an account away, with its roles, sessions, links and tokens. */
  readonly delete: (id: string) => void;
}

const columns = 'id, person, login, issuer, secret is not null as hasPassword, created, disabled, seen';
type Row = Omit<Account, 'hasPassword'> & { readonly hasPassword: number };
const toAccount = (row: unknown): Account | undefined =>
  row === undefined ? undefined : { ...(row as Row), hasPassword: (row as Row).hasPassword === 1 };

export function createAccounts(db: DatabaseSync, base: string, now: () => Date): Accounts {
  const run = statements(db);
  const moment = (): string => now().toISOString();
  const get = (id: string): Account | undefined => toAccount(run.get.get(id));
  const must = (id: string): Account => get(id) ?? missing(id);
  const roles = grantsIn(db, run, moment);
  const newPerson = (): string => `${base}/id/person/${randomUUID()}`;
  const freePerson = (person: string): string => {
    if (!isPerson(base, person))
      throw new Problem('bad-request', `<${person.slice(0, 200)}> is no person of this hub.`, { weakness: 'person' });
    if (run.byPerson.get(person) === undefined) return person;
    throw new Problem('bad-request', 'This person has an account already.', { weakness: 'person' });
  };
  const make = (login: string | null, outsider?: Outsider, person = newPerson()): Account => {
    const id = randomUUID();
    const { issuer = null, subject = null, alias = null } = outsider ?? {};
    run.add.run(id, person, login, issuer, subject, alias, moment());
    return must(id);
  };
  const known = ({ issuer, subject, alias = null }: Outsider): Account | undefined => {
    const found = toAccount(run.byOutsider.get(issuer, subject)) ?? toAccount(run.byAlias.get(issuer, alias));
    if (found !== undefined) run.setSubject.run(subject, alias, found.id);
    return found;
  };
  const freeLogin = (text: string): string => {
    const login = checkedLogin(text);
    if (run.byLogin.get(login) === undefined) return login;
    throw new Problem('bad-request', `“${login}” is taken. Choose another.`, { weakness: 'taken' });
  };
  return {
    list: () => run.all.all().flatMap((row) => toAccount(row) ?? []),
    get,
    byLogin: (login) => toAccount(run.byLogin.get(login.trim().toLowerCase())),
    byPerson: (person) => toAccount(run.byPerson.get(person)),
    create: (login, given, person) =>
      together(db, () => {
        const who = person === undefined ? undefined : freePerson(person);
        const account = make(login === null ? null : freeLogin(login), undefined, who);
        for (const grant of given) roles.grant(account.id, grant);
        return account;
      }),
    ofOutsider: (outsider) => together(db, () => known(outsider) ?? make(null, outsider)),
    ...roles,
    setLogin: (id, login) => void run.setLogin.run(freeLogin(login), id),
    setSecret: (id, hash) => void run.setSecret.run(hash, id),
    secretOf: (id) => (run.secret.get(id) as { secret: string | null } | undefined)?.secret ?? null,
    disable: (id, disabled) => void run.disable.run(disabled ? moment() : null, must(id).id),
    touch: (id) => void run.touch.run(moment(), id),
    actor: (id) => actorOf(get(id), roles.grants(id)),
    hasAdministrator: () => run.admins.get() !== undefined,
    delete: (id) =>
      together(db, () => {
        for (const statement of [run.dropSessions, run.dropTokens, run.dropLinks, run.drop]) statement.run(id);
      }),
  };
}

type GrantPart = Pick<Accounts, 'grants' | 'grant' | 'withdraw' | 'replaceClaimed'>;

function grantsIn(db: DatabaseSync, run: ReturnType<typeof statements>, moment: () => string): GrantPart {
  const grant = (id: string, given: GivenGrant): GrantInfo => {
    const { role, modules, museum, people, source = 'given' } = checkedGrant(given);
    const own = randomUUID();
    run.addGrant.run(own, id, role, fromList(modules), museum, fromList(people), source, moment());
    run.changed.run(id);
    return { id: own, role, modules, museum, people, source, since: moment() };
  };
  const grants = (id: string): readonly GrantInfo[] =>
    (run.grants.all(id) as unknown as GrantRow[]).map(toGrant).toSorted(orderOf);
  return {
    grants,
    grant,
    withdraw(id, grantId) {
      run.changed.run(id);
      return Number(run.dropGrant.run(grantId, id).changes) > 0;
    },
    replaceClaimed: (id, given) =>
      together(db, () => {
        const standing = grants(id).filter(({ source }) => source === 'claimed');
        if (sameReach(standing, given.map(checkedGrant))) return;
        run.dropClaimed.run(id);
        run.changed.run(id);
        for (const each of given) grant(id, { ...each, source: 'claimed' });
      }),
  };
}

const reachOf = (grants: readonly Pick<GrantInfo, 'role' | 'modules' | 'museum'>[]): string =>
  JSON.stringify(grants.map(({ role, modules, museum }) => [role, modules, museum]).toSorted());
type Reaching = Parameters<typeof reachOf>[0];
const sameReach = (a: Reaching, b: Reaching): boolean => reachOf(a) === reachOf(b);

/** Who asks when an account asks. @param grants the highest first */
export function actorOf(
  account: Pick<Account, 'id' | 'person' | 'disabled'> | undefined,
  grants: readonly GrantInfo[],
): Actor | undefined {
  const [first, ...more] = grants;
  if (account === undefined || account.disabled !== null || first === undefined) return undefined;
  const { role, museum, modules } = first;
  const alone = more.length === 0 && modules === null && first.people === undefined;
  return { iri: account.person, role, museum, account: account.id, ...(alone ? {} : { grants }) };
}

const missing = (id: string): never => {
  throw new Problem('not-found', {
    nl: `Er is geen account ${id.slice(0, 80)}.`,
    en: `There is no account ${id.slice(0, 80)}.`,
  });
};

/** @throws Problem bad-request */
function checkedLogin(text: string): string {
  const login = text.trim().toLowerCase();
  if (/^[\p{L}\p{N}](?:[\p{L}\p{N}._@+-]{0,98}[\p{L}\p{N}])?$/u.test(login)) return login;
  throw new Problem('bad-request', 'A name to sign in with has 1 to 100 letters, digits, and . _ - @ + between them.', {
    weakness: 'odd',
  });
}

const isPerson = (base: string, person: string): boolean => {
  const start = `${base}/id/person/`;
  return person.startsWith(start) && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(person.slice(start.length));
};

/** All or nothing. */
function together<T>(db: DatabaseSync, work: () => T): T {
  db.exec('begin immediate');
  try {
    const done = work();
    db.exec('commit');
    return done;
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

const statements = (db: DatabaseSync) => ({
  all: db.prepare(`select ${columns} from account order by created`),
  get: db.prepare(`select ${columns} from account where id = ?`),
  byLogin: db.prepare(`select ${columns} from account where login = ?`),
  byPerson: db.prepare(`select ${columns} from account where person = ?`),
  byOutsider: db.prepare(`select ${columns} from account where issuer = ? and subject = ?`),
  byAlias: db.prepare(`select ${columns} from account where issuer = ? and alias = ?`),
  setSubject: db.prepare('update account set subject = ?, alias = coalesce(?, alias) where id = ?'),
  add: db.prepare(`insert into account (id, person, login, issuer, subject, alias, created)
    values (?, ?, ?, ?, ?, ?, ?)`),
  grants: db.prepare('select * from grant_ where account = ? order by since, id'),
  addGrant: db.prepare('insert into grant_ values (?, ?, ?, ?, ?, ?, ?, ?)'),
  dropGrant: db.prepare('delete from grant_ where id = ? and account = ?'),
  /** Its sessions get a new secret with the next page. */
  changed: db.prepare(`update session set rights = 'changed' where account = ?`),
  dropClaimed: db.prepare(`delete from grant_ where account = ? and source = 'claimed'`),
  setLogin: db.prepare('update account set login = ? where id = ?'),
  setSecret: db.prepare('update account set secret = ? where id = ?'),
  secret: db.prepare('select secret from account where id = ?'),
  disable: db.prepare('update account set disabled = ? where id = ?'),
  touch: db.prepare('update account set seen = ? where id = ?'),
  admins: db.prepare(`select 1 from account a join grant_ g on g.account = a.id
    where g.role = 'admin' and a.disabled is null and (a.secret is not null or a.issuer is not null) limit 1`),
  dropSessions: db.prepare('delete from session where account = ?'),
  dropTokens: db.prepare('delete from token where owner = ?'),
  dropLinks: db.prepare('delete from link where account = ?'),
  drop: db.prepare('delete from account where id = ?'),
});
