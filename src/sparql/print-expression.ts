// Expressions as SPARQL text, every operation in brackets. Refuses an operator that it does not know.
import { Problem } from '../problem.ts';
import { printTerm } from './print-term.ts';
import type { tree } from './syntax.ts';

type PrintGroup = (patterns: readonly tree.Pattern[]) => string;

const infix: ReadonlySet<string> = new Set(['||', '&&', '=', '!=', '<', '>', '<=', '>=', '+', '-', '*', '/']);
const prefix: Readonly<Record<string, string>> = { '!': '!', uplus: '+', uminus: '-' };
const membership: Readonly<Record<string, string>> = { in: 'IN', notin: 'NOT IN' };

/** @param printGroup prints the group of an EXISTS; given, since groups print expressions too */
export function printExpression(expression: tree.Expression, printGroup: PrintGroup): string {
  const print = (e: tree.Expression): string => printExpression(e, printGroup);
  if (expression.type === 'term') return printTerm(expression);
  switch (expression.subType) {
    case 'patternOperation':
      return `(${expression.operator === 'exists' ? '' : 'NOT '}EXISTS ${printGroup(expression.args.patterns)})`;
    case 'functionCall':
      return `${printTerm(expression.function)}(${expression.distinct ? 'DISTINCT ' : ''}${expression.args.map(print).join(', ')})`;
    case 'aggregate':
      return printAggregate(expression, print);
    case 'operation':
      return printOperation(expression, print);
  }
}

function printAggregate(aggregate: tree.ExpressionAggregate, print: (e: tree.Expression) => string): string {
  const [inner] = aggregate.expression;
  const of = inner.type === 'wildcard' ? '*' : print(inner);
  const separator =
    'separator' in aggregate
      ? `; SEPARATOR=${printTerm({ type: 'term', subType: 'literal', value: aggregate.separator, langOrIri: undefined, loc: aggregate.loc })}`
      : '';
  return `${named(aggregate.aggregation)}(${aggregate.distinct ? 'DISTINCT ' : ''}${of}${separator})`;
}

function printOperation(operation: tree.ExpressionOperation, print: (e: tree.Expression) => string): string {
  const { operator, args } = operation;
  const parts = args.map(print);
  if (infix.has(operator) && parts.length === 2) return `(${parts.join(` ${operator} `)})`;
  if (membership[operator] !== undefined) return `(${parts[0]} ${membership[operator]} (${parts.slice(1).join(', ')}))`;
  if (prefix[operator] !== undefined) return `(${prefix[operator]} ${parts[0]})`;
  return `${named(operator)}(${parts.join(', ')})`;
}

/** A built-in's name is letters and digits with underscores in between, or it is refused. */
function named(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/i.test(name))
    throw new Problem('not-supported', `The hub does not know the operator ${name}.`);
  return name.toUpperCase();
}
