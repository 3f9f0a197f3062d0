// Findings to a file as they come, and the first of them kept for the screen. CSV neutralises formulas.
import { closeSync, openSync, writeSync } from 'node:fs';
import { toCsvLine } from '../export/csv-text.ts';
import { type Finding, shownFindings } from './order.ts';

const columns = ['kind', 'file', 'subject', 'rule', 'path', 'value', 'message'] as const;

export interface FindingSink {
  readonly add: (finding: Finding) => void;
  readonly first: () => readonly Finding[];
  readonly count: () => number;
  readonly close: () => void;
}

/** @param path none: nothing is written to disk */
export function createFindingSink(path: string | undefined, lang: 'nl' | 'en'): FindingSink {
  const descriptor = path === undefined ? undefined : openSync(path, 'w');
  const asCsv = path?.toLowerCase().endsWith('.csv') ?? false;
  const first: Finding[] = [];
  let count = 0;
  const write = (line: string): void => {
    if (descriptor !== undefined) writeSync(descriptor, `${line}\n`);
  };
  if (asCsv) write(toCsvLine(columns));
  const lineOf = (finding: Finding): string => {
    const flat = { ...finding, message: finding.message[lang] };
    return asCsv ? toCsvLine(columns.map((column) => flat[column])) : JSON.stringify(flat);
  };
  return {
    add: (finding) => {
      count += 1;
      // Violations matter most on a screen of twenty lines.
      if (first.length < shownFindings) first.push(finding);
      else if (finding.kind === 'violation') {
        const weaker = first.findLastIndex(({ kind }) => kind !== 'violation');
        if (weaker >= 0) first[weaker] = finding;
      }
      write(lineOf(finding));
    },
    first: () => first,
    count: () => count,
    close: () => {
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
}
