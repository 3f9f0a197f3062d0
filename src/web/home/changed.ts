// What changed lately, by transaction: one by one, and in one sentence when an import wrote many. Kept for one position of the log.
import { LRUCache } from 'lru-cache';
import type { Hub } from '../../hub.ts';
import { docPath } from '../../rdf/refs.ts';
import type { Listed } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { isMuseumKey, monogram } from '../museums.ts';
import { typeWord } from '../names.ts';
import { whoWords } from '../who.ts';

/** Things of one kind that one transaction made or changed. */
interface Group {
  readonly things: readonly Listed[];
  readonly actor: string;
  readonly at: string;
  readonly isNew: boolean;
}

/** More of one kind in one transaction are told in one sentence. */
const mostApart = 3;
/** Beyond this the sentence says “more than”. */
const mostCounted = 100;
const mostLines = 8;
/** One import does not push everything else off the page. */
const mostOfOne = 4;

const memories = new WeakMap<Hub, LRUCache<string, readonly Group[]>>();

/** @param museum only what this museum keeps */
export async function changedLately(ctx: Ctx, museum?: string): Promise<readonly Group[]> {
  const memory = memories.get(ctx.hub) ?? new LRUCache<string, readonly Group[]>({ max: 60 });
  memories.set(ctx.hub, memory);
  const position = await ctx.hub.state.position();
  const key = JSON.stringify([position, ctx.marks, ctx.lang, museum]);
  const known = memory.get(key);
  if (known !== undefined) return known;
  const groups = await gather(ctx, museum);
  memory.set(key, groups);
  return groups;
}

async function gather(ctx: Ctx, museum: string | undefined): Promise<readonly Group[]> {
  const groups: Group[] = [];
  for (let before: string | undefined; groups.length < mostLines;) {
    const found = await transactionBefore(ctx, museum, before);
    if (found === undefined) break;
    groups.push(...found.groups);
    before = found.since;
  }
  return groups.slice(0, mostLines);
}

interface Transaction {
  readonly groups: readonly Group[];
  /** When its first change was written. */
  readonly since: string;
}

/** What stands from the last transaction before a moment that wrote something the reader sees. */
async function transactionBefore(
  ctx: Ctx,
  museum: string | undefined,
  changedBefore: string | undefined,
): Promise<Transaction | undefined> {
  const where = { marks: ctx.marks, museum, order: 'newest', lang: ctx.lang, offset: 0, changedBefore } as const;
  const [newest] = await ctx.hub.state.list({ ...where, limit: 1 });
  const event = newest && (await ctx.hub.log.event(newest.seq));
  const first = event && (await ctx.hub.log.event(event.tx));
  if (event === undefined || first === undefined) return undefined;
  const things = await ctx.hub.state.list({ ...where, changedFrom: first.at, limit: mostCounted });
  return { groups: grouped(things, event.actor), since: first.at };
}

const isNew = ({ created, at }: Listed): boolean => created === at;

function grouped(things: readonly Listed[], actor: string): readonly Group[] {
  const kinds = Map.groupBy(things, (each) => `${each.type} ${isNew(each)}`);
  const parts = [...kinds.values()].flatMap((each) => (each.length > mostApart ? [each] : each.map((one) => [one])));
  const telling = parts.toSorted((a, b) => b.length - a.length).slice(0, mostOfOne);
  return telling.flatMap((part) => {
    const [first] = part;
    return first === undefined ? [] : [{ things: part, actor, at: first.at, isNew: isNew(first) }];
  });
}

/** @param visited the reader's last visit: what came after it has the dot */
export function changedLines(ctx: Ctx, groups: readonly Group[], visited?: string, whose = true): Html {
  const who = whoWords(ctx);
  const by = (actor: string): string => (actor === ctx.actor.iri ? ctx.t('proposal.you') : who(actor));
  return html`<ul class="lines" id="changed-list">
    ${groups.map(
      (group) =>
        html`<li class="when">
          ${ctx.moment(group.at)}
          <div ${visited !== undefined && group.at > visited && html` class="new"`}>
            ${sentence(ctx, group)}${whose && museumOf(group)}${ctx.signedIn && html`<small>${by(group.actor)}</small>`}
          </div>
        </li>`,
    )}
  </ul>`;
}

function museumOf({ things }: Group): Html | undefined {
  const keys = new Set(things.map(({ museum }) => museum));
  const [key] = keys;
  return keys.size === 1 && isMuseumKey(key) ? html` ${monogram(key)}` : undefined;
}

function sentence(ctx: Ctx, { things, isNew: fresh }: Group): Html {
  const [thing] = things;
  if (thing === undefined) return html``;
  const n = things.length;
  const type = typeWord(ctx, thing.type, n);
  if (n > 1) {
    const words = ctx.t(fresh ? 'changed.manyNew' : 'changed.many', { n, type });
    return html`<a href="/${thing.module}/${thing.type}?order=newest"
      >${n >= mostCounted ? ctx.t('changed.atLeast', { words }) : words}</a
    >`;
  }
  return html`<a class="serif" href="${docPath(thing.type, thing.ref)}"><bdi>${thing.label}</bdi></a>
    <span class="soft small">${type}, ${ctx.t(fresh ? 'changed.new' : 'changed.changed')}</span>`;
}
