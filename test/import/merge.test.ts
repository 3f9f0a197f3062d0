// Importing again beside people who work in the hub.
import { describe, expect, it } from 'vitest';
import { editsSinceImport, withEdits, type Step } from '../../src/import/merge.ts';

const text = (...lines: readonly string[]): string =>
  lines
    .toSorted()
    .map((line) => `${line}\n`)
    .join('');
const byImport = (...lines: readonly string[]): Step => ({ text: text(...lines), byImport: true });
const byPeople = (...lines: readonly string[]): Step => ({ text: text(...lines), byImport: false });
const never = (): boolean => false;
const after = (incoming: string, ...steps: readonly Step[]): string =>
  withEdits(incoming, editsSinceImport(steps), never);

describe('what people changed since the first import', () => {
  it('stays when the same file comes again, and again', () => {
    expect(after(text('a', 'b'), byImport('a', 'b'), byPeople('a', 'c'))).toBe(text('a', 'c'));
    expect(after(text('a', 'b'), byImport('a', 'b'), byPeople('a', 'c'), byImport('a', 'c'))).toBe(text('a', 'c'));
  });
  it('stays beside what changed in the file', () => {
    expect(after(text('a', 'n'), byImport('a', 'b'), byPeople('a', 'b', 'c'))).toBe(text('a', 'c', 'n'));
  });
  it('is forgotten when people took it back', () => {
    expect(after(text('a', 'b'), byImport('a', 'b'), byPeople('a', 'c'), byPeople('a', 'b'))).toBe(text('a', 'b'));
  });
  it('does not hold for what stood before the first import: there the file decides', () => {
    expect(after(text('a'), byPeople('x'), byImport('a'))).toBe(text('a'));
    expect(after(text('a'), byPeople('x'))).toBe(text('a'));
  });
  it('gives way to the file where it touches nameless parts', () => {
    const edits = editsSinceImport([byImport('a', 'genid-0'), byPeople('a', 'genid-1')]);
    expect(withEdits(text('a', 'genid-0'), edits, (line) => line.startsWith('genid'))).toBe(text('a', 'genid-0'));
  });
});
