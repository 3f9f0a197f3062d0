// Tokens and sessions on a real file: shown once, kept hashed, ended at once.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccessFiles, type Access } from '../../src/access/access.ts';
import { anyone } from '../../src/access/policy.ts';
import type { Sessions } from '../../src/access/sessions.ts';
import type { Tokens } from '../../src/access/tokens.ts';
import { sessionCookieOf, whoAsks } from '../../src/access/who.ts';

const base = 'http://hub.test';

let folder: string;
let access: Access;
let tokens: Tokens;
let sessions: Sessions;
let now: Date;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vijver-access-'));
  now = new Date('2026-11-22T10:00:00Z');
  access = openAccessFiles({ dataDir: folder, base, now: () => now });
  ({ tokens, sessions } = access);
});
afterEach(() => {
  access.close();
  rmSync(folder, { recursive: true });
});

const bearer = (token: string) => whoAsks({ authorization: `Bearer ${token}` }, { base, tokens, sessions });
const withCookie = (id: string) =>
  whoAsks({ cookie: `lang=nl; ${sessionCookieOf(base)}=${id}` }, { base, tokens, sessions });

describe('a token', () => {
  it('gives its role and museum, and stands nowhere on disk', () => {
    const { token } = tokens.create({ name: 'cataloguing', role: 'editor', museum: 'stam' });
    expect(bearer(token)).toMatchObject({ role: 'editor', museum: 'stam' });
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    expect(files.some((bytes) => bytes.includes(token))).toBe(false);
    expect(files.some((bytes) => bytes.includes('cataloguing'))).toBe(true);
    expect(JSON.stringify(tokens.list())).not.toContain(token);
  });

  it('ends when it expires and when it is revoked, with its sessions', () => {
    const short = tokens.create({ name: 'short', role: 'reader', expires: '12h' });
    const { token } = tokens.create({ name: 'long', role: 'reader' });
    const { sessionId } = sessions.openWithToken(token);
    expect(tokens.revoke('long')).toBe(1);
    expect(() => bearer(token)).toThrowError(expect.objectContaining({ type: 'unknown-actor' }));
    expect(withCookie(sessionId)).toEqual(anyone);
    now = new Date('2026-11-22T22:00:00Z');
    expect(() => bearer(short.token)).toThrowError(expect.objectContaining({ type: 'unknown-actor' }));
  });

  it('is refused when it is wrong, and never passes as nobody', () => {
    for (const wrong of ['vijver_nonsense', 'x'])
      expect(() => bearer(wrong)).toThrowError(expect.objectContaining({ type: 'unknown-actor' }));
    expect(() => whoAsks({ authorization: 'Basic abc' }, { base, tokens, sessions })).toThrow();
    expect(whoAsks({}, { base, tokens, sessions })).toEqual(anyone);
  });

  it('is not made for an unknown role, museum or duration', () => {
    const make = (more: object) => () => tokens.create({ name: 'x', role: 'editor', ...more });
    expect(make({ role: 'king' })).toThrow(/role must be one of/);
    expect(make({ museum: 'louvre' })).toThrow(/museum must be one of/);
    expect(make({ expires: 'soon' })).toThrow(/not a duration/);
    expect(make({ name: ' ' })).toThrow(/name/);
  });
});

describe('the first administrator', () => {
  it('gets in by a link that works once and for a day', () => {
    expect(sessions.isNew()).toBe(true);
    const [code, old] = [sessions.invite('admin'), sessions.invite('admin')];
    expect(withCookie(sessions.redeem(code).sessionId)).toMatchObject({ role: 'admin', museum: null });
    expect(sessions.isNew(), 'until they can come in again').toBe(true);
    const [first] = access.accounts.list();
    access.accounts.setSecret(first?.id ?? '', 'scrypt$…');
    expect(sessions.isNew()).toBe(false);
    expect(() => sessions.redeem(code)).toThrowError(expect.objectContaining({ type: 'unknown-actor' }));
    now = new Date('2026-11-23T10:00:01Z');
    expect(() => sessions.redeem(old)).toThrowError(expect.objectContaining({ type: 'unknown-actor' }));
  });

  it('is out after signing out and after twelve hours', () => {
    const [a, b] = [sessions.redeem(sessions.invite('admin')), sessions.redeem(sessions.invite('admin'))];
    sessions.close(a.sessionId);
    expect(withCookie(a.sessionId)).toEqual(anyone);
    for (const hour of ['13:00', '16:00', '19:00', '21:59']) {
      now = new Date(`2026-11-22T${hour}:00Z`);
      expect(withCookie(b.sessionId)).toMatchObject({ role: 'admin' });
    }
    now = new Date('2026-11-22T22:00:01Z');
    expect(withCookie(b.sessionId)).toEqual(anyone);
  });

  it('is out when nobody used the session for four hours', () => {
    const { sessionId } = sessions.redeem(sessions.invite());
    now = new Date('2026-11-22T13:59:00Z');
    expect(withCookie(sessionId)).toMatchObject({ role: 'admin' });
    now = new Date('2026-11-22T18:00:00Z');
    expect(withCookie(sessionId)).toEqual(anyone);
    expect(sessions.list()).toEqual([]);
  });

  it('has no more than fifty sessions: the oldest ends', () => {
    const { id } = access.accounts.create('veel', [{ role: 'reader' }]);
    const opened = Array.from({ length: 60 }, (_, i) => {
      now = new Date(Date.parse('2026-11-22T10:00:00Z') + i);
      return sessions.open(id).sessionId;
    });
    expect(sessions.list(id)).toHaveLength(50);
    expect(opened.map((each) => sessions.actor(each) !== undefined)).toEqual(opened.map((_, i) => i >= 10));
  });
});
