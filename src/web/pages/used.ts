// Who uses a thing, over all modules: by kind and by the field they do it with, some of each and the way to all of them. The
// address of the page says which group is open (`?used=TYPE&by=PREDICATE`), so that it needs no page and no script of its own.
import type { Listed, UseGroup } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { dayOf, showDate } from '../dates.ts';
import { html, type Child, type Html } from '../html.ts';
import { nameOf, typeWord } from '../names.ts';
import { paging, section } from '../parts.ts';
import { docPath } from '../../rdf/refs.ts';
import { capital } from '../words.ts';
import { pageOf, pagingWords } from './paged.ts';

const [few, perPage, mostGroups] = [8, 100, 40];
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @param skip properties that the page shows elsewhere */
export async function usedBy(
  ctx: Ctx,
  subject: string,
  skip: ReadonlySet<string> = new Set(),
): Promise<Html | undefined> {
  const groups = inOrder(ctx, await ctx.hub.state.uses(subject, { marks: ctx.marks, skip }));
  if (groups.length === 0) return undefined;
  const lines = await Promise.all(groups.slice(0, mostGroups).map((group) => lineOf(ctx, subject, group)));
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  const more = groups.some((group) => group.more) || groups.length > mostGroups;
  const body = html`<ul class="lines tight">
    ${lines}
  </ul>`;
  const note = ctx.t(more ? 'used.atLeast' : 'used.count', { n: total });
  return section({ id: 'used', title: ctx.t('used.title'), note, hang: true }, body);
}

/** As the modules list their kinds. */
function inOrder(ctx: Ctx, groups: readonly UseGroup[]): readonly UseGroup[] {
  const kinds = ctx.hub.modules.flatMap(({ types }) => types.map(({ name }) => name));
  return groups.toSorted(
    (a, b) => kinds.indexOf(a.type) - kinds.indexOf(b.type) || (a.predicate < b.predicate ? -1 : 1),
  );
}

async function lineOf(ctx: Ctx, subject: string, group: UseGroup): Promise<Html> {
  const { type, predicate, n, more } = group;
  const open = ctx.query.get('used') === type && ctx.query.get('by') === predicate;
  const page = open ? pageOf(ctx, 'page') : 1;
  const size = open ? perPage : few;
  const found = await ctx.hub.state.usesIn(subject, {
    marks: ctx.marks,
    type,
    predicate,
    lang: ctx.lang,
    limit: size,
    offset: (page - 1) * size,
  });
  const rest = open ? pages(ctx, group, page) : n > few && allOf(ctx, group);
  return html`<li class="when wide-k">
    <span class="k"
      ><b>${capital(typeWord(ctx, type, 2))}</b
      ><small
        >${ctx.t('used.field', { name: nameOf(ctx, predicate) })}${more && html`, ${ctx.t('used.more', { n })}`}</small
      ></span
    >
    <div>
      <div class="row">
        ${found.map((each) => html`<a class="serif" href="${docPath(each.type, each.ref)}"><bdi>${called(ctx, each)}</bdi></a>`)}${rest}
      </div>
    </div>
  </li>`;
}

/** A record without a name of its own, such as an enrolment, is called by its kind and its day. */
const called = (ctx: Ctx, { label, ref, type, created }: Listed): string =>
  label === ref && uuid.test(ref) ? `${typeWord(ctx, type)}, ${showDate(dayOf(created), ctx.lang)}` : label;

const hrefOf = (ctx: Ctx, { type, predicate }: UseGroup, page = 1): string =>
  `${ctx.path}?${new URLSearchParams({ used: type, by: predicate, ...(page > 1 && { page: String(page) }) }).toString()}#used`;

const allOf = (ctx: Ctx, group: UseGroup): Child =>
  html`<a href="${hrefOf(ctx, group)}" rel="nofollow"
    >${ctx.t('used.all', { n: group.n, what: typeWord(ctx, group.type, 2) })}</a
  >`;

const pages = (ctx: Ctx, group: UseGroup, page: number): Child =>
  paging({
    label: ctx.t('paging.label'),
    page,
    size: perPage,
    total: group.n,
    href: (p) => hrefOf(ctx, group, p),
    words: pagingWords(ctx, page, perPage, group.n),
  });
