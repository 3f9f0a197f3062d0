// SPARQL put together from terms: nothing that could end its brackets or quotes ever stands in a question. Pure.
import type { Term } from '@rdfjs/types';

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' };

/** May this stand between `<` and `>`? Not every IRI of data does: some came with a space or a quote. */
// oxlint-disable-next-line no-control-regex
export const fitsBrackets = (iri: string): boolean => !/[\u0000-\u0020<>"{}|^`\\]/.test(iri);

/** @throws Error for an IRI that would not stay inside its brackets: ask `fitsBrackets` first where it comes from data */
function written(term: Term): string {
  if (term.termType === 'NamedNode') {
    if (!fitsBrackets(term.value)) throw new Error(`Not an IRI: ${term.value.slice(0, 100)}`);
    return `<${term.value}>`;
  }
  if (term.termType !== 'Literal') throw new Error(`A ${term.termType} cannot be asked for`);
  const text = `"${term.value.replace(/["\\\n\r]/g, (char) => escapes[char] ?? char)}"`;
  return term.language === '' ? `${text}^^<${term.datatype.value}>` : `${text}@${term.language}`;
}

/** A query that takes only terms; lists of terms stand with spaces between them, for VALUES. */
export const sparql = (strings: TemplateStringsArray, ...terms: readonly (Term | readonly Term[])[]): string =>
  strings.reduce((done, part, i) => {
    const each = terms[i - 1];
    return done + (each === undefined ? '' : [each].flat().map(written).join(' ')) + part;
  });
