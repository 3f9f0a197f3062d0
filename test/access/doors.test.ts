// Nobody is told what they may not see: every role knocks at every door in every form, and no canary sings.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  marksSeenBy,
  mayContribute,
  mayManage,
  mayWrite,
  roles,
  type Actor,
  type Mark,
} from '../../src/access/policy.ts';
import { csrfToken } from '../../src/web/csrf.ts';
import { testHub, type TestHub } from '../hub.ts';
import { plantHidden, plantMixed, plantOpen, type Planted, type Pond } from './canary.ts';
import type { Knock } from './knock.ts';
import { matrix } from './matrix.ts';
import { graphs } from './questions.ts';
import { listenForRoutes } from './routes.ts';

const everyRole: readonly Actor['role'][] = ['anyone', ...roles];

let hub: TestHub;
let pond: Pond;
let routes: ReadonlySet<string>;
let canaries: ReadonlyMap<string, Mark>;
let left: string;
/** An account whose name, e-mail and token nobody may know but who manages people. */
let account: string;
let before: ReadonlyMap<string, string>;
let after: ReadonlyMap<string, string>;
const headersOf = new Map<Actor['role'], Record<string, string>>();

beforeAll(async () => {
  const heard = listenForRoutes();
  hub = await testHub();
  routes = heard();
  for (const role of roles) headersOf.set(role, hub.as(role));
  await plantOpen(hub);
  before = await glimpse();
  pond = await plantHidden(hub);
  after = await glimpse();
  ({ canaries, left } = await plantMixed(hub, pond));
  canaries = new Map([...canaries, ...plantPerson()]);
  await settled();
});
afterAll(() => hub.close());

function plantPerson(): readonly (readonly [string, Mark])[] {
  const { accounts, identities, sessions, tokens } = hub.hub;
  const [login, name, email, token, device] = Array.from({ length: 5 }, () => pond.fresh()) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const made = accounts.create(login, [{ role: 'reader' }]);
  account = made.id;
  identities.put(made.person, { name, email: `${email}@example.org` });
  tokens.create({ name: token, role: 'reader', owner: made.id });
  sessions.open(made.id, device);
  return [login, name, email, token, device].map((word) => [word, ofPeople] as const);
}

/** Waits until queries show what documents show. */
async function settled(): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const response = await hub.request('/ready');
    const { log } = (await response.json()) as { log: number };
    if (response.status === 200 && hub.hub.store.status().seq >= log) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The store did not catch up');
}

/** What differs between any two answers: the moment, the time it took, and so the length of a page that names it. */
const untold = new Set(['date', 'server-timing', 'content-length']);

interface Told {
  readonly status: number;
  readonly text: string;
}

async function knock(role: Actor['role'], { path, method = 'GET', headers = {}, body }: Knock): Promise<Told> {
  const who = headersOf.get(role) ?? {};
  const csrf = csrfToken({ headers: who } as never);
  const at = path.replace('ACCOUNT', account ?? 'nobody');
  const sent = body === undefined ? {} : { body: body.replace('CSRF', csrf) };
  const response = await hub.request(at, { method, headers: { ...headers, ...who }, ...sent });
  const text = await response.text();
  const told = [...response.headers].filter(([name]) => !untold.has(name));
  return { status: response.status, text: `${told.map((pair) => pair.join(': ')).join('\n')}\n\n${text}` };
}

/** Several at a time. */
async function each<T>(list: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const queue = list.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await act(item);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}

/** A list that must be empty, told in full when it is not. */
function none(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`${faults.length} faults:\n${faults.slice(0, 20).join('\n')}`);
}

const nameOf = ({ method = 'GET', path, headers }: Knock): string =>
  `${method} ${path.slice(0, 400)} ${JSON.stringify(headers)}`;
/** Names of people have no graph; only administration shows them. */
const ofPeople: Mark = 'personal:people';
function seenBy(role: Actor['role']): readonly Mark[] {
  const actor = { iri: '', role, museum: null };
  return [...marksSeenBy(actor), ...(mayManage(actor, 'people') ? [ofPeople] : [])];
}

