// Runs the W3C's own test suite for SPARQL as a child process, offline, on the files beside the project.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runner = `${root}test/strangers/node_modules/.bin/rdf-test-suite`;
const data = fileURLToPath(new URL('../../../shared/data/w3c/', import.meta.url));

/** Why the suite cannot run here, or undefined. */
export const missing: string | undefined = !existsSync(runner)
  ? 'W3C SPARQL suite skipped: npm ci in test/strangers installs it'
  : !existsSync(data)
    ? 'W3C SPARQL suite skipped: ../shared/data/w3c is not there'
    : undefined;

export interface Outcome {
  readonly passed: readonly string[];
  /** Local names, `manifest#name` with the folder before it. */
  readonly failed: readonly string[];
  readonly output: string;
}

const shorten = (iri: string): string => iri.replace(/^.*data-sparql11\//, '').replace('/manifest#', '/');

/** @param options handed to the engine, such as the address of an endpoint */
export async function runSuite(
  specification: string,
  options: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const manifest = 'https://w3c.github.io/rdf-tests/sparql/sparql11/manifest-all.ttl';
  const args = [
    'test/conformance/sparql-engine.ts',
    manifest,
    '-m',
    `https://w3c.github.io/rdf-tests/~${data}`,
    '-o',
    'summary',
  ];
  const child = spawn(process.execPath, [runner, ...args, '-e', '-s', specification, '-i', JSON.stringify(options)], {
    cwd: root,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => void (output += chunk));
  await new Promise((resolve) => child.once('close', resolve));
  const names = (sign: string): string[] =>
    [...output.matchAll(new RegExp(`^${sign} .*\\((http[^)]*)\\)`, 'gm'))].map((match) => shorten(match[1] ?? ''));
  return { passed: names('✔'), failed: names('✖'), output };
}
