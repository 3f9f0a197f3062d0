// The shapes of a module for people: every kind of thing with its fields, how often each may stand, and who sees it.
import type { Module, TypeSpec } from '../module.ts';
import type { Field } from '../shacl/shapes.ts';
import { codeBlock } from '../web/code.ts';
import type { Ctx } from '../web/context.ts';
import { html, type Child, type Html } from '../web/html.ts';
import { layout, type Crumb } from '../web/layout.ts';
import { compact, moduleWord } from '../web/names.ts';
import { section, table } from '../web/parts.ts';
import { capital } from '../web/words.ts';

const crumbs = (ctx: Ctx, more: readonly Crumb[]): readonly Crumb[] => [
  { label: ctx.t('nav.data'), href: '/data' },
  ...more,
];

/** GET /shapes */
export function shapesOverview(ctx: Ctx): Html {
  const title = ctx.t('shapes.title');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('shapes.lede')}</p>
    </div>
    <ul class="lines">
      ${ctx.hub.modules.map(
        ({ name, types }) =>
          html`<li class="when wide-k">
            <a href="/shapes/${name}">${moduleWord(ctx, name)}</a>
            <div>${types.map((type) => type[ctx.lang][1]).join(', ')}</div>
          </li>`,
      )}
    </ul>`;
  return layout(ctx, { title, section: 'data', breadcrumbs: crumbs(ctx, [{ label: title }]) }, main);
}

/** GET /shapes/{module} */
export function shapesPage(ctx: Ctx, module: Module): Html {
  const name = moduleWord(ctx, module.name);
  const title = ctx.t('shapes.of', { name });
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('shapes.lede')}</p>
    </div>
    <div class="grid">
      <div class="c9">${module.types.map((type) => kind(ctx, module, type))}</div>
      <aside class="c3 first-s stack">
        <nav class="acts" aria-label="${title}">
          ${module.types.map((type) => html`<a href="#${type.name}">${capital(type[ctx.lang][1])}</a>`)}
        </nav>
        ${section(
          { id: 'file', title: ctx.t('shapes.asFile') },
          html`<p>${ctx.t('shapes.asFileText')}</p>
            ${codeBlock(ctx, { id: 'curl', text: `curl -H 'Accept: text/turtle' ${ctx.hub.base}/shapes/${module.name}` })}`,
        )}
      </aside>
    </div>`;
  const breadcrumbs = crumbs(ctx, [{ label: ctx.t('shapes.title'), href: '/shapes' }, { label: name }]);
  const alternates = [{ href: `/shapes/${module.name}`, type: 'text/turtle' }];
  return layout(ctx, { title, section: 'data', breadcrumbs, alternates }, main);
}

function kind(ctx: Ctx, module: Module, type: TypeSpec): Html {
  const title = capital(type[ctx.lang][0]);
  const columns = [
    { label: ctx.t('shapes.field') },
    { label: ctx.t('shapes.value') },
    { label: ctx.t('shapes.times') },
    { label: ctx.t('shapes.seen') },
  ];
  const rows = ctx.hub.shapes.fields(module.name, type.class).map((field) => row(ctx, field));
  return section(
    { id: type.name, title, note: html`<span class="iri">${short(ctx, type.class)}</span>` },
    table(title, columns, rows),
  );
}

/** `skos:prefLabel`, and `vijver:museum` for a word of our own. */
const short = (ctx: Ctx, full: string): string => compact(full.replace(`${ctx.hub.base}/ns#`, 'vijver:'));

const row = (ctx: Ctx, field: Field): readonly Child[] => [
  html`<span
    >${field.name[ctx.lang]}<br /><small class="iri soft">${short(ctx, field.path)}</small>${
      field.description[ctx.lang] !== '' && html`<br /><small class="soft">${field.description[ctx.lang]}</small>`
    }</span
  >`,
  ctx.t(`shapes.kind.${field.kind}`, { n: field.choices.length }),
  times(ctx, field),
  ctx.t(`mark.${field.visibility}`),
];

function times(ctx: Ctx, { minCount, maxCount }: Field): string {
  if (maxCount === 1) return ctx.t(minCount === 1 ? 'shapes.times.one' : 'shapes.times.atMostOne');
  if (maxCount !== undefined) return ctx.t('shapes.times.range', { from: minCount, to: maxCount });
  return ctx.t(minCount > 0 ? 'shapes.times.oneOrMore' : 'shapes.times.any');
}
