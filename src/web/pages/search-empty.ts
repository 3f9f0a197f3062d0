// The search page with nothing to show: before a question, where to begin; after one, what would find something.
import type { Ctx } from '../context.ts';
import { cutAt } from '../hits.ts';
import { html, type Child, type Html } from '../html.ts';
import { moduleWord } from '../names.ts';
import { section } from '../parts.ts';
import { hrefWith, withoutChoices } from './search-facets.ts';
import type { Found } from './search.ts';

/** The parts of the hub, with how much there is of each that the reader may see. */
function parts(ctx: Ctx, { totals }: Found): Html {
  const items = ctx.hub.modules.map(({ name }) => {
    const n = totals.filter((each) => each.module === name).reduce((sum, { count }) => sum + count, 0);
    return html`<li class="row end">
      <a class="tap" href="/${name}">${moduleWord(ctx, name)}</a
      ><span class="soft">${ctx.t('search.things', { n })}</span>
    </li>`;
  });
  return html`<ul class="lines tight">
    ${items}
  </ul>`;
}

/** Before anything was asked. */
export function beginning(ctx: Ctx, found: Found): Html {
  const keys = ctx.say('search.way.keys', { slash: html`<kbd>/</kbd>` });
  const ways = [ctx.t('search.way.name'), ctx.t('search.way.number'), ctx.t('search.way.slip'), keys];
  return html`<div class="grid">
    <div class="c7">
      ${section(
        { id: 'ways', title: ctx.t('search.ways') },
        html`<ul class="lines">
          ${ways.map((way) => html`<li>${way}</li>`)}
        </ul>`,
      )}
    </div>
    <div class="c5">${section({ id: 'start', title: ctx.t('search.browse') }, parts(ctx, found))}</div>
  </div>`;
}

function waysOut(ctx: Ctx, { result, tries }: Found): Child {
  if (result.found > 0)
    return html`<div>
      <a class="tap" href="${withoutChoices(ctx)}">${ctx.t('search.widen', { n: result.found })}</a>
    </div>`;
  if (tries.length === 0) return undefined;
  const items = tries.map(
    ({ text, count, more }) =>
      html`<li>
        <a class="tap" href="${hrefWith(ctx, (query) => query.set('q', text))}"
          ><bdi>${ctx.t(more ? 'search.tryMany' : 'search.tryCount', { text, n: count })}</bdi></a
        >
      </li>`,
  );
  return html`<div class="lab">${ctx.t('search.try')}</div>
    <ul class="lines tight">
      ${items}
    </ul>`;
}

/** Nothing fits: what to do now. */
export function nothing(ctx: Ctx, found: Found): Html {
  const text = html`<bdi>“${cutAt(found.query.text, 80)}”</bdi>`;
  const link = html`<a href="/terms/new/concept">${ctx.t('search.newTermLink')}</a>`;
  const browse = section({ id: 'start', title: ctx.t('search.browse'), quiet: true }, parts(ctx, found));
  return html`<div class="empty">
      <p>${ctx.say(found.result.found > 0 ? 'search.noneHere' : 'search.none', { text })}</p>
      <div class="stack">
        <div class="small">${ctx.t('search.noneHint')}</div>
        ${waysOut(ctx, found)}
        ${ctx.mayWrite('terms', ctx.museumFor('terms', 'concept'), 'concept') && html`<div class="small">${ctx.say('search.newTerm', { link })}</div>`}
      </div>
    </div>
    ${found.result.found === 0 && html`<div class="over">${browse}</div>`}`;
}
