// Work that a command hands to the running hub: a socket in the data folder that only the operator's account can open.
// It carries whole tasks and their progress, one JSON object a line; nothing of it is reachable over the network.
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Problem } from '../problem.ts';

/** A task gives its progress step by step; the last object is its result. */
export type Task = (options: unknown) => AsyncIterable<object>;

export const socketOf = (dataDir: string): string => join(dataDir, 'hub.sock');

const largestOrder = 1_000_000;

/** @param tasks name → task, at `POST /{name}` with its options as JSON */
export async function startControl(
  dataDir: string,
  tasks: Readonly<Record<string, Task>>,
  report: (error: unknown, where: string) => void,
): Promise<Server> {
  const path = socketOf(dataDir);
  rmSync(path, { force: true });
  const server = createServer((request, response) => {
    answer(tasks, request, response).catch((error: unknown) => {
      if (!(error instanceof Problem)) report(error, `task ${request.url}`);
      const { message } = error as Error;
      const extra = error instanceof Problem ? { problem: error.type, ...error.extra } : {};
      response.end(`${JSON.stringify({ failed: message, ...extra })}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  chmodSync(path, 0o600);
  return server;
}

async function answer(
  tasks: Readonly<Record<string, Task>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const task = tasks[(request.url ?? '/').slice(1)];
  if (task === undefined) throw new Problem('not-found', `The hub has no task ${request.url}.`);
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestOrder) throw new Problem('too-large', 'The order is too long.');
  }
  response.setHeader('content-type', 'application/x-ndjson');
  for await (const step of task(JSON.parse(text === '' ? '{}' : text))) {
    // Who asked has gone (Ctrl-C): leaving the loop ends the task, which clears up after itself.
    if (response.destroyed) return;
    if (!response.write(`${JSON.stringify(step)}\n`)) await roomIn(response);
  }
  response.end();
}

/** Resolves when there is room again, or nobody who reads. */
const roomIn = async (response: ServerResponse): Promise<void> => {
  if (response.destroyed) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
};
