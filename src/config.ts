// Configuration comes from the environment, once, and is right or the hub does not start: all complaints at once.
import type { BlockList } from 'node:net';
import type { OidcConfig } from './access/oidc/issuer.ts';
import { readOidc } from './access/oidc/settings.ts';
import type { SessionTerms } from './access/sessions.ts';
import { readProxies } from './http/client-address.ts';
import { readRates, type Rates } from './http/limits.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end. */
  readonly base: string;
  /** False when the base was not said but made up from the port. */
  readonly baseSaid: boolean;
  readonly dataDir: string;
  readonly queryTimeoutMs: number;
  readonly rowCap: number;
  readonly readers: number;
  readonly sessionTerms: SessionTerms;
  /** Undefined: none. */
  readonly limits: Rates | undefined;
  /** Proxies whose word about who asks is believed. */
  readonly trustProxy: BlockList | undefined;
  /** Hosts that may be fetched from though they are private. */
  readonly allowHosts: ReadonlySet<string>;
  readonly oidc: OidcConfig | undefined;
  /** Bytes of one attachment at most, and of all together. */
  readonly files: { readonly most: number; readonly mostTogether: number };
}

const mega = 1_000_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error that lists every complaint */
export function readConfig(env: Environment): Config {
  const complaints: string[] = [];
  const whole = (name: string, fallback: number, [least, most]: readonly [number, number]): number => {
    const value = Number(env[name] ?? fallback);
    if (!Number.isInteger(value) || value < least || value > most)
      complaints.push(`${name} must be a whole number from ${least} to ${most}, not “${env[name]}”`);
    return value;
  };
  const port = whole('PORT', 8080, [0, 65_535]);
  const config: Config = {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    base: baseOf(env['VIJVER_BASE_IRI'] ?? `http://localhost:${port}`, complaints),
    baseSaid: env['VIJVER_BASE_IRI'] !== undefined,
    dataDir: env['VIJVER_DATA'] ?? './data',
    queryTimeoutMs: whole('VIJVER_QUERY_TIMEOUT_MS', 30_000, [100, 3_600_000]),
    rowCap: whole('VIJVER_ROW_CAP', 100_000, [1, 10_000_000]),
    readers: whole('VIJVER_READERS', 2, [1, 16]),
    sessionTerms: {
      idleMs: whole('VIJVER_SESSION_IDLE_MINUTES', 240, [1, 10_080]) * 60_000,
      mostMs: whole('VIJVER_SESSION_HOURS', 12, [1, 720]) * 3_600_000,
    },
    limits: readRates(env['VIJVER_LIMITS'] ?? '', complaints),
    trustProxy: readProxies(env['VIJVER_TRUST_PROXY'], complaints),
    allowHosts: allowedIn(env),
    oidc: readOidc(env, allowedIn(env), complaints),
    files: {
      most: whole('VIJVER_FILE_MB', 20, [1, 200]) * mega,
      mostTogether: whole('VIJVER_FILES_MB', 10_000, [1, 10_000_000]) * mega,
    },
  };
  complaints.push(...notYet(env));
  if (complaints.length > 0) throw new Error(`The hub cannot start:\n- ${complaints.join('\n- ')}`);
  return config;
}

function baseOf(text: string, complaints: string[]): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    complaints.push(`VIJVER_BASE_IRI must be an http or https address without ? and #, not “${text}”`);
  return text.replace(/\/+$/, '');
}

/** Ports that have no second adapter yet say so, rather than being passed over in silence. */
function notYet(env: Environment): string[] {
  const complaints: string[] = [];
  const { VIJVER_LOG: log, VIJVER_STORE: store } = env;
  if (log !== undefined && /^[a-z]+:\/\//.test(log))
    complaints.push('VIJVER_LOG can only be a folder in this version: the log is SQLite in VIJVER_DATA');
  if (store !== undefined && store !== 'embedded')
    complaints.push('VIJVER_STORE can only be “embedded” in this version');
  return complaints;
}

const allowedIn = (env: Environment): ReadonlySet<string> =>
  new Set(
    (env['VIJVER_ALLOW_HOSTS'] ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((host) => host !== ''),
  );
