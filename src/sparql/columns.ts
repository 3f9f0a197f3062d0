// The columns of SELECT * in the order in which the question names them; the engine has an order of its own. Pure.
// Takes what is in scope by SPARQL §18.2.1 and nothing else: no column is lost, none is made up.
import type { tree } from './syntax.ts';

type Scopes = {
  readonly [K in tree.Pattern['subType']]?: (pattern: Extract<tree.Pattern, { subType: K }>) => unknown;
};

/** What of a pattern brings variables into scope; a pattern without a row is looked at whole. */
const scopes: Scopes = {
  filter: () => [],
  minus: () => [],
  bind: ({ variable }) => variable,
  // The published type forgets `variables`.
  values: (pattern) => (pattern as unknown as { readonly variables: unknown }).variables,
  select: (pattern) => columnsOf(pattern),
};

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function* variablesIn(value: unknown): Generator<tree.TermVariable> {
  if (!isNode(value)) return;
  if (value['type'] === 'term' && value['subType'] === 'variable') return yield value as unknown as tree.TermVariable;
  const scope = value['type'] === 'pattern' || value['type'] === 'query' ? scopeOf(value) : undefined;
  if (scope !== undefined) return yield* variablesIn(scope(value));
  for (const [key, part] of Object.entries(value)) if (key !== 'loc') yield* variablesIn(part);
}

const scopeOf = (node: Readonly<Record<string, unknown>>): ((pattern: unknown) => unknown) | undefined =>
  scopes[node['subType'] as tree.Pattern['subType']] as ((pattern: unknown) => unknown) | undefined;

type Select = Extract<tree.Query, { subType: 'select' }>;

/** @returns what a SELECT projects, each variable once, by first appearance */
function columnsOf({ variables, where, values }: Select): readonly tree.TermVariable[] {
  const named = variables.flatMap((item) =>
    item.type === 'wildcard' ? [] : [item.type === 'term' ? item : item.variable],
  );
  const all = named.length > 0 ? named : [...variablesIn([where?.patterns, values])];
  return [...new Map(all.map((variable) => [variable.value, variable])).values()];
}

/** SELECT * with its columns written out; every other query, and a question without variables, as it is. */
export function withColumns(query: tree.Query): tree.Query {
  if (query.subType !== 'select' || query.variables[0]?.type !== 'wildcard') return query;
  const columns = columnsOf(query);
  return columns.length === 0 ? query : { ...query, variables: [...columns] };
}
