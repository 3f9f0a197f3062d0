// The map of ARCHITECTURE.md, executable: a folder may import only what its row names, and its own files.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const leaves = ['problem', 'rdf'];
const views = ['log', 'module', 'access'];
/** What every door may lean on: the hub by its interfaces, and the parts that pages are made of. */
const forDoors = [
  ...leaves,
  ...views,
  'hub',
  'state',
  'search',
  'store',
  'shacl',
  'write',
  'web',
  'documents',
  'http',
  'files',
  'audit',
  'privacy',
  'retention',
];

const mayImport: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  http: ['problem'],
  files: ['problem', 'http'],
  within: [...leaves, 'log', 'module', 'write'],
  rdf: ['problem'],
  log: ['problem'],
  access: ['problem', 'log', 'http'],
  module: ['log', 'rdf'],
  privacy: [...leaves, ...views, 'audit'],
  backup: [...leaves, ...views, 'privacy', 'verify', 'audit'],
  retention: [...leaves, ...views, 'audit', 'privacy'],
  audit: [...leaves, ...views],
  shacl: [...leaves, 'log', 'module'],
  state: [...leaves, ...views],
  search: [...leaves, ...views],
  store: [...leaves, ...views, 'sparql', 'privacy'],
  split: [...leaves, 'log', 'module', 'shacl'],
  sound: [...leaves, 'log', 'module', 'shacl'],
  contribute: [...leaves, ...views, 'sound', 'split', 'write'],
  write: [...leaves, ...views, 'shacl', 'split', 'sound', 'contribute', 'within'],
  hub: [...views, 'http', 'files', 'audit', 'privacy', 'retention', 'state', 'search', 'store', 'shacl', 'write'],
  // Their doors lean on what every door leans on; `index.ts` and what it loads stay data and pure functions.
  modules: forDoors,
  demo: ['rdf', 'write', 'files', 'log'],
  writer: [...leaves, ...views, 'modules', 'search', 'state', 'privacy'],
  import: [...leaves, ...views, 'write', 'writer', 'shacl', 'state', 'modules', 'build', 'export', 'privacy'],
  export: [...leaves, ...views, 'state', 'modules', 'build', 'privacy'],
  control: ['problem'],
  documents: forDoors,
  vocabulary: forDoors,
  catalog: forDoors,
  api: forDoors,
  ldes: forDoors,
  sparql: forDoors,
  reconcile: forDoors,
  web: forDoors,
};

const home = (file: string): string => file.replace(/\.ts$/, '').split('/')[0] ?? '';
const importsOf = (file: string): string[] =>
  [...readFileSync(join('src', file), 'utf8').matchAll(/(?:from|import)\s+'(\.[^']+)'/g)].map(([, target]) =>
    normalize(join(dirname(file), target ?? '')),
  );
const files = globSync('**/*.ts', { cwd: 'src' });

function isStray(file: string, target: string): boolean {
  const [from, to] = [home(file), home(target)];
  const row = mayImport[from];
  if (row === undefined) return false;
  if (from === 'modules' && to === 'modules' && file !== 'modules/index.ts' && file !== 'modules/doors.ts')
    return target.split('/')[1] !== file.split('/')[1];
  return from !== to && !row.includes(to);
}

describe('the direction of imports', () => {
  it('follows the map', () => {
    const strays = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => isStray(file, target))
        .map((target) => `${file} → ${target}`),
    );
    expect(strays).toEqual([]);
  });

  it('lets no module know another', () => {
    const names = globSync('modules/*/', { cwd: 'src' });
    expect(names.length).toBeGreaterThanOrEqual(4);
  });

  it('has one reader of the environment', () => {
    const readers = files.filter((file) => /process\.env/.test(readFileSync(join('src', file), 'utf8')));
    expect(readers).toEqual(['main.ts']);
  });

  it('has one way to fetch from elsewhere', () => {
    const asks = /\bfetch\(|import \{[^}]*\brequest\b[^}]*\} from 'node:https?'|from 'node:(?:net|tls|https)'/;
    const asking = files.filter((file) => asks.test(readFileSync(join('src', file), 'utf8')));
    const harmless = ['config.ts', 'http/client-address.ts', 'http/private-addresses.ts'];
    expect(asking.filter((file) => !harmless.includes(file)).toSorted()).toEqual([
      // Is handed the one way.
      'access/oidc/issuer.ts',
      // The command line asks the hub's own socket.
      'control/client.ts',
      'http/fetch-outside.ts',
    ]);
    for (const file of harmless)
      expect(readFileSync(join('src', file), 'utf8')).toMatch(
        /import (?:type )?\{ (?:BlockList|isIP)[^}]*\} from 'node:net'/,
      );
    const issuer = readFileSync('src/access/oidc/issuer.ts', 'utf8');
    expect(issuer).toContain('OutsideFetch');
    expect(issuer.match(/customFetch\]/g)).toHaveLength(2);
  });

  it('says in the first line of every file what it is for', () => {
    const silent = files.filter(
      (file) => !/^(\/\/|\/\*\*) \S/.test(readFileSync(join('src', file), 'utf8')) && !file.endsWith('.d.ts'),
    );
    expect(silent).toEqual([]);
  });
});

describe('what goes out', () => {
  it('names no registry and no machine', () => {
    const lock = readFileSync('package-lock.json', 'utf8') + readFileSync('test/strangers/package-lock.json', 'utf8');
    expect(lock).not.toMatch(/"resolved"/);
  });
});