/** What a stranger sees of everything open, log positions aside. */
async function glimpse(): Promise<ReadonlyMap<string, string>> {
  await settled();
  const seen = new Map<string, string>();
  const numbers = new Set(['/ready', '/metrics']);
  const knocks = matrix
    .flatMap(({ open = [] }) => open)
    .filter(({ path, method }) => method === undefined && !numbers.has(path));
  await each(knocks, async (one) => {
    const { status, text } = await knock('anyone', one);
    seen.set(nameOf(one), `${status}\n${bare(text)}`);
  });
  return seen;
}

describe('the doors', () => {
  it('each have their row in the matrix', () => {
    const rows = new Set(matrix.flatMap((row) => row.routes));
    none([...routes].filter((route) => !rows.has(route)).map((route) => `Add a row to matrix.ts for ${route}`));
    none([...rows].filter((route) => !routes.has(route)).map((route) => `Nothing mounts ${route} any more`));
  });

  it('tell a stranger the same before and after hidden things came that point at open ones', () => {
    const differ = [...before].filter(([name, text]) => after.get(name) !== text);
    none(differ.map(([name, text]) => `${name}\n${firstDifference(text, after.get(name) ?? '')}`));
  });
});

describe.each(everyRole)('to %s', (role) => {
  it('no door tells what the role may not see', async () => {
    const hidden = [...canaries].filter(([, mark]) => !seenBy(role).includes(mark)).map(([word]) => word);
    const withdrawn = seenBy(role).includes('internal') ? [] : [left];
    const never = new RegExp([...hidden, 'no such word'].join('|'), 'gi');
    const notEvenWithdrawn = new RegExp([...hidden, ...withdrawn, 'no such word'].join('|'), 'gi');
    const leaks: string[] = [];
    const failures: string[] = [];
    await each(
      matrix.flatMap(({ open = [] }) => open),
      async (one) => {
        const { status, text } = await knock(role, one);
        const found = text.match(one.path.startsWith('/ldes') ? never : notEvenWithdrawn) ?? [];
        for (const word of new Set(found)) leaks.push(`${nameOf(one)}: ${word} (${canaries.get(word) ?? 'withdrawn'})`);
        if (status >= 500) failures.push(`${nameOf(one)}: ${status}`);
      },
    );
    none(leaks);
    none(failures);
  });

  it('a hidden thing answers as one that never was', async () => {
    const hidden = pond.planted.filter(({ mark }) => !seenBy(role).includes(mark));
    const knocks = hidden.flatMap((thing) => {
      const twin = twinOf(thing);
      return matrix.flatMap(({ aimed }) => {
        const [real, absent] = [aimed?.(thing) ?? [], aimed?.(twin) ?? []];
        return real.map((one, i) => ({ thing, twin, real: one, absent: absent[i] ?? one }));
      });
    });
    const differ: string[] = [];
    await each(knocks, async ({ thing, twin, real, absent }) => {
      const [told, wanted] = [await knock(role, real), await knock(role, absent)];
      const same = asTwin(told.text, thing, twin);
      if (told.status === wanted.status && bare(same) === bare(wanted.text)) return;
      // Who may make things learns that a name is taken, and no more than that.
      const taken = told.status === 412 && told.text.includes('problems/exists') && real.method === 'PUT';
      const actor: Actor = { iri: '', role, museum: null };
      if (taken && (mayWrite(actor, moduleOf(thing), null) || mayContribute(actor, thing.type))) return;
      differ.push(
        `${thing.mark} ${nameOf(real)}: ${told.status}, not ${wanted.status}\n${firstDifference(same, wanted.text)}`,
      );
    });
    none(differ);
  });

  it('a query counts nothing in graphs that the role may not see', async () => {
    for (const graph of graphs) {
      const query = `SELECT (COUNT(*) AS ?n) FROM <${graph}> FROM NAMED <${graph}> { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }`;
      const { text } = await knock(role, {
        path: `/sparql?query=${encodeURIComponent(query)}`,
        headers: { accept: 'text/csv' },
      });
      const count = Number(text.split('\n').at(-1) || text.split('\n').at(-2));
      const seen = seenBy(role).some((mark) => graph.endsWith(mark.replace(':', '/')));
      expect(count > 0, `${graph}: ${count}`).toBe(seen);
    }
  });
});

