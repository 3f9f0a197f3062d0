// Retention per kind of record, read from the project's own list and from `retention.json` in the data folder, which goes
// first. Refuses a list that would keep too little or forget too much by mistake: all complaints at once.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prefixes, type Prefix } from '../rdf/ns.ts';

export interface Words {
  readonly nl: string;
  readonly en: string;
}

export interface Kind {
  readonly kind: string;
  readonly name: Words;
  /** Things of this type; or a file beside the log. */
  readonly module?: string;
  readonly type?: string;
  readonly store?: 'audit' | 'identity';
  /** Only this part of the thing; without it, the whole record. */
  readonly part?: string;
  /** Each part by its own date. */
  readonly each?: boolean;
  /** Properties whose latest date begins the term. */
  readonly after: readonly string[];
  /** ISO 8601, such as `P6M`; null: until somebody is forgotten. */
  readonly term: string | null;
  readonly action: 'delete' | 'anonymise';
  /** Under an archive selection list: waits for a recorded decision. */
  readonly hold: boolean;
  readonly purpose: Words;
  readonly basis: Words;
  readonly owner: Words;
}

const ownList = new URL('retention.json', import.meta.url);

/** @param base for `vijver:` names. @throws Error that lists every complaint */
export function readKinds(dataDir: string, base: string): readonly Kind[] {
  const own = JSON.parse(readFileSync(ownList, 'utf8')) as readonly Kind[];
  const path = join(dataDir, 'retention.json');
  const theirs = existsSync(path) ? parse(path) : [];
  const kinds = new Map(
    [...own, ...theirs].map((each) => [each.kind, { ...own.find((o) => o.kind === each.kind), ...each }]),
  );
  const complaints = [...kinds.values()].flatMap(complaintsOf);
  if (complaints.length > 0) throw new Error(`${path} cannot be used:\n- ${complaints.join('\n- ')}`);
  return [...kinds.values()].map((kind) => spelled(kind, base));
}

function parse(path: string): readonly Kind[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as readonly Kind[];
  } catch (cause) {
    throw new Error(`${path} is not JSON. See src/retention/retention.json for an example.`, { cause });
  }
}

const termPattern = /^P(?:\d{1,3}Y)?(?:\d{1,4}M)?(?:\d{1,5}D)?$/;

const needs: readonly (readonly [text: string, holds: (kind: Kind) => boolean])[] = [
  ['needs a name in nl and en', ({ name }) => Boolean(name?.nl && name.en)],
  ['needs a term such as P6M, or null', ({ term }) => term === null || (termPattern.test(term) && term !== 'P')],
  ['needs the action delete or anonymise', ({ action }) => action === 'delete' || action === 'anonymise'],
  ['needs a module and a type', ({ store, module, type }) => store !== undefined || (Boolean(module) && Boolean(type))],
  ['needs a property that begins its term, in “after”', ({ store, after }) => store !== undefined || after?.length > 0],
];

const complaintsOf = (kind: Kind): string[] =>
  needs.filter(([, holds]) => !holds(kind)).map(([text]) => `“${kind.kind}” ${text}`);

function spelled(kind: Kind, base: string): Kind {
  const full = (name: string): string => {
    const [prefix = '', local = ''] = name.split(/:(.*)/s);
    const namespace = prefix === 'vijver' ? `${base}/ns#` : prefixes[prefix as Prefix];
    return namespace === undefined ? name : namespace + local;
  };
  const part = kind.part === undefined ? {} : { part: full(kind.part) };
  return { ...kind, ...part, after: kind.after.map(full) };
}

/** The moment before which something must have ended for its term to be over. */
export const endOfTerm = (term: string, now: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO('Europe/Brussels')
    .subtract(term)
    .toInstant()
    .toString();
