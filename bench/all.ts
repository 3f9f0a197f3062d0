// Runs every benchmark after the other, each in a process of its own so that memory figures are its own.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const folder = new URL('.', import.meta.url);
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'all.ts')
  .toSorted()) {
  console.log(`\n── ${file}`);
  const { status } = spawnSync(process.execPath, [new URL(file, folder).pathname], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
