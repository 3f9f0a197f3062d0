// The design page: what gives a page its order: tables, tabs, trees, statuses, notes, differences, time.
import { museums } from '../../access/policy.ts';
import type { Ctx } from '../context.ts';
import { textDiff } from '../text-diff.ts';
import { html, type Html } from '../html.ts';
import { crumbs } from '../layout.ts';
import { museumLink } from '../museums.ts';
import { facts, icon, level, note, paging, status, table, written } from '../parts.ts';
import { alphabet } from '../parts/alphabet.ts';
import { tabs } from '../parts/tabs.ts';
import type { Element } from './design.ts';
import { pagingWords } from './paged.ts';

export const structure = (ctx: Ctx): readonly Element[] => [
  { id: 'tables', wide: true, draw: (end) => tables(ctx, end) },
  { id: 'tabs', draw: (end) => tabsAndCrumbs(ctx, end) },
  { id: 'tree', draw: (end) => tree(ctx, end) },
  { id: 'states', draw: () => states(ctx) },
  { id: 'notes', draw: () => notes(ctx) },
  { id: 'diff', wide: true, draw: () => difference(ctx) },
  { id: 'timeline', draw: () => timeline(ctx) },
];

function tables(ctx: Ctx, end: string): Html {
  const columns = [
    { label: ctx.t('list.name'), sort: { href: '#tables', order: 'ascending' } },
    { label: ctx.t('scheme.concepts'), numeric: true, sort: { href: '#tables' } },
    { label: ctx.t('mapping.state') },
  ] as const;
  const rows = [
    [written('materialen', 'nl'), ctx.number(1284), status('ok', ctx.t('mark.public'))],
    [written('technieken', 'nl'), ctx.number(97), status('wait', ctx.t('mark.internal'))],
  ];
  const pages = paging({
    label: `${ctx.t('paging.label')}${end}`,
    page: 2,
    size: 60,
    total: 240,
    href: () => '#tables',
    words: pagingWords(ctx, 2, 60, 240),
  });
  return html`${table(ctx.t('design.tables'), columns, rows)}${pages}
    <div class="after">
      ${facts([
        [ctx.t('scheme.tops'), '3'],
        [ctx.t('scheme.keeper'), 'STAM'],
      ])}
    </div>`;
}

const tabsAndCrumbs = (ctx: Ctx, end: string): Html =>
  html`${crumbs(ctx, [{ label: ctx.t('nav.terms'), href: '/terms' }, { label: 'Technieken', href: '#tabs' }, { label: 'emailleren' }], end)}
  ${tabs(`${ctx.t('scheme.parts')}${end}`, [
    { label: ctx.t('scheme.view.browse'), href: '#tabs', current: true, count: '106' },
    { label: ctx.t('scheme.view.new'), href: '#tabs' },
    { label: ctx.t('scheme.view.old'), href: '#tabs', count: '2' },
  ])}`;

const tree = (ctx: Ctx, end: string): Html =>
  html`<ul class="tree">
      <li class="br">
        <a href="#tree">textieltechnieken</a> <span class="n">9</span>
        <details open>
          <summary>
            ${icon('right')}<span class="vh">${ctx.t('tree.under', { name: 'textieltechnieken' })}</span>
          </summary>
          <ul>
            <li><a href="#tree" aria-current="true">weven</a></li>
            <li><a href="#tree">vilten</a></li>
          </ul>
        </details>
      </li>
      <li><a href="#tree">vergulden</a></li>
    </ul>
    ${alphabet({
      label: `${ctx.t('az.letters')}${end}`,
      found: ['a', 'e', 'v', 'w', 'ø'],
      current: 'e',
      href: () => '#tree',
      all: { href: '#tree', word: ctx.t('az.all') },
    })}`;

const states = (ctx: Ctx): Html =>
  html`<p class="row">
      ${status('ok', ctx.t('mark.public'))}${status('wait', ctx.t('mark.internal'))}${status('no', ctx.t('mark.personal'))}${status('off', ctx.t('concept.deprecated'))}${status('', 'concept')}
    </p>
    <p class="row after">${museums.map((key) => museumLink(key))}</p>
    <div class="after stack">${museums.slice(0, 3).map((key, i) => level(74 - i * 9, `${74 - i * 9} %`, key))}</div>`;

const notes = (ctx: Ctx): Html =>
  html`<div class="stack">
    ${note('info', html`<p>${ctx.t('tree.elsewhere', { name: 'weefgetouw' })}</p>`)}${note('ok', html`<p>${ctx.t('history.touched')}</p>`)}${note('wait', html`<p>${ctx.t('concept.retired')}</p>`)}
    <div class="note" data-k="no">
      ${icon('warn')}
      <p>${ctx.t('tree.failed')}</p>
    </div>
  </div>`;

function difference(ctx: Ctx): Html {
  const { was, is } = textDiff('Glaspoeder op metaal branden.', 'Glaspoeder op metaal aanbrengen en branden.');
  return table(
    ctx.t('diff.title'),
    [{ label: ctx.t('diff.field') }, { label: ctx.t('diff.was') }, { label: ctx.t('diff.is') }],
    [[ctx.t('concept.definition'), html`<span class="serif">${was}</span>`, html`<span class="serif">${is}</span>`]],
  );
}

const timeline = (ctx: Ctx): Html =>
  html`<ol class="lines">
    ${(['2026-05-21T09:30:00Z', '2026-04-02T14:00:00Z'] as const).map(
      (at) =>
        html`<li class="when">
          ${ctx.moment(at)}
          <div>
            ${ctx.t('history.changed', { fields: ctx.t('concept.definition') })}<small
              >${ctx.t('role.editor')}, STAM</small
            >
          </div>
        </li>`,
    )}
  </ol>`;
