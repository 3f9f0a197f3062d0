// Terms and property paths as SPARQL text. Refuses an IRI with characters that no IRI has (SPARQL §19.8 [139] IRIREF).
import { Problem } from '../problem.ts';
import type { tree } from './syntax.ts';

// oxlint-disable-next-line no-control-regex -- the norm forbids exactly these
const notInIri = /[\u0000-\u0020<>"{}|^`\\]/;

function printIri(value: string): string {
  if (notInIri.test(value))
    throw new Problem('bad-syntax', `This is not an IRI: ${JSON.stringify(value.slice(0, 200))}.`);
  return `<${value}>`;
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const quote = (text: string): string => `"${text.replace(/["\\\n\r\t]/g, (char) => escapes[char] ?? char)}"`;

function printLiteral(term: tree.TermLiteral): string {
  if (term.langOrIri === undefined) return quote(term.value);
  if (typeof term.langOrIri === 'string') return `${quote(term.value)}@${term.langOrIri}`;
  return `${quote(term.value)}^^${printTerm(term.langOrIri)}`;
}

/** traqula calls the asker's own label `e_x` and one it made up `g_0`; printing keeps the two apart. */
const printBlank = (label: string): string => (label.startsWith('e_') ? `_:e${label.slice(2)}` : `_:${label}`);

export function printTerm(term: tree.Term): string {
  switch (term.subType) {
    case 'variable':
      return `?${term.value}`;
    case 'namedNode':
      // A prefixed name is printed as it was read: the lexer let no other character through.
      return 'prefix' in term && term.prefix !== undefined ? `${term.prefix}:${term.value}` : printIri(term.value);
    case 'literal':
      return printLiteral(term);
    case 'blankNode':
      return printBlank(term.label);
    case 'triple':
      return `<<( ${printTerm(term.subject)} ${printTerm(term.predicate)} ${printTerm(term.object)} )>>`;
  }
}

/** A property path, every part of it in brackets, so that no precedence is left to chance. */
export function printPath(path: tree.Path | tree.PathNegatedElt | tree.PathAlternativeLimited): string {
  if (path.type === 'term') return printTerm(path);
  switch (path.subType) {
    case '|':
    case '/':
      return `(${path.items.map(printPath).join(path.subType)})`;
    case '^':
      return `(^${printPath(path.items[0])})`;
    case '!':
      return `!(${printNegated(path.items[0])})`;
    default:
      return `(${printPath(path.items[0])}${path.subType})`;
  }
}

/** Inside `!( … )` the grammar allows IRIs and `^` IRIs with `|` between them, and no brackets ([95] PathNegatedPropertySet). */
function printNegated(path: tree.PathNegated['items'][0]): string {
  if (path.type === 'term') return printTerm(path);
  if (path.subType === '^') return `^${printTerm(path.items[0])}`;
  return path.items.map(printNegated).join('|');
}
