// The letters of a list: A to Z always, so that a hand finds them where they were, and whatever else names begin with.
import { html, type Html } from '../html.ts';

const plain = [...'abcdefghijklmnopqrstuvwxyz'];

export interface Alphabet {
  readonly label: string;
  /** Folded letters that names begin with. */
  readonly found: readonly string[];
  readonly current?: string | undefined;
  readonly href: (letter: string) => string;
  /** The way back to all letters, when one is chosen. */
  readonly all: { readonly href: string; readonly word: string };
}

/** A letter that no name begins with is there, and leads nowhere. */
export function alphabet({ label, found, current, href, all }: Alphabet): Html {
  const letters = [...plain, ...found.filter((each) => !plain.includes(each) && each.trim() !== '')];
  const known = new Set(found);
  return html`<nav class="az" aria-label="${label}">
    ${letters.map((each) =>
      known.has(each)
        ? html`<a href="${href(each)}" ${each === current && html` aria-current="true"`}
            ><bdi>${each.toUpperCase()}</bdi></a
          >`
        : html`<span aria-hidden="true">${each.toUpperCase()}</span>`,
    )}${current !== undefined && html`<a class="all" href="${all.href}">${all.word}</a>`}
  </nav>`;
}
