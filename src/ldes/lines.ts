// Statements as text: walks our own canonical N-Triples and writes lines. Knows nothing of streams.

/** Subject, predicate and object of each line, each as N-Triples writes it. The text is our own and canonical. */
export function eachLine(ntriples: string, take: (subject: string, predicate: string, object: string) => void): void {
  for (let start = 0; start < ntriples.length;) {
    const newline = ntriples.indexOf('\n', start);
    const end = newline < 0 ? ntriples.length : newline;
    const first = ntriples.indexOf(' ', start);
    const second = ntriples.indexOf(' ', first + 1);
    take(ntriples.slice(start, first), ntriples.slice(first + 1, second), ntriples.slice(second + 1, end - 2));
    start = end + 1;
  }
}

export const line = (statement: readonly [string, string, string]): string => `${statement.join(' ')} .\n`;

/** What an object's text says: an IRI, or the parts of a literal still escaped as N-Triples escapes. */
export type Parts =
  | { readonly kind: 'iri'; readonly iri: string }
  | { readonly kind: 'blank'; readonly label: string }
  | { readonly kind: 'literal'; readonly text: string; readonly lang: string; readonly datatype: string };

export function toParts(term: string): Parts {
  if (term.startsWith('<')) return { kind: 'iri', iri: term.slice(1, -1) };
  if (term.startsWith('_:')) return { kind: 'blank', label: term };
  const close = term.lastIndexOf('"');
  const text = term.slice(1, close);
  if (term[close + 1] === '@') return { kind: 'literal', text, lang: term.slice(close + 2), datatype: '' };
  return { kind: 'literal', text, lang: '', datatype: close === term.length - 1 ? '' : term.slice(close + 4, -1) };
}

const escapes = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g;
const named: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };

/** `a\nb` as written → the text itself. */
export const unescapeText = (text: string): string =>
  text.includes('\\')
    ? text.replace(escapes, (_all, four?: string, eight?: string, char?: string) =>
        char === undefined ? String.fromCodePoint(Number.parseInt(four ?? eight ?? '0', 16)) : (named[char] ?? char),
      )
    : text;
