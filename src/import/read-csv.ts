// CSV and TSV to statements: headers are understood in Dutch and English, or explained by a mapping file.
// Refuses a table without a term, and a mapping that names no known field.
import { readFile } from 'node:fs/promises';
import type { Quad } from '@rdfjs/types';
import { CsvError, parse } from 'csv-parse';
import { Problem } from '../problem.ts';
import { parseJson } from '../rdf/json.ts';
import { type Column, columnOf } from './fields.ts';
import type { FileOptions } from './read.ts';
import { createNames, type Cell, type TermRecord } from './record.ts';
import type { Source } from './source.ts';

/**
 * `--map FILE`: `{"columns": {"Term NL": "prefLabel@nl", "Nr": "id", "Extra": null}, "delimiter": ";", "separator": "|"}`.
 * A column that is not named is understood by its header; `null` leaves it out.
 */
interface Mapping {
  readonly columns: Readonly<Record<string, string | null>>;
  readonly delimiter?: string | undefined;
  /** Between several values in one cell; `|`, `;` and line ends when it is not given. */
  readonly separator?: string | undefined;
}

const isText = (value: unknown): value is string | undefined => value === undefined || typeof value === 'string';

async function loadMapping(path: string | undefined): Promise<Mapping> {
  if (path === undefined) return { columns: {} };
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Problem('not-found', `The mapping ${path} cannot be read.`, {}, error);
  });
  const json = parseJson(text) as {
    readonly columns?: unknown;
    readonly delimiter?: unknown;
    readonly separator?: unknown;
  } | null;
  const { columns = {}, delimiter, separator } = json ?? {};
  if (typeof columns !== 'object' || columns === null || !isText(delimiter) || !isText(separator))
    throw new Problem('bad-request', `The mapping ${path} must look like {"columns": {"Header": "prefLabel@nl"}}.`);
  return { columns: columns as Mapping['columns'], delimiter, separator };
}

/** The one of `,` `;` tab that the first line has most of. */
function delimiterOf(head: string, extension: string): string {
  if (extension === '.tsv') return '\t';
  const line = (head.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((char) => [line.split(char).length, char] as const);
  return counts.toSorted((a, b) => b[0] - a[0])[0]?.[1] ?? ',';
}

function columnsOf(
  headers: readonly string[],
  mapping: Mapping,
  onDropped: (what: string) => void,
): readonly (Column | undefined)[] {
  const unknown = Object.keys(mapping.columns).find((name) => !headers.includes(name));
  if (unknown !== undefined)
    throw new Problem(
      'bad-request',
      `The mapping names a column “${unknown}”; the file has ${headers.map((h) => `“${h}”`).join(', ')}.`,
    );
  return headers.map((header) => {
    const wanted = Object.hasOwn(mapping.columns, header) ? mapping.columns[header] : header;
    if (wanted === null) return undefined;
    const column = columnOf(wanted ?? header);
    if (column === undefined && wanted !== header)
      throw new Problem('bad-request', `The mapping gives column “${header}” the unknown meaning “${wanted}”.`);
    if (column === undefined)
      onDropped(`column “${header.slice(0, 80)}”, whose name says nothing to the hub; explain it with --map`);
    return column;
  });
}

const many = new Set(['label', 'reference', 'link']);

/** Records of the file, one row at a time. @throws Problem `bad-syntax` with the line */
async function* records(
  source: Source,
  pieces: AsyncIterable<string>,
  options: FileOptions & { readonly mapping: Mapping },
): AsyncIterable<TermRecord> {
  const { mapping } = options;
  const delimiter = mapping.delimiter ?? delimiterOf(source.head, source.extension);
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: 1_000_000,
  });
  let failure: unknown;
  const feed = async (): Promise<void> => {
    for await (const piece of pieces)
      if (!parser.write(piece)) await new Promise((resolve) => parser.once('drain', resolve));
    parser.end();
  };
  feed().catch((error: unknown) => parser.destroy((failure = error) as Error));
  let columns: readonly (Column | undefined)[] | undefined;
  try {
    for await (const row of parser as AsyncIterable<readonly string[]>) {
      if (columns === undefined) {
        columns = columnsOf(row, mapping, options.onDropped);
        if (!columns.some((column) => column?.meaning.name === 'prefLabel'))
          throw new Problem(
            'bad-request',
            `No column holds the term. Name it “term” or “voorkeursterm”, or explain the columns with --map.`,
          );
      } else yield toRecord(row, columns, mapping.separator);
    }
  } catch (error) {
    if (failure instanceof Problem) throw failure;
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as CsvError & { lines?: number }).lines ?? parser.info.lines);
    throw new Problem('bad-syntax', `This is not CSV at line ${line}: ${error.message.slice(0, 200)}`, { line }, error);
  }
}

function toRecord(
  row: readonly string[],
  columns: readonly (Column | undefined)[],
  separator: string | undefined,
): TermRecord {
  return row.flatMap((text, index): readonly Cell[] => {
    const column = columns[index];
    if (column === undefined || text === '') return [];
    if (!many.has(column.meaning.kind)) return [{ ...column, text }];
    const values = separator === undefined ? text.split(/\s*[|;\n\r]\s*/) : text.split(separator);
    return values.map((value) => ({ ...column, text: value.trim() })).filter((cell) => cell.text !== '');
  });
}

/** Two readings: names first, since a broader term may be named before its own row. */
export async function* readCsv(
  source: Source,
  pieces: () => AsyncIterable<string>,
  options: FileOptions,
): AsyncIterable<readonly Quad[]> {
  const mapping = await loadMapping(options.map);
  const names = createNames(options);
  const quiet = { ...options, mapping, onDropped: () => {} };
  for await (const record of records(source, pieces(), quiet)) await names.learn(record);
  for await (const record of records(source, pieces(), { ...options, mapping })) yield names.toQuads(record);
}
