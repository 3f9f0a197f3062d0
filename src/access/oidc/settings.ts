// Which identity provider, from the environment. All complaints at once; no national number, ever.
import { existsSync, readFileSync } from 'node:fs';
import { isAllowed } from '../../http/fetch-outside.ts';
import { readClaimMap } from './claims.ts';
import type { OidcConfig } from './issuer.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const usualScopes = 'openid profile email';

/** @returns undefined when no issuer is named. @param allowed hosts that may be asked over plain http */
export function readOidc(env: Environment, allowed: ReadonlySet<string>, complaints: string[]): OidcConfig | undefined {
  const text = env['VIJVER_OIDC_ISSUER'] ?? '';
  if (text === '') return undefined;
  const { issuer, insecure } = issuerIn(text, allowed, complaints);
  const clientId = env['VIJVER_OIDC_CLIENT_ID'] ?? '';
  if (clientId === '') complaints.push('VIJVER_OIDC_CLIENT_ID is missing: the identity provider gave it');
  const scopes = scopesIn(env['VIJVER_OIDC_SCOPES'] ?? usualScopes, complaints);
  const claims = readClaimMap(claimText(env['VIJVER_OIDC_CLAIMS']), complaints);
  const clientSecret = env['VIJVER_OIDC_CLIENT_SECRET'] || undefined;
  return issuer === null ? undefined : { issuer, clientId, clientSecret, scopes, claims, insecure };
}

function issuerIn(text: string, allowed: ReadonlySet<string>, complaints: string[]) {
  const issuer = URL.parse(text);
  const insecure = issuer?.protocol === 'http:' && isAllowed(issuer, allowed);
  if (issuer?.protocol !== 'https:' && !insecure)
    complaints.push('VIJVER_OIDC_ISSUER must be an https address; http only for a host named in VIJVER_ALLOW_HOSTS');
  return { issuer, insecure };
}

function scopesIn(text: string, complaints: string[]): readonly string[] {
  const scopes = text.split(/[\s,]+/).filter((scope) => scope !== '');
  if (!scopes.includes('openid')) complaints.push('VIJVER_OIDC_SCOPES must hold “openid”');
  if (scopes.some((scope) => /rrn|rijksregister|insz/i.test(scope)))
    complaints.push('VIJVER_OIDC_SCOPES: a national number is never asked for');
  return scopes;
}

/** The map itself, or the file that holds it. */
const claimText = (text: string | undefined): string | undefined =>
  text !== undefined && !text.trimStart().startsWith('{') && existsSync(text) ? readFileSync(text, 'utf8') : text;
