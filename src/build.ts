// Builds a hub from its configuration: the one place where parts are made and handed to each other.
// The command line, the tests and the benchmarks all build here, so that what is tested is what runs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RequestListener } from 'node:http';
import { openAccessFiles, type Access } from './access/access.ts';
import type { Audit } from './access/audit.ts';
import { createFlows } from './access/oidc/flows.ts';
import { createIssuer } from './access/oidc/issuer.ts';
import { marksSeenBy, operator, seesEverything, type Actor } from './access/policy.ts';
import { createSignIn, type SignIn } from './access/sign-in.ts';
import { whoAsks } from './access/who.ts';
import { withTrail } from './audit/written.ts';
import { createApp } from './app.ts';
import { finishRestore } from './backup/restore.ts';
import type { Config } from './config.ts';
import { hiddenQuads } from './documents/visible.ts';
import { openFiles } from './files/folder.ts';
import { createAddressOf } from './http/client-address.ts';
import { createFetchOutside, type OutsideFetch } from './http/fetch-outside.ts';
import { createLimits, type Limits } from './http/limits.ts';
import type { Hub } from './hub.ts';
import { pagesDir } from './ldes/door.ts';
import { settlePages } from './ldes/settle.ts';
import { openForReading } from './log/schema.ts';
import { openLog } from './log/sqlite.ts';
import type { Module } from './module.ts';
import { createModules } from './modules/index.ts';
import { sweepFiles } from './modules/wiki/attachments/sweep.ts';
import { createDesk } from './privacy/desk.ts';
import { forget } from './privacy/forget.ts';
import { isPerson } from './privacy/nobody.ts';
import { createRetention } from './retention/retention.ts';
import { startSearch } from './search/thread.ts';
import { createShapes } from './shacl/compile.ts';
import { createState } from './state/sqlite.ts';
import type { LogReader } from './log/log.ts';
import { deskPartsOf, openPrivateFiles, situated, warnOfLostKeys } from './private-files.ts';
import type { State } from './state/state.ts';
import { createOxigraphStore } from './store/oxigraph/store.ts';
import { createWrite, type Rules } from './write.ts';
import { lockFolder } from './writer/lock.ts';
import { startWriter, type Writer } from './writer/writer.ts';

export type Report = (error: unknown, where: string) => void;

export interface Built {
  readonly hub: Hub;
  readonly app: RequestListener;
  readonly writer: Writer;
  readonly rules: Rules;
  readonly dataDir: string;
  readonly close: () => Promise<void>;
}

/** The folder is in use by another process, which is not an error for commands that can hand over their work. */
export class FolderInUse extends Error {}

/**
 * @throws FolderInUse when another process writes in the data folder
 * @throws Error when shapes hold something that nothing evaluates, or the disk refuses
 */
export async function build(config: Config, report: Report, now = (): Date => new Date()): Promise<Built> {
  const dataDir = resolve(config.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 }); // It holds who may come in, and what is personal.
  const unlock = lockedFor(dataDir);
  finishRestore(dataDir);
  const base = settleBase(dataDir, config);
  const modules = createModules(base);
  const shapes = await createShapes(base, modules); // Before any thread starts, which would outlive a shape that is refused.
  warnOfLostKeys(dataDir, report);
  const place = { dataDir, base, modules, now };
  const files = openPrivateFiles(place);
  const writer = await startWriter({ dataDir, base }, report);
  const log = openLog(join(dataDir, 'log.sqlite'), files.vault);
  await settlePages(pagesDir(dataDir), log);
  const { views, state, search, store } = await openViews({ dataDir, base, modules, config, report });
  const { identities, audit } = files;
  const access = openAccessFiles({ dataDir, base, now, terms: config.sessionTerms, identities });
  const limits = createLimits(config.limits, () => performance.now());
  const fetchOutside = createFetchOutside({ allowHosts: config.allowHosts });
  const kept = openFiles({ dataDir, ...config.files });
  const rules: Rules = { base, modules, shapes, ...standingOn(state, log), holds: kept.has };
  const shown = async (seq: number): Promise<void> => {
    await Promise.all([writer.shown(seq), store.reached(seq)]);
  };
  const parts = deskPartsOf(files, { ...place, log, state, store, writer, access: access.db, shown, kept, views });
  const write = createWrite({ rules, append: writer.append, shown, report });
  const hub: Hub = {
    privacy: createDesk(parts),
    retention: createRetention(parts),
    base,
    dataDir,
    modules,
    log,
    state,
    views,
    store,
    shapes,
    tokens: access.tokens,
    sessions: access.sessions,
    accounts: access.accounts,
    identities: access.identities,
    links: access.links,
    signIn: signInOf({ config, base, access, audit, limits, fetchOutside, report }),
    audit,
    files: kept,
    limits,
    addressOf: createAddressOf(config.trustProxy),
    fetchOutside,
    secretLinks: access.secretLinks,
    now,
    report,
    search,
    write: withTrail(write, { audit, report, isPerson: (iri) => isPerson(base, iri) }),
    actorOf: async (request): Promise<Actor> => situated(request, whoAsks(request.headers, { base, ...access })),
  };
  await finishWork({ hub, writer, pending: files.forgotten.pending(), forgetOne: (person) => forget(parts, person) });
  const close = closing([store, search, writer, log, views, access, files], unlock);
  return { hub, app: createApp(hub, writer.seen), writer, rules, dataDir, close };
}

