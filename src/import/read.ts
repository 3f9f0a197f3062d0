// Any file to statements: chooses the reader by extension, and for XML by its root element.
import type { Quad } from '@rdfjs/types';
import { readAdlib } from './read-adlib.ts';
import { readBookings, type BookingOptions } from './read-bookings.ts';
import { readCsv } from './read-csv.ts';
import { readRdf } from './read-rdf.ts';
import { readScores } from './read-scores.ts';
import type { RecordOptions } from './record.ts';
import { readText, type Source } from './source.ts';

export interface FileOptions extends RecordOptions {
  readonly scope: string;
  /** A table means something else in each module. */
  readonly module?: string;
  readonly map: string | undefined;
  readonly onBytes: (bytes: number) => void;
  readonly onDropped: (what: string) => void;
  /** For tables and calendars of bookings: judged while they are read. */
  readonly bookings?: BookingOptions;
}

/** @throws Problem that names the place in the file */
export function readFileQuads(source: Source, options: FileOptions): AsyncIterable<readonly Quad[]> {
  // Tables are read twice: names first, so that a broader term can be found by its name.
  const pieces = (): AsyncIterable<string> => readText(source, options.onBytes);
  const { bookings } = options;
  if (bookings !== undefined && /^\.(csv|tsv|ics)$/.test(source.extension))
    return readBookings(source, { ...options, ...bookings });
  if (options.module === 'wiki' && /^\.(csv|tsv)$/.test(source.extension)) return readScores(pieces, options);
  if (/^\.(csv|tsv|txt)$/.test(source.extension)) return readCsv(source, pieces, options);
  if (source.extension === '.xml' && /<adlibXML[\s>]|<recordList[\s>]/.test(source.head))
    return readAdlib(pieces, options);
  return readRdf(source, pieces(), options);
}
