// The page of a concept scheme: its hierarchy, its alphabet, and what there is to know about it.
import { iri } from '../../rdf/ns.ts';
import { docPath } from '../../rdf/refs.ts';
import type { Listed } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { countOf } from '../counts.ts';
import { textOf } from '../graph.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { museumLink } from '../museums.ts';
import { empty, facts, icon, note, paging } from '../parts.ts';
import { docOfThing, loadThing, type Thing } from '../thing.ts';
import { pathUp } from './concept.ts';
import { alternatesOf, copyButton, formatLinks, historySection, mementoNote, titleOf, usedBy } from './frame.ts';
import { fieldSections } from './generic.ts';
import { loadBranch, renderBranch, siblingsPerPage, type Branch, type TreeView } from './tree.ts';

const inScheme = iri('skos', 'inScheme');
const perPage = 80;

export async function schemePage(ctx: Ctx, thing: Thing): Promise<Html> {
  const title = titleOf(ctx, thing);
  const { subject, museum, module } = thing.resource;
  const doc = docOfThing(thing.resource);
  const total = await countOf(ctx.hub.state, {
    marks: ctx.marks,
    type: 'concept',
    link: { predicate: inScheme, object: subject },
  });
  const about =
    textOf(thing.quads, subject, iri('dct', 'description'), ctx.lang) ??
    textOf(thing.quads, subject, iri('skos', 'definition'), ctx.lang);
  const writes = ctx.mayWrite(module, museum) && thing.memento !== true;
  const head = html`<div class="title bar">
      <div>
        <h1><bdi>${title}</bdi></h1>
        ${about && html`<p class="lede"><bdi lang="${about.language}">${about.value}</bdi></p>`}
      </div>
      <p class="row">
        ${writes && html`<a class="btn" href="${doc}/edit">${icon('edit')}${ctx.t('thing.edit')}</a><a class="btn main" href="/terms/new/concept?scheme=${encodeURIComponent(subject)}">${icon('plus')}${ctx.t('scheme.addConcept')}</a>`}
      </p>
    </div>
    ${mementoNote(ctx, thing)}`;
  const [tree, alphabet, side, rest] = await Promise.all([
    hierarchy(ctx, thing),
    alphabetical(ctx, thing),
    aside(ctx, thing, total),
    moreSections(ctx, thing),
  ]);
  const work = total === 0 ? html`<div class="c9">${nothingYet(ctx, subject, writes)}</div>` : html`${tree}${alphabet}`;
  const main = html`${head}
    <div class="grid over">
      ${work}${side}
      <div class="c9">${rest}</div>
    </div>`;
  const breadcrumbs = [
    { label: ctx.t('nav.terms'), href: '/terms' },
    thing.memento === true ? { label: title, href: doc } : { label: title },
  ];
  return layout(
    ctx,
    { title, section: 'terms', scripts: ['tree.js'], alternates: alternatesOf(thing), breadcrumbs },
    main,
  );
}

const nothingYet = (ctx: Ctx, subject: string, writes: boolean): Html =>
  empty(
    ctx.t('scheme.empty'),
    writes &&
      html`<a class="btn" href="/terms/new/concept?scheme=${encodeURIComponent(subject)}"
        >${ctx.t('scheme.addConcept')}</a
      >`,
  );

async function moreSections(ctx: Ctx, thing: Thing): Promise<Html> {
  const [fields, used, history] = await Promise.all([
    fieldSections(ctx, thing, [iri('dct', 'description'), iri('skos', 'definition'), iri('skos', 'hasTopConcept')]),
    usedBy(ctx, thing.resource.subject, new Set([inScheme, iri('skos', 'topConceptOf')])),
    historySection(ctx, thing),
  ]);
  return html`${fields}${used}${history}`;
}

const pageOf = (ctx: Ctx, key: string): number => {
  const asked = Number(ctx.query.get(key) ?? '1');
  return Number.isSafeInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
};

