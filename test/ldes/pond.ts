// A small pond for stream tests: the real log on a temporary folder, the real door on a free port, changes as the writer makes them.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type NextFunction, type Request, type Response } from 'express';
import { createLdesDoor } from '../../src/ldes/door.ts';
import type { Change, Log } from '../../src/log/log.ts';
import { createLog } from '../../src/log/sqlite.ts';
import { createModules } from '../../src/modules/index.ts';
import { Problem } from '../../src/problem.ts';
import { genidPrefix } from '../../src/rdf/skolemise.ts';

export interface PondOptions {
  /** Default: the address it listens on, as clients need it. */
  readonly base?: string;
  /** The fast path before Express; default true. */
  readonly fast?: boolean;
  readonly now?: () => number;
  /** Stands between the door and the log, to count or to delay. */
  readonly around?: (log: Log) => Log;
}

export type Pond = Awaited<ReturnType<typeof createPond>>;

export async function createPond({ base, fast = true, now = Date.now, around = (log) => log }: PondOptions = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'vijver-ldes-'));
  const log = around(createLog(join(dataDir, 'log.sqlite'), now));
  const reported: unknown[] = [];
  const app = express();
  app.set('etag', false);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const own = base ?? url;
  const parts = {
    base: own,
    dataDir,
    log,
    modules: createModules(own),
    report: (error: unknown) => reported.push(error),
  };
  const door = createLdesDoor(parts);
  app.use(door.router);
  app.get(
    '/shapes/:name',
    (_request, response) => void response.type('text/turtle').send('<> a <http://www.w3.org/ns/shacl#NodeShape> .'),
  );
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    if (!(error instanceof Problem)) reported.push(error);
    const status = error instanceof Problem ? error.status : 500;
    response.status(status).type('application/problem+json').send(JSON.stringify(error));
  });
  server.on('request', (request, response) => {
    if (!fast || !door.fastPage(request, response)) app(request, response);
  });
  return {
    ...parts,
    url,
    door,
    reported,
    get: (path: string, accept = 'application/n-quads', headers: Record<string, string> = {}) =>
      fetch(url + path, { redirect: 'manual', headers: { accept, ...headers } }),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await log.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const skos = 'http://www.w3.org/2004/02/skos/core#';
const xl = 'http://www.w3.org/2008/05/skos-xl#';
const a = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

const sorted = (lines: readonly string[]): string => `${[...new Set(lines)].toSorted().join('\n')}\n`;

export const conceptIri = (base: string, n: number): string => `${base}/id/concept/c${n}`;

/**
 * A concept as real lists have them: hierarchy both ways, related neighbours, a scheme twice, the same authority twice,
 * nested labels of one type that point back, tricky lexical forms; a canary where nobody may look.
 */
export function concept(base: string, n: number, version = 1): Change {
  const subject = conceptIri(base, n);
  const s = `<${subject}>`;
  const scheme = `<${base}/id/scheme/${n % 3 === 0 ? 'materials' : 'objects'}>`;
  const [one, two] = [`<${genidPrefix(base, subject)}0>`, `<${genidPrefix(base, subject)}1>`];
  const near = (to: number): string => `<${conceptIri(base, to)}>`;
  const aat = `<http://vocab.getty.edu/aat/${300_000_000 + n}>`;
  const parent = Math.floor(n / 10) * 10;
  const lines = [
    `${s} ${a} <${skos}Concept> .`,
    `${s} <${skos}inScheme> ${scheme} .`,
    `${s} <${skos}topConceptOf> ${scheme} .`,
    `${s} <${skos}prefLabel> "begrip ${n} versie ${version} “déjà” \\"vu\\"\\n\\ttab \\\\"@nl-BE .`,
    `${s} <${skos}notation> "00${n}"^^<http://www.w3.org/2001/XMLSchema#integer> .`,
    `${s} <${skos}notation> "${subject}" .`,
    `${s} <${skos}broader> ${near(parent)} .`,
    `${s} <${skos}narrower> ${near(n + 1)} .`,
    `${s} <${skos}related> ${near(n + 2)} .`,
    `${s} <${skos}related> ${near(n + 1)} .`,
    `${s} <${skos}exactMatch> ${aat} .`,
    `${s} <http://www.w3.org/2002/07/owl#sameAs> ${aat} .`,
    `${s} <${xl}prefLabel> ${one} .`,
    `${s} <${xl}altLabel> ${two} .`,
    `${s} <${xl}altLabel> <${subject}#label> .`,
    `${one} ${a} <${xl}Label> .`,
    `${two} ${a} <${xl}Label> .`,
    `<${subject}#label> ${a} <${xl}Label> .`,
    `<${subject}#label> <${xl}literalForm> "los .\\n<x> <y> <z> ."@nl .`,
    `${one} <${xl}literalForm> "${version}"@nl .`,
    `${two} <${xl}literalForm> "anders ${version}"@en-GB .`,
    `${two} <${xl}labelRelation> ${one} .`,
    `${one} <http://purl.org/dc/terms/isPartOf> ${s} .`,
    `${s} <http://purl.org/dc/terms/source> <org:handboek> .`,
  ];
  const streams = ['terms', n % 3 === 0 ? 'scheme-materials' : 'scheme-objects'];
  const state = {
    public: sorted(lines),
    internal: `${s} <${skos}editorialNote> "CANARY-internal" .\n`,
    personal: `${s} <http://purl.org/dc/terms/contributor> "CANARY-personal" .\n`,
  };
  return { module: 'terms', type: 'concept', ref: `c${n}`, subject, museum: null, state, streams };
}

export const removal = (base: string, n: number): Change => ({
  ...concept(base, n),
  state: { public: '', internal: '', personal: '' },
  streams: [],
});

/** No longer for everybody, though it is still there. */
export const withdrawal = (base: string, n: number): Change => {
  const { state, ...rest } = concept(base, n);
  return {
    ...rest,
    state: { ...state, public: '', internal: state.public.replaceAll('versie', 'CANARY-withdrawn') },
    streams: [],
  };
};

/** The nth change: mostly something new; now and then an update, a deletion or a withdrawal of something older. */
function change(base: string, n: number): Change {
  const earlier = n - 120;
  if (earlier < 0 || n % 7 !== 0) return concept(base, n);
  if (n % 3 === 0) return concept(base, earlier, n);
  return n % 3 === 1 ? removal(base, earlier + 1) : withdrawal(base, earlier + 2);
}

const next = new WeakMap<Log, number>();

/** Changes in batches of 1 to 40, until the stream `terms` has at least this many members. */
export async function fill(pond: Pick<Pond, 'log' | 'base'>, upTo: number): Promise<void> {
  while (((await pond.log.stream('terms'))?.count ?? 0) < upTo) {
    const n = next.get(pond.log) ?? 0;
    const size = n % 5 === 0 ? 1 : 40;
    await pond.log.append(
      Array.from({ length: size }, (_, i) => change(pond.base, n + i)),
      { actor: 'urn:test' },
    );
    next.set(pond.log, n + size);
  }
}
