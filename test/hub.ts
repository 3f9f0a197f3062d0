// A whole hub for tests: the real parts on a temporary folder and a free port, gone when the test is over.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../src/access/policy.ts';
import { build } from '../src/build.ts';
import { readConfig } from '../src/config.ts';

export interface TestHubOptions {
  /** Keeps its data here, for restarts; else a temporary folder that is removed at close. */
  readonly dataDir?: string;
  readonly base?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export type TestHub = Awaited<ReturnType<typeof testHub>>;

/** `base` is `http://hub.test` unless said otherwise, so IRIs do not depend on the port; `url` is where it listens. */
export async function testHub({ dataDir, base = 'http://hub.test', env = {} }: TestHubOptions = {}) {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'vijver-test-'));
  const reported: { readonly error: unknown; readonly where: string }[] = [];
  const config = readConfig({ VIJVER_DATA: folder, VIJVER_BASE_IRI: base, VIJVER_READERS: '1', ...env });
  const built = await build(config, (error, where) => reported.push({ error, where }));
  const server = createServer(built.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const request = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url + path, { redirect: 'manual', ...init });
  const token = (role: Role, museum?: string): string => built.hub.tokens.create({ name: role, role, museum }).token;
  const as = (role: Role, museum?: string): Record<string, string> => ({
    authorization: `Bearer ${token(role, museum)}`,
  });
  return {
    ...built,
    base,
    url,
    reported,
    request,
    token,
    as,
    get: (path: string, accept = 'text/turtle', headers: Record<string, string> = {}) =>
      request(path, { headers: { accept, ...headers } }),
    put: (path: string, body: string, headers: Record<string, string> = {}) =>
      request(path, { method: 'PUT', body, headers: { 'content-type': 'text/turtle', ...headers } }),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await built.close();
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
