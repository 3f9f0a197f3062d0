// What people read when something did not work: what happened, to what, and what to do now.
import { catalogue, Problem, type ProblemType } from '../../problem.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { nameOf } from '../names.ts';
import { icon, note, table } from '../parts.ts';
import type { Violation } from '../../shacl/shapes.ts';

/** The page that explains one kind of problem: `/problems/{type}`. */
export function explainPage(ctx: Ctx, type: ProblemType): Html {
  const { status, [ctx.lang]: text } = catalogue[type];
  const main = html`<div class="title">
      <h1>${text.title}</h1>
      <p class="lede">${text.help}</p>
    </div>
    <dl class="facts">
      <dt>${ctx.t('problem.status')}</dt>
      <dd>${status}</dd>
      <dt>${ctx.t('problem.type')}</dt>
      <dd class="iri">${ctx.hub.base}/problems/${type}</dd>
    </dl>
    <p class="after"><a href="/problems">${ctx.t('problem.all')}</a></p>`;
  return layout(
    ctx,
    {
      title: text.title,
      breadcrumbs: [{ label: ctx.t('problem.catalogue'), href: '/problems' }, { label: text.title }],
    },
    main,
  );
}

/** All kinds of problems, for who writes a program against the hub. */
export function cataloguePage(ctx: Ctx): Html {
  const rows = Object.entries(catalogue).map(([type, row]) => [
    html`<a class="iri" href="/problems/${type}">${type}</a>`,
    row[ctx.lang].title,
    row.status,
  ]);
  const columns = [
    { label: ctx.t('problem.type') },
    { label: ctx.t('problem.what') },
    { label: ctx.t('problem.status'), numeric: true },
  ];
  const title = ctx.t('problem.catalogue');
  return layout(
    ctx,
    { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] },
    html`<div class="title">
        <h1>${title}</h1>
        <p class="lede">${ctx.t('problem.lede')}</p>
      </div>
      <div class="cq">${table(title, columns, rows)}</div>`,
  );
}

const isViolations = (value: unknown): value is readonly Violation[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null && 'message' in each);

/** A problem met by a browser. @param error a Problem, or anything else: then the page says no more than that it was noted */
export function renderProblem(ctx: Ctx, error: unknown): Html {
  const problem = error instanceof Problem ? error : new Problem('internal', '');
  const text = catalogue[problem.type][ctx.lang];
  const violations = problem.extra['violations'];
  const main = html`<div class="title">
      <p class="soft small">${problem.status}</p>
      <h1>${text.title}</h1>
      <p class="lede">${text.help}</p>
    </div>
    ${problem.message !== '' && detail(ctx, problem)} ${isViolations(violations) && violationTable(ctx, violations)}
    ${problem.type === 'not-found' && ask(ctx)}
    ${problem.type === 'unknown-actor' && html`<p class="after"><a class="btn main" href="/signin?next=${encodeURIComponent(ctx.path)}">${ctx.t('frame.signIn')}</a></p>`}
    <p class="row after">
      <a href="/">${ctx.t('problem.home')}</a> <a href="/problems/${problem.type}">${ctx.t('problem.more')}</a>
    </p>`;
  return layout(ctx, { title: text.title, withoutSearch: problem.type === 'not-found' }, main);
}

/** What exactly happened. Details are written in English, for programs; a Dutch reader opens them when they want to. */
function detail(ctx: Ctx, problem: Problem): Html {
  const text = html`<p lang="en" class="detail"><bdi>${problem.message}</bdi></p>`;
  if (ctx.lang === 'nl')
    return html`<details class="more">
      <summary>${ctx.t('problem.detail')}</summary>
      ${text}
    </details>`;
  return note(problem.status === 404 ? 'info' : 'no', text);
}

function violationTable(ctx: Ctx, violations: readonly Violation[]): Html {
  const rows = violations
    .slice(0, 200)
    .map((each): readonly Child[] => [
      each.path === '' ? html`<span class="iri">${each.focusNode}</span>` : nameOf(ctx, each.path),
      each.message[ctx.lang],
      html`<bdi>${each.value}</bdi>`,
    ]);
  const columns = [{ label: ctx.t('diff.field') }, { label: ctx.t('problem.what') }, { label: ctx.t('problem.value') }];
  return html`<div class="cq after">${table(ctx.t('problem.violations'), columns, rows)}</div>`;
}

/** Nothing here: look for it by name. The last part of the address is the first guess. */
function ask(ctx: Ctx): Html {
  const last = ctx.path.split('/').at(-1) ?? '';
  const guess = decoded(last)
    .replace(/[-_.]+/g, ' ')
    .replace(/ [0-9a-f]{8}$/, '')
    .slice(0, 60);
  return html`<form class="ask after" role="search" action="/search">
    <label class="vh" for="q">${ctx.t('home.ask')}</label
    ><input
      id="q"
      name="q"
      type="search"
      value="${guess}"
      placeholder="${ctx.t('home.placeholder')}"
      maxlength="200"
    /><button class="btn main icon" aria-label="${ctx.t('home.search')}">${icon('search')}</button>
  </form>`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
