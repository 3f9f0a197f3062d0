// A page of the handbook, made to be read: its text first, with what its terms mean, where it stands, whether it still holds.
import { iri } from '../../../rdf/ns.ts';
import type { Ctx } from '../../../web/context.ts';
import { dayOf, showDate } from '../../../web/dates.ts';
import { iris } from '../../../web/graph.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import type { Heading } from '../../../web/markdown.ts';
import { docOf, namesIn, moduleWord, type Names } from '../../../web/names.ts';
import { museumLink } from '../../../web/museums.ts';
import { formatLinks, alternatesOf, historySection, mementoNote, titleOf } from '../../../web/pages/frame.ts';
import { usedBy } from '../../../web/pages/used.ts';
import { fieldSections } from '../../../web/pages/generic.ts';
import { icon, note, status, written } from '../../../web/parts.ts';
import { docOfThing, type Thing } from '../../../web/thing.ts';
import { readText } from '../reading/text.ts';
import { reviewState, type ReviewState } from '../review.ts';
import { vocabulary } from '../vocabulary.ts';
import { languageLinks, staleNote, textFor, variantsOf } from './language.ts';
import { attachmentsSection } from '../attachments/draw.ts';
import { manageHref } from '../attachments/manage.ts';
import { flagNote, swappedNote } from './flags.ts';
import { rightForm } from './right.ts';
import { taughtNote } from './taught.ts';
import { handbookTree, pagesAbove, type Above } from './tree.ts';

/** What the reader of a page of the wiki sees first; `lead` stands above the text, `after` below it. */
export interface Extra {
  readonly lead?: Child;
  readonly after?: Child;
  readonly shown?: readonly string[];
}

export const wikiPage = (ctx: Ctx, thing: Thing): Promise<Html> =>
  readingPage(ctx, thing, vocabulary(ctx.hub.base).text);

/** @param property what holds the text in Markdown */
export async function readingPage(ctx: Ctx, thing: Thing, property: string, extra: Extra = {}): Promise<Html> {
  const words = vocabulary(ctx.hub.base);
  const { subject } = thing.resource;
  const text = textFor(ctx, thing, property);
  const tags = iris(thing.quads, subject, words.subject);
  const [names, read, above, variants, stale] = await Promise.all([
    namesIn(ctx, thing.quads),
    text && readText(ctx, { text: text.value, tags }),
    pagesAbove(ctx, thing),
    variantsOf(ctx, thing, text),
    staleNote(ctx, thing, text),
  ]);
  const shown = [
    property,
    words.summary,
    words.subject,
    words.valid,
    words.partOf,
    words.language,
    words.template,
    ...(extra.shown ?? []),
  ];
  const review = reviewState(subject, thing.quads, dayOf(ctx.hub.now().toISOString()));
  const [notes, tree, facts, files, used, history] = await Promise.all([
    notesOf(ctx, thing, review),
    handbookTree(ctx, thing, above),
    fieldSections(ctx, thing, shown),
    attachmentsSection(ctx, subject),
    usedBy(ctx, subject, new Set([words.museum, words.partOf, iri('dct', 'isPartOf')])),
    historySection(ctx, thing),
  ]);
  const headings = read?.headings ?? [];
  const article = html`<article class="c9 first-s">
    ${head(ctx, thing, { review, variants: languageLinks(ctx, variants), headings })}
    ${mementoNote(ctx, thing)}${replacedNote(ctx, thing, names)}${notes}${stale}${extra.lead}
    ${read && html`<div class="text after" dir="auto" lang="${text?.language}">${read.body}</div>`}
    ${tagRow(ctx, tags, names)}${extra.after && html`<div class="over">${extra.after}</div>`}
    <div class="over">${files}${facts}${used}${history}</div>
  </article>`;
  const beside = html`<nav class="c3 stick stack" aria-label="${ctx.t('wiki.chapters')}">
    ${contents(ctx, headings)}${tree}${tools(ctx, thing)}
  </nav>`;
  const title = titleOf(ctx, thing);
  return layout(
    ctx,
    { title, ...placeIn(ctx, thing, above, title) },
    html`<div class="grid">${beside}${article}</div>`,
  );
}

/** Breadcrumbs follow the chapters, not the kinds of things. */
export const placeIn = (ctx: Ctx, thing: Thing, above: readonly Above[], title: string) => ({
  section: 'wiki',
  alternates: alternatesOf(thing),
  breadcrumbs: [
    { label: moduleWord(ctx, 'wiki'), href: '/wiki' },
    ...above.map(({ name, href }) => ({ label: name, href })),
    thing.memento === true ? { label: title, href: docOfThing(thing.resource) } : { label: title },
  ],
});

interface Head {
  readonly review: ReviewState;
  readonly variants: Html | undefined;
  readonly headings: readonly Heading[];
}

