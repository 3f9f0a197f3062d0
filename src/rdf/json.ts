// Strict JSON with the place of the first fault. Refuses more than 128 levels before it reads anything.
import { Problem } from '../problem.ts';
import { jsonScanner } from './nesting.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const token =
  // oxlint-disable-next-line no-control-regex -- control characters are what a JSON string may not hold
  /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y;

type Kind = 'open{' | 'open[' | '}' | ']' | ',' | ':' | 'string' | 'value';

function kindOf(match: RegExpExecArray): Kind {
  const mark = match[1];
  if (mark === '{' || mark === '[') return `open${mark}`;
  if (mark !== undefined) return mark as Kind;
  return match[2] === undefined ? 'value' : 'string';
}

const values: readonly Kind[] = ['open{', 'open[', 'string', 'value'];

interface Reading {
  readonly stack: ('{' | '[')[];
  expect: readonly Kind[];
}

/** What may follow a finished value. */
const afterValue = (stack: readonly ('{' | '[')[]): readonly Kind[] => {
  const inside = stack.at(-1);
  if (inside === undefined) return [];
  return inside === '{' ? [',', '}'] : [',', ']'];
};

function open(reading: Reading, object: boolean): void {
  reading.stack.push(object ? '{' : '[');
  reading.expect = object ? ['string', '}'] : [...values, ']'];
}

function follow(reading: Reading, kind: Kind): void {
  const { stack } = reading;
  const inObject = stack.at(-1) === '{';
  const isKey = kind === 'string' && inObject && !reading.expect.includes('value');
  if (kind.startsWith('open')) {
    open(reading, kind === 'open{');
    return;
  }
  if (kind === '}' || kind === ']') stack.pop();
  if (kind === ',') reading.expect = inObject ? ['string'] : values;
  else if (kind === ':') reading.expect = values;
  else if (isKey) reading.expect = [':'];
  else reading.expect = afterValue(stack);
}

/** Offset of the first character that cannot stand where it stands. */
function faultAt(text: string): number {
  const reading: Reading = { stack: [], expect: values };
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(text);
    const begin = at + (/^\s*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0);
    if (match === null || !reading.expect.includes(kindOf(match))) return begin;
    follow(reading, kindOf(match));
    at = token.lastIndex;
  }
}

export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** @throws Problem `bad-syntax` with line and column, `too-deep` */
export function parseJson(text: string): Json {
  jsonScanner().scan(text);
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const place = placeOf(text, faultAt(text));
    throw new Problem('bad-syntax', `This is not JSON at line ${place.line}, column ${place.column}.`, place, error);
  }
}
