// A concept scheme to walk through: its hierarchy beside its alphabet, and a filter over its names.
import { iri } from '../../rdf/ns.ts';
import { docPath } from '../../rdf/refs.ts';
import type { Listed } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { icon, note, paging } from '../parts.ts';
import { alphabet } from '../parts/alphabet.ts';
import { docOfThing, loadThing, type Thing } from '../thing.ts';
import { pathUp } from './concept-place.ts';
import { titleOf } from './frame.ts';
import { pageOf, pagingWords } from './paged.ts';
import { loadBranch, renderBranch, siblingsPerPage, type Branch, type TreeView } from './tree.ts';

const inScheme = iri('skos', 'inScheme');
const perPage = 80;

export async function browse(ctx: Ctx, thing: Thing): Promise<Html> {
  const [tree, names] = await Promise.all([hierarchy(ctx, thing), alphabetical(ctx, thing)]);
  return html`${tree}${names}`;
}

/** The whole tree from the top, a path down to one concept (`at`), or one branch by itself (`under`). */
async function hierarchy(ctx: Ctx, thing: Thing): Promise<Html> {
  const { subject } = thing.resource;
  const doc = docOfThing(thing.resource);
  const [under, at] = await Promise.all([conceptAt(ctx, ctx.query.get('under')), conceptAt(ctx, ctx.query.get('at'))]);
  const branch = await loadBranch(ctx, subject, under?.resource.subject, pageOf(ctx, 'page'));
  const open = at === undefined ? new Map<string, Branch>() : await openPath(ctx, subject, at);
  const view: TreeView = { ctx, doc, scheme: subject, open, current: at?.resource.subject };
  const outside = at !== undefined && !shows(branch, open, at.resource.subject);
  const parent = under && { ...under.resource, label: titleOf(ctx, under) };
  const back =
    parent &&
    html`<p class="row">
      <a href="${doc}?at=${encodeURIComponent(parent.ref)}">${icon('left')}${ctx.t('tree.whole')}</a>
      <span class="soft">${ctx.t('tree.under', { name: parent.label })}</span>
    </p>`;
  const pages = paging({
    label: ctx.t('paging.label'),
    page: branch.page,
    size: siblingsPerPage,
    total: branch.total,
    href: (page) => `${doc}?${parent ? `under=${encodeURIComponent(parent.ref)}&` : ''}page=${page}`,
    words: pagingWords(ctx, branch.page, siblingsPerPage, branch.total),
  });
  return html`<section class="c4" aria-labelledby="tree">
    <h2 id="tree" class="gap">${ctx.t('tree.title')}</h2>
    ${back} ${outside && note('info', html`<p>${ctx.t('tree.elsewhere', { name: titleOf(ctx, at) })}</p>`)}
    <ul class="tree" data-failed="${ctx.t('tree.failed')}">
      ${renderBranch(view, branch, parent)}
    </ul>
    ${pages}
  </section>`;
}

const shows = (top: Branch, open: ReadonlyMap<string, Branch>, subject: string): boolean =>
  [top, ...open.values()].some(({ nodes }) => nodes.some((node) => node.subject === subject));

async function conceptAt(ctx: Ctx, ref: string | null): Promise<Thing | undefined> {
  if (ref === null || ref === '') return undefined;
  return loadThing(ctx, 'concept', ref).catch(() => undefined);
}

/** The branches from the top down to a concept and the one below it. */
async function openPath(ctx: Ctx, scheme: string, at: Thing): Promise<Map<string, Branch>> {
  const path = [...(await pathUp(ctx, at)), at.resource.subject];
  const branches = await Promise.all(path.map(async (each) => [each, await loadBranch(ctx, scheme, each, 1)] as const));
  return new Map(branches.filter(([, { total }]) => total > 0));
}

/** The fragment that a script puts under an opened arrow, or in the place of “more”. */
export async function renderBranchFragment(ctx: Ctx, scheme: Thing, parent: Thing | undefined): Promise<Html> {
  const branch = await loadBranch(ctx, scheme.resource.subject, parent?.resource.subject, pageOf(ctx, 'page'));
  const view: TreeView = { ctx, doc: docOfThing(scheme.resource), scheme: scheme.resource.subject, open: new Map() };
  return renderBranch(view, branch, parent && { ...parent.resource, label: titleOf(ctx, parent) });
}

