// The pages that explain what can go wrong: all of it at /problems, one kind at /problems/{type}.
import { catalogue, type ProblemType } from '../../problem.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { facts, section, table } from '../parts.ts';
import { problemTypes } from './problem.ts';

/** One kind of problem: for people first, then for programs, with the answer they get. */
export function explainPage(ctx: Ctx, type: ProblemType): Html {
  const { status, [ctx.lang]: text } = catalogue[type];
  const example = { type: `${ctx.hub.base}/problems/${type}`, title: catalogue[type].en.title, status, detail: '…' };
  const main = html`<div class="title">
      <h1>${text.title}</h1>
      <p class="lede">${ctx.t(`problem.what.${type}`)}</p>
    </div>
    ${section({ id: 'now', title: ctx.t('problem.now'), hang: true }, html`<p class="measure">${ctx.t(`problem.now.${type}`)}</p>`)}
    ${section(
      { id: 'program', title: ctx.t('problem.machine'), hang: true },
      html`<p class="measure">${text.help}</p>
        ${facts([
          [ctx.t('problem.status'), status],
          [ctx.t('problem.type'), html`<span class="iri">${ctx.hub.base}/problems/${type}</span>`],
        ])}
        <p class="after small soft">${ctx.t('problem.example')}</p>
        <pre class="code" lang="en">${JSON.stringify(example, undefined, 2)}</pre>`,
    )}
    <p class="after"><a href="/problems">${ctx.t('problem.all')}</a></p>`;
  const breadcrumbs = [
    { label: ctx.t('nav.data'), href: '/data' },
    { label: ctx.t('problem.catalogue'), href: '/problems' },
    { label: text.title },
  ];
  return layout(ctx, { title: text.title, section: 'data', breadcrumbs }, main);
}

/** All kinds of problems: what you asked, or us. */
export function cataloguePage(ctx: Ctx): Html {
  const title = ctx.t('problem.catalogue');
  const ours = problemTypes.filter((type) => catalogue[type].status >= 500);
  const yours = problemTypes.filter((type) => catalogue[type].status < 500);
  const breadcrumbs = [{ label: ctx.t('nav.data'), href: '/data' }, { label: title }];
  return layout(
    ctx,
    { title, section: 'data', breadcrumbs },
    html`<div class="title">
        <h1>${title}</h1>
        <p class="lede">${ctx.t('problem.lede')}</p>
      </div>
      ${section({ id: 'yours', title: ctx.t('problem.yours') }, list(ctx, ctx.t('problem.yours'), yours))}
      ${section({ id: 'ours', title: ctx.t('problem.ours') }, list(ctx, ctx.t('problem.ours'), ours))}`,
  );
}

function list(ctx: Ctx, caption: string, types: readonly ProblemType[]): Html {
  const rows = types.map((type) => [
    html`<a href="/problems/${type}">${catalogue[type][ctx.lang].title}</a>`,
    ctx.t(`problem.what.${type}`),
    html`<span class="iri">${type}</span>`,
    catalogue[type].status,
  ]);
  const columns = [
    { label: ctx.t('problem.meaning') },
    { label: ctx.t('problem.happened') },
    { label: ctx.t('problem.type') },
    { label: ctx.t('problem.status'), numeric: true },
  ];
  return table(caption, columns, rows);
}
