// One page read from the log: its links or its members. A bounded number of reads, however long the stream is.
import { pageSize, type LogReader, type Member } from '../log/log.ts';
import { boundAfter, boundBefore, childrenOf, firstPlace, isFull, span, type NodeId } from './pages.ts';
import type { Stream } from './stream.ts';

/** A link to a child and the times that it may hold; `before` is missing while the child is open. */
export interface Relation {
  readonly node: NodeId;
  readonly from: string;
  readonly before: string | undefined;
}

/** A member with its place in a change of several. */
export interface PageMember extends Member {
  readonly transaction: 'none' | 'part' | 'last';
}

export interface Page {
  readonly stream: Stream;
  /** `undefined` is the root. */
  readonly node: NodeId | undefined;
  readonly closed: boolean;
  readonly relations: readonly Relation[];
  readonly members: readonly PageMember[];
}

type PageLog = Pick<LogReader, 'members' | 'memberTime'>;

/** At most 101 small reads for a page of links, one read for a leaf. */
export async function readPage(log: PageLog, stream: Stream, node: NodeId | undefined): Promise<Page> {
  const closed = node !== undefined && isFull(stream.count, node);
  const relations = await readRelations(log, stream, node);
  const members = node?.level === 0 ? await readMembers(log, stream, firstPlace(node)) : [];
  return { stream, node, closed, relations, members };
}

async function timeAt(log: PageLog, stream: Stream, place: number): Promise<string> {
  const at = await log.memberTime(stream.name, place);
  if (at === undefined) throw new Error(`Stream ${stream.name} has ${stream.count} members but none at ${place}`);
  return at;
}

async function readRelations(log: PageLog, stream: Stream, node: NodeId | undefined): Promise<readonly Relation[]> {
  const relations: Relation[] = [];
  for (const child of childrenOf(stream.count, node)) {
    const previous = relations.at(-1)?.before;
    const from = previous ?? (await lowerBound(log, stream, firstPlace(child)));
    const end = firstPlace(child) + span(child.level);
    const before = end <= stream.count ? boundAfter(await timeAt(log, stream, end - 1)) : undefined;
    relations.push({ node: child, from, before });
  }
  return relations;
}

const lowerBound = async (log: PageLog, stream: Stream, place: number): Promise<string> =>
  place === 0 ? boundBefore(await timeAt(log, stream, 0)) : boundAfter(await timeAt(log, stream, place - 1));

async function readMembers(log: PageLog, stream: Stream, first: number): Promise<readonly PageMember[]> {
  // One more on either side: is a change of several spread over two pages?
  const start = Math.max(0, first - 1);
  const read = await log.members(stream.name, start, pageSize + 1 + first - start);
  const end = Math.min(first + pageSize, stream.count);
  return read.flatMap((member, i) => {
    if (member.place < first || member.place >= end) return [];
    const follows = read[i + 1]?.event.tx === member.event.tx;
    const follow = read[i - 1]?.event.tx === member.event.tx;
    return [{ ...member, transaction: follows ? 'part' : follow ? 'last' : 'none' } as const];
  });
}
