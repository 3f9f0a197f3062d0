// The page of a concept scheme: its head, its parts as tabs, and what there is to know about it beside them.
import { iri } from '../../rdf/ns.ts';
import { fitsBrackets, sparql } from '../../rdf/query.ts';
import { namedNode } from '../../rdf/terms.ts';
import type { Ctx } from '../context.ts';
import { textOf } from '../graph.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { museumLink } from '../museums.ts';
import { empty, facts, icon } from '../parts.ts';
import { tabs } from '../parts/tabs.ts';
import { docOfThing, type Thing } from '../thing.ts';
import { alternatesOf, copyButton, formatLinks, historySection, mementoNote, titleOf } from './frame.ts';
import { usedBy } from './used.ts';
import { fieldSections } from './generic.ts';
import { browse } from './scheme-browse.ts';
import { groupsOf, newInScheme, retiredIn } from './scheme-lists.ts';

const inScheme = iri('skos', 'inScheme');
const views = ['browse', 'new', 'old', 'groups'] as const;
type View = (typeof views)[number];

interface Counts {
  readonly all: number;
  readonly top: number;
  readonly old: number;
  readonly groups: number;
}

export async function schemePage(ctx: Ctx, thing: Thing): Promise<Html> {
  const title = titleOf(ctx, thing);
  const doc = docOfThing(thing.resource);
  const counts = await countsOf(ctx, thing.resource.subject);
  const view = views.find((each) => each === ctx.query.get('view')) ?? 'browse';
  const [work, rest] = await Promise.all([
    counts.all + counts.groups === 0 ? nothingYet(ctx, thing) : renderView(ctx, thing, view),
    view === 'browse' ? moreSections(ctx, thing) : undefined,
  ]);
  const main = html`${head(ctx, thing, title)}${mementoNote(ctx, thing)}${tabs(ctx.t('scheme.parts'), tabsOf(ctx, { doc, view, counts }))}
    <div class="grid over">${work}${aside(ctx, thing, counts)} ${rest && html`<div class="c9">${rest}</div>`}</div>`;
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

async function countsOf(ctx: Ctx, subject: string): Promise<Counts> {
  const where = { marks: ctx.marks, type: 'concept', link: { predicate: inScheme, object: subject } } as const;
  const { state } = ctx.hub;
  const [all, top, old, groups] = await Promise.all([
    state.count(where),
    state.count({ ...where, without: iri('skos', 'broader') }),
    state.count({ ...where, retired: true }),
    state.count({ ...where, type: 'collection' }),
  ]);
  return { all, top, old, groups };
}

function renderView(ctx: Ctx, thing: Thing, view: View): Promise<Html> {
  if (view === 'new') return newInScheme(ctx, thing);
  if (view === 'old') return retiredIn(ctx, thing);
  return view === 'groups' ? groupsOf(ctx, thing) : browse(ctx, thing);
}

const mayAdd = (ctx: Ctx, { resource, memento }: Thing): boolean =>
  ctx.mayWrite(resource.module, resource.museum) && memento !== true;

function head(ctx: Ctx, thing: Thing, title: string): Html {
  const { subject } = thing.resource;
  const about =
    textOf(thing.quads, subject, iri('dct', 'description'), ctx.lang) ??
    textOf(thing.quads, subject, iri('skos', 'definition'), ctx.lang);
  const proposes =
    thing.memento !== true &&
    ctx.proposes({ name: 'concept' }) &&
    html`<p class="row">
      <a class="btn main" href="/terms/new/concept?scheme=${encodeURIComponent(subject)}"
        >${icon('plus')}${ctx.t('propose.term')}</a
      >
    </p>`;
  const actions = !mayAdd(ctx, thing)
    ? proposes
    : html`<p class="row">
        <a class="btn" href="${docOfThing(thing.resource)}/edit">${icon('edit')}${ctx.t('thing.edit')}</a
        ><a class="btn main" href="/terms/new/concept?scheme=${encodeURIComponent(subject)}"
          >${icon('plus')}${ctx.t('scheme.addConcept')}</a
        >
      </p>`;
  return html`<div class="title bar">
    <div>
      <h1><bdi>${title}</bdi></h1>
      ${about && html`<p class="lede"><bdi lang="${about.language}">${about.value}</bdi></p>`}
    </div>
    ${actions}
  </div>`;
}

interface Tabbed {
  readonly doc: string;
  readonly view: View;
  readonly counts: Counts;
}

/** A part that is empty has no tab, unless the reader stands in it. */
function tabsOf(ctx: Ctx, { doc, view, counts }: Tabbed) {
  const n: Readonly<Record<View, number | undefined>> = {
    browse: counts.all,
    new: undefined,
    old: counts.old,
    groups: counts.groups,
  };
  return views
    .filter((each) => each === view || n[each] !== 0)
    .map((each) => ({
      label: ctx.t(`scheme.view.${each}`),
      href: each === 'browse' ? doc : `${doc}?view=${each}`,
      current: each === view,
      count: n[each] === undefined ? undefined : ctx.number(n[each]),
    }));
}

function nothingYet(ctx: Ctx, thing: Thing): Html {
  const add =
    mayAdd(ctx, thing) &&
    html`<a class="btn" href="/terms/new/concept?scheme=${encodeURIComponent(thing.resource.subject)}"
      >${icon('plus')}${ctx.t('scheme.addConcept')}</a
    >`;
  return html`<div class="c9">${empty(ctx.t('scheme.empty'), add)}</div>`;
}

async function moreSections(ctx: Ctx, thing: Thing): Promise<Html> {
  const shown = ['prefLabel', 'altLabel'].map((local) => iri('skos', local));
  const [fields, used, history] = await Promise.all([
    fieldSections(ctx, thing, [...shown, iri('dct', 'title'), iri('dct', 'description'), iri('skos', 'hasTopConcept')]),
    usedBy(ctx, thing.resource.subject, new Set([inScheme, iri('skos', 'topConceptOf')])),
    historySection(ctx, thing),
  ]);
  return html`${fields}${used}${history}`;
}

const block = (title: string, body: Child): Html =>
  html`<div>
    <h2 class="label">${title}</h2>
    ${body}
  </div>`;

function aside(ctx: Ctx, thing: Thing, counts: Counts): Html {
  const { subject, museum, ref, created, at } = thing.resource;
  const doc = docOfThing(thing.resource);
  const rows: readonly (readonly [string, Child])[] = [
    [ctx.t('scheme.concepts'), ctx.number(counts.all)],
    [ctx.t('scheme.tops'), ctx.number(counts.top)],
    [ctx.t('scheme.keeper'), museum === null ? ctx.t('scheme.shared') : museumLink(museum)],
    [ctx.t('thing.created'), ctx.moment(created)],
    [ctx.t('thing.changed'), ctx.moment(at)],
  ];
  const reconcile = `${ctx.hub.base}/reconcile/${ctx.lang}/${encodeURIComponent(ref)}`;
  return html`<aside class="c3 stack wide" aria-label="${ctx.t('scheme.about')}">
    ${facts(rows)}
    ${block(
      ctx.t('scheme.inOpenRefine'),
      html`<p class="iri" id="reconcile">${reconcile}</p>
        ${copyButton(ctx, 'reconcile')}`,
    )}
    ${block(ctx.t('scheme.take'), downloads(ctx, thing))}
    ${block(ctx.t('thing.formats'), html`<p class="row">${formatLinks(doc)}</p>`)}
    <p>
      <span class="iri" id="iri">${subject}</span>
      ${copyButton(ctx, 'iri')}
    </p>
  </aside>`;
}

/** Undefined for a list whose address does not fit a question. */
function wholeList(scheme: string): string | undefined {
  if (!fitsBrackets(scheme)) return undefined;
  const query = sparql`CONSTRUCT { ?concept ?property ?value } WHERE { ?concept ${namedNode(inScheme)} ${namedNode(scheme)} ; ?property ?value }`;
  return `/sparql?${new URLSearchParams({ query }).toString()}`;
}

/** The whole list, for who wants to take it along: every version as a stream, or what stands now by a question. */
function downloads(ctx: Ctx, { resource: { subject, ref } }: Thing): Html {
  const { base } = ctx.hub;
  const ask = wholeList(subject);
  return html`<ul class="acts">
    <li><a href="/ldes/scheme-${encodeURIComponent(ref)}">${icon('stream')}${ctx.t('scheme.stream')}</a></li>
    ${ask !== undefined && html`<li><a href="${ask}" rel="nofollow">${icon('down2')}${ctx.t('scheme.everything')}</a></li>`}
    <li>
      <a href="/search?scheme=${encodeURIComponent(subject.startsWith(base) ? subject : '')}"
        >${icon('search')}${ctx.t('scheme.search')}</a
      >
    </li>
  </ul>`;
}
