// A patch of one document in SPARQL Update: INSERT DATA, DELETE DATA, DELETE WHERE, and DELETE … INSERT … WHERE over
// plain patterns. Pure. The blocks are read as Turtle, which keeps lexical forms that a SPARQL parser would fold.
// Refuses GRAPH, FILTER, OPTIONAL and everything else that reaches beyond the document.
import type { Quad, Term } from '@rdfjs/types';
import { Problem } from '../problem.ts';
import { parse } from '../rdf/parse.ts';
import { termToText } from '../rdf/ntriples.ts';
import { quad } from '../rdf/terms.ts';

export const patchType = 'application/sparql-update';

// Each alternative goes over the text once and repeats nothing within a repetition; a quote without partner ends the reading.
const token =
  /"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""|'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*|[?$]\w+|[{};]|[^\s"'<#?${};]+|\s+|./gsu;
const variablePrefix = 'urn:vijver:variable:';
const mostBindings = 1000;
/** Comparisons of a pattern with a statement, and statements made from templates, of one operation. */
const mostSteps = 300_000;
const mostMade = 100_000;
const mostOperations = 100;

interface Operation {
  readonly deletes: string;
  readonly inserts: string;
  readonly where: string;
}

/**
 * @param subject what relative IRIs are resolved against
 * @returns the statements after the patch
 * @throws Problem bad-syntax, not-supported; bad-request when a DELETE DATA names what is not there
 */
export async function applyPatch(text: string, quads: readonly Quad[], subject: string): Promise<Quad[]> {
  const { prologue, operations } = toOperations(text);
  const read = async (block: string): Promise<Quad[]> =>
    block.trim() === '' ? [] : parse(`${prologue}\n${closed(block)}`, 'text/turtle', subject);
  let state = [...quads];
  for (const operation of operations) {
    const [deletes, inserts] = [await read(operation.deletes), await read(operation.inserts)];
    const solutions = solve(await read(operation.where), state);
    const gone = new Set(instances(deletes, solutions).map(keyOf));
    const added = instances(inserts, solutions);
    const kept = state.filter((q) => !gone.has(keyOf(q)));
    const present = new Set(kept.map(keyOf));
    state = [...kept, ...added.filter((q) => !present.has(keyOf(q)))];
  }
  return state;
}

/** SPARQL leaves out the last full stop, Turtle does not. */
const closed = (block: string): string => (block.trim().endsWith('.') ? block : `${block} .`);

const keyOf = (q: Quad): string => [q.subject, q.predicate, q.object].map(termToText).join(' ');

interface Block {
  readonly head: string;
  body: string;
}

/** What has been read of a patch so far. */
interface Reading {
  readonly prologue: string[];
  readonly operations: Operation[];
  words: string[];
  blocks: Block[];
  depth: number;
}

/** Splits the text into its prefixes and its operations, each block still as text with variables made IRIs. */
function toOperations(text: string): { readonly prologue: string; readonly operations: readonly Operation[] } {
  const reading: Reading = { prologue: [], operations: [], words: [], blocks: [], depth: 0 };
  for (const [piece] of text.matchAll(token)) if (!piece.startsWith('#')) take(reading, piece);
  if (reading.depth !== 0) throw new Problem('bad-syntax', 'A { or } of the patch has no partner.');
  finish(reading);
  const { prologue, operations } = reading;
  if (operations.length === 0)
    throw new Problem('bad-syntax', 'The patch has no operation, such as INSERT DATA { … }.');
  return { prologue: prologue.join('\n'), operations };
}

function take(reading: Reading, piece: string): void {
  if (piece === '"' || piece === "'") throw new Problem('bad-syntax', 'A string of the patch is not closed.');
  if (piece === '{') open(reading);
  else if (piece === '}') reading.depth -= 1;
  else if (reading.depth === 1) append(reading.blocks.at(-1), variableToIri(piece));
  else if (piece === ';') finish(reading);
  else reading.words.push(piece);
}

function append(block: Block | undefined, text: string): void {
  if (block !== undefined) block.body += text;
}

