// From the claims of an identity provider to a person, a museum and roles: a table that the operator writes. Pure.
// What the table does not name is not read, and nothing else of the claims is kept.
import { Problem } from '../../problem.ts';
import { checkedGrant, type GivenGrant } from '../grants.ts';

/** A role as a claim gives it. `own` is the museum that another claim names. */
export interface ClaimedRole {
  readonly role: string;
  readonly modules?: readonly string[] | undefined;
  /** `own`, `all`, or a museum's key. Default `own`. */
  readonly museum?: string | undefined;
}

export interface ClaimMap {
  /** Claims that must hold one of these values, else nobody comes in. */
  readonly require: Readonly<Record<string, readonly string[]>>;
  /** A second identifier that stays when `sub` changes. */
  readonly alias: string | null;
  /** Claims that make up the name, in order. */
  readonly name: readonly string[];
  readonly email: string | null;
  /** Claim and its values → key of a museum. */
  readonly museum: { readonly claim: string; readonly values: Readonly<Record<string, string>> } | null;
  /** Claim and its values → roles. `ROLE-CONTEXT:ORG` (the Flemish 3D form) counts as ROLE at ORG. */
  readonly roles: { readonly claim: string; readonly values: Readonly<Record<string, ClaimedRole>> } | null;
  /** For who comes in and is given no role; null: then they stay outside until an administrator gives one. */
  readonly otherwise: ClaimedRole | null;
}

export type Claims = Readonly<Record<string, unknown>>;

const plain: ClaimMap = {
  require: {},
  alias: null,
  name: ['name'],
  email: 'email',
  museum: null,
  roles: null,
  otherwise: { role: 'reader' },
};

/** Ready maps. ACM/IDM: local governments and autonomous municipal companies are target group `LB`, their code is the KBO number. */
export const presets: Readonly<Record<string, ClaimMap>> = {
  plain,
  'acm-idm': {
    ...plain,
    require: { vo_doelgroepcode: ['LB'] },
    alias: 'vo_id',
    name: ['given_name', 'family_name'],
    email: null,
    museum: { claim: 'vo_orgcode', values: {} },
    roles: { claim: 'vijver_rol_3d', values: {} },
    otherwise: null,
  },
};

/** Numbers that no museum needs. */
const forbidden = /rrn|rijksregister|insz|national/i;

/**
 * The map as the operator wrote it, on top of the preset that it names.
 * @param text JSON such as `{ "preset": "acm-idm", "museum": { "values": { "0316380841": "msk" } } }`
 */
export function readClaimMap(text: string | undefined, complaints: string[]): ClaimMap {
  if (text === undefined) return plain;
  const given = parsed(text, complaints);
  const preset = presets[String(given['preset'] ?? 'plain')];
  if (preset === undefined)
    complaints.push(`VIJVER_OIDC_CLAIMS: preset must be one of ${Object.keys(presets).join(', ')}`);
  const map = { ...(preset ?? plain), ...given } as ClaimMap;
  const merged: ClaimMap = {
    ...map,
    museum: map.museum && { ...(preset ?? plain).museum, ...map.museum },
    roles: map.roles && { ...(preset ?? plain).roles, ...map.roles },
  };
  complaints.push(...faultsOf(merged, given));
  return merged;
}

function parsed(text: string, complaints: string[]): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  complaints.push('VIJVER_OIDC_CLAIMS must be a JSON object, or the path of a file that holds one');
  return {};
}

const keys: ReadonlySet<string> = new Set(['preset', ...Object.keys(plain)]);

function faultsOf(map: ClaimMap, given: Readonly<Record<string, unknown>>): readonly string[] {
  const tables = [map.museum, map.roles].filter((table) => table !== null);
  const museums = Object.values(map.museum?.values ?? {}).map((museum): ClaimedRole => ({ role: 'reader', museum }));
  const roles = [...Object.values(map.roles?.values ?? {}), ...(map.otherwise === null ? [] : [map.otherwise])];
  const faults = [
    ...Object.keys(given)
      .filter((key) => !keys.has(key))
      .map((key) => `it does not know “${key}”`),
    ...(forbidden.test(JSON.stringify(given)) ? ['a national number is never asked for'] : []),
    ...(tables.every(isTable) ? [] : ['“museum” and “roles” need a claim and values']),
    ...[...museums, ...roles].flatMap(faultOf),
  ];
  return faults.map((fault) => `VIJVER_OIDC_CLAIMS: ${fault}`);
}

const isTable = ({ claim, values }: { readonly claim: unknown; readonly values: unknown }): boolean =>
  typeof claim === 'string' && typeof values === 'object';

function faultOf({ role, modules, museum }: ClaimedRole): readonly string[] {
  try {
    checkedGrant({ role, modules, museum: museum === 'own' || museum === 'all' ? null : museum });
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** One value or many. */
const valuesOf = (claims: Claims, name: string): readonly string[] =>
  [claims[name] ?? []]
    .flat()
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String);

export interface Claimed {
  readonly name: string;
  readonly email: string | null;
  readonly alias: string | null;
  readonly grants: readonly GivenGrant[];
}

/** @throws Problem forbidden when the claims do not let this person in */
export function toClaimed(map: ClaimMap, claims: Claims): Claimed {
  for (const [name, wanted] of Object.entries(map.require))
    if (!valuesOf(claims, name).some((value) => wanted.includes(value)))
      throw new Problem('forbidden', {
        nl: `Je account hoort niet bij een groep die hier werkt (${name}).`,
        en: `Your account is not of a group that works here (${name}).`,
      });
  const one = (name: string | null): string | null =>
    (name === null ? undefined : valuesOf(claims, name)[0]?.slice(0, 200)) ?? null;
  const name = map.name.flatMap((claim) => valuesOf(claims, claim)).join(' ');
  return { name: name.slice(0, 200), email: one(map.email), alias: one(map.alias), grants: grantsFrom(map, claims) };
}

function grantsFrom(map: ClaimMap, claims: Claims): readonly GivenGrant[] {
  const museum = map.museum && museumIn(map, valuesOf(claims, map.museum.claim));
  const named =
    map.roles === null ? [] : valuesOf(claims, map.roles.claim).flatMap((value) => rolesIn(map, value, museum));
  return named.length === 0 && map.otherwise !== null ? toGrant(map.otherwise, museum) : named;
}

const museumIn = (map: ClaimMap, codes: readonly string[]): string | null =>
  codes.map((code) => own(map.museum?.values, code)).find((key) => key !== undefined) ?? null;

/** `constructor` is no role. */
const own = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

function rolesIn(map: ClaimMap, value: string, museum: string | null): readonly GivenGrant[] {
  const whole = own(map.roles?.values, value);
  if (whole !== undefined) return toGrant(whole, museum);
  const [, role = '', org = ''] = /^([^:-]+)(?:-[^:]*)?:(.+)$/.exec(value) ?? [];
  const found = own(map.roles?.values, role);
  return found === undefined ? [] : toGrant(found, museumIn(map, [org]));
}

/** A role at one's own museum is nothing for who has none of ours. */
function toGrant({ role, modules, museum = 'own' }: ClaimedRole, ownMuseum: string | null): readonly GivenGrant[] {
  if (museum !== 'own') return [{ role, modules, museum: museum === 'all' ? null : museum }];
  const anywhere = role === 'reader' || role === 'admin' || role === 'coordinator';
  return ownMuseum === null && !anywhere ? [] : [{ role, modules, museum: ownMuseum }];
}
