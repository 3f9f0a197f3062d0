// The command line's end: asks a running hub to do the work and passes on its progress.
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import type { IncomingMessage } from 'node:http';
import { Problem, type ProblemType } from '../problem.ts';
import { socketOf } from './server.ts';

/**
 * @returns the task's progress, or undefined when no hub runs on this folder
 * @throws Problem as the task threw it
 */
export async function handOver(
  dataDir: string,
  task: string,
  options: object,
): Promise<AsyncIterable<Record<string, unknown>> | undefined> {
  const response = await new Promise<IncomingMessage | undefined>((resolve, reject) => {
    const call = request({ socketPath: socketOf(dataDir), path: `/${task}`, method: 'POST' }, resolve);
    call.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? resolve(undefined) : reject(error),
    );
    call.end(JSON.stringify(options));
  });
  return response === undefined ? undefined : steps(response);
}

async function* steps(response: IncomingMessage): AsyncIterable<Record<string, unknown>> {
  for await (const line of createInterface({ input: response })) {
    const step = JSON.parse(line) as Record<string, unknown>;
    if (typeof step['failed'] === 'string') {
      const { failed, problem, ...extra } = step;
      if (typeof problem === 'string') throw new Problem(problem as ProblemType, failed as string, extra);
      throw new Error(failed as string);
    }
    yield step;
  }
}
