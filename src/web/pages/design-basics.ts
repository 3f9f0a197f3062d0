// The design page: type, space, colours with their contrast, icons.
import type { Ctx } from '../context.ts';
import { coloursIn, measure, type Measured } from '../contrast.ts';
import { html, type Html } from '../html.ts';
import { icon, table } from '../parts.ts';
import { stylesheet } from '../static.ts';
import type { Element } from './design.ts';

const sizes = [
  ['--t0', '13 px', 'small'],
  ['--t1', '15 px', ''],
  ['--t2', '17 px', 'lede ink'],
] as const;
const spaces = [4, 8, 12, 16, 24, 32, 48, 72] as const;
const icons =
  'again bars book box cal cap check clock copy data down down2 drop edit filter go info left link list lock merge minus more off out person play plus print right room search split stream talk tree warn x'.split(
    ' ',
  );

export const basics = (ctx: Ctx): readonly Element[] => [
  { id: 'type', once: true, draw: () => type(ctx) },
  { id: 'space', once: true, draw: space },
  { id: 'colour', draw: colours },
  { id: 'contrast', once: true, draw: () => contrasts(ctx) },
  { id: 'icons', draw: iconList },
];

const type = (ctx: Ctx): Html =>
  html`<div class="stack">
    <p class="name"><bdi>weefgetouw</bdi></p>
    <p class="def">${ctx.t('design.serif')}</p>
    ${sizes.map(([token, size, name]) => html`<p class="${name}"><code>${token}</code> ${size}. ${ctx.t('design.sans')}</p>`)}
    <p class="iri">${ctx.hub.base}/id/concept/weefgetouw</p>
  </div>`;

const space = (): Html =>
  html`<ul class="lines tight">
    ${spaces.map(
      (px, i) =>
        html`<li class="when">
          <span class="k"><code>--s${i + 1}</code> ${px} px</span
          ><svg width="${px}" height="12" aria-hidden="true">
            <rect width="${px}" height="12" fill="var(--water)" />
          </svg>
        </li>`,
    )}
  </ul>`;

const colours = (): Html =>
  html`<ul class="swatch">
    ${coloursIn(stylesheet()).map(
      ({ name }) =>
        html`<li>
          <svg aria-hidden="true"><rect width="100%" height="100%" fill="var(--${name})" /></svg><code>--${name}</code>
        </li>`,
    )}
  </ul>`;

function contrasts(ctx: Ctx): Html {
  const figure = (value: number): string => ctx.number(Math.floor(value * 100) / 100);
  const row = ({ on, under, needs, light, dark }: Measured) => [
    html`<code>--${on}</code>`,
    html`<code>--${under}</code>`,
    figure(light),
    figure(dark),
    figure(needs),
  ];
  const words = ['design.colour', 'design.pair', 'design.light', 'design.dark', 'design.needs'] as const;
  const columns = words.map((key, i) => ({ label: ctx.t(key), numeric: i > 1 }));
  return html`<div class="cq">${table(ctx.t('design.contrast'), columns, measure(stylesheet()).map(row))}</div>`;
}

const iconList = (): Html =>
  html`<ul class="row icons">
    ${icons.map((name) => html`<li>${icon(name)} <span class="lang">${name}</span></li>`)}
  </ul>`;
