// A thing that was deleted: it says so, shows its history, and offers the way back to who may take it.
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { moduleWord } from '../names.ts';
import { note } from '../parts.ts';
import { listed, type HistoryOf } from './history-list.ts';
import { nameIn, restoreButton } from './history.ts';

export async function renderGone(ctx: Ctx, { resource, versions }: HistoryOf): Promise<Html> {
  const name = await nameIn(ctx, resource);
  const last = versions.find(({ action }) => action !== 'delete');
  const when = versions[0]?.at ?? resource.at;
  const users = await ctx.hub.state.countLinksTo(resource.subject, { marks: ctx.marks });
  const title = ctx.t('gone.title');
  const breadcrumbs = [{ label: moduleWord(ctx, resource.module), href: `/${resource.module}` }, { label: name }];
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede"><span class="iri">${resource.subject}</span></p>
    </div>
    ${note(
      'wait',
      html`<p>${ctx.t('gone.text', { when: ctx.fullMoment(when) })}</p>
        ${users > 0 && html`<p>${ctx.t('delete.used', { n: users })}</p>`}${last && html`<div class="row">${restoreButton(ctx, resource, last, ctx.t('delete.undo'))}</div>`}`,
    )}
    <section class="sec over" aria-labelledby="h">
      <div class="g hang">
        <div class="head"><h2 id="h">${ctx.t('history.title')}</h2></div>
        <div>${listed(ctx, { resource, versions })}</div>
      </div>
    </section>`;
  return layout(ctx, { title, section: resource.module, breadcrumbs }, main);
}
