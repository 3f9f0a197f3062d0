// The design page: figures that explain themselves, and what a day or a team looks like. The numbers are invented.
import type { Ctx } from '../context.ts';
import { barChart } from '../charts/bar.ts';
import { lineChart } from '../charts/line.ts';
import { radarChart } from '../charts/radar.ts';
import { stackedChart } from '../charts/stacked.ts';
import { html, type Html } from '../html.ts';
import { museumName } from '../museums.ts';
import { agenda, lanes, matrix, matrixCell, score, skillLevel } from '../parts/work.ts';
import type { Element } from './design.ts';

export const figures = (ctx: Ctx): readonly Element[] => [
  { id: 'score', draw: () => scores(ctx) },
  { id: 'bar', draw: () => bars(ctx) },
  { id: 'line', draw: (end) => lines(ctx, end) },
  { id: 'stacked', draw: (end) => stacks(ctx, end) },
  { id: 'radar', draw: (end) => radar(ctx, end) },
  { id: 'agenda', draw: (end) => week(ctx, end) },
  { id: 'matrix', draw: (end) => team(ctx, end) },
];

const has = (ctx: Ctx, own: number, needs: number): Html =>
  matrixCell(skillLevel(own, needs, ctx.t('design.has', { has: own, needs })), own < needs);

const scores = (ctx: Ctx): Html =>
  html`${score(ctx.number(0.93), [
      { label: ctx.t('mapping.by.name'), share: 0.56, text: ctx.number(0.56) },
      { label: ctx.t('mapping.by.likeName'), share: 0.21, text: ctx.number(0.21) },
      { label: ctx.t('mapping.by.chain'), share: 0.16, text: ctx.number(0.16) },
    ])}
    <p class="after row"><span>${has(ctx, 2, 3)} ${ctx.t('design.has', { has: 2, needs: 3 })}</span></p>`;

const bars = (ctx: Ctx): Html =>
  barChart({
    title: ctx.t('scheme.concepts'),
    heads: [ctx.t('list.museum'), ctx.t('scheme.concepts')],
    bars: (['hva', 'industriemuseum', 'stam', 'msk'] as const).map((museum, i) => ({
      label: museumName(museum),
      museum,
      value: 412 - i * 87,
      text: ctx.number(412 - i * 87),
    })),
  });

const lines = (ctx: Ctx, end: string): Html =>
  lineChart({
    id: `line-chart${end}`,
    title: ctx.t('scheme.concepts'),
    asTable: ctx.t('design.asTable'),
    head: ctx.t('design.year'),
    labels: ['2021', '2022', '2023', '2024', '2025', '2026'],
    series: [
      { name: ctx.t('design.own'), values: [120, 180, 260, 410, 640, 910] },
      { name: ctx.t('design.linked'), values: [10, 40, undefined, 190, 380, 702] },
    ],
    number: ctx.number,
  });

const stacks = (ctx: Ctx, end: string): Html =>
  stackedChart({
    id: `stacked-chart${end}`,
    title: ctx.t('scheme.concepts'),
    asTable: ctx.t('design.asTable'),
    head: ctx.t('list.museum'),
    parts: [ctx.t('design.linked'), ctx.t('design.own'), ctx.t('scheme.view.old')],
    rows: [
      { label: 'STAM', values: [310, 92, 20] },
      { label: 'MSK Gent', values: [120, 201, 8] },
      { label: 'S.M.A.K.', values: [44, 60, 31] },
    ],
    number: ctx.number,
  });

const radar = (ctx: Ctx, end: string): Html =>
  radarChart({
    id: `radar-chart${end}`,
    title: 'STAM',
    asTable: ctx.t('design.asTable'),
    head: ctx.t('design.skill'),
    axes: ['Data', 'Processen', 'Mensen', 'Publiek', 'Beleid'],
    series: [
      { name: '2024', values: [2, 1, 3, 2, 1] },
      { name: '2026', values: [4, 3, 3, 4, 2] },
    ],
    most: 5,
    number: ctx.number,
  });

const week = (ctx: Ctx, end: string): Html =>
  html`${lanes(
      `${ctx.t('design.week')}${end}`,
      [ctx.t('design.resource'), ctx.t('design.week')],
      [
        {
          label: 'Auditorium',
          museum: 'stam',
          spans: [
            { from: 8, to: 14, kind: 'around', words: '' },
            { from: 14, to: 34, kind: 'firm', words: html`ma 14:00 tot 18:30, ${ctx.t('design.firm')}` },
            { from: 60, to: 76, kind: 'option', words: html`do 10:00 tot 13:00, ${ctx.t('design.option')}` },
          ],
        },
      ],
    )}
    <div class="after">
      ${agenda([
        {
          from: '14:00',
          to: '18:30',
          title: html`<a href="#agenda">Studiedag textiel</a>`,
          where: html`Auditorium, STAM, ${ctx.t('design.firm')}`,
        },
        {
          from: '19:00',
          to: '21:00',
          title: html`<a href="#agenda">Rondleiding</a>`,
          where: html`Zaal 3, MSK Gent, ${ctx.t('design.option')}`,
        },
      ])}
    </div>`;

const team = (ctx: Ctx, end: string): Html =>
  matrix(
    `${ctx.t('design.matrix')}${end}`,
    [ctx.t('design.skill'), 'Rondleider', 'Registrar', 'Planner'],
    [
      ['Axiell', [has(ctx, 1, 1), has(ctx, 3, 4), has(ctx, 0, 1)]],
      ['Recreatex', [has(ctx, 2, 2), has(ctx, 0, 0), has(ctx, 3, 3)]],
    ],
  );