/** The whole tree from the top, a path down to one concept (`at`), or one branch by itself (`under`). */
async function hierarchy(ctx: Ctx, thing: Thing): Promise<Html> {
  const { subject } = thing.resource;
  const doc = docOfThing(thing.resource);
  const under = await conceptAt(ctx, ctx.query.get('under'));
  const at = await conceptAt(ctx, ctx.query.get('at'));
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
    <ul class="tree">
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

/** The fragment that a script puts under an opened arrow. */
export async function renderBranchFragment(ctx: Ctx, scheme: Thing, parent: Thing): Promise<Html> {
  const branch = await loadBranch(ctx, scheme.resource.subject, parent.resource.subject, 1);
  const view: TreeView = { ctx, doc: docOfThing(scheme.resource), scheme: scheme.resource.subject, open: new Map() };
  return renderBranch(view, branch, { ...parent.resource, label: titleOf(ctx, parent) });
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

async function alphabetical(ctx: Ctx, thing: Thing): Promise<Html> {
  const { subject } = thing.resource;
  const doc = docOfThing(thing.resource);
  const asked = (ctx.query.get('letter') ?? '').toUpperCase();
  const letter = letters.includes(asked) ? asked : undefined;
  const page = pageOf(ctx, 'p');
  const where = { marks: ctx.marks, type: 'concept', link: { predicate: inScheme, object: subject }, prefix: letter };
  const [found, total] = await Promise.all([
    ctx.hub.state.list({ ...where, order: 'label', lang: ctx.lang, limit: perPage, offset: (page - 1) * perPage }),
    countOf(ctx.hub.state, where),
  ]);
  const pages = paging({
    label: ctx.t('paging.label'),
    page,
    size: perPage,
    total,
    href: (p) => `${doc}?${letter === undefined ? '' : `letter=${letter}&`}p=${p}#az`,
    words: pagingWords(ctx, page, perPage, total),
  });
  const body =
    found.length === 0
      ? html`<p class="soft">${ctx.t('az.none', { letter: letter ?? '' })}</p>`
      : html`<ul class="cols">
          ${found.map(entry)}
        </ul>`;
  return html`<section class="c5" aria-labelledby="az">
    <h2 id="az" class="gap">${ctx.t('az.title')}</h2>
    ${alphabetNav(ctx, doc, letter)}
    ${letter !== undefined && html`<p class="letter" aria-hidden="true">${letter}</p>`}${body}${pages}
  </section>`;
}

const alphabetNav = (ctx: Ctx, doc: string, letter: string | undefined): Html =>
  html`<nav class="az" aria-label="${ctx.t('az.letters')}">
    ${letters.map((each) => html`<a href="${doc}?letter=${each}#az" ${each === letter && html` aria-current="true"`}>${each}</a>`)}${letter !== undefined && html`<a class="all" href="${doc}#az">${ctx.t('az.all')}</a>`}
  </nav>`;

const entry = (each: Listed): Html =>
  html`<li class="serif">
    <a class="plain" href="${docPath(each.type, each.ref)}"><bdi>${each.label}</bdi></a>
  </li>`;

export const pagingWords = (ctx: Ctx, page: number, size: number, total: number) => ({
  range: ctx.t('paging.range', { from: (page - 1) * size + 1, to: Math.min(page * size, total), total }),
  earlier: ctx.t('paging.earlier'),
  later: ctx.t('paging.later'),
});

async function aside(ctx: Ctx, thing: Thing, total: number): Promise<Html> {
  const { subject, museum, ref, created, at } = thing.resource;
  const top = await countOf(ctx.hub.state, {
    marks: ctx.marks,
    type: 'concept',
    link: { predicate: inScheme, object: subject },
    without: iri('skos', 'broader'),
  });
  const doc = docOfThing(thing.resource);
  const rows: readonly (readonly [string, Child])[] = [
    [ctx.t('scheme.concepts'), ctx.number(total)],
    [ctx.t('scheme.tops'), ctx.number(top)],
    [ctx.t('scheme.keeper'), museum === null ? ctx.t('scheme.shared') : museumLink(museum)],
    [ctx.t('thing.created'), ctx.moment(created)],
    [ctx.t('thing.changed'), ctx.moment(at)],
  ];
  const reconcile = `${ctx.hub.base}/reconcile/${ctx.lang}/${encodeURIComponent(ref)}`;
  return html`<aside class="c3 stack wide" aria-label="${ctx.t('scheme.about')}">
    ${facts(rows)}
    <div>
      <h2 class="label">${ctx.t('scheme.inOpenRefine')}</h2>
      <p class="iri" id="reconcile">${reconcile}</p>
      ${copyButton(ctx, 'reconcile')}
    </div>
    <div>
      <h2 class="label">${ctx.t('scheme.follow')}</h2>
      <p><a href="/ldes/scheme-${encodeURIComponent(ref)}">${ctx.t('scheme.stream')}</a></p>
    </div>
    <div>
      <h2 class="label">${ctx.t('thing.formats')}</h2>
      <p class="row">${formatLinks(doc)}</p>
    </div>
    <p>
      <span class="iri" id="iri">${subject}</span>
      ${copyButton(ctx, 'iri')}
    </p>
  </aside>`;
}
