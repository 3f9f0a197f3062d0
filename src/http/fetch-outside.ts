// The one way for the hub to fetch something from elsewhere. Resolves the name itself and connects to the address it checked,
// at every redirect. Refuses what is not public unless the operator allowed the host; bounded in bytes and in time.
import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { plainAddress } from './client-address.ts';
import { isPublic } from './private-addresses.ts';

export interface Resolved {
  readonly address: string;
  readonly family: number;
}
export type Lookup = (host: string) => Promise<readonly Resolved[]>;

export interface OutsideOptions {
  /** `host` or `host:port`, lower case: may be private, and may be asked over plain http. */
  readonly allowHosts?: ReadonlySet<string>;
  readonly lookup?: Lookup;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly maxRedirects?: number;
}

export type OutsideFetch = (url: string | URL, init?: OutsideInit) => Promise<Response>;
export interface OutsideInit {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | Headers | undefined;
  readonly body?: unknown;
  readonly redirect?: 'follow' | 'manual' | 'error' | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

/** It was not fetched, and why; the message names the host and no address. */
export class OutsideRefusal extends Error {}

const everyAddress: Lookup = (host) => systemLookup(host, { all: true, verbatim: true });

export function createFetchOutside(options: OutsideOptions = {}): OutsideFetch {
  const { timeoutMs = 10_000, maxRedirects = 5 } = options;
  return async (url, init = {}) => {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(init.signal ? [init.signal] : [])]);
    let hop: Hop = {
      url: new URL(url),
      method: (init.method ?? 'GET').toUpperCase(),
      headers: new Headers(init.headers),
      body: bytesOf(init.body),
    };
    for (let hops = 0; ; hops += 1) {
      const response = await once(hop, options, signal);
      const next = redirectOf(hop, response);
      if (next === undefined || init.redirect === 'manual') return response;
      if (init.redirect === 'error' || hops >= maxRedirects)
        throw new OutsideRefusal(`${hop.url.host} leads on too often, or may not lead on.`);
      hop = next;
    }
  };
}

interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array | undefined;
}

function bytesOf(body: unknown): Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof URLSearchParams) return Buffer.from(body.toString());
  if (body instanceof Uint8Array) return body;
  throw new OutsideRefusal('Only text and bytes are sent.');
}

/** One request, to an address that was checked. */
async function once(hop: Hop, options: OutsideOptions, signal: AbortSignal): Promise<Response> {
  const checked = await checkedAddresses(hop.url, options, signal);
  const message = await ask(hop, checked, signal);
  const body = await readAll(message, options.maxBytes ?? 5_000_000, hop.url.host);
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    for (const each of [value ?? []].flat()) headers.append(name, each);
  const status = message.statusCode ?? 500;
  return new Response(bodyless.has(status) ? null : new Uint8Array(body), { status, headers });
}

const bodyless: ReadonlySet<number> = new Set([204, 205, 304]);

/** @throws OutsideRefusal */
async function checkedAddresses(url: URL, options: OutsideOptions, signal: AbortSignal): Promise<readonly Resolved[]> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new OutsideRefusal(`“${url.protocol}” addresses are not fetched; only http and https.`);
  if (url.username !== '' || url.password !== '')
    throw new OutsideRefusal('An address with a password is not fetched.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = await resolve(host, options.lookup ?? everyAddress, signal);
  if (isAllowed(url, options.allowHosts)) return found;
  // All of them: which one is used must not depend on chance.
  if (found.every(({ address }) => isPublic(address))) return found;
  throw new OutsideRefusal(
    `${url.host} is on a private network. If it is to be trusted, name it in VIJVER_ALLOW_HOSTS.`,
  );
}

export const isAllowed = ({ hostname, host }: URL, allowed: ReadonlySet<string> | undefined): boolean =>
  allowed?.has(host.toLowerCase()) === true || allowed?.has(hostname.toLowerCase()) === true;

async function resolve(host: string, lookup: Lookup, signal: AbortSignal): Promise<readonly Resolved[]> {
  const family = isIP(host);
  if (family > 0) return [{ address: host, family }];
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
  const found = await Promise.race([lookup(host), late]);
  if (found.length === 0) throw new OutsideRefusal(`The name ${host} leads nowhere.`);
  return found;
}

function ask(hop: Hop, checked: readonly Resolved[], signal: AbortSignal): Promise<IncomingMessage> {
  const { url, method, headers, body } = hop;
  const secure = url.protocol === 'https:';
  const options: RequestOptions = {
    method,
    headers: { 'user-agent': 'Vijver', ...Object.fromEntries(headers), 'accept-encoding': 'identity' },
    signal,
    // A connection of its own, made now: none that was opened to somewhere else before.
    agent: false,
    lookup: (_host, { all }, done) => (all === true ? done(null, [...checked]) : done(null, ...first(checked))),
  };
  return new Promise((fulfil, reject) => {
    const call = (secure ? httpsRequest : httpRequest)(url, options, fulfil);
    call.once('socket', (socket) =>
      socket.once(
        'connect',
        () => isWhere(socket.remoteAddress, checked) || call.destroy(new OutsideRefusal('Connected elsewhere.')),
      ),
    );
    call.once('error', reject).end(body);
  });
}

const first = (checked: readonly Resolved[]): [string, number] => [checked[0]?.address ?? '', checked[0]?.family ?? 4];
const isWhere = (remote: string | undefined, checked: readonly Resolved[]): boolean =>
  checked.some(({ address }) => plainAddress(address).toLowerCase() === plainAddress(remote ?? '').toLowerCase());

async function readAll(message: IncomingMessage, most: number, host: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) {
      message.destroy();
      throw new OutsideRefusal(`${host} sends more than ${most} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const leading: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where a response leads on to. Secrets do not go along to another host. @throws OutsideRefusal from https to http */
function redirectOf(hop: Hop, response: Response): Hop | undefined {
  const location = leading.has(response.status) ? response.headers.get('location') : null;
  const url = location === null ? null : URL.parse(location, hop.url);
  if (url === null) return undefined;
  if (hop.url.protocol === 'https:' && url.protocol === 'http:')
    throw new OutsideRefusal(`${hop.url.host} leads from https to http.`);
  const becomesGet = dropsBody(response.status, hop.method);
  const left = [...(url.origin === hop.url.origin ? [] : secrets), ...(becomesGet ? ofBody : [])];
  const headers = new Headers(hop.headers);
  for (const name of left) headers.delete(name);
  return becomesGet ? { url, method: 'GET', headers, body: undefined } : { ...hop, url, headers };
}

/** RFC 9110 §15.4: 303 always asks anew; 301 and 302 do so after a POST. */
const dropsBody = (status: number, method: string): boolean => status === 303 || (status < 303 && method === 'POST');

const secrets = ['authorization', 'cookie'];
const ofBody = ['content-type', 'content-length'];