async function alphabetical(ctx: Ctx, thing: Thing): Promise<Html> {
  const doc = docOfThing(thing.resource);
  const filter = (ctx.query.get('filter') ?? '').trim().slice(0, 100);
  const found = filter === '' ? await byLetter(ctx, thing) : await byWords(ctx, thing, filter);
  return html`<section class="c5" aria-labelledby="az">
    <h2 id="az" class="gap">${ctx.t('az.title')}</h2>
    <form class="row filter" action="${doc}" role="search" aria-label="${ctx.t('filter.label')}" data-filter="names">
      <label class="vh" for="filter">${ctx.t('filter.label')}</label
      ><input
        class="in"
        id="filter"
        type="search"
        name="filter"
        value="${filter}"
        placeholder="${ctx.t('filter.hint')}"
        autocomplete="off"
        maxlength="100"
      /><button class="btn">${icon('filter')}${ctx.t('filter.do')}</button>
    </form>
    <div id="names" aria-live="polite">${found}</div>
  </section>`;
}

const atLetter = (each: string): string => `letter=${encodeURIComponent(each.toUpperCase())}`;

/** One letter, or all of them a page at a time. */
async function byLetter(ctx: Ctx, thing: Thing): Promise<Html> {
  const doc = docOfThing(thing.resource);
  const link = { predicate: inScheme, object: thing.resource.subject };
  const letter = [...(ctx.query.get('letter') ?? '').toLowerCase()][0];
  const page = pageOf(ctx, 'p');
  const where = { marks: ctx.marks, type: 'concept', link, prefix: letter, lang: ctx.lang };
  const [found, total, initials] = await Promise.all([
    ctx.hub.state.list({ ...where, order: 'label', limit: perPage, offset: (page - 1) * perPage }),
    ctx.hub.state.count(where),
    ctx.hub.state.initials({ marks: ctx.marks, link, lang: ctx.lang }),
  ]);
  const letters = alphabet({
    label: ctx.t('az.letters'),
    found: initials,
    current: letter,
    href: (each) => `${doc}?${atLetter(each)}#az`,
    all: { href: `${doc}#az`, word: ctx.t('az.all') },
  });
  const pages = paging({
    label: ctx.t('paging.label'),
    page,
    size: perPage,
    total,
    href: (p) => `${doc}?${letter === undefined ? '' : `${atLetter(letter)}&`}p=${p}#az`,
    words: pagingWords(ctx, page, perPage, total),
  });
  return html`${letters}${letter !== undefined && html`<p class="letter" aria-hidden="true"><bdi>${letter.toUpperCase()}</bdi></p>`}${columns(ctx, found, letter ?? '')}${pages}`;
}

const columns = (ctx: Ctx, found: readonly Listed[], letter: string): Html =>
  found.length === 0
    ? html`<p class="soft">${ctx.t('az.none', { letter: letter.toUpperCase() })}</p>`
    : html`<ul class="cols">
        ${found.map(
          (each) =>
            html`<li class="serif">
              <a class="plain" href="${docPath(each.type, each.ref)}"><bdi>${each.label}</bdi></a>
            </li>`,
        )}
      </ul>`;

/** Names that hold what was typed, the best first; each says by which of its names it was found. */
async function byWords(ctx: Ctx, thing: Thing, text: string): Promise<Html> {
  const asked = { text, marks: ctx.marks, lang: ctx.lang, scheme: thing.resource.subject, types: ['concept'] };
  const { total, hits } = await ctx.hub.search.search({ ...asked, limit: perPage, offset: 0 });
  const doc = docOfThing(thing.resource);
  if (hits.length === 0)
    return html`<p>${ctx.t('filter.none', { text })} <a href="${doc}#az">${ctx.t('filter.all')}</a></p>`;
  const more =
    total > hits.length &&
    html`<p class="after">
      <a href="/search?${new URLSearchParams({ q: text, scheme: thing.resource.subject }).toString()}"
        >${ctx.t('filter.more', { n: total - hits.length })}</a
      >
    </p>`;
  return html`<p class="soft small">${ctx.t('filter.count', { n: total })}</p>
    <ul class="lines tight">
      ${hits.map(
        (hit) =>
          html`<li class="serif">
            <a class="plain" href="${docPath(hit.type, hit.ref)}"><bdi>${hit.label}</bdi></a>
            ${hit.matched.text !== hit.label && hit.matched.kind !== 'text' && html`<small class="soft"><bdi lang="${hit.matched.lang}">${hit.matched.text}</bdi></small>`}
          </li>`,
      )}
    </ul>
    ${more}`;
}