it('every canary sings to an administrator, so that its silence means something', async () => {
  const heard = new Set<string>();
  const any = new RegExp([...canaries.keys()].join('|'), 'gi');
  const aimed = pond.planted.flatMap((thing) => matrix.flatMap((row) => (row.aimed?.(thing) ?? []).filter(isReading)));
  await each([...matrix.flatMap((row) => (row.open ?? []).filter(isReading)), ...aimed], async (one) => {
    for (const word of (await knock('admin', one)).text.match(any) ?? []) heard.add(word.toLowerCase());
  });
  none([...canaries].filter(([word]) => !heard.has(word)).map((pair) => pair.join(': ')));
});

/** Two answers of one address, as a cache in between would keep them. */
describe('a cache', () => {
  it('that is shared keeps nothing that somebody signed in was told, and tells those apart who are told different things', async () => {
    const faults: string[] = [];
    const reading = matrix.flatMap(({ open = [] }) => open).filter(isReading);
    await each(reading, async (one) => {
      const [stranger, admin] = [await knock('anyone', one), await knock('admin', one)];
      if (stranger.status === admin.status && bodyOf(stranger) === bodyOf(admin)) return;
      const headers = (told: Told, name: string): string =>
        new RegExp(`^${name}: (.*)$`, 'm').exec(told.text)?.[1] ?? '';
      if (!/private|no-store/.test(headers(admin, 'cache-control')))
        faults.push(`${nameOf(one)}: “${headers(admin, 'cache-control')}” to an administrator`);
      const vary = headers(stranger, 'vary').toLowerCase();
      const kept = /public|max-age=[1-9]/.test(headers(stranger, 'cache-control'));
      if (kept && !(vary.includes('authorization') && vary.includes('cookie')))
        faults.push(`${nameOf(one)}: Vary: ${vary}`);
    });
    none(faults);
  });
});

const bodyOf = ({ text }: Told): string => bare(text.slice(text.indexOf('\n\n')));

it('no log line and no number tells of anybody', async () => {
  const never = new RegExp([...canaries.keys()].join('|'), 'i');
  const told = [JSON.stringify(hub.reported, (_, value: unknown) => (value instanceof Error ? value.stack : value))];
  for (const path of ['/metrics', '/health', '/ready']) told.push((await knock('admin', { path })).text);
  none(told.filter((text) => never.test(text)));
});

it('nothing went wrong behind the doors', () => {
  none(hub.reported.map(({ error, where }) => `${where}: ${error instanceof Error ? error.stack : String(error)}`));
});

const moduleOf = ({ type }: Planted): string =>
  hub.hub.modules.find(({ types }) => types.some(({ name }) => name === type))?.name ?? '';

const isReading = ({ method = 'GET' }: Knock): boolean => method === 'GET';

/** The same addresses with words that stand nowhere. */
function twinOf(thing: Planted): Planted {
  const turned = (word: string): string =>
    word.replace(/[a-z]/g, (letter) => 'aeiouy'.charAt(letter.charCodeAt(0) % 6));
  const [word, own] = [turned(thing.word), thing.subject.split('/').at(-1) ?? ''];
  const ref = thing.ref.replace(own, turned(own));
  return { ...thing, word, ref, subject: thing.subject.replace(own, turned(own)) };
}

function asTwin(text: string, thing: Planted, twin: Planted): string {
  const own = thing.subject.split('/').at(-1) ?? '';
  const turned = twin.subject.split('/').at(-1) ?? '';
  return text
    .replaceAll(thing.ref, twin.ref)
    .replaceAll(thing.ref.replaceAll('-', ' '), twin.ref.replaceAll('-', ' '))
    .replaceAll(own, turned)
    .replaceAll(thing.word, twin.word)
    .replaceAll(thing.word.slice(0, 6), twin.word.slice(0, 6))
    .replaceAll(thing.word.slice(0, 5), twin.word.slice(0, 5));
}

/** Without what differs between any two answers. */
const bare = (text: string): string =>
  text
    .replace(/urn:uuid:[0-9a-f-]+/g, '')
    .replace(/^etag: .*$/m, '')
    .replace(/expires=[^;]+/gi, '')
    .replace(/[\d.,]+ ms/g, '');

function firstDifference(a: string, b: string): string {
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return `  ${a.slice(Math.max(0, at - 40), at + 160)}\n  ${b.slice(Math.max(0, at - 40), at + 160)}`;
}
