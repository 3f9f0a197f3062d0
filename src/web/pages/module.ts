// The front page of a module: what there is, kind by kind; for terms, the lists with how much is in each.
import type { Module, TypeSpec } from '../../module.ts';
import type { Ctx } from '../context.ts';
import { totalsOf } from '../counts.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { moduleWord } from '../names.ts';
import { icon, section } from '../parts.ts';
import { capital, type WordKey } from '../words.ts';
import { changedList } from './changed.ts';
import { findTerm, schemesSection } from './terms.ts';

export async function modulePage(ctx: Ctx, module: Module): Promise<Html> {
  const title = moduleWord(ctx, module.name);
  const [latest, special, kinds] = await Promise.all([
    ctx.hub.state.list({ marks: ctx.marks, module: module.name, order: 'newest', lang: ctx.lang, limit: 6, offset: 0 }),
    module.name === 'terms' ? schemesSection(ctx) : undefined,
    kindsSection(ctx, module),
  ]);
  const first = module.types[module.name === 'terms' ? 1 : 0];
  const add =
    first &&
    ctx.mayWrite(module.name, ctx.museumFor(module.name, first.name), first.name) &&
    newButton(ctx, module, first, true);
  const changed =
    latest.length > 0 &&
    section(
      { id: 'changed', title: ctx.t('home.changed') },
      html`${changedList(ctx, latest)}
        <p class="after"><a href="/ldes/${module.name}">${ctx.t('module.stream')}</a></p>`,
    );
  const main = html`<div class="title bar">
      <div>
        <h1>${title}</h1>
        <p class="lede">${ctx.t(`module.${module.name}` as WordKey)}</p>
      </div>
      <p class="row">${add}</p>
    </div>
    ${module.name === 'terms' && findTerm(ctx)}
    <div class="grid">
      <div class="c7">${special}${kinds}</div>
      <div class="c5">${changed}</div>
    </div>`;
  return layout(
    ctx,
    { title, section: module.name, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] },
    main,
  );
}

export const newButton = (ctx: Ctx, module: Module, type: TypeSpec, main = false): Html =>
  html`<a class="btn${main && ' main'}" href="${type.form?.blank ?? `/${module.name}/new/${type.name}`}"
    >${icon('plus')}${ctx.t('module.new', { type: type[ctx.lang][0] })}</a
  >`;

export async function kindsSection(ctx: Ctx, module: Module): Promise<Html> {
  const totals = await totalsOf(ctx.hub.state, ctx.marks);
  const countOfType = (type: TypeSpec): number =>
    totals
      .filter((each) => each.module === module.name && each.type === type.name)
      .reduce((sum, { count }) => sum + count, 0);
  // A nought would tell a stranger that there are none, where it only means that they may not see them.
  const shown = ctx.signedIn ? module.types : module.types.filter((type) => countOfType(type) > 0);
  const rows = shown.map((type) => {
    const n = countOfType(type);
    const name = capital(type[ctx.lang][1]);
    return html`<li class="row end">
      ${n === 0 ? html`<span>${name}</span>` : html`<a href="/${module.name}/${type.name}">${name}</a>`}<span
        class="${n === 0 && 'soft'}"
        >${ctx.number(n)}</span
      >
    </li>`;
  });
  return section(
    { id: 'kinds', title: ctx.t('module.kinds'), hang: true },
    html`<ul class="lines tight">
        ${rows}
      </ul>
      ${shown.length < module.types.length && html`<p class="after soft">${ctx.t('module.signIn')}</p>`}`,
  );
}
