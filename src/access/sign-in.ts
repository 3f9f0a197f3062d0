// Ways to come in: password, one-time link, token, identity provider. Every failure is counted before the next try.
import type { Limits } from '../http/limits.ts';
import { Problem } from '../problem.ts';
import type { Account, Accounts } from './accounts.ts';
import type { Audit } from './audit.ts';
import type { Identities } from './identity.ts';
import type { Links } from './links.ts';
import { toClaimed } from './oidc/claims.ts';
import type { Flows } from './oidc/flows.ts';
import type { Issuer, OidcConfig } from './oidc/issuer.ts';
import { checkPassword, hashPassword, weaknessOf } from './passwords.ts';
import type { Opened, SessionInfo, Sessions } from './sessions.ts';

/** Where somebody comes from. */
export interface Visit {
  readonly address: string;
  readonly device: string;
}

export interface SignIn {
  /** @throws Problem unknown-actor, forbidden (no role, disabled), too-many */
  readonly withPassword: (login: string, password: string, visit: Visit) => Promise<Opened>;
  readonly withCode: (code: string, visit: Visit) => Opened;
  readonly withToken: (token: string, visit: Visit) => Opened;
  /** The identity provider's name for people, or undefined when there is none. */
  readonly outside: string | undefined;
  /** @returns the cookie to keep and the address to go to */
  readonly beginOutside: (next: string) => Promise<{ readonly cookie: string; readonly to: URL }>;
  /** @param cookie of this browser. @param answer the address it came back to */
  readonly finishOutside: (
    cookie: string | undefined,
    answer: URL,
    visit: Visit,
  ) => Promise<{ readonly opened: Opened; readonly next: string }>;
  /** A password for the account of a session: its other sessions end, and this one gets a new secret. @throws Problem */
  readonly choosePassword: (sessionId: string, wish: PasswordWish, visit: Visit) => Promise<Opened>;
}

export interface PasswordWish {
  /** Not needed in a session that a one-time link opened. */
  readonly current?: string | undefined;
  readonly password: string;
  /** For an account that has no name to sign in with yet. */
  readonly login?: string | undefined;
}

export interface SignInParts {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly identities: Identities;
  readonly limits: () => Limits;
  readonly audit: Audit;
  readonly oidc?: { readonly config: OidcConfig; readonly issuer: Issuer; readonly flows: Flows } | undefined;
}

export function createSignIn(parts: SignInParts): SignIn {
  const { accounts, sessions, audit, limits, oidc } = parts;
  const opened = (how: string, { actor, ...rest }: Opened): Opened => {
    audit.record({ actor: actor.iri, action: 'session.open', door: how, detail: { role: actor.role } });
    return { actor, ...rest };
  };
  /** Counts what fails for want of the right secret; a mistake of another kind costs nothing. */
  const guarded = <T>({ address }: Visit, work: () => T): T => {
    limits().checkSignIn(address, undefined);
    try {
      return work();
    } catch (error) {
      if (error instanceof Problem && error.type === 'unknown-actor') limits().chargeSignIn(address, undefined);
      throw error;
    }
  };
  return {
    async withPassword(login, password, visit) {
      const name = login.trim().toLowerCase().slice(0, 200);
      limits().checkSignIn(visit.address, name);
      const account = accounts.byLogin(name);
      const holds = await checkPassword(password, account === undefined ? null : accounts.secretOf(account.id));
      if (!holds || account === undefined) return wrongPassword(parts, name, visit, account);
      return opened('password', sessions.open(account.id, visit.device));
    },
    withCode: (code, visit) =>
      opened(
        'link',
        guarded(visit, () => sessions.redeem(code, visit.device)),
      ),
    withToken: (token, visit) =>
      opened(
        'token',
        guarded(visit, () => sessions.openWithToken(token, visit.device)),
      ),
    outside: oidc?.config.issuer.host,
    async beginOutside(next) {
      if (oidc === undefined) throw new Problem('not-found', noIssuer);
      const { flow, to } = await oidc.issuer.begin(next);
      return { cookie: oidc.flows.keep(flow), to };
    },
    async finishOutside(cookie, answer, visit) {
      if (oidc === undefined) throw new Problem('not-found', noIssuer);
      limits().checkSignIn(visit.address, undefined);
      const flow = cookie === undefined ? undefined : oidc.flows.take(cookie);
      if (flow === undefined)
        throw new Problem(
          'unknown-actor',
          'This sign-in was not begun in this browser, or longer than ten minutes ago.',
        );
      const { issuer, subject, claims } = await oidc.issuer.finish(flow, answer);
      const account = admit(parts, { issuer, subject }, toClaimed(oidc.config.claims, claims));
      return { opened: opened('oidc', sessions.open(account.id, visit.device)), next: flow.next };
    },
    choosePassword: (sessionId, wish, visit) => choosePassword(parts, sessionId, wish, visit),
  };
}

