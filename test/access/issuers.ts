// Two identity providers for tests: a real one (oidc-provider), and one that answers whatever a test wants it to.
import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const stop = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};

export const clientId = 'vijver';
export const clientSecret = 'a-secret-of-the-hub-and-the-issuer';
const redirectUri = 'http://hub.test/signin/callback';

export interface RealIssuer {
  readonly url: string;
  /** Somebody goes to the authorization address, signs in there and agrees. @returns the address they are sent back to */
  readonly signIn: (authorization: string, login: string) => Promise<URL>;
  /** From now on it signs with another key. */
  readonly changeKey: () => void;
  readonly close: () => Promise<void>;
}

const newKey = (kid: string) => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  kid,
  use: 'sig',
  alg: 'RS256',
});

/** @param people login → claims */
export async function realIssuer(
  people: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<RealIssuer> {
  let provider: Provider;
  const server = createServer((request, response) => void provider.callback()(request, response));
  const url = await listen(server);
  const configuration = (kid: string): Configuration => ({
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: async () => ({ sub, ...people[sub] }) }),
    claims: {
      openid: ['sub'],
      profile: ['name', 'given_name', 'family_name'],
      email: ['email'],
      vo: ['vo_id', 'vo_doelgroepcode', 'vo_orgcode', 'vijver_rol_3d'],
      roles: ['roles'],
    },
    pkce: { required: () => true },
    jwks: { keys: [newKey(kid)] },
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: true } },
  });
  const start = (kid: string): void => {
    provider = new Provider(url, configuration(kid));
    provider.on('server_error', (_, error) => console.error(error));
  };
  start('first');
  return {
    url,
    signIn: (authorization, login) => walk(authorization, login),
    changeKey: () => start('second'),
    close: () => stop(server),
  };
}

/** A browser at the provider: follows, signs in, agrees, until it is sent back to the hub. */
async function walk(start: string, login: string): Promise<URL> {
  const jar = new Map<string, string>();
  let step: Step = { at: start };
  for (let steps = 0; steps < 15; steps++) {
    const next = await follow(step, jar, login);
    if (new URL(next.at).origin === 'http://hub.test') return new URL(next.at);
    step = next;
  }
  throw new Error('The provider never sends back');
}

interface Step {
  readonly at: string;
  readonly body?: URLSearchParams;
}

async function follow({ at, body }: Step, jar: Map<string, string>, login: string): Promise<Step> {
  const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
  const post = body === undefined ? {} : { method: 'POST', body };
  const response = await fetch(at, { redirect: 'manual', headers: { cookie }, ...post });
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    jar.set(name, value);
  }
  const location = response.headers.get('location');
  return location === null ? filledIn(at, await response.text(), login) : { at: new URL(location, at).href };
}

/** Its pages ask who one is, and then whether one agrees. */
function filledIn(at: string, page: string, login: string): Step {
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
  if (prompt === undefined) throw new Error(`${at}\n${page.slice(0, 500)}`);
  const action = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', at).href;
  return { at: action, body: new URLSearchParams({ prompt, login, password: 'x' }) };
}

export interface Forger {
  readonly url: string;
  /** What the next ID token says, over what a right one would. Undefined takes a claim away. */
  claims: Record<string, unknown>;
  /** Signs with a key that the provider does not publish. */
  wrongKey: boolean;
  /** `none`, or `HS256` with the client's secret. */
  alg: string;
  /** More of the discovery document. */
  discovery: Record<string, unknown>;
  readonly codes: string[];
  readonly verifiers: string[];
  readonly close: () => Promise<void>;
}

/** @param nonceOf the nonce that the hub asked with */
export async function forger(nonceOf: () => string): Promise<Forger> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const state: { claims: Record<string, unknown>; wrongKey: boolean; alg: string; discovery: Record<string, unknown> } =
    { claims: {}, wrongKey: false, alg: 'RS256', discovery: {} };
  const [codes, verifiers]: [string[], string[]] = [[], []];
  let url = '';
  const server = createServer(async (request, response) => {
    const send = (value: unknown): void =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (request.url === '/.well-known/openid-configuration')
      return send({
        issuer: url,
        authorization_endpoint: `${url}/auth`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...state.discovery,
      });
    if (request.url === '/jwks')
      return send({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] });
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const form = new URLSearchParams(text);
    codes.push(form.get('code') ?? '');
    verifiers.push(form.get('code_verifier') ?? '');
    const now = Math.floor(Date.now() / 1000);
    const right = { iss: url, sub: 'u1', aud: clientId, exp: now + 300, iat: now, nonce: nonceOf(), name: 'Vervalser' };
    const key = state.wrongKey ? other : privateKey;
    send({ access_token: 'a', token_type: 'Bearer', id_token: jwt({ ...right, ...state.claims }, key, state.alg) });
  });
  url = await listen(server);
  return Object.assign(state, { url, codes, verifiers, close: () => stop(server) });
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function jwt(claims: object, key: KeyObject, alg: string): string {
  const text = `${encode({ alg, kid: 'k', typ: 'JWT' })}.${encode(claims)}`;
  if (alg === 'none') return `${text}.`;
  return `${text}.${sign('sha256', Buffer.from(text), createPrivateKey(key.export({ format: 'pem', type: 'pkcs8' }))).toString('base64url')}`;
}
