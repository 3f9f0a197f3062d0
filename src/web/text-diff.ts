// Two texts side by side, the words that differ marked. Long ones are compared sentence by sentence first and then, where they
// differ, word by word; what stayed is left out between, so that one change in a handbook chapter is seen at once. Bounded in
// steps and not in time, so that it comes out the same on a slow machine. Pure.
import { diffArrays, diffWordsWithSpace, type Change } from 'diff';
import { html, type Html } from './html.ts';

export interface Sides {
  readonly was: Html;
  readonly is: Html;
}

/** Letters of two texts that are shown whole. */
const shortEnough = 6_000;
/** Edits that are looked for: among sentences, and among the words of one place. */
const mostEdits = { pieces: 400, words: 200 };
/** Letters that are compared by word, all places together; and letters shown of one side. */
const mostByWord = 30_000;
const mostShown = 12_000;
/** Letters of what stayed on both sides of a change. */
const around = 160;

export const textDiff = (before: string, after: string): Sides =>
  drawn(
    before.length + after.length <= shortEnough
      ? byWord(before, after)
      : shortened(byPiece(before, after).flatMap(createRefiner())),
  );

interface Part {
  readonly value: string;
  readonly kind: 'same' | 'gone' | 'come' | 'gap';
}

const toPart = ({ value, added, removed }: Change | { value: string; added: boolean; removed: boolean }): Part => ({
  value,
  kind: added ? 'come' : removed ? 'gone' : 'same',
});

const replaced = (before: string, after: string): readonly Part[] =>
  [
    { value: before, kind: 'gone' as const },
    { value: after, kind: 'come' as const },
  ].filter(({ value }) => value !== '');

const byWord = (before: string, after: string): readonly Part[] =>
  diffWordsWithSpace(before, after, { maxEditLength: mostEdits.words })?.map(toPart) ?? replaced(before, after);

/** Sentences and lines, each with the white space that ends it. */
const pieces = (text: string): string[] => text.split(/(?<=\n|[.!?;:]\s)/);

interface Place {
  readonly same: string;
  readonly gone: string;
  readonly come: string;
}

/** What stayed, and after it what went and came in its place. */
function byPiece(before: string, after: string): readonly Place[] {
  const [old, fresh] = [pieces(before), pieces(after)];
  const head = sharedAtStart(old, fresh);
  const tail = sharedAtStart(old.slice(head).toReversed(), fresh.slice(head).toReversed());
  const [was, is] = [old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)];
  const found = diffArrays(was, is, { maxEditLength: mostEdits.pieces });
  const places: Place[] = [{ same: old.slice(0, head).join(''), gone: '', come: '' }];
  for (const { value, added, removed } of found ?? [gone(was), come(is)]) {
    const text = value.join('');
    const last = places.at(-1) ?? nowhere;
    if (added) places[places.length - 1] = { ...last, come: last.come + text };
    else if (removed) places[places.length - 1] = { ...last, gone: last.gone + text };
    else places.push({ same: text, gone: '', come: '' });
  }
  return [...places, { ...nowhere, same: old.slice(old.length - tail).join('') }];
}

const nowhere: Place = { same: '', gone: '', come: '' };
const gone = (value: readonly string[]) => ({ value, removed: true, added: false });
const come = (value: readonly string[]) => ({ value, removed: false, added: true });

function sharedAtStart(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

/** @returns a function that compares a place by word, as long as there are letters left for it */
function createRefiner(): (place: Place) => readonly Part[] {
  let left = mostByWord;
  return (place) => {
    const size = place.gone.length + place.come.length;
    const fine = place.gone !== '' && place.come !== '' && size <= left;
    if (fine) left -= size;
    const changed = fine ? byWord(place.gone, place.come) : replaced(place.gone, place.come);
    return [{ value: place.same, kind: 'same' }, ...changed];
  };
}

const gap: Part = { value: '', kind: 'gap' };

/** Leaves out the middle of what stayed, and of what went or came at such length that nobody would read it. */
function shortened(parts: readonly Part[]): readonly Part[] {
  const joined = parts.filter(({ value }) => value !== '');
  return joined.flatMap((part, i): readonly Part[] => {
    const { value, kind } = part;
    const [first, last] = [i === 0, i === joined.length - 1];
    const keep = kind === 'same' ? around : mostShown / 4;
    if (value.length <= 3 * keep) return [part];
    const head = first && kind === 'same' ? [] : [{ value: startOf(value, keep), kind }];
    const tail = last && kind === 'same' ? [] : [{ value: endOf(value, keep), kind }];
    return [...head, gap, ...tail];
  });
}

/** Cut where no letter is halved. */
const startOf = (text: string, n: number): string => text.slice(0, n).replace(/[\uD800-\uDBFF]$/, '');
const endOf = (text: string, n: number): string => text.slice(-n).replace(/^[\uDC00-\uDFFF]/, '');

function drawn(parts: readonly Part[]): Sides {
  const side = (own: Part['kind'], draw: (value: string) => Html): Html => {
    let left = mostShown;
    const shown = parts
      .filter(({ kind }) => kind === own || kind === 'same' || kind === 'gap')
      .flatMap(({ value, kind }): readonly (Html | string)[] => {
        if (left <= 0) return [];
        left -= value.length;
        const text = left < 0 ? startOf(value, value.length + left) : value;
        const end = left <= 0 ? [omitted] : [];
        return kind === 'gap' ? [omitted] : [kind === own ? draw(text) : text, ...end];
      });
    return html`${shown}`;
  };
  return {
    was: side('gone', (value) => html`<del>${value}</del>`),
    is: side('come', (value) => html`<ins>${value}</ins>`),
  };
}

/** The sign for words left out. */
const omitted = html`<span class="soft"> […] </span>`;
