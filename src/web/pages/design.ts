// Every element of the design on one page, as the hub itself draws it.
import { museums } from '../../access/policy.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { museumLink } from '../museums.ts';
import { empty, facts, icon, level, note, section, status, table, written } from '../parts.ts';

const colours = [
  'paper',
  'sheet',
  'mist',
  'line',
  'edge',
  'ink',
  'soft',
  'water',
  'deep',
  'wash',
  'weed',
  'clay',
  'ochre',
  'moss',
];
const icons = [
  'again',
  'book',
  'cal',
  'cap',
  'check',
  'clock',
  'copy',
  'edit',
  'filter',
  'info',
  'left',
  'link',
  'lock',
  'off',
  'person',
  'plus',
  'right',
  'search',
  'stream',
  'tree',
  'warn',
  'x',
];

export function designPage(ctx: Ctx): Html {
  const title = ctx.t('foot.design');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('design.lede')}</p>
    </div>
    ${section(
      { id: 'colour', title: ctx.t('design.colour') },
      html`<ul class="swatch">
        ${colours.map((name) => html`<li><i class="c-${name}"></i><span class="lang">--${name}</span></li>`)}
      </ul>`,
    )}
    ${section(
      { id: 'type', title: ctx.t('design.type') },
      html`<p class="name">weefgetouw</p>
        <p class="def">${ctx.t('design.serif')}</p>
        <p>${ctx.t('design.sans')}</p>
        <p class="iri">${ctx.hub.base}/id/concept/weefgetouw</p>`,
    )}
    ${section(
      { id: 'buttons', title: ctx.t('design.buttons') },
      html`<p class="row">
        <button class="btn main" type="button">${icon('edit')}${ctx.t('edit.save')}</button
        ><button class="btn" type="button">${ctx.t('paging.later')}</button
        ><button class="btn bare" type="button">${ctx.t('edit.stop')}</button
        ><button class="btn no" type="button">${ctx.t('thing.delete')}</button
        ><span class="seg"
          ><a class="btn" href="#buttons" aria-current="true">${ctx.t('list.label')}</a
          ><a class="btn" href="#buttons">${ctx.t('list.newest')}</a></span
        >
      </p>`,
    )}
    ${section({ id: 'fields', title: ctx.t('design.fields') }, fields(ctx))} ${samples(ctx)}`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

function fields(ctx: Ctx): Html {
  return html`<div class="two">
      <div class="field">
        <label for="d1">${ctx.t('list.name')}</label><input class="in" id="d1" value="weefgetouw" />
      </div>
      <div class="field">
        <label for="d2">${ctx.t('list.name')} <span class="opt">${ctx.t('form.needed')}</span></label
        ><input class="in" id="d2" value="" aria-invalid="true" aria-describedby="d2-e" />
        <p class="err" id="d2-e">${icon('warn')}${ctx.t('form.badIri')}</p>
      </div>
      <div class="field">
        <label for="d3">${ctx.t('concept.language')}</label
        ><select class="in" id="d3">
          <option>nl</option>
          <option>en</option>
        </select>
      </div>
      <div class="field">
        <label for="d4">${ctx.t('thing.changed')}</label><input class="in" id="d4" type="date" value="2026-11-22" />
      </div>
    </div>
    <p class="row ticks after">
      <label class="tick"><input type="radio" name="d5" checked /><span>${ctx.t('value.yes')}</span></label
      ><label class="tick"><input type="radio" name="d5" /><span>${ctx.t('value.no')}</span></label
      ><label class="tick"><input type="checkbox" checked /><span>${ctx.t('mark.public')}</span></label>
    </p>`;
}

function samples(ctx: Ctx): Html {
  return html`${section(
    { id: 'states', title: ctx.t('design.states') },
    html`<p class="row">
        ${status('ok', ctx.t('mark.public'))}${status('wait', ctx.t('mark.internal'))}${status('no', ctx.t('mark.personal'))}${status('off', ctx.t('concept.deprecated'))}
      </p>
      <p class="row after">${museums.map((key) => museumLink(key))}</p>
      <p class="after measure">${level(72, '72 %', 'stam')}</p>`,
  )}
  ${section(
    { id: 'notes', title: ctx.t('design.notes') },
    html`<div class="stack">
      ${note('info', html`<p>${ctx.t('tree.elsewhere', { name: 'weefgetouw' })}</p>`)}${note('ok', html`<p>${ctx.t('history.touched')}</p>`)}${note('wait', html`<p>${ctx.t('delete.used', { n: 3 })}</p>`)}
      <div class="note" data-k="no">
        ${icon('warn')}
        <p>${ctx.t('edit.stale')}</p>
      </div>
      ${empty(ctx.t('scheme.empty'))}
    </div>`,
  )}
  ${section(
    { id: 'tables', title: ctx.t('design.tables') },
    html`${table(
        ctx.t('design.tables'),
        [{ label: ctx.t('list.name') }, { label: ctx.t('scheme.concepts'), numeric: true }],
        [
          [written('technieken', 'nl'), ctx.number(1284)],
          [written('materialen', 'nl'), ctx.number(97)],
        ],
      )}
      <div class="after">
        ${facts([
          [ctx.t('scheme.tops'), '3'],
          [ctx.t('scheme.keeper'), 'STAM'],
        ])}
      </div>
      <p class="after">
        <del>${ctx.t('diff.removed')}</del> <ins>${ctx.t('diff.added')}</ins> <mark>email</mark>leren <kbd>/</kbd>
        <span class="tag">nl</span>
      </p>`,
  )}
  ${section(
    { id: 'icons', title: ctx.t('design.icons') },
    html`<ul class="row icons">
      ${icons.map((name) => html`<li>${icon(name)} <span class="lang">${name}</span></li>`)}
    </ul>`,
  )}`;
}
