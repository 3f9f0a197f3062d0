// What changed between two versions, as a reader sees it: per field and language, words compared with words. Pure.
import type { Literal, Quad, Term } from '@rdfjs/types';
import { html, type Child } from './html.ts';
import { textDiff } from './text-diff.ts';

export interface Change {
  readonly predicate: string;
  readonly lang: string;
  readonly removed: readonly Term[];
  readonly added: readonly Term[];
}

const langOf = (term: Term): string => (term.termType === 'Literal' ? term.language : '');
const keyOf = (q: Quad): string => `${q.predicate.value} ${langOf(q.object)}`;
const sameAs = (q: Quad): string => {
  const { object } = q;
  const type = object.termType === 'Literal' ? `${object.datatype.value}@${object.language}` : object.termType;
  return `${q.subject.value} ${q.predicate.value} ${type} ${object.value}`;
};

/** Statements that went and came, gathered by field and language, in the order of the older and then the newer version. */
export function changesBetween(before: readonly Quad[], after: readonly Quad[]): readonly Change[] {
  const old = new Set(before.map(sameAs));
  const fresh = new Set(after.map(sameAs));
  const found = new Map<string, { predicate: string; lang: string; removed: Term[]; added: Term[] }>();
  const at = (q: Quad): { removed: Term[]; added: Term[] } => {
    const known = found.get(keyOf(q));
    if (known) return known;
    const made = { predicate: q.predicate.value, lang: langOf(q.object), removed: [], added: [] };
    found.set(keyOf(q), made);
    return made;
  };
  for (const q of before) if (!fresh.has(sameAs(q))) at(q).removed.push(q.object);
  for (const q of after) if (!old.has(sameAs(q))) at(q).added.push(q.object);
  return [...found.values()];
}

const isText = (term: Term | undefined): term is Literal => term?.termType === 'Literal';

/** One row of a table of differences: pairs of texts compared by word, the rest as gone and come. */
export function changeCells(change: Change, show: (term: Term) => Child): { readonly was: Child; readonly is: Child } {
  const [was, is] = [change.removed[0], change.added[0]];
  if (change.removed.length === 1 && change.added.length === 1 && isText(was) && isText(is)) {
    const words = textDiff(was.value, is.value);
    return { was: html`<bdi>${words.was}</bdi>`, is: html`<bdi>${words.is}</bdi>` };
  }
  return {
    was: change.removed.map((term) => html`<div><del>${show(term)}</del></div>`),
    is: change.added.map((term) => html`<div><ins>${show(term)}</ins></div>`),
  };
}
