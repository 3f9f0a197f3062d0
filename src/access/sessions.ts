// Sessions of people in a browser, and the one-time link that lets the first administrator in.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { Problem } from '../problem.ts';
import type { Actor, Role } from './policy.ts';
import { hashOf, secret } from './tables.ts';
import type { Tokens } from './tokens.ts';

export interface Opened {
  /** Goes into the cookie; only its hash is kept. */
  readonly sessionId: string;
  readonly actor: Actor;
  readonly expires: Date;
}

export interface Sessions {
  /** True when nobody has ever come in: then the start prints a link. */
  isNew(): boolean;
  /** A code for one sign-in, valid for a day. */
  invite(role: Role): string;
  /** @throws Problem unknown-actor when the code is wrong, used or too old */
  redeem(code: string): Opened;
  openWithToken(token: string): Opened;
  actor(sessionId: string): Actor | undefined;
  close(sessionId: string): void;
}

const dayMs = 86_400_000;
const sessionMs = 12 * 3_600_000;

export function createSessions(db: DatabaseSync, tokens: Tokens, now: () => Date): Sessions {
  const later = (ms: number): Date => new Date(now().getTime() + ms);
  const insert = db.prepare('insert into session values (?, ?, ?, ?, ?, ?, ?)');
  const find = db.prepare('select actor as iri, role, museum from session where hash = ? and expires > ?');
  const drop = db.prepare('delete from session where hash = ?');
  const sweep = db.prepare('delete from session where expires <= ?');
  const newInvite = db.prepare('insert into invite (hash, role, created, expires) values (?, ?, ?, ?)');
  const use = db.prepare('update invite set used = ? where hash = ? and used is null and expires > ? returning role');
  const anybody = db.prepare(`select (select count(*) from token) + (select count(*) from invite
    where used is not null) as n`);

  function open(actor: Actor, token: string | null): Opened {
    const [sessionId, expires] = [secret('s_'), later(sessionMs)];
    sweep.run(now().toISOString());
    const { iri, role, museum } = actor;
    insert.run(hashOf(sessionId), iri, role, museum, token, now().toISOString(), expires.toISOString());
    return { sessionId, actor, expires };
  }

  return {
    isNew: () => (anybody.get() as { n: number }).n === 0,
    invite(role) {
      const code = secret('i_');
      newInvite.run(hashOf(code), role, now().toISOString(), later(dayMs).toISOString());
      return code;
    },
    redeem(code) {
      const moment = now().toISOString();
      const row = use.get(moment, hashOf(code), moment) as { role: Role } | undefined;
      if (row === undefined)
        throw new Problem('unknown-actor', {
          nl: 'Deze link is al gebruikt of te oud. Vraag de beheerder om een nieuwe.',
          en: 'This link was used already or is too old. Ask the administrator for a new one.',
        });
      return open({ iri: `urn:uuid:${randomUUID()}`, role: row.role, museum: null }, null);
    },
    openWithToken(token) {
      const { tokenId, ...actor } = tokens.actor(token);
      return open(actor, tokenId);
    },
    actor: (sessionId) => find.get(hashOf(sessionId), now().toISOString()) as Actor | undefined,
    close: (sessionId) => void drop.run(hashOf(sessionId)),
  };
}
