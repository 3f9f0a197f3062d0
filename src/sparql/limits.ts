// What a query may cost before it runs, counted on its syntax tree without recursion. Refuses SERVICE and what is too large.
import { Problem } from '../problem.ts';
import type { tree } from './syntax.ts';

export interface Limits {
  /** Triples of patterns and templates, each step of a property path being one. */
  readonly triplePatterns: number;
  readonly valuesRows: number;
  /** Groups, unions, optionals, filters, bindings, graphs and sub-selects together. */
  readonly patterns: number;
  readonly expressions: number;
  readonly selected: number;
  readonly prefixes: number;
}

export const limits: Limits = {
  triplePatterns: 200,
  valuesRows: 10_000,
  patterns: 500,
  expressions: 4_000,
  selected: 500,
  prefixes: 1_000,
};

const advice: Readonly<Record<keyof Limits, { readonly nl: string; readonly en: string }>> = {
  triplePatterns: { nl: 'patronen en stappen van paden', en: 'triple patterns and path steps' },
  valuesRows: { nl: 'rijen van VALUES', en: 'rows of VALUES' },
  patterns: { nl: 'groepen, filters en bindingen', en: 'groups, filters and bindings' },
  expressions: { nl: 'delen van uitdrukkingen', en: 'parts of expressions' },
  selected: {
    nl: 'uitdrukkingen om te kiezen, te groeperen of te sorteren',
    en: 'selected, grouping and sorting expressions',
  },
  prefixes: { nl: 'voorvoegsels', en: 'declared prefixes' },
};

export interface Features {
  /** NOW, RAND, UUID, STRUUID, BNODE: the same question has another answer each time. */
  readonly volatile: boolean;
}

const volatile: ReadonlySet<string> = new Set(['now', 'rand', 'uuid', 'struuid', 'bnode']);

interface Node {
  readonly type?: unknown;
  readonly subType?: unknown;
  readonly items?: readonly unknown[];
  readonly values?: readonly unknown[];
  readonly operator?: unknown;
}

type Tally = Record<keyof Limits, number> & { volatile: boolean };

/** What one node adds to the tally. */
function weigh(node: Node, tally: Tally): void {
  switch (node.type) {
    case 'triple':
      tally.triplePatterns += 1;
      break;
    case 'path':
      tally.triplePatterns += Math.max(0, (node.items?.length ?? 1) - 1);
      break;
    case 'pattern':
      weighPattern(node, tally);
      break;
    case 'expression':
      tally.expressions += 1;
      if (typeof node.operator === 'string' && volatile.has(node.operator)) tally.volatile = true;
      break;
    default:
  }
}

function weighPattern(node: Node, tally: Tally): void {
  if (node.subType === 'service')
    throw new Problem('not-supported', {
      nl: 'SERVICE werkt hier niet: stel je vraag aan de andere dienst zelf, of voer in wat je nodig hebt.',
      en: 'SERVICE is not answered here: ask the other endpoint itself, or import what you need.',
    });
  if (node.subType === 'values') tally.valuesRows += node.values?.length ?? 0;
  else if (node.subType !== 'bgp') tally.patterns += 1;
}

const countSelected = (query: tree.Query): number =>
  ('variables' in query ? query.variables.length : 0) +
  (query.solutionModifiers.group?.groupings.length ?? 0) +
  (query.solutionModifiers.having?.having.length ?? 0) +
  (query.solutionModifiers.order?.orderDefs.length ?? 0);

const isQuery = (node: object): node is tree.Query => 'type' in node && node.type === 'query';

/** @throws Problem `query-too-large` naming what there is too much of; `not-supported` for SERVICE */
export function measure(query: tree.Query, most: Limits = limits): Features {
  const tally = count(query);
  for (const key of Object.keys(most) as (keyof Limits)[])
    if (tally[key] > most[key])
      throw new Problem('query-too-large', {
        nl: `De vraag heeft ${tally[key]} ${advice[key].nl}; we beantwoorden er hoogstens ${most[key]}.`,
        en: `The query has ${tally[key]} ${advice[key].en}; at most ${most[key]} are answered.`,
      });
  return { volatile: tally.volatile };
}

function count(query: tree.Query): Tally {
  const tally: Tally = {
    triplePatterns: 0,
    valuesRows: 0,
    patterns: 0,
    expressions: 0,
    selected: 0,
    prefixes: 0,
    volatile: false,
  };
  const open: unknown[] = [query];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (isQuery(node)) weighQuery(node, tally);
    else weigh(node, tally);
    // A term holds no pattern.
    if (!('type' in node) || node.type !== 'term') for (const child of children(node)) open.push(child);
  }
  return tally;
}

const children = (node: object): unknown[] =>
  Array.isArray(node)
    ? node
    : Object.entries(node)
        .filter(([key]) => key !== 'loc')
        .map(([, value]) => value);

function weighQuery(query: tree.Query, tally: Tally): void {
  tally.selected += countSelected(query);
  tally.patterns += 1;
  tally.prefixes += query.context.length;
}
