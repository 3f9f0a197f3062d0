// A pasted column of names, each with its best candidate: as rows for a page, and as CSV to take along. At most 200 names.
import { setImmediate as turn } from 'node:timers/promises';
import type { FrameCtx } from '../web/context.ts';
import { answer, type Match } from './match.ts';
import type { Service } from './service.ts';
import { why } from './why.ts';

export const mostNames = 200;
const longestName = 200;

export interface Matched {
  readonly name: string;
  readonly best: Match | undefined;
}

/** One name a line, empty lines left out; a line of a table gives its first cell. */
export function namesIn(text: string): { readonly names: readonly string[]; readonly more: boolean } {
  const all = text
    .split(/\r\n|\r|\n/)
    .map((line) => (line.split('\t')[0] ?? '').trim().slice(0, longestName))
    .filter((line) => line !== '');
  return { names: all.slice(0, mostNames), more: all.length > mostNames };
}

/** One after the other; others get their turn between two names. */
export async function matchNames(service: Service, names: readonly string[]): Promise<readonly Matched[]> {
  const matched: Matched[] = [];
  for (const name of names) {
    const [best] = await answer(service, { text: name, types: [], strict: 'any', properties: [], limit: 1 });
    matched.push({ name, best });
    await turn();
  }
  return matched;
}

// A cell that begins like a formula would be run by a spreadsheet; a quote in front makes it text.
const cell = (value: string): string => {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Columns: name, concept, iri, score, match, why (RFC 4180). */
export function toCsv(ctx: FrameCtx, matched: readonly Matched[]): string {
  const rows = matched.map(({ name, best }) =>
    best === undefined
      ? [name, '', '', '', '', '']
      : [name, best.name, best.id, String(best.score), String(best.match), why(ctx, best).join('; ')],
  );
  const head = ['name', 'concept', 'iri', 'score', 'match', 'why'];
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
