// A posted form with a file, read as a stream: fields first, then the file, straight to disk. Nothing of a file is read before
// whoever sends it may, and nothing stays of one that breaks off.
import type { Readable } from 'node:stream';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { Request } from 'express';
import type { Held } from '../../../files/files.ts';
import { Problem } from '../../../problem.ts';

export type Fields = ReadonlyMap<string, string>;

const limits = {
  fieldNameSize: 100,
  fieldSize: 4000,
  fields: 20,
  files: 1,
  parts: 21,
  headerPairs: 50,
  headerSize: 8000,
};

const broken = (): Problem =>
  new Problem('bad-request', {
    nl: 'Het formulier kwam niet heel aan. Er is niets bewaard: probeer opnieuw.',
    en: 'The form did not arrive whole. Nothing was saved: try again.',
  });

const noFile = (): Problem => new Problem('bad-request', { nl: 'Kies eerst een bestand.', en: 'Choose a file first.' });

export interface Uploaded {
  /** All of them, also those that stood after the file. */
  readonly fields: Fields;
  readonly held: Held;
}

/**
 * @param take called once, with the fields that stood before the file; what it throws is thrown
 * @throws Problem bad-request for a form that is none, breaks off or holds no file
 */
export function readUpload(
  request: Request,
  take: (fields: Fields, file: Readable, name: string) => Promise<Held>,
): Promise<Uploaded> {
  const fields = new Map<string, string>();
  const parser = parserFor(request);
  const { promise, resolve, reject } = Promise.withResolvers<Uploaded>();
  let [taken, incoming]: [Promise<Held> | undefined, BusboyFileStream | undefined] = [undefined, undefined];
  const breakOff = (): void => {
    // The part is told first: whoever writes it down stops and takes away what there was.
    incoming?.destroy(broken());
    taken?.then(({ release }) => release(), ignore);
    reject(broken());
  };
  parser.on('field', (name, value) => fields.set(name, value));
  parser.on('file', (_field, file, name = '') => {
    incoming = file.on('error', ignore);
    taken = name === '' ? Promise.reject(noFile()) : take(fields, file, name);
    taken.catch((error: unknown) => {
      // What is left of a file that is refused flows past.
      file.resume();
      reject(error);
    });
  });
  parser.on('finish', () => (taken ?? Promise.reject(noFile())).then((held) => resolve({ fields, held }), reject));
  parser.on('error', breakOff);
  request.once('close', () => (request.complete ? undefined : breakOff()));
  request.pipe(parser);
  return promise.finally(() => request.unpipe(parser).resume());
}

const ignore = (): void => {};

function parserFor(request: Request): BusboyInstance {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type))
    throw new Problem('unsupported-media-type', 'Send the form as multipart/form-data, with the file in “file”.');
  try {
    return new Busboy({ headers: { 'content-type': type }, limits });
  } catch {
    throw broken();
  }
}
