// What a file says, with what people changed here since the first import: their work stays. Pure.
import { diff } from '../rdf/diff.ts';

export interface Step {
  /** Canonical N-Triples of the whole thing; '' when it was deleted. */
  readonly text: string;
  readonly byImport: boolean;
}

interface Edits {
  readonly added: Set<string>;
  readonly removed: Set<string>;
}

/** What people added and took away, on balance, after a thing was first imported. Oldest step first. */
export function editsSinceImport(steps: readonly Step[]): Edits {
  const edits: Edits = { added: new Set(), removed: new Set() };
  const first = steps.findIndex(({ byImport }) => byImport);
  if (first < 0) return edits;
  for (const [index, { text, byImport }] of steps.entries()) {
    if (index <= first) continue;
    const { added, removed } = diff(steps[index - 1]?.text ?? '', text);
    for (const line of added) {
      edits.removed.delete(line);
      if (!byImport) edits.added.add(line);
    }
    for (const line of removed) {
      edits.added.delete(line);
      if (!byImport) edits.removed.add(line);
    }
  }
  return edits;
}

/**
 * @param isInner tells lines about nameless parts: their numbers mean nothing across versions, so where people changed
 *   those, the file decides
 * @returns canonical N-Triples
 */
export function withEdits(incoming: string, { added, removed }: Edits, isInner: (line: string) => boolean): string {
  if (added.size + removed.size === 0 || [...added, ...removed].some(isInner)) return incoming;
  const lines = new Set(incoming.split('\n').filter((line) => line !== ''));
  for (const line of removed) lines.delete(line);
  for (const line of added) lines.add(line);
  return [...lines]
    .toSorted()
    .map((line) => `${line}\n`)
    .join('');
}