function head(ctx: Ctx, thing: Thing, { review, variants, headings }: Head): Html {
  const { resource } = thing;
  const title = titleOf(ctx, thing);
  const summary = textFor(ctx, thing, vocabulary(ctx.hub.base).summary);
  return html`<div class="title">
    <p class="row">
      ${resource.museum !== null && museumLink(resource.museum)}${reviewStatus(ctx, review)}${resource.mark !== 'public' && status('wait', ctx.t('mark.internal'))}
    </p>
    <h1 class="name page"><bdi>${title}</bdi></h1>
    ${summary && html`<p class="lede">${written(summary.value, summary.language)}</p>`}${variants}
    ${headings.length > 2 && html`<p class="small to-narrow"><a href="#contents">${ctx.t('wiki.contents')}</a></p>`}
  </div>`;
}

function reviewStatus(ctx: Ctx, { until, overdue }: ReviewState): Child {
  if (until === undefined) return undefined;
  const day = showDate(until, ctx.lang);
  return overdue ? status('no', ctx.t('wiki.overdue', { day })) : status('ok', ctx.t('wiki.validUntil', { day }));
}

/** What waits for somebody who keeps the page; the buttons stand once. */
const notesOf = async (ctx: Ctx, thing: Thing, review: ReviewState): Promise<Child> => [
  await swappedNote(ctx, thing),
  dueNote(ctx, thing, review),
  await flagNote(ctx, thing, !review.overdue),
  await taughtNote(ctx, thing),
];

/** Late by how much, and the one button that makes it right. */
function dueNote(ctx: Ctx, thing: Thing, { overdue, days, until }: ReviewState): Html | undefined {
  if (!overdue || thing.memento === true || until === undefined) return undefined;
  const writes = ctx.mayWrite('wiki', thing.resource.museum);
  const doc = docOfThing(thing.resource);
  return note(
    'wait',
    html`<p><b>${ctx.t('wiki.stillRight')}</b> ${ctx.t('wiki.late', { n: days, day: showDate(until, ctx.lang) })}</p>
      ${
        writes &&
        html`<div class="row">
          ${rightForm(ctx, thing.resource)}<a class="btn" href="${doc}/edit">${icon('edit')}${ctx.t('thing.edit')}</a>
        </div>`
      }`,
  );
}

function replacedNote(ctx: Ctx, thing: Thing, names: Names): Html | undefined {
  const next = iris(thing.quads, thing.resource.subject, iri('dct', 'isReplacedBy')).find((each) => names.has(each));
  const came = ctx.query.get('from');
  if (next !== undefined)
    return note(
      'info',
      html`<p>
        ${ctx.say('wiki.replaced', { page: html`<a href="${docOf(ctx, next, names)}"><bdi>${names.get(next)}</bdi></a>` })}
      </p>`,
    );
  if (came === null || !/^[\p{L}\p{N}._~-]{1,200}$/u.test(came)) return undefined;
  return note(
    'info',
    html`<p>
      ${ctx.say('wiki.came', { page: html`<a href="/doc/page/${encodeURIComponent(came)}?stay=1">${came}</a>` })}
    </p>`,
  );
}

function contents(ctx: Ctx, headings: readonly Heading[]): Html | undefined {
  if (headings.length < 3) return undefined;
  return html`<details open id="contents">
    <summary class="label">${ctx.t('wiki.contents')}</summary>
    <ol class="path toc">
      ${headings.map(({ id, text, depth }) => html`<li data-depth="${depth}"><a href="#${id}">${text}</a></li>`)}
    </ol>
  </details>`;
}

function tagRow(ctx: Ctx, tags: readonly string[], names: Names): Html | undefined {
  const known = tags.filter((tag) => names.has(tag));
  if (known.length === 0) return undefined;
  return html`<p class="row after">
    <span class="label">${ctx.t('wiki.tags')}</span
    >${known.map((tag) => html`<a class="tag out" href="/wiki?subject=${encodeURIComponent(tag)}"><bdi>${names.get(tag)}</bdi></a>`)}
  </p>`;
}

/** What one may do, and the same page in other forms. */
function tools(ctx: Ctx, thing: Thing): Html {
  const { resource } = thing;
  const doc = docOfThing(resource);
  const writes = ctx.mayWrite(resource.module, resource.museum) && thing.memento !== true;
  return html`<div class="acts">
      ${writes && html`<a href="${doc}/edit">${icon('edit')}${ctx.t('thing.edit')}</a>`}
      ${writes && html`<a href="${manageHref(resource.subject)}">${icon('box')}${ctx.t('attach.tool')}</a>`}
      <a href="${doc}/history">${icon('clock')}${ctx.t('thing.history')}</a>
      ${writes && resource.type === 'page' && html`<a href="/wiki/move?page=${encodeURIComponent(resource.subject)}">${icon('go')}${ctx.t('wiki.move')}</a>`}
      ${writes && html`<a href="${doc}/delete">${icon('off')}${ctx.t('thing.delete')}</a>`}
    </div>
    <p class="row small">${formatLinks(doc)}</p>`;
}
