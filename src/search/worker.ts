// The thread that answers searches, on a connection of its own that only reads. Questions take turns inside it.
import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from '../log/schema.ts';
import type { CandidateQuery, CountQuery, SearchQuery } from './search.ts';
import { createSearch } from './sqlite.ts';
import type { Answer, Asked } from './thread.ts';

const { path } = workerData as { path: string };
const search = createSearch(openForReading(path));
const send = (answer: Answer): void => parentPort?.postMessage(answer);

const answerTo = ({ what, query }: Asked): Promise<unknown> => {
  if (what === 'count') return search.count(query as CountQuery);
  return what === 'search' ? search.search(query as SearchQuery) : search.candidates(query as CandidateQuery);
};

parentPort?.on('message', (asked: Asked) => {
  answerTo(asked).then(
    (value) => send({ kind: 'answer', id: asked.id, value }),
    (error: unknown) => send({ kind: 'failure', id: asked.id, error }),
  );
});

send({ kind: 'ready' });
