// What the operator does to accounts and tokens at the command line stands in the audit trail, without a name or a secret.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAudit } from '../../src/audit/sqlite.ts';
import type { Terminal } from '../../src/commands/terminal.ts';
import { tokenCommand } from '../../src/commands/token.ts';
import { userCommand } from '../../src/commands/user.ts';
import { readConfig } from '../../src/config.ts';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vijver-commands-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...words: readonly string[]): void {
  const config = readConfig({ VIJVER_DATA: folder, VIJVER_BASE_IRI: 'http://hub.test' });
  const terminal: Terminal = {
    config: () => config,
    say: (line) => void said.push(line),
    warn: () => undefined,
    write: async () => undefined,
    isTerminal: false,
    fail: () => undefined,
    stopAsked: () => new Promise(() => undefined),
  };
  const program = new Command().exitOverride();
  userCommand(program, terminal);
  tokenCommand(program, terminal);
  program.parse(['node', 'vijver', ...words]);
}

it('accounts and tokens that are made, closed, reset and revoked', () => {
  run('user', 'create', 'riet', '--role', 'editor', '--museum', 'stam', '--name', 'Riet Rietstengel');
  run('user', 'disable', 'riet');
  run('user', 'enable', 'riet');
  run('user', 'reset', 'riet');
  run('token', 'create', '--name', 'van-riet', '--role', 'reader');
  const secret = said.at(-1) ?? '';
  run('token', 'revoke', 'van-riet');
  run('token', 'revoke', 'niemand');
  const audit = openAudit(join(folder, 'audit.sqlite'), () => new Date());
  const entries = audit.entries({ limit: 20 });
  expect(entries.map(({ action }) => action).toReversed()).toEqual([
    'account.create',
    'account.disable',
    'account.enable',
    'account.reset',
    'token.create',
    'token.revoke',
  ]);
  expect(new Set(entries.map(({ actor, door }) => `${actor} ${door}`))).toEqual(
    new Set(['urn:vijver:operator command']),
  );
  expect(JSON.stringify(entries)).not.toMatch(/riet/i);
  expect(JSON.stringify(entries)).not.toContain(secret);
  expect(audit.verify()).toEqual([]);
  audit.close();
});
