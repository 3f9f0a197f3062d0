// Candidates and matched names as tables for people: each with its score and the reasons in words. Text in, HTML out.
import type { Ctx } from '../web/context.ts';
import { html, type Html } from '../web/html.ts';
import { empty, level, status, table } from '../web/parts.ts';
import type { Matched } from './column.ts';
import type { Match } from './match.ts';
import { why } from './why.ts';

const thing = (match: Match): Html =>
  html`<a class="serif" href="/doc?iri=${encodeURIComponent(match.id)}"><bdi>${match.name}</bdi></a>
    <small class="soft"><bdi>${match.description}</bdi></small>`;

const scored = (ctx: Ctx, { score }: Match): Html => level(Math.round(score), ctx.number(Math.round(score)));

function reasons(ctx: Ctx, match: Match): Html {
  const sure = match.match ? status('ok', ctx.t('recon.safe')) : status('wait', ctx.t('recon.look'));
  return html`<span>${sure}<br /><small>${why(ctx, match).join(', ')}</small></span>`;
}

export function candidatesTable(ctx: Ctx, text: string, matches: readonly Match[]): Html {
  if (matches.length === 0) return html`<div role="status">${empty(ctx.t('recon.none'))}</div>`;
  const columns = [{ label: ctx.t('recon.found') }, { label: ctx.t('recon.score') }, { label: ctx.t('recon.why') }];
  const rows = matches.map((match) => [thing(match), scored(ctx, match), reasons(ctx, match)]);
  return html`<div class="cq after">${table(ctx.t('recon.candidates', { text }), columns, rows)}</div>`;
}

export function namesTable(ctx: Ctx, matched: readonly Matched[]): Html {
  const columns = [
    { label: ctx.t('recon.yours') },
    { label: ctx.t('recon.best') },
    { label: ctx.t('recon.score'), numeric: true },
    { label: ctx.t('recon.why') },
  ];
  const rows = matched.map(({ name, best }) => [
    html`<bdi>${name}</bdi>`,
    best === undefined ? html`<span class="soft">${ctx.t('recon.nothing')}</span>` : thing(best),
    best && ctx.number(Math.round(best.score)),
    best && reasons(ctx, best),
  ]);
  return html`<div class="cq">${table(ctx.t('recon.here'), columns, rows)}</div>`;
}
