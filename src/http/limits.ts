// What one client may ask of the hub: requests, query time, query errors, failed sign-ins. Settings in, Problems out.
import { Problem } from '../problem.ts';
import { createBuckets, type Buckets, type Rate } from './buckets.ts';

/** Name in VIJVER_LIMITS → how much at once, and how much comes back a minute. */
export interface Rates {
  readonly requests: Rate;
  /** Seconds that queries ran. */
  readonly query: Rate;
  readonly errors: Rate;
  /** Failed sign-ins of one address. */
  readonly signins: Rate;
  /** Failed sign-ins at one account, wherever they come from. */
  readonly account: Rate;
}

/** Wide enough for an office behind one address, a harvester on this machine and OpenRefine. */
export const usualRates: Rates = {
  requests: { capacity: 60_000, perMinute: 60_000 },
  query: { capacity: 120, perMinute: 60 },
  errors: { capacity: 60, perMinute: 30 },
  signins: { capacity: 30, perMinute: 10 },
  account: { capacity: 10, perMinute: 2 },
};

/**
 * `off`, or `requests=600/300, query=60/30`: at once/a minute. What is not named stays as usual.
 * @returns undefined for no limits at all
 */
export function readRates(text: string, complaints: string[]): Rates | undefined {
  if (text.trim() === 'off') return undefined;
  const rates: Record<string, Rate> = { ...usualRates };
  for (const part of text.split(/[\s,]+/).filter((each) => each !== '')) {
    const [, name = '', capacity, perMinute] = /^([a-z]+)=(\d{1,9})\/(\d{1,9})$/.exec(part) ?? [];
    if (Object.hasOwn(usualRates, name) && Number(capacity) > 0 && Number(perMinute) > 0)
      rates[name] = { capacity: Number(capacity), perMinute: Number(perMinute) };
    else
      complaints.push(
        `VIJVER_LIMITS does not know “${part}”. Write off, or for instance ${exampleOf(usualRates)} (at once/a minute)`,
      );
  }
  return rates as unknown as Rates;
}

const exampleOf = (rates: Rates): string =>
  Object.entries(rates)
    .map(([name, { capacity, perMinute }]) => `${name}=${capacity}/${perMinute}`)
    .join(',');

export interface Limits {
  /** @throws Problem too-many */
  readonly countRequest: (address: string) => void;
  /** Before a query. @throws Problem too-many */
  readonly checkQuery: (client: string) => void;
  /** After it: what it cost. */
  readonly chargeQuery: (client: string, ms: number, failed: boolean) => void;
  /** Before a password, key or link is looked at. @param account a login name, when there is one. @throws Problem too-many */
  readonly checkSignIn: (address: string, account: string | undefined) => void;
  readonly chargeSignIn: (address: string, account: string | undefined) => void;
}

export const unlimited: Limits = {
  countRequest: () => undefined,
  checkQuery: () => undefined,
  chargeQuery: () => undefined,
  checkSignIn: () => undefined,
  chargeSignIn: () => undefined,
};

export function createLimits(rates: Rates | undefined, nowMs: () => number): Limits {
  if (rates === undefined) return unlimited;
  const of = (name: keyof Rates): Buckets => createBuckets(rates[name], nowMs);
  const [requests, query, errors] = [of('requests'), of('query'), of('errors')];
  const [signins, account] = [of('signins'), of('account')];
  return {
    countRequest: (address) => refuse(requests.take(address), ['vragen', 'requests']),
    checkQuery: (client) =>
      refuse(Math.max(query.wait(client), errors.wait(client)), [
        'rekentijd of mislukte zoekvragen',
        'query time or failed queries',
      ]),
    chargeQuery(client, ms, failed) {
      query.spend(client, ms / 1000);
      if (failed) errors.spend(client, 1);
    },
    checkSignIn(address, login) {
      refuse(Math.max(signins.wait(address), login === undefined ? 0 : account.wait(login)), [
        'mislukte aanmeldingen',
        'failed sign-ins',
      ]);
    },
    chargeSignIn(address, login) {
      signins.spend(address, 1);
      if (login !== undefined) account.spend(login, 1);
    },
  };
}

function refuse(seconds: number, [nl, en]: readonly [nl: string, en: string]): void {
  if (seconds === 0) return;
  throw new Problem(
    'too-many',
    {
      nl: `Er kwamen in korte tijd te veel ${nl} van jou. Probeer opnieuw over ${seconds} seconden.`,
      en: `Too many ${en} from you. Try again in ${seconds} seconds.`,
    },
    { retryAfter: seconds },
  );
}
