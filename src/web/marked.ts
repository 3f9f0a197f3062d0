// A text with what was asked marked in it. Text that people wrote goes in as it is and comes out escaped, in its own direction.
import { rangesIn } from '../search/highlight.ts';
import { fold, words } from '../search/fold.ts';
import type { Range } from '../search/search.ts';
import { html, type Child } from './html.ts';

/** @param ranges ascending, none over another */
export function marked(text: string, ranges: readonly Range[]): Child {
  const parts: Child[] = [];
  let done = 0;
  for (const [from, to] of ranges) {
    if (from < done || to > text.length) continue;
    parts.push(text.slice(done, from), html`<mark>${text.slice(from, to)}</mark>`);
    done = to;
  }
  return [...parts, text.slice(done)];
}

/** The words of a question as labels are compared with. */
export const askedWords = (text: string): readonly string[] => words(fold(text.slice(0, 200)), 8);

export const markWords = (text: string, asked: readonly string[]): Child => marked(text, rangesIn(text, asked));
