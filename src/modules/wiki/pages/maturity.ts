// The digital-maturity scan of a museum: its scores by aspect as a radar, and their mean through the years as a line.
import type { Museum } from '../../../access/policy.ts';
import { museumIri } from '../../../rdf/refs.ts';
import { namedNode } from '../../../rdf/terms.ts';
import { lineChart } from '../../../web/charts/line.ts';
import { radarChart } from '../../../web/charts/radar.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { empty, section } from '../../../web/parts.ts';
import { sparql } from '../../../rdf/query.ts';
import { see } from './figures.ts';
import { ask, valueOf } from '../ask.ts';

export interface Score {
  readonly aspect: string;
  /** `2026`. */
  readonly year: string;
  /** 0–100: the mean of the statements of one aspect in one year. */
  readonly score: number;
}

/** @returns undefined while the store cannot answer */
export async function scoresOf(ctx: Ctx, museum: Museum): Promise<readonly Score[] | undefined> {
  const keeper = namedNode(museumIri(ctx.hub.base, museum));
  const rows = await ask(
    ctx,
    sparql`SELECT ?aspect ?year (AVG(?score) AS ?mean) WHERE {
  ?observation a qb:Observation ; vijver:museum ${keeper} ; vijver:aspect ?aspect ; dct:date ?day ; vijver:score ?score .
  BIND (SUBSTR(STR(?day), 1, 4) AS ?year) } GROUP BY ?aspect ?year ORDER BY ?aspect ?year LIMIT 500`,
  );
  return rows?.map(({ aspect, year, mean }) => ({
    aspect: valueOf(aspect),
    year: valueOf(year),
    score: Math.round(Number(valueOf(mean))),
  }));
}

export async function maturitySection(ctx: Ctx, museum: Museum): Promise<Child> {
  const scores = await scoresOf(ctx, museum);
  if (scores === undefined) return undefined;
  const body =
    scores.length === 0
      ? empty(ctx.t('over.maturityNone'), html`<p class="soft">${ctx.t('over.maturityHow')}</p>`)
      : html`${charts(ctx, scores)}${see(`/wiki/score?museum=${museum}`, ctx.t('over.seeScores'))}`;
  return section({ id: 'maturity', title: ctx.t('over.maturity'), hang: true }, body);
}

const mean = (values: readonly number[]): number =>
  Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);

function charts(ctx: Ctx, scores: readonly Score[]): Html {
  const years = [...new Set(scores.map(({ year }) => year))].toSorted();
  const axes = [...new Set(scores.map(({ aspect }) => aspect))];
  const at = (year: string, aspect: string) =>
    scores.find((each) => each.year === year && each.aspect === aspect)?.score;
  const shared = { asTable: ctx.t('over.table'), number: ctx.number };
  const latest = years.slice(-2);
  const radar =
    axes.length > 2 &&
    radarChart({
      ...shared,
      id: 'maturity-radar',
      title: ctx.t('over.maturity'),
      says: ctx.t('over.maturitySays'),
      head: ctx.t('over.aspect'),
      axes,
      series: latest.map((year) => ({ name: year, values: axes.map((aspect) => at(year, aspect)) })),
      most: 100,
    });
  const trend =
    years.length > 1 &&
    lineChart({
      ...shared,
      id: 'maturity-trend',
      title: ctx.t('over.trend'),
      says: ctx.t('over.trendSays'),
      head: ctx.t('over.year'),
      labels: years,
      series: [
        {
          name: ctx.t('over.score'),
          values: years.map((year) => mean(scores.filter((each) => each.year === year).map(({ score }) => score))),
        },
      ],
    });
  return html`<div class="grid">
    <div class="c6">${radar}</div>
    <div class="c6">${trend}</div>
  </div>`;
}
