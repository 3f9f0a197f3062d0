// What changed between two states, statement by statement. Pure.

const lines = (text: string): readonly string[] => (text === '' ? [] : text.split('\n').filter((line) => line !== ''));

/** Lines of canonical N-Triples that went and that came, both sorted. */
export function diff(before: string, after: string): { readonly removed: string[]; readonly added: string[] } {
  const old = new Set(lines(before));
  const fresh = new Set(lines(after));
  return {
    removed: [...old].filter((line) => !fresh.has(line)),
    added: [...fresh].filter((line) => !old.has(line)),
  };
}
