// The SPARQL door alone: a real store on a real log, real HTTP; who asks stands in a header.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { anyone, type Actor, type Role } from '../../src/access/policy.ts';
import { answerProblems } from '../../src/answer-problem.ts';
import { createAddressOf } from '../../src/http/client-address.ts';
import { unlimited } from '../../src/http/limits.ts';
import type { Hub } from '../../src/hub.ts';
import { Problem } from '../../src/problem.ts';
import { sparqlDoor } from '../../src/sparql/door.ts';
import { base } from '../store/changes.ts';
import { handStore } from '../store/hand-log.ts';

export type DoorHub = Awaited<ReturnType<typeof doorHub>>;

export async function doorHub(...how: Parameters<typeof handStore>) {
  const hand = await handStore(...how);
  const unexpected: unknown[] = [];
  const hub = {
    base,
    store: hand.store,
    log: hand.log,
    actorOf: async (request: express.Request): Promise<Actor> => {
      const role = request.get('x-role');
      if (role === 'wrong') throw new Problem('unknown-actor', 'This token is not known.');
      return role === undefined ? anyone : { iri: 'urn:test', role: role as Role, museum: null };
    },
    limits: unlimited,
    addressOf: createAddressOf(undefined),
    // This door has no index of names: addresses are shown as they are.
    state: { names: async () => new Map<string, string>() },
    shapes: { nameOf: () => undefined },
    // What is noted of who asks has tests of its own.
    audit: { record: () => undefined },
    now: () => new Date(),
    report: (error: unknown) => void unexpected.push(error),
  } as unknown as Hub;
  const app = express().set('etag', false).set('query parser', 'simple');
  app.get('/health', (_request, response) => void response.send('ok'));
  app.use(sparqlDoor(hub), answerProblems(hub));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  while (!hand.store.status().ready && hand.reported.length === 0)
    await new Promise((resolve) => setTimeout(resolve, 10));
  const send = (path: string, init: RequestInit = {}): Promise<Response> => fetch(url + path, init);
  return {
    ...hand,
    url,
    unexpected,
    send,
    get: (query: string, headers: Record<string, string> = {}, more = ''): Promise<Response> =>
      send(`/sparql?query=${encodeURIComponent(query)}${more}`, { headers }),
    post: (body: string, type: string, headers: Record<string, string> = {}, search = ''): Promise<Response> =>
      send(`/sparql${search}`, { method: 'POST', body, headers: { 'content-type': type, ...headers } }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await hand.close();
    },
  };
}
