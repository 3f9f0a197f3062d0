// The tree over a stream's places, by arithmetic alone: which node holds what, what it links to, where its bounds lie.
// Reads nothing. A node's place never changes; the root links to as many levels as keep every page small.
import { pageSize } from '../log/log.ts';

/** Children of an interior node, and the most relations that any page has. */
export const fanOut = 100;

/** Level 0 is a leaf with members; a node of level n has up to 100 children of level n - 1. */
export interface NodeId {
  readonly level: number;
  readonly index: number;
}

/** Members under one node of a level when it is full. */
export const span = (level: number): number => pageSize * fanOut ** level;

export const firstPlace = ({ level, index }: NodeId): number => index * span(level);

/** A full node is closed: nothing in it or under it will ever change. */
export const isFull = (count: number, node: NodeId): boolean => (node.index + 1) * span(node.level) <= count;

/** The level that the root links to: the lowest of which there are at most 100 nodes. */
export function topLevel(count: number): number {
  let level = 0;
  while (count > fanOut * span(level)) level++;
  return level;
}

/** Does a stream of this many members have this node? */
export const exists = (count: number, node: NodeId): boolean =>
  node.level <= topLevel(count) && firstPlace(node) < count;

/** What a page links to; `undefined` is the root. Leaves link to nothing. */
export function childrenOf(count: number, parent: NodeId | undefined): readonly NodeId[] {
  if (parent?.level === 0) return [];
  const level = parent === undefined ? topLevel(count) : parent.level - 1;
  const first = parent === undefined ? 0 : parent.index * fanOut;
  const end = Math.min(first + fanOut, Math.ceil(count / span(level)));
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => ({ level, index: first + i }));
}

const toMillis = (at: string): number => Date.parse(`${at.slice(0, 23)}Z`);

/** The bound below a first member: its millisecond, rounded down. */
export const boundBefore = (at: string): string => new Date(toMillis(at)).toISOString();

/**
 * The bound after the last member of a full node: the next whole millisecond. The log starts no page before it, so it
 * is also the lower bound of the next node, and clients that read only milliseconds tell the two apart.
 */
export const boundAfter = (at: string): string => new Date(toMillis(at) + 1).toISOString();

/** The last part of a node's address: `0/17`. */
export const nodePath = ({ level, index }: NodeId): string => `${level}/${index}`;

const number = /^(?:0|[1-9]\d{0,11})$/;

/** `0/17` → a node; undefined for anything else, other ways to write the same number included. */
export function parseNode(level: string, index: string): NodeId | undefined {
  if (!number.test(level) || !number.test(index) || level.length > 1) return undefined;
  return { level: Number(level), index: Number(index) };
}
