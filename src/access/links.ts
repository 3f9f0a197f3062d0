// One-time links: the first administrator's, and the one that an administrator hands to somebody who must choose a password.
import type { DatabaseSync } from 'node:sqlite';
import { Problem } from '../problem.ts';
import { hashOf, secret } from './tables.ts';

export interface Links {
  /** A code for one sign-in, valid for a day. @param account null: makes the first administrator */
  readonly make: (account: string | null) => string;
  /** @throws Problem unknown-actor when the code is wrong, used or too old */
  readonly redeem: (code: string) => { readonly account: string | null };
  /** Ends the links of an account that nobody used yet. */
  readonly withdraw: (account: string) => void;
}

const dayMs = 86_400_000;

export function createLinks(db: DatabaseSync, now: () => Date): Links {
  const add = db.prepare('insert into link (hash, account, created, expires) values (?, ?, ?, ?)');
  const use = db.prepare('update link set used = ? where hash = ? and used is null and expires > ? returning account');
  const drop = db.prepare('delete from link where account = ? and used is null');
  const sweep = db.prepare('delete from link where expires <= ?');
  return {
    make(account) {
      const code = secret('i_');
      const later = new Date(now().getTime() + dayMs).toISOString();
      sweep.run(now().toISOString());
      add.run(hashOf(code), account, now().toISOString(), later);
      return code;
    },
    redeem(code) {
      const moment = now().toISOString();
      const row = use.get(moment, hashOf(code), moment) as { account: string | null } | undefined;
      if (row !== undefined) return row;
      throw new Problem('unknown-actor', {
        nl: 'Deze link is al gebruikt of te oud. Vraag de beheerder om een nieuwe.',
        en: 'This link was used already or is too old. Ask the administrator for a new one.',
      });
    },
    withdraw: (account) => void drop.run(account),
  };
}
