// The front page of the wiki: find, begin, by subject, what is due, what changed, what to write with. `?subject=` narrows to one.
import { museums } from '../../../access/policy.ts';
import { iri, ownIri } from '../../../rdf/ns.ts';
import { docPath } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import { showDate } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { monogram, museumName } from '../../../web/museums.ts';
import { moduleOf, moduleWord } from '../../../web/names.ts';
import { changedList } from '../../../web/pages/changed.ts';
import { kindsSection } from '../../../web/pages/module.ts';
import { empty, icon, section } from '../../../web/parts.ts';
import { findWithin } from '../../../web/parts/find.ts';
import { ask } from '../ask.ts';
import { overdueFor, type Overdue } from '../review.ts';
import { hrefOfSubject } from '../reading/links.ts';
import { countFlagged } from '../watch/read.ts';
import { templatesSection } from './templates.ts';

export async function wikiHome(ctx: Ctx): Promise<Html> {
  const subject = ctx.query.get('subject');
  const title = moduleWord(ctx, 'wiki');
  const module = moduleOf(ctx, 'wiki');
  const [about, subjects, books, overdue, latest, kinds] = await Promise.all([
    subject === null ? undefined : aboutSection(ctx, subject),
    subjectsSection(ctx, subject),
    booksSection(ctx),
    overdueFor(ctx, 100),
    ctx.hub.state.list({ marks: ctx.marks, module: 'wiki', order: 'newest', lang: ctx.lang, limit: 8, offset: 0 }),
    module && kindsSection(ctx, module),
  ]);
  const changed =
    latest.length > 0 &&
    section(
      { id: 'changed', title: ctx.t('home.changed') },
      html`${changedList(ctx, latest)}
        <p class="after"><a href="/ldes/wiki">${ctx.t('module.stream')}</a></p>`,
    );
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('wiki.lede')}</p>
    </div>
    ${findForm(ctx)}
    <div class="grid over">
      <div class="c7">${about}${books}${subjects}${kinds}</div>
      <div class="c5">${dueSection(ctx, overdue)}${templatesSection(ctx)}${changed}${overviews(ctx)}</div>
    </div>`;
  return layout(ctx, { title, section: 'wiki', breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

const findForm = (ctx: Ctx): Html =>
  findWithin(ctx, { id: 'wiki-q', module: 'wiki', label: ctx.t('wiki.find'), hint: ctx.t('wiki.findHint') });

/** Pages by their names, one under the other. */
const pageLines = (pages: readonly { readonly href: string; readonly label: string }[]): Html =>
  html`<ul class="lines">
    ${pages.map(
      ({ href, label }) =>
        html`<li>
          <a class="serif" href="${href}"><bdi>${label}</bdi></a>
        </li>`,
    )}
  </ul>`;

/** Handbooks that stand under no other: the chapters of a book are read from its beginning. */
async function booksSection(ctx: Ctx): Promise<Html | undefined> {
  const handbook = { predicate: ownIri(ctx.hub.base, 'template'), object: ownIri(ctx.hub.base, 'handbook') };
  const links = await ctx.hub.state.linksTo(handbook.object, {
    marks: ctx.marks,
    predicate: handbook.predicate,
    limit: 300,
  });
  const subjects = await onTop(
    ctx,
    links.map((link) => link.subject),
  );
  if (subjects.length === 0) return undefined;
  const names = await ctx.hub.state.names(subjects, ctx.lang, ctx.marks);
  const shown = [...names]
    .map(([subject, label]) => ({ href: hrefOfSubject(ctx, subject), label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, ctx.lang));
  return section({ id: 'books', title: ctx.t('wiki.books'), hang: true }, pageLines(shown));
}

/** Those that are no part of another of them: at most twelve. */
async function onTop(ctx: Ctx, subjects: readonly string[]): Promise<readonly string[]> {
  const below = new Set<string>();
  for (const subject of subjects) {
    const parts = await ctx.hub.state.linksTo(subject, {
      marks: ctx.marks,
      predicate: iri('schema', 'isPartOf'),
      limit: 300,
    });
    for (const part of parts) below.add(part.subject);
  }
  return subjects.filter((each) => !below.has(each)).slice(0, 12);
}

/** Concepts that pages are tagged with, the most used first. */
async function subjectsSection(ctx: Ctx, chosen: string | null): Promise<Html | undefined> {
  const rows = await ask(
    ctx,
    `SELECT ?tag (COUNT(DISTINCT ?page) AS ?n) WHERE { ?page a schema:TechArticle ; dct:subject ?tag . FILTER NOT EXISTS { ?page dct:isReplacedBy ?next } } GROUP BY ?tag ORDER BY DESC(?n) LIMIT 60`,
  );
  if (rows === undefined || rows.length === 0) return undefined;
  const names = await ctx.hub.state.names(
    rows.flatMap(({ tag }) => tag?.value ?? []),
    ctx.lang,
    ctx.marks,
  );
  const tags = rows.filter(({ tag }) => names.has(tag?.value ?? ''));
  return section(
    { id: 'subjects', title: ctx.t('wiki.subjects'), hang: true },
    html`<p class="row">
      ${tags.map(({ tag, n }) => {
        const value = tag?.value ?? '';
        return html`<a
          class="tag out"
          href="/wiki?subject=${encodeURIComponent(value)}"
          ${value === chosen && html` aria-current="true"`}
          ><bdi>${names.get(value)}</bdi> <span class="soft">${n?.value}</span></a
        >`;
      })}
    </p>`,
  );
}

/** Pages about one concept, found by its link and not by its words. */
async function aboutSection(ctx: Ctx, subject: string): Promise<Html> {
  const names = await ctx.hub.state.names([subject], ctx.lang, ctx.marks);
  const name = names.get(subject) ?? subject.slice(0, 200);
  const links = await ctx.hub.state.linksTo(subject, {
    marks: ctx.marks,
    predicate: iri('dct', 'subject'),
    limit: 100,
  });
  const resources = await Promise.all(links.map((link) => ctx.hub.state.get(link.subject)));
  const pages = resources.filter((each) => each?.module === 'wiki' && !each.deleted && ctx.marks.includes(each.mark));
  const labels = await ctx.hub.state.names(
    pages.map((each) => each?.subject ?? ''),
    ctx.lang,
    ctx.marks,
  );
  const listed = pages.flatMap((each) =>
    each ? [{ href: docPath(each.type, each.ref), label: labels.get(each.subject) ?? each.ref }] : [],
  );
  const concept =
    names.has(subject) &&
    html`<p class="after">
      <a href="${hrefOfSubject(ctx, subject)}">${ctx.t('wiki.toTerm')}</a> ·
      <a href="/wiki">${ctx.t('wiki.allSubjects')}</a>
    </p>`;
  const body = listed.length === 0 ? empty(ctx.t('wiki.aboutNone')) : pageLines(listed);
  return section({ id: 'about', title: ctx.t('wiki.about', { name }) }, html`${body}${concept}`);
}

function dueSection(ctx: Ctx, overdue: readonly Overdue[] | undefined): Child {
  if (overdue === undefined) return undefined;
  const head = { id: 'due', title: ctx.t('wiki.toReview') };
  const changed = changedTerms(ctx);
  if (overdue.length === 0)
    return section(
      head,
      html`<p class="soft">${ctx.t('wiki.noneOverdue')}</p>
        ${changed}`,
    );
  return section(
    { ...head, note: ctx.t('wiki.toReviewNote', { n: overdue.length }) },
    html`<ul class="lines">
        ${overdue.slice(0, 5).map(
          (each) =>
            html`<li>
              <a class="serif" href="${hrefOfSubject(ctx, each.subject)}"><bdi>${each.name}</bdi></a>
              <span class="soft small">${showDate(each.until, ctx.lang)}</span> ${each.museum && monogram(each.museum)}
            </li>`,
        )}
      </ul>
      <p class="after"><a href="/wiki/overdue">${ctx.t('wiki.allOverdue')}</a></p>
      ${changed}`,
  );
}

/** For colleagues: how many pages lean on a term that changed. */
function changedTerms(ctx: Ctx): Child {
  const n = ctx.signedIn ? countFlagged(ctx.hub.views, { marks: ctx.marks }) : 0;
  return (
    n > 0 &&
    html`<p class="after"><a class="tap" href="/wiki/overdue#changed-terms">${ctx.t('watch.waits', { n })}</a></p>`
  );
}

function overviews(ctx: Ctx): Html | undefined {
  if (!ctx.signedIn) return undefined;
  return section(
    { id: 'overviews', title: ctx.t('wiki.tools') },
    html`<div class="acts">
        <a href="/wiki/actions">${icon('check')}${ctx.t('wiki.toActions')}</a>
        <a href="/wiki/applications">${icon('box')}${ctx.t('wiki.toApplications')}</a>
        <a href="/wiki/broken">${icon('link')}${ctx.t('wiki.toBroken')}</a>
      </div>
      <h3 class="label after">${ctx.t('wiki.toOverview')}</h3>
      <p class="row">${museums.map((key) => html`<a href="/wiki/overview/${key}">${museumName(key)}</a>`)}</p>`,
  );
}
