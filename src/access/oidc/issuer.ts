// The identity provider: OpenID Connect, authorization code with PKCE, state and nonce, its ID token's signature checked.
// Refuses an answer that belongs to another question, another issuer or another client, and one that comes twice.
import * as client from 'openid-client';
import { OutsideRefusal, type OutsideFetch } from '../../http/fetch-outside.ts';
import { Problem } from '../../problem.ts';
import type { ClaimMap, Claims } from './claims.ts';

export interface OidcConfig {
  readonly issuer: URL;
  readonly clientId: string;
  /** Undefined for a public client, which PKCE alone protects. */
  readonly clientSecret: string | undefined;
  readonly scopes: readonly string[];
  readonly claims: ClaimMap;
  /** Plain http: only for an issuer that the operator allowed by name. */
  readonly insecure: boolean;
}

/** What is kept between the question and the answer, for one browser. */
export interface Flow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string;
}

export interface Issuer {
  readonly begin: (next: string) => Promise<{ readonly flow: Flow; readonly to: URL }>;
  /** @param answer the address that the browser came back to. @throws Problem unknown-actor */
  readonly finish: (
    flow: Flow,
    answer: URL,
  ) => Promise<{ readonly issuer: string; readonly subject: string; readonly claims: Claims }>;
}

export interface IssuerParts {
  readonly config: OidcConfig;
  readonly redirectUri: string;
  readonly fetch: OutsideFetch;
  readonly report: (error: unknown, where: string) => void;
}

const minutes = 10;

export function createIssuer({ config, redirectUri, fetch, report }: IssuerParts): Issuer {
  const discovered = remember(() => discover(config, fetch), minutes * 60_000);

  /** A configuration of its own for each sign-in: it holds no keys yet, so a key that was changed is the one that is read. */
  const settings = async (): Promise<client.Configuration> => {
    const { clientId, clientSecret, insecure } = config;
    const auth = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret);
    const made = new client.Configuration(await discovered(), clientId, {}, auth);
    made[client.customFetch] = passOn(fetch);
    client.enableNonRepudiationChecks(made);
    if (insecure) client.allowInsecureRequests(made);
    return made;
  };
  return {
    async begin(next) {
      const made = await settings().catch((error: unknown) => unreachable(error, report));
      const flow = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        next,
      };
      const to = client.buildAuthorizationUrl(made, {
        redirect_uri: redirectUri,
        scope: config.scopes.join(' '),
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      });
      return { flow, to };
    },
    async finish({ state, nonce, verifier }, answer) {
      const made = await settings().catch((error: unknown) => unreachable(error, report));
      try {
        const checks = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        };
        const tokens = await client.authorizationCodeGrant(made, answer, checks);
        const stated = tokens.claims();
        if (stated === undefined) throw new Error('The answer holds no ID token.');
        const more = await userInfo(made, tokens.access_token, stated.sub);
        return { issuer: stated.iss, subject: stated.sub, claims: { ...more, ...stated } };
      } catch (error) {
        return refused(error, report);
      }
    },
  };
}

/** Claims that the provider gives only there. The subject must be the same one (OpenID Connect Core §5.3.2). */
async function userInfo(made: client.Configuration, accessToken: string, subject: string): Promise<Claims> {
  if (made.serverMetadata().userinfo_endpoint === undefined) return {};
  return client.fetchUserInfo(made, accessToken, subject);
}

async function discover(config: OidcConfig, fetch: OutsideFetch): Promise<client.ServerMetadata> {
  const execute = config.insecure ? [client.allowInsecureRequests] : [];
  const options = { execute, [client.customFetch]: passOn(fetch) };
  const found = await client.discovery(config.issuer, config.clientId, {}, client.None(), options);
  return found.serverMetadata();
}

const passOn =
  (fetch: OutsideFetch): client.CustomFetch =>
  (url, { redirect = 'manual', ...init }) =>
    fetch(url, { ...init, redirect });

/** One at a time, kept for a while; a failure is not kept. */
function remember<T>(make: () => Promise<T>, forMs: number): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (kept === undefined || kept.until < performance.now()) {
      const value = make();
      const mine = { value, until: performance.now() + forMs };
      kept = mine;
      value.catch(() => {
        if (kept === mine) kept = undefined;
      });
    }
    return kept.value;
  };
}

function unreachable(error: unknown, report: IssuerParts['report']): never {
  report(error, 'asking the identity provider');
  const cause = causeOf(error);
  const why = cause instanceof OutsideRefusal ? cause.message : 'It does not answer as an OpenID Connect issuer does.';
  throw new Problem(
    'sign-in-unavailable',
    {
      nl: `De aanmelddienst is niet te bereiken. Kom zolang binnen met een wachtwoord of een sleutel.`,
      en: `The identity provider cannot be reached. ${why}`,
    },
    {},
    error,
  );
}

const causeOf = (error: unknown): unknown => {
  let cause = error;
  for (let depth = 0; depth < 5 && cause instanceof Error && cause.cause !== undefined; depth += 1) cause = cause.cause;
  return cause;
};

/** Why is for the operator; the person tries again. A refusal that the person chose themselves is no failure. */
function refused(error: unknown, report: IssuerParts['report']): never {
  if (error instanceof client.AuthorizationResponseError)
    throw new Problem(
      'unknown-actor',
      'The identity provider did not let you in, or you stopped. Try again.',
      {},
      error,
    );
  report(new Error(reasonOf(error)), 'an answer of the identity provider');
  throw new Problem('unknown-actor', 'The answer of the identity provider does not hold. Sign in again.', {}, error);
}

/** Without what the library hangs on its errors: claims of a person. */
const reasonOf = (error: unknown): string => {
  const { message, code } = error as { readonly message?: string; readonly code?: string };
  return `${code ?? 'error'}: ${message ?? ''}`.slice(0, 300);
};
