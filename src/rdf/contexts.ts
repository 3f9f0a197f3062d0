// JSON-LD contexts by their URL: ours, and those somebody hands over. Never the network.
import { readFile } from 'node:fs/promises';
import { Problem } from '../problem.ts';

/** Gives the text of a context that an operator keeps beside the file, or undefined. */
export type ContextSource = (url: string) => Promise<object | undefined>;

export interface RemoteDocument {
  readonly documentUrl: string;
  readonly document: object;
  readonly contextUrl?: never;
}

let ours: Promise<object> | undefined;

async function ourContext(): Promise<object> {
  ours ??= readFile(new URL('../../vocab/context.jsonld', import.meta.url), 'utf8').then((text) => JSON.parse(text));
  return ours;
}

/** Our own context lives at the root of the hub that serves it; the base of a document lies somewhere below. */
const isOurs = (url: string, base: string): boolean =>
  url.endsWith('/context.jsonld') && base.startsWith(url.slice(0, -'context.jsonld'.length));

/**
 * A loader for the jsonld library.
 * @throws Problem `not-supported` for any context that is not bundled
 */
export const createLoader =
  (base: string, source?: ContextSource) =>
  async (url: string): Promise<RemoteDocument> => {
    const document = isOurs(url, base) ? await ourContext() : await source?.(url);
    if (document !== undefined) return { documentUrl: url, document };
    throw new Problem(
      'not-supported',
      `The context ${url.slice(0, 200)} is not bundled, and the hub fetches none: put its content in the document itself.`,
      { context: url.slice(0, 500) },
    );
  };
