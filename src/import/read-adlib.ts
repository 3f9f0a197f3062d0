// Axiell/Adlib XML (`adlibXML/recordList/record`) to statements, flat and grouped alike, read as a stream.
// Refuses a DOCTYPE, more than 128 levels, an answer that only tells an error, and XML that is not well formed, with line and column.
import type { Quad } from '@rdfjs/types';
import { SaxesParser } from 'saxes';
import { Problem } from '../problem.ts';
import { deepest } from '../rdf/nesting.ts';
import { meaningOf } from './fields.ts';
import type { FileOptions } from './read.ts';
import { createNames, type Cell, type TermRecord } from './record.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  hasChildren: boolean;
}

/** Elements that only hold a value; the field is the element around them. */
const holders = new Set(['value', 'text']);
const records = new Set(['record']);

/** `nl-NL` is a language of the Adlib interface: `nl`. `neutral` and numbers are none. */
function languageOf(stack: readonly Element[]): string {
  for (const { attributes } of stack.toReversed()) {
    const tag = attributes['lang'] ?? attributes['xml:lang'] ?? attributes['language'];
    if (tag !== undefined) return /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(tag) ? tag.slice(0, 2) : '';
  }
  return '';
}

/** The field of a leaf: the outermost known name around it, so that `broader_term/term` is a broader term. */
function toCell(stack: readonly Element[], leaf: Element, onDropped: (what: string) => void): Cell | undefined {
  const text = leaf.text.trim();
  if (text === '') return undefined;
  const path = [...stack, leaf];
  // A leaf with a name of its own that means nothing (`term.type`) says nothing about the field around it.
  const known = holders.has(leaf.name.toLowerCase()) || meaningOf(leaf.name) !== undefined;
  const meaning = known ? path.map(({ name }) => meaningOf(name)).find((found) => found !== undefined) : undefined;
  if (meaning === undefined) {
    onDropped(`field “${leaf.name.slice(0, 80)}”`);
    return undefined;
  }
  const number =
    meaning.kind === 'reference' || meaning.kind === 'use'
      ? path.map((e) => e.attributes['lref']).find(Boolean)
      : undefined;
  return { meaning, text: number ?? text, lang: languageOf(path) };
}

function xmlProblem(parser: SaxesParser, what: string): Problem {
  const [line, column] = [parser.line, parser.column + 1];
  return new Problem('bad-syntax', `${what} at line ${line}, column ${column}.`, { line, column });
}

/** `PRIREF` and `Lang` are `priref` and `lang`: old exports shout. */
const inLowerCase = (attributes: object): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), String(value)]));

/** What Adlib says in `<diagnostic><error>`, instead of records or beside them. */
function createErrorReader(onDropped: (what: string) => void) {
  const path: string[] = [];
  let [said, count] = ['', 0];
  return {
    open: (name: string): unknown => path.push(name.toLowerCase()),
    text(text: string): void {
      if (path[1] === 'diagnostic' && path.includes('error') && said.length < 500) said += text;
    },
    close(): void {
      if (records.has(path.pop() ?? '')) count += 1;
    },
    /** @throws Problem when an error is all there is: an empty export must not pass for an empty list */
    tell(): void {
      const what = said.replace(/\s+/g, ' ').trim();
      if (what === '') return;
      if (count === 0) throw new Problem('bad-request', `Adlib sent no records but an error: ${what}`);
      onDropped(`what Adlib tells beside the records: ${what}`);
    },
  };
}

interface Reading {
  readonly push: (piece: string) => readonly TermRecord[];
  readonly end: () => readonly TermRecord[];
}

function startOf({ priref }: Readonly<Record<string, string>>): Cell[] {
  const meaning = meaningOf('priref');
  return priref === undefined || meaning === undefined ? [] : [{ meaning, text: priref, lang: '' }];
}

function createReading(onDropped: (what: string) => void): Reading {
  const parser = new SaxesParser({ position: true });
  let ready: TermRecord[] = [];
  let record: Cell[] | undefined;
  let failure: Problem | undefined;
  let depth = 0;
  const stack: Element[] = [];
  const errors = createErrorReader(onDropped);
  const refuse = (what: string): void => {
    failure ??= xmlProblem(parser, what);
  };
  parser.on('error', (error) => refuse(error.message.replace(/^(?:[^:\s]*:)?\d+:\d+: /, '').slice(0, 200)));
  parser.on('doctype', () => refuse('XML with a DOCTYPE is not read; leave it away'));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    errors.open(name);
    if (depth > deepest) refuse('More than 128 levels');
    if (record !== undefined) {
      const parent = stack.at(-1);
      if (parent !== undefined) parent.hasChildren = true;
      stack.push({ name, attributes: inLowerCase(attributes), text: '', hasChildren: false });
    } else if (records.has(name.toLowerCase())) record = startOf(inLowerCase(attributes));
  });
  const addText = (text: string): void => {
    errors.text(text);
    const leaf = stack.at(-1);
    if (leaf !== undefined && leaf.text.length < 1_000_000) leaf.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    errors.close();
    const leaf = stack.pop();
    if (leaf !== undefined) {
      const cell = leaf.hasChildren ? undefined : toCell(stack, leaf, onDropped);
      if (cell !== undefined) record?.push(cell);
    } else if (record !== undefined && records.has(name.toLowerCase())) {
      ready.push(withoutDoubleNumber(record));
      record = undefined;
    }
  });
  const taken = (): readonly TermRecord[] => {
    if (failure !== undefined) throw failure;
    const given = ready;
    ready = [];
    return given;
  };
  return {
    push: (piece) => {
      parser.write(piece);
      return taken();
    },
    end: () => {
      parser.close();
      errors.tell();
      return taken();
    },
  };
}

/** `priref` comes as an attribute and as an element; several names of one status come side by side. */
function withoutDoubleNumber(record: readonly Cell[]): TermRecord {
  const seen = new Set<string>();
  return record.filter(({ meaning, text, lang }) => {
    const key = meaning.kind === 'status' ? 'status' : `${meaning.name} ${text} ${lang}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

async function* readRecords(
  pieces: AsyncIterable<string>,
  onDropped: (what: string) => void,
): AsyncIterable<TermRecord> {
  const reading = createReading(onDropped);
  for await (const piece of pieces) yield* reading.push(piece);
  yield* reading.end();
}

/** Two readings: names first, since a broader term may be named before its own record. */
export async function* readAdlib(
  pieces: () => AsyncIterable<string>,
  options: FileOptions,
): AsyncIterable<readonly Quad[]> {
  const names = createNames(options);
  for await (const record of readRecords(pieces(), () => {})) await names.learn(record);
  for await (const record of readRecords(pieces(), options.onDropped)) yield names.toQuads(record);
}
