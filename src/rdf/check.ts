// Refuses what parsers let through and the log could not keep: relative or malformed IRIs, odd language tags,
// half characters, statements about statements.
import type { Quad, Term } from '@rdfjs/types';
import { Problem } from '../problem.ts';

// oxlint-disable-next-line no-control-regex -- control characters are what an IRI may not hold
const absoluteIri = /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\u0000-\u0020<>"{}|\\^`\u007f]*$/;
const languageTag = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8}){0,12}$/;
const longestIri = 4096;

/** Is this a whole IRI that can stand between `<` and `>`? */
export const isAbsoluteIri = (text: string): boolean =>
  text.length <= longestIri && absoluteIri.test(text) && text.isWellFormed();

/** IRIs already found good: most of them come back. */
const good = new Set<string>();

function checkIri(iri: string): void {
  if (good.has(iri)) return;
  if (!isAbsoluteIri(iri))
    throw new Problem(
      'bad-syntax',
      `“${iri.slice(0, 200)}” is not a whole and valid IRI; write it in full and percent-encode odd characters.`,
      {
        value: iri.slice(0, 200),
      },
    );
  if (good.size > 20_000) good.clear();
  good.add(iri);
}

function checkLiteral(term: Term & { termType: 'Literal' }): void {
  if (!term.value.isWellFormed())
    throw new Problem(
      'bad-syntax',
      `Half a character (a lone surrogate) in “${term.value.toWellFormed().slice(0, 80)}”.`,
    );
  if (term.language === '') checkIri(term.datatype.value);
  else if (!languageTag.test(term.language))
    throw new Problem(
      'bad-syntax',
      `“${term.language.slice(0, 80)}” is not a language tag; write something like nl or nl-BE.`,
    );
}

function checkTerm(term: Term): void {
  if (term.termType === 'NamedNode') checkIri(term.value);
  else if (term.termType === 'Literal') checkLiteral(term);
  else if (term.termType === 'Quad' || term.termType === 'Variable')
    throw new Problem(
      'not-supported',
      'The hub keeps no statements about statements (RDF-star); use a resource of its own.',
    );
}

/** @throws Problem `bad-syntax`, `not-supported` */
export function checkQuad(q: Quad): void {
  checkTerm(q.subject);
  checkTerm(q.predicate);
  checkTerm(q.object);
  if (q.graph.termType !== 'DefaultGraph') checkTerm(q.graph);
  if (q.predicate.termType !== 'NamedNode') throw new Problem('bad-syntax', 'A predicate must be an IRI.');
}