const catchUpMs = 1000;

/** @throws FolderInUse */
function lockedFor(dataDir: string): () => void {
  const unlock = lockFolder(dataDir);
  if (unlock === undefined)
    throw new FolderInUse(`Another process has ${dataDir} open. Stop it, or let it do the work.`);
  return unlock;
}

interface Unfinished {
  readonly hub: Hub;
  readonly writer: Writer;
  readonly pending: readonly string[];
  readonly forgetOne: (person: string) => Promise<unknown>;
}

/** What a kill left half done is finished before anybody comes in. */
async function finishWork({ hub, writer, pending, forgetOne }: Unfinished): Promise<void> {
  for (const person of pending) await forgetOne(person);
  // Bytes of an upload whose version never came. Views that are made again take longer; then the night does it.
  const { seq } = await hub.log.last();
  const isCaughtUp = await writer.shown(seq, catchUpMs).then(
    () => true,
    () => false,
  );
  if (isCaughtUp) await sweepFiles(hub);
}

interface Viewing {
  readonly dataDir: string;
  readonly base: string;
  readonly modules: readonly Module[];
  readonly config: Config;
  readonly report: Report;
}

/** What answers from the log without being it. */
async function openViews({ dataDir, base, modules, config, report }: Viewing) {
  const path = join(dataDir, 'views.sqlite');
  const views = openForReading(path);
  const store = createOxigraphStore({ ...config, base, logPath: join(dataDir, 'log.sqlite'), report });
  return { views, state: createState(views, modules), search: await startSearch(path, report), store };
}

/** Who answers is closed before who writes, and what they read after both. */
const closing =
  (parts: readonly { readonly close: () => unknown }[], unlock: () => void) => async (): Promise<void> => {
    for (const part of parts) await part.close();
    unlock();
  };

interface SignInPlace {
  readonly config: Config;
  readonly base: string;
  readonly access: Access;
  readonly audit: Audit;
  readonly limits: Limits;
  readonly fetchOutside: OutsideFetch;
  readonly report: Report;
}

function signInOf({ config, base, access, audit, limits, fetchOutside, report }: SignInPlace): SignIn {
  const redirectUri = `${base}/signin/callback`;
  const oidc = config.oidc && {
    config: config.oidc,
    issuer: createIssuer({ config: config.oidc, redirectUri, fetch: fetchOutside, report }),
    flows: createFlows(),
  };
  return createSignIn({ ...access, limits: () => limits, audit, oidc });
}

/**
 * The base of all IRIs is fixed when a data folder is made: what was published under it cannot move.
 * @throws Error when the configuration says another one
 */
export function settleBase(dataDir: string, { base, baseSaid }: Pick<Config, 'base' | 'baseSaid'>): string {
  const path = join(dataDir, 'base-iri.txt');
  if (!existsSync(path)) {
    writeFileSync(path, `${base}\n`);
    return base;
  }
  const settled = readFileSync(path, 'utf8').trim();
  if (settled !== base && baseSaid)
    throw new Error(
      `The IRIs in ${dataDir} begin with ${settled}, but VIJVER_BASE_IRI says ${base}. Start with the first, or use another VIJVER_DATA.`,
    );
  return settled;
}

/** What stands under a subject, for the one way in. */
export function standingOn(state: State, log: LogReader): Pick<Rules, 'standing' | 'hidden' | 'latest' | 'partsOf'> {
  return {
    latest: (subject) => log.latest(subject),
    async standing(subject) {
      const resource = await state.get(subject);
      return resource === undefined || resource.deleted ? undefined : resource;
    },
    async hidden(subject, actor) {
      const event = await log.latest(subject);
      return event === undefined || seesEverything(actor) ? [] : hiddenQuads(event, actor);
    },
    async partsOf(subject, predicate) {
      const links = await state.linksTo(subject, { marks: marksSeenBy(operator), predicate, limit: 500 });
      return links.map((link) => link.subject);
    },
  };
}
