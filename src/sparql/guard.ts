// Between a stranger's query and the engine. Refuses what is too deep, too large, unreadable or not a query; the engine
// only ever sees text printed here, with the graphs that may be seen. Pure; runs in the worker, so under the deadline.
import { Problem } from '../problem.ts';
import { withColumns } from './columns.ts';
import { datasetOf, type Dataset, type Request } from './dataset.ts';
import { measure } from './limits.ts';
import { printQuery } from './print.ts';
import { scan } from './scan.ts';
import { parseQuery, type tree } from './syntax.ts';

export interface Guarded {
  /** Our own serialisation. */
  readonly text: string;
  readonly kind: 'bindings' | 'boolean' | 'graph';
  /** Hand both lists to the engine, always: either alone leaks. An empty list means an empty dataset. */
  readonly dataset: Dataset;
  /** A LIMIT of cap + 1 was put in: an answer with more than cap rows is too large. */
  readonly capped: boolean;
  /** CONSTRUCT got a template line `[] <urn:vijver:row> []` that counts its solutions; take those triples out again. */
  readonly marked: boolean;
  /** The same question may have another answer at the same log position. */
  readonly volatile: boolean;
}

/** Predicate that counts the solutions of a CONSTRUCT; never leaves the worker. */
export const rowMark = 'urn:vijver:row';

/**
 * @param rowCap most rows of a SELECT, solutions of a CONSTRUCT
 * @throws Problem too-deep, query-too-large, bad-syntax (with `line` and `column`), not-supported
 */
export function guard(text: string, request: Request, rowCap: number): Guarded {
  try {
    return prepare(text, request, rowCap);
  } catch (error) {
    // Recursion or a regular expression ran out of stack: the text did that, not the engine.
    if (error instanceof RangeError)
      throw new Problem('too-deep', 'The query is nested too deep to be read.', {}, error);
    throw error;
  }
}

function prepare(text: string, request: Request, rowCap: number): Guarded {
  scan(text);
  const query = withColumns(parseQuery(text));
  const { volatile } = measure(query);
  const limit = query.solutionModifiers.limitOffset?.limit;
  const capped =
    (query.subType === 'select' || query.subType === 'construct') && (limit === undefined || limit > rowCap);
  const marked = capped && query.subType === 'construct';
  const bounded = capped ? withLimit(query, rowCap + 1) : query;
  return {
    text: printQuery(marked ? withRowMark(bounded) : bounded),
    kind: query.subType === 'ask' ? 'boolean' : query.subType === 'select' ? 'bindings' : 'graph',
    dataset: datasetOf(query, request),
    capped,
    marked,
    volatile,
  };
}

function withLimit(query: tree.Query, limit: number): tree.Query {
  const { limitOffset } = query.solutionModifiers;
  const bounded: tree.SolutionModifierLimitOffset = {
    type: 'solutionModifier',
    subType: 'limitOffset',
    offset: limitOffset?.offset,
    limit,
    loc: query.loc,
  };
  return { ...query, solutionModifiers: { ...query.solutionModifiers, limitOffset: bounded } };
}

/** A blank node of a template is a new one for each solution (SPARQL §16.2.1), so these triples never fall together. */
function withRowMark(query: tree.Query): tree.Query {
  if (query.subType !== 'construct') return query;
  const { loc } = query;
  const blank = (label: string): tree.TermBlank => ({ type: 'term', subType: 'blankNode', label, loc });
  const predicate: tree.TermIri = { type: 'term', subType: 'namedNode', value: rowMark, loc };
  // Labels of the parser are `e_…` and `g_…`; these can meet neither.
  const mark: tree.TripleNesting = { type: 'triple', subject: blank('row_s'), predicate, object: blank('row_o'), loc };
  return { ...query, template: { ...query.template, triples: [...query.template.triples, mark] } };
}
