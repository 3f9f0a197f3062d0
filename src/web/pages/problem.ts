// What people read when something did not work: what happened, to what, and what to do now. What programs read is folded away.
import { catalogue, Problem, type ProblemType } from '../../problem.ts';
import { docPath } from '../../rdf/refs.ts';
import type { Violation } from '../../shacl/shapes.ts';
import { bigAsk } from '../ask.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { nameOf, typeWord } from '../names.ts';
import { facts, icon, table } from '../parts.ts';
import { copyButton } from './frame.ts';

/** The exact words for a reader of this page: their own language when somebody wrote them so, else those for programs. */
export const detailFor = (ctx: Ctx, problem: Problem): Html =>
  ctx.lang === 'nl' && problem.dutch === undefined
    ? html`<p>${ctx.t(`problem.what.${problem.type}`)}</p>
        <p lang="en" class="small"><bdi>${problem.message}</bdi></p>`
    : html`<p><bdi>${ctx.lang === 'nl' ? problem.dutch : problem.message}</bdi></p>`;

/** A problem met by a browser. @param error a Problem, or anything else: then the page says no more than that it was noted */
export async function renderProblem(ctx: Ctx, error: unknown): Promise<Html> {
  const problem = error instanceof Problem ? error : new Problem('internal', '');
  const { title } = catalogue[problem.type][ctx.lang];
  const violations = problem.extra['violations'];
  const own = ctx.lang === 'nl' ? problem.dutch : problem.message;
  const main = html`<div class="title">
      <p class="soft small">${problem.status}</p>
      <h1>${title}</h1>
      <p class="lede">${ctx.t(`problem.what.${problem.type}`)}</p>
      ${problem.type !== 'internal' && own && html`<p class="detail"><bdi>${own}</bdi></p>`}
      <p>${ctx.t(`problem.now.${problem.type}`)}</p>
    </div>
    ${isViolations(violations) && violationTable(ctx, violations)} ${await waysOut[problem.type]?.(ctx, problem)}
    <p class="row after">
      <a href="/">${ctx.t('problem.home')}</a> <a href="/problems/${problem.type}">${ctx.t('problem.more')}</a>
    </p>
    ${forPrograms(ctx, problem)}`;
  return layout(ctx, { title, withoutSearch: problem.type === 'not-found' }, main);
}

const button = (href: string, word: Child): Html =>
  html`<p class="row after"><a class="btn main" href="${href}">${word}</a></p>`;

/** The one thing to do now, as something to press. */
const waysOut: Readonly<Partial<Record<ProblemType, (ctx: Ctx, problem: Problem) => Child | Promise<Child>>>> = {
  'not-found': async (ctx) => [ask(ctx), await nearest(ctx)],
  'unknown-scheme': (ctx) => button('/terms', ctx.t('problem.schemes')),
  'unknown-actor': (ctx) => button(`/signin?next=${encodeURIComponent(ctx.path)}`, ctx.t('frame.signIn')),
  gone: (ctx, { extra }) =>
    button(typeof extra['history'] === 'string' ? extra['history'] : `${ctx.path}/history`, ctx.t('problem.history')),
  internal: (ctx, { extra }) => typeof extra['instance'] === 'string' && reference(ctx, extra['instance']),
  'too-many': (ctx, problem) => again(ctx, problem),
  'warming-up': (ctx, problem) => again(ctx, problem),
  timeout: (ctx, problem) => again(ctx, problem),
};

function again(ctx: Ctx, { extra }: Problem): Html {
  const seconds = extra['retryAfter'];
  return html`<p class="row after">
    <a class="btn main" href="${ctx.path}${ctx.query.size > 0 && `?${ctx.query.toString()}`}"
      >${icon('again')}${ctx.t('problem.again')}</a
    >${typeof seconds === 'number' && html`<span class="soft">${ctx.t('problem.wait', { n: seconds })}</span>`}
  </p>`;
}

const reference = (ctx: Ctx, instance: string): Html =>
  html`<p class="row after">
    <span class="soft">${ctx.t('problem.reference')}</span>
    <code id="number">${instance.replace('urn:uuid:', '')}</code>${copyButton(ctx, 'number')}
  </p>`;

/** Names that look like the last part of the address; only of things that the reader may see. */
async function nearest(ctx: Ctx): Promise<Child> {
  const text = guessOf(ctx);
  if (text.length < 3) return undefined;
  const found = await ctx.hub.search.candidates({ text, marks: ctx.marks, lang: ctx.lang, limit: 5 });
  const near = found.filter(({ score }) => score >= 40);
  if (near.length === 0) return undefined;
  return html`<section class="after" aria-labelledby="near">
    <h2 id="near">${ctx.t('problem.near')}</h2>
    <ul class="lines tight">
      ${near.map(
        ({ type, ref, label }) =>
          html`<li>
            <a class="serif" href="${docPath(type, ref)}"><bdi>${label}</bdi></a>
            <span class="soft">${typeWord(ctx, type)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** What a program gets, for who must tell somebody exactly. */
function forPrograms(ctx: Ctx, problem: Problem): Html {
  const { allow, instance } = problem.extra;
  return html`<details class="more after">
    <summary>${ctx.t('problem.machine')}</summary>
    ${facts([
      [ctx.t('problem.status'), problem.status],
      [ctx.t('problem.type'), html`<span class="iri">${ctx.hub.base}/problems/${problem.type}</span>`],
      [ctx.t('problem.address'), html`<span class="iri">${ctx.path.slice(0, 300)}</span>`],
      [ctx.t('problem.exact'), problem.message !== '' && html`<bdi lang="en">${problem.message}</bdi>`],
      [ctx.t('problem.allowed'), typeof allow === 'string' && html`<code>${allow}</code>`],
      [ctx.t('problem.reference'), typeof instance === 'string' && html`<code>${instance}</code>`],
      [ctx.t('problem.program'), catalogue[problem.type][ctx.lang].help],
    ])}
  </details>`;
}

const isViolations = (value: unknown): value is readonly Violation[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null && 'message' in each);

function violationTable(ctx: Ctx, violations: readonly Violation[]): Html {
  const rows = violations
    .slice(0, 200)
    .map((each): readonly Child[] => [
      each.path === '' ? html`<span class="iri">${each.focusNode}</span>` : nameOf(ctx, each.path),
      each.message[ctx.lang],
      html`<bdi>${each.value}</bdi>`,
    ]);
  const columns = [
    { label: ctx.t('diff.field') },
    { label: ctx.t('problem.meaning') },
    { label: ctx.t('problem.value') },
  ];
  return html`<div class="cq after">${table(ctx.t('problem.violations'), columns, rows)}</div>`;
}

/** The last part of the address as words: the first guess at what was meant. */
const guessOf = (ctx: Ctx): string =>
  decoded(ctx.path.split('/').at(-1) ?? '')
    .replace(/[-_.]+/g, ' ')
    .replace(/ [0-9a-f]{8}$/, '')
    .trim()
    .slice(0, 60);

const ask = (ctx: Ctx): Html => bigAsk(ctx, { asked: guessOf(ctx), className: 'after' });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const problemTypes = Object.keys(catalogue) as readonly ProblemType[];
