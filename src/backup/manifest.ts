// What a backup holds, written down with sums, so that a restore can check it before it opens anything.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Manifest {
  readonly vijver: 1;
  /** `data`: everything but keys and names; `keys`: those alone. */
  readonly kind: 'data' | 'keys';
  readonly at: string;
  readonly base: string;
  /** The last position of the log. */
  readonly seq: number;
  /** The end of the audit trail: a trail that is restored or kept must still hold it. */
  readonly audit: { readonly n: number; readonly hash: string };
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

const manifestName = 'manifest.json';

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Names of all files below a folder, with `/`. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
    .filter((name) => name !== manifestName)
    .toSorted();

export async function writeManifest(folder: string, about: Omit<Manifest, 'vijver' | 'files'>): Promise<Manifest> {
  const files: Manifest['files'][number][] = [];
  for (const name of filesIn(folder)) {
    const path = join(folder, name);
    files.push({ name, bytes: statSync(path).size, sha256: await sumOf(path) });
  }
  const manifest: Manifest = { vijver: 1, ...about, files };
  writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

/** @throws Error that says what is missing or changed */
export async function checkManifest(folder: string, kind: Manifest['kind']): Promise<Manifest> {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as Manifest;
  } catch (cause) {
    throw new Error(`${folder} is no backup: it has no ${manifestName} that can be read.`, { cause });
  }
  if (manifest.vijver !== 1 || manifest.kind !== kind)
    throw new Error(`${folder} is a backup of ${manifest.kind ?? 'something else'}; here belongs one of ${kind}.`);
  for (const { name, sha256 } of manifest.files) {
    const sum = await sumOf(join(folder, name)).catch(() => 'missing');
    if (sum === 'missing') throw new Error(`The backup is not whole: ${name} is missing. Nothing was changed.`);
    if (sum !== sha256) throw new Error(`The backup is damaged: ${name} has changed since. Nothing was changed.`);
  }
  return manifest;
}
