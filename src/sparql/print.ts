// A syntax tree back to SPARQL text, in time linear to its size. Refuses a term that could break out of its quotes.
// Our own, because traqula's generator prints `<http://a/\u003Eb>` as `<http://a/>b>`, gives `_:g_0` of the asker and
// its own `_:g_0` one name, and needs 2.4 s for 10,000 rows of VALUES.
import { Problem } from '../problem.ts';
import { printExpression } from './print-expression.ts';
import { printPath, printTerm } from './print-term.ts';
import type { tree } from './syntax.ts';

const reifies = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>';

/** SELECT, ASK, CONSTRUCT or DESCRIBE without its dataset clauses: those go to the engine as lists of graphs. */
export function printQuery(query: tree.Query): string {
  return [...query.context.map(printDeclaration), printForm(query)].join('\n');
}

function printDeclaration(declaration: tree.ContextDefinition): string {
  if (declaration.subType === 'version') return '';
  if (declaration.subType === 'base') return `BASE ${printTerm(declaration.value)}`;
  return `PREFIX ${declaration.key}: ${printTerm(declaration.value)}`;
}

function printForm(query: tree.Query): string {
  const where = query.where === undefined ? '' : `WHERE ${printGroup(query.where.patterns)}`;
  return `${printHead(query)} ${where}${printModifiers(query.solutionModifiers)}${printTrailingValues(query.values)}`;
}

function printHead(query: tree.Query): string {
  if (query.subType === 'ask') return 'ASK';
  if (query.subType === 'construct') return `CONSTRUCT { ${printTriples(query.template.triples)} }`;
  if (query.subType === 'describe') return `DESCRIBE ${query.variables.map(printSelected).join(' ')}`;
  const only = query.distinct ? ' DISTINCT' : query.reduced ? ' REDUCED' : '';
  return `SELECT${only} ${query.variables.map(printSelected).join(' ')}`;
}

function printSelected(item: tree.TermVariable | tree.TermIri | tree.PatternBind | tree.Wildcard): string {
  if (item.type === 'wildcard') return '*';
  if (item.type === 'term') return printTerm(item);
  return `(${printExpression(item.expression, printGroup)} AS ${printTerm(item.variable)})`;
}

/** A group with its braces. */
export const printGroup = (patterns: readonly tree.Pattern[]): string => `{ ${patterns.map(printPattern).join('\n')} }`;

type Printers = {
  readonly [K in tree.Pattern['subType']]?: (pattern: Extract<tree.Pattern, { subType: K }>) => string;
};

const printers: Printers = {
  bgp: (p) => printTriples(p.triples),
  group: (p) => printGroup(p.patterns),
  union: (p) => p.patterns.map((branch) => printGroup(branch.patterns)).join(' UNION '),
  optional: (p) => `OPTIONAL ${printGroup(p.patterns)}`,
  minus: (p) => `MINUS ${printGroup(p.patterns)}`,
  graph: (p) => `GRAPH ${printTerm(p.name)} ${printGroup(p.patterns)}`,
  filter: (p) => `FILTER (${printExpression(p.expression, printGroup)})`,
  bind: (p) => `BIND (${printExpression(p.expression, printGroup)} AS ${printTerm(p.variable)})`,
  values: (p) => printValues(p),
  select: (p) => printForm(p),
};

function printPattern(pattern: tree.Pattern): string {
  const print = printers[pattern.subType] as ((pattern: tree.Pattern) => string) | undefined;
  if (print === undefined)
    throw new Problem('not-supported', `A query may not contain ${pattern.subType.toUpperCase()}.`);
  return print(pattern);
}

function printValues(pattern: tree.PatternValues): string {
  // The published type forgets `variables`; without them an empty or all-UNDEF block would lose its columns.
  const { variables } = pattern as unknown as { readonly variables: readonly tree.TermVariable[] };
  const rows = pattern.values.map((row) => `(${variables.map((v) => printCell(row, v.value)).join(' ')})`);
  return `VALUES (${variables.map(printTerm).join(' ')}) { ${rows.join('\n')} }`;
}

function printCell(row: tree.ValuePatternRow, name: string): string {
  // A variable may be called `constructor`.
  const term = Object.hasOwn(row, name) ? row[name] : undefined;
  return term === undefined ? 'UNDEF' : printTerm(term);
}

const printTrailingValues = (values: tree.PatternValues | undefined): string =>
  values === undefined ? '' : `\n${printValues(values)}`;

/** Lists, property lists, reified triples and annotations are written out as the triples they stand for. */
function printTriples(triples: tree.BasicGraphPattern): string {
  const lines: string[] = [];
  const write = (s: string, p: string, o: string): unknown => lines.push(`${s} ${p} ${o} .`);
  const visit = (node: tree.GraphNode | tree.TripleNesting): string => {
    if (node.type === 'term') return printTerm(node);
    if (node.type === 'triple') return visitTriple(node);
    const identifier = printTerm(node.identifier);
    for (const triple of node.triples) {
      const [s, p, o] = spell(triple);
      if (node.subType === 'reifiedTriple') write(identifier, reifies, `<<( ${s} ${p} ${o} )>>`);
      else write(s, p, o);
    }
    return identifier;
  };
  const spell = (triple: tree.TripleNesting): [string, string, string] => [
    visit(triple.subject),
    triple.predicate.type === 'path' ? printPath(triple.predicate) : printTerm(triple.predicate),
    visit(triple.object),
  ];
  const visitTriple = (triple: tree.TripleNesting): string => {
    const [s, p, o] = spell(triple);
    write(s, p, o);
    for (const annotation of triple.annotations ?? []) {
      const reifier = 'val' in annotation ? printTerm(annotation.val) : visit(annotation);
      write(reifier, reifies, `<<( ${s} ${p} ${o} )>>`);
    }
    return s;
  };
  for (const item of triples) visit(item);
  return lines.join('\n');
}

const bracketed = (e: tree.Expression): string => `(${printExpression(e, printGroup)})`;

function printModifiers(modifiers: tree.SolutionModifiers): string {
  const { group, having, order, limitOffset } = modifiers;
  const parts: string[] = [];
  if (group !== undefined) parts.push(`GROUP BY ${group.groupings.map(printGrouping).join(' ')}`);
  if (having !== undefined) parts.push(`HAVING ${having.having.map(bracketed).join(' ')}`);
  if (order !== undefined) parts.push(`ORDER BY ${order.orderDefs.map(printOrdering).join(' ')}`);
  if (limitOffset?.limit !== undefined) parts.push(`LIMIT ${limitOffset.limit}`);
  if (limitOffset?.offset !== undefined) parts.push(`OFFSET ${limitOffset.offset}`);
  return parts.length === 0 ? '' : `\n${parts.join('\n')}`;
}

function printGrouping(item: tree.SolutionModifierGroup['groupings'][number]): string {
  if ('variable' in item) return `(${printExpression(item.value, printGroup)} AS ${printTerm(item.variable)})`;
  return item.type === 'term' ? printTerm(item) : bracketed(item);
}

function printOrdering(item: tree.Ordering): string {
  if (!('descending' in item)) return bracketed(item);
  return `${item.descending ? 'DESC' : 'ASC'}(${printExpression(item.expression, printGroup)})`;
}
