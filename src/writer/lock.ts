// One writer per data folder, also across processes: a lock that the operating system lets go of when its owner dies.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** @returns a function that lets go, or undefined when another process holds the folder */
export function lockFolder(dataDir: string): (() => void) | undefined {
  const db = new DatabaseSync(join(dataDir, 'lock.sqlite'));
  try {
    db.exec('pragma busy_timeout = 0; begin exclusive');
  } catch {
    db.close();
    return undefined;
  }
  return () => db.close();
}
