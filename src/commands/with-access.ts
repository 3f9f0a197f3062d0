// The files of who may come in, for a command: opened beside a running hub, which sees what changed at its next request.
// What a command does to them stands in the audit trail like what is done in the web.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openAccessFiles, type Access } from '../access/access.ts';
import type { AuditEntry } from '../access/audit.ts';
import { operator } from '../access/policy.ts';
import { openAudit } from '../audit/sqlite.ts';
import { settleBase } from '../build.ts';
import type { Terminal } from './terminal.ts';

/** Notes what the operator did. */
export type Note = (entry: Pick<AuditEntry, 'action' | 'person' | 'detail'>) => void;

const now = (): Date => new Date();

export function withAccess<T>(terminal: Terminal, work: (access: Access, base: string, note: Note) => T): T {
  const config = terminal.config();
  const { dataDir } = config;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const base = settleBase(dataDir, config);
  const access = openAccessFiles({ dataDir, base, now });
  const audit = openAudit(join(dataDir, 'audit.sqlite'), now);
  try {
    return work(access, base, (entry) => audit.record({ actor: operator.iri, door: 'command', ...entry }));
  } finally {
    audit.close();
    access.close();
  }
}