/** The words before a block are prefixes, if any, and what the block is for. */
function open(reading: Reading): void {
  reading.depth += 1;
  if (reading.depth !== 1) throw unsupported('a group inside a group');
  const words = reading.words.join(' ').trim().split(/\s+/);
  const at = words.findLastIndex((word) => !/^(?:INSERT|DELETE|WHERE|DATA)$/i.test(word)) + 1;
  if (at > 0) reading.prologue.push(words.slice(0, at).join(' '));
  reading.blocks.push({ head: words.slice(at).join(' ').toUpperCase(), body: '' });
  reading.words = [];
}

function finish(reading: Reading): void {
  const words = reading.words.join(' ').trim();
  if (words !== '') throw unsupported(words);
  if (reading.blocks.length > 0) reading.operations.push(toOperation(reading.blocks));
  if (reading.operations.length > mostOperations)
    throw new Problem('too-large', `A patch has at most ${mostOperations} operations.`);
  reading.blocks = [];
}

const variableToIri = (piece: string): string =>
  /^[?$]\w/.test(piece) ? `<${variablePrefix}${piece.slice(1)}>` : piece;

const unsupported = (what: string): Problem =>
  new Problem(
    'not-supported',
    `A patch cannot hold “${what.slice(0, 80)}”. Use INSERT DATA, DELETE DATA or DELETE/INSERT … WHERE.`,
  );

function toOperation(blocks: readonly { readonly head: string; readonly body: string }[]): Operation {
  const bodies = new Map(blocks.map(({ head, body }) => [head, body]));
  const heads = blocks.map(({ head }) => head).join(', ');
  const get = (head: string): string => bodies.get(head) ?? '';
  if (heads === 'INSERT DATA') return { deletes: '', inserts: get('INSERT DATA'), where: '' };
  if (heads === 'DELETE DATA') return { deletes: get('DELETE DATA'), inserts: '', where: '' };
  if (heads === 'DELETE WHERE') return { deletes: get('DELETE WHERE'), inserts: '', where: get('DELETE WHERE') };
  if (['DELETE, WHERE', 'INSERT, WHERE', 'DELETE, INSERT, WHERE'].includes(heads))
    return { deletes: get('DELETE'), inserts: get('INSERT'), where: get('WHERE') };
  throw unsupported(heads);
}

type Solution = ReadonlyMap<string, Term>;
const isVariable = (term: Term): boolean => term.termType === 'NamedNode' && term.value.startsWith(variablePrefix);

/** All ways to match the patterns; one empty solution when there are none. @throws Problem too-large */
function solve(patterns: readonly Quad[], quads: readonly Quad[]): readonly Solution[] {
  let solutions: Solution[] = [new Map()];
  let steps = 0;
  for (const pattern of patterns) {
    steps += solutions.length * quads.length;
    if (steps > mostSteps) throw new Problem('too-large', 'The patch takes too many comparisons. Use fewer variables.');
    solutions = solutions.flatMap((solution) => quads.flatMap((q) => match(pattern, q, solution) ?? []));
    if (solutions.length > mostBindings)
      throw new Problem('too-large', `The patch matches in over ${mostBindings} ways.`);
  }
  return solutions;
}

function match(pattern: Quad, q: Quad, solution: Solution): Solution | undefined {
  const bound = new Map(solution);
  for (const part of ['subject', 'predicate', 'object'] as const) {
    const [wanted, found] = [pattern[part], q[part]];
    const value = isVariable(wanted) ? bound.get(wanted.value) : wanted;
    if (value === undefined) bound.set(wanted.value, found);
    else if (termToText(value) !== termToText(found)) return undefined;
  }
  return bound;
}

function instances(templates: readonly Quad[], solutions: readonly Solution[]): Quad[] {
  const fill = <T extends Term>(term: T, solution: Solution): T =>
    isVariable(term) ? (solution.get(term.value) as T) : term;
  if (solutions.length * templates.length > mostMade)
    throw new Problem('too-large', `The patch makes over ${mostMade} statements.`);
  return solutions.flatMap((solution) =>
    templates.flatMap((q) => {
      const [s, p, o] = [fill(q.subject, solution), fill(q.predicate, solution), fill(q.object, solution)];
      return s === undefined || p === undefined || o === undefined ? [] : [quad(s, p, o)];
    }),
  );
}
