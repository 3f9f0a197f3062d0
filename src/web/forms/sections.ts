// A form in sections, by the groups of its shape: with a way to each of them, and what is empty and optional one step back.
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { drawField, type Drawing } from './draw.ts';
import { isBlank, type Filled, type Row } from './typed.ts';

type Entry = readonly [place: number, field: Field];

interface Group {
  readonly id: string;
  readonly title: string;
  readonly near: readonly Entry[];
  /** Optional and empty: behind one line. */
  readonly far: readonly Entry[];
  readonly wrong: boolean;
}

/** Groups in the order of the shape. The first fields of a group stay in sight; of a group that folds, only what stands, is needed or is wrong. */
export function groupsOf({ ctx, errors }: Drawing, fields: readonly Field[], filled: Filled): readonly Group[] {
  const wrong = (i: number): boolean =>
    [...errors.at.keys()].some((key) => key === `f${i}` || key.startsWith(`f${i}.`));
  const groups = Map.groupBy(fields.entries(), ([, field]) => field.group[ctx.lang]);
  return [...groups].map(([name, entries], n): Group => {
    const shown = n > 0 && entries[0]?.[1].folded ? 0 : n < 2 ? 4 : 3;
    const isNear = ([i, field]: Entry, at: number): boolean =>
      at < shown || field.minCount > 0 || wrong(i) || stands(field, filled[i] ?? []);
    const near = entries.filter(isNear);
    return {
      id: `fg${n}`,
      title: name === '' ? ctx.t('thing.about') : name,
      near,
      far: entries.filter((entry) => !near.includes(entry)),
      wrong: entries.some(([i]) => wrong(i)),
    };
  });
}

/** Something stands in it, or somebody just asked for a row of it. */
const stands = ({ kind }: Field, rows: readonly Row[]): boolean =>
  rows.some((row) => !isBlank(row)) || rows.length > (kind === 'nested' ? 0 : 1);

/** All fields, by group. */
export function drawFields(drawing: Drawing, fields: readonly Field[], filled: Filled): Html {
  const draw = ([i, field]: Entry): Html => drawField(drawing, field, `f${i}`, filled[i] ?? []);
  return html`${groupsOf(drawing, fields, filled).map(
    ({ id, title, near, far }) =>
      html`<section class="sec" aria-labelledby="${id}">
        <div class="g hang">
          <div class="head"><h2 id="${id}" tabindex="-1">${title}</h2></div>
          <div class="stack wide">${near.map(draw)}${far.length > 0 && fold(drawing.ctx, far, draw)}</div>
        </div>
      </section>`,
  )}`;
}

const fold = (ctx: Ctx, far: readonly Entry[], draw: (entry: Entry) => Html): Html =>
  html`<details class="more">
    <summary>
      ${ctx.t('form.more', { n: far.length })}
      <span class="soft">${far.map(([, field]) => field.name[ctx.lang]).join(', ')}</span>
    </summary>
    <div class="stack wide">${far.map(draw)}</div>
  </details>`;

const fewestParts = 4;

/** A way to each section, for forms that are long. */
export function jumps(drawing: Drawing, fields: readonly Field[], filled: Filled): Html | undefined {
  const groups = groupsOf(drawing, fields, filled);
  if (groups.length < fewestParts) return undefined;
  return html`<nav class="tabs jump" aria-label="${drawing.ctx.t('edit.parts')}">
    ${groups.map(({ id, title, wrong }) => html`<a href="#${id}">${wrong ? html`<span class="st" data-s="no">${title}</span>` : title}</a>`)}
  </nav>`;
}
