// Passwords as scrypt hashes that carry their own parameters. Refuses short and well-known ones; compares in constant time.
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { Problem } from '../problem.ts';

/** OWASP, Password Storage: N = 2^15, r = 8, p = 3 (32 MB, some 100 ms). */
const strength = { N: 32_768, r: 8, p: 3 } as const;
const keyBytes = 32;
export const shortest = 12;
const longest = 200;

const derive = (password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, keyBytes, { ...options, maxmem: 256 * 1024 * 1024 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  );

/** Two at a time: a flood of guesses must not take all threads that the disk needs as well. */
const most = 2;
const patience = 30;
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= most && waiting.length >= patience)
    throw new Problem(
      'too-many',
      {
        nl: 'Te veel mensen melden zich nu aan. Probeer het zo meteen opnieuw.',
        en: 'Too many people sign in at this moment. Try again in a moment.',
      },
      { retryAfter: 5 },
    );
  if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** @returns `scrypt$N$r$p$salt$key` */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await inTurn(() => derive(password, salt, strength));
  return ['scrypt', strength.N, strength.r, strength.p, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  );
}

/** Takes as long for an account that is not there or has no password (`stored` null) as for one that has. */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (stored ?? nobody).split('$');
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const given = await inTurn(() => derive(password.slice(0, longest), Buffer.from(salt, 'base64url'), options));
  const kept = Buffer.from(key, 'base64url');
  return kept.length === given.length && timingSafeEqual(given, kept) && stored !== null;
}

const nobody = ['scrypt', strength.N, strength.r, strength.p, 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join('$');

const known = /^(?:password|wachtwoord|welkom|welcome|qwerty|azerty|letmein|iloveyou|museum|vijver|gent|admin|123)/i;

export type Weakness = 'short' | 'long' | 'known' | 'login';

/** Why nobody should have this password, or undefined when it will do. Long beats odd (NIST SP 800-63B §3.1.1). */
export function weaknessOf(password: string, login: string): Weakness | undefined {
  const letters = [...password.normalize('NFKC')];
  if (letters.length < shortest) return 'short';
  if (password.length > longest) return 'long';
  if (login.length > 2 && password.toLowerCase().includes(login.toLowerCase())) return 'login';
  const distinct = new Set(letters.map((letter) => letter.toLowerCase())).size;
  const common = known.test(password) && letters.length < shortest + 6;
  return distinct < 6 || common ? 'known' : undefined;
}
