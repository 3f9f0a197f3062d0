// The files of who may come in, for a command: opened beside a running hub, which sees what changed at its next request.
import { mkdirSync } from 'node:fs';
import { openAccessFiles, type Access } from '../access/access.ts';
import { settleBase } from '../build.ts';
import type { Terminal } from './terminal.ts';

export function withAccess<T>(terminal: Terminal, work: (access: Access, base: string) => T): T {
  const config = terminal.config();
  const { dataDir } = config;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const base = settleBase(dataDir, config);
  const access = openAccessFiles({ dataDir, base, now: () => new Date() });
  try {
    return work(access, base);
  } finally {
    access.close();
  }
}
