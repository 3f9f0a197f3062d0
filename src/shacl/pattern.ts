// Which regular expressions may meet strangers' text: those whose cost is bounded by the length of the text.
// Refuses back references, look-around, and a repeated group that itself repeats.

interface Group {
  /** Something inside may match in more than one way of splitting. */
  varies: boolean;
}

const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/;

/** How often the thing before may come: 1 when there is no quantifier; Infinity for `*`, `+` and `{n,}`. */
function repeats(rest: string): { readonly length: number; readonly most: number; readonly least: number } {
  const found = quantifier.exec(rest);
  if (found === null) return { length: 0, most: 1, least: 1 };
  const [text, least = '', comma = '', most = ''] = found;
  if (text.startsWith('*') || text.startsWith('+')) return { length: text.length, most: Infinity, least: 0 };
  if (text.startsWith('?')) return { length: text.length, most: 1, least: 0 };
  if (most !== '') return { length: text.length, most: Number(most), least: Number(least) };
  return { length: text.length, most: comma === '' ? Number(least) : Infinity, least: Number(least) };
}

const classEnd = (pattern: string, at: number): number => {
  let end = at + 1;
  while (end < pattern.length && pattern[end] !== ']') end += pattern[end] === '\\' ? 2 : 1;
  return end + 1;
};

/** Length of one atom at a place: an escape, a class, or a character. */
function atomLength(pattern: string, at: number): number {
  if (pattern[at] === '\\') return pattern[at + 1] === 'u' ? 6 : 2;
  return pattern[at] === '[' ? classEnd(pattern, at) - at : 1;
}

/** Repetitions this wide count as open ended. */
const wide = 64;

interface Tally {
  open: number;
  nested: boolean;
}

interface Atom {
  /** Something with a quantifier, or the end of a group; undefined for what opens or divides one. */
  readonly closed: Group | undefined;
  readonly most: number;
  readonly least: number;
}

function count(tally: Tally, outer: Group, { closed, most, least }: Atom): void {
  const varies = closed?.varies === true;
  if (most > 1 && varies) tally.nested = true;
  if (most >= wide) tally.open += 1;
  if (most !== least || varies) outer.varies = true;
}

function countRepeats(pattern: string): Tally {
  const tally: Tally = { open: 0, nested: false };
  const top: Group = { varies: false };
  const groups: Group[] = [];
  for (let at = 0; at < pattern.length;) {
    if (pattern[at] === '(') {
      groups.push({ varies: false });
      at += pattern.startsWith('(?:', at) ? 3 : 1;
      continue;
    }
    // (a|a)* splits one text in many ways, too.
    if (pattern[at] === '|') (groups.at(-1) ?? top).varies = true;
    const closed = pattern[at] === ')' ? groups.pop() : undefined;
    at += atomLength(pattern, at);
    const { length, most, least } = repeats(pattern.slice(at, at + 12));
    at += length;
    count(tally, groups.at(-1) ?? top, { closed, most, least });
  }
  return tally;
}

/**
 * Why a pattern is not taken, or undefined when it is: at most two open-ended repetitions (one when it may begin
 * anywhere), none inside another. On a text of n characters that is at most n² steps.
 */
export function refusePattern(pattern: string, flags: string): string | undefined {
  try {
    void new RegExp(pattern, flags);
  } catch {
    return 'not a regular expression';
  }
  if (pattern.length > 500) return 'over 500 characters';
  if (/\\[1-9]|\\k</.test(pattern)) return 'a back reference can take exponential time';
  if (/\(\?(?!:)/.test(pattern)) return 'look-around and named groups are not taken';
  const { open, nested } = countRepeats(pattern);
  if (nested) return 'a repetition inside a repetition can take exponential time';
  if (open + (pattern.startsWith('^') ? 0 : 1) > 2)
    return 'too many open-ended repetitions; begin it with ^ and bound them';
  return undefined;
}