function wrongPassword(
  { limits, audit }: SignInParts,
  login: string,
  { address }: Visit,
  account: Account | undefined,
): never {
  limits().chargeSignIn(address, login);
  if (account !== undefined)
    audit.record({ actor: 'urn:vijver:anyone', action: 'sign-in.failed', person: account.person, door: 'password' });
  throw new Problem('unknown-actor', 'This name and this password do not belong together.');
}

/** The account of who the identity provider let in: its name and the roles of its claims are those of today. */
function admit(
  { accounts, identities }: SignInParts,
  outsider: { readonly issuer: string; readonly subject: string },
  { name, email, alias, grants }: ReturnType<typeof toClaimed>,
): Account {
  const account = accounts.ofOutsider({ ...outsider, alias });
  accounts.replaceClaimed(account.id, grants);
  if (name !== '') identities.put(account.person, { name, email });
  return account;
}

async function choosePassword(
  parts: SignInParts,
  sessionId: string,
  wish: PasswordWish,
  visit: Visit,
): Promise<Opened> {
  const { accounts, sessions, links, audit } = parts;
  const { session, account } = ownAccount(parts, sessionId);
  const login = account.login ?? wish.login?.trim().toLowerCase() ?? '';
  if (!session.fresh && account.hasPassword) await confirm(parts, account, wish.current ?? '', visit);
  const weakness = weaknessOf(wish.password, login);
  if (weakness !== undefined) throw new Problem('bad-request', passwordAdvice, { weakness });
  if (account.login === null) accounts.setLogin(account.id, login);
  accounts.setSecret(account.id, await hashPassword(wish.password));
  links.withdraw(account.id);
  sessions.closeAll(account.id, sessionId);
  audit.record({ actor: account.person, action: 'password.choose', person: account.person, door: 'web' });
  const rotated = sessions.rotate(sessionId);
  if (rotated === undefined) throw new Problem('unknown-actor', 'Your session ended meanwhile. Sign in.');
  return rotated;
}

/** @throws Problem forbidden for who has no account, or one whose password is elsewhere */
function ownAccount(
  { accounts, sessions }: SignInParts,
  sessionId: string,
): { session: SessionInfo; account: Account } {
  const session = sessions.find(sessionId);
  const account = accounts.get(session?.account ?? '');
  if (session === undefined || account === undefined)
    throw new Problem('forbidden', {
      nl: 'Alleen wie een account heeft, heeft een wachtwoord.',
      en: 'Only somebody with an account has a password.',
    });
  if (account.issuer !== null) throw new Problem('forbidden', elsewhere);
  return { session, account };
}

async function confirm(
  { accounts, limits }: SignInParts,
  account: Account,
  current: string,
  { address }: Visit,
): Promise<void> {
  const name = account.login ?? account.id;
  limits().checkSignIn(address, name);
  if (await checkPassword(current, accounts.secretOf(account.id))) return;
  limits().chargeSignIn(address, name);
  throw new Problem('bad-request', 'The password you have now is another one.', { weakness: 'current' });
}

export const elsewhere = {
  nl: 'Je wachtwoord is van de aanmelddienst. Verander het daar.',
  en: 'Your password is with the identity provider. Change it there.',
};
const noIssuer = { nl: 'Deze hub heeft geen aanmelddienst.', en: 'This hub has no identity provider.' };
const passwordAdvice =
  'Choose a longer password that nobody guesses: 12 letters or more, not your name, such as four words.';
