// Is it alive, is it ready, how much has it done: for whoever runs the hub. Tells numbers, never content.
import { Router } from 'express';
import type { Hub } from './hub.ts';

export interface Vitals {
  readonly hub: Hub;
  /** The log position that documents and search show. */
  readonly seen: () => number;
  /** Answers so far by status class: `2xx` → count. */
  readonly answers: ReadonlyMap<string, number>;
}

export function healthDoor({ hub, seen, answers }: Vitals): Router {
  const router = Router();
  router.get('/health', (_request, response) => void response.set('cache-control', 'no-store').json({ status: 'ok' }));

  router.get('/ready', async (_request, response) => {
    const [{ seq }, { ready, readers, readyReaders }] = [await hub.log.last(), hub.store.status()];
    const all = ready && seen() >= seq;
    response.set('cache-control', 'no-store').status(all ? 200 : 503);
    response.json({ ready: all, log: seq, views: seen(), readers, readyReaders });
  });

  router.get('/metrics', async (_request, response) => {
    const [{ seq }, store] = [await hub.log.last(), hub.store.status()];
    const gauges: readonly (readonly [string, string, number])[] = [
      ['log_position', 'Events in the log', seq],
      ['views_position', 'Events that documents and search show', seen()],
      ['store_position', 'Events that the triple store shows', store.seq],
      ['store_triples', 'Statements in the triple store', store.triples],
      ['store_readers_ready', 'Query workers that answer', store.readyReaders],
      ['store_restarts_total', 'Query workers made anew after a failure or a deadline', store.restarts],
      ['process_resident_memory_bytes', 'Memory of the process', process.memoryUsage.rss()],
    ];
    const lines = gauges.flatMap(([name, help, value]) => [
      `# HELP vijver_${name} ${help}`,
      `# TYPE vijver_${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}`,
      `vijver_${name} ${value}`,
    ]);
    const counted = [...answers].map(([status, count]) => `vijver_http_answers_total{status="${status}"} ${count}`);
    const head = ['# HELP vijver_http_answers_total Answers over HTTP', '# TYPE vijver_http_answers_total counter'];
    response
      .set('cache-control', 'no-store')
      .type('text/plain; version=0.0.4')
      .send([...lines, ...head, ...counted, ''].join('\n'));
  });
  return router;
}
