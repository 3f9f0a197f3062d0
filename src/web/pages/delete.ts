// What taking away does and who will notice, with room for a reason. For who comes by a link; the button on the thing's own page needs no page.
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { note } from '../parts.ts';
import { docOfThing, type Thing } from '../thing.ts';
import { titleOf } from './frame.ts';

export async function deletePage(ctx: Ctx, thing: Thing): Promise<Html> {
  const { resource } = thing;
  const name = titleOf(ctx, thing);
  const doc = docOfThing(resource);
  const users = await ctx.hub.state.countLinksTo(resource.subject, { marks: ctx.marks });
  const main = html`<div class="title">
      <h1>${ctx.t('delete.title')}</h1>
      <p class="lede"><bdi class="serif">${name}</bdi></p>
    </div>
    ${users > 0 && note('wait', html`<p>${ctx.t('delete.used', { n: users })} <a href="${doc}#used">${ctx.t('delete.who')}</a></p>`)}
    <form class="stack narrow after" method="post" action="${doc}/delete">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
        type="hidden"
        name="_seq"
        value="${resource.seq}"
      />
      <p>${ctx.t('delete.text')}</p>
      <div class="field">
        <label for="_note">${ctx.t('edit.why')}</label><input class="in" id="_note" name="_note" maxlength="300" />
      </div>
      <p class="row">
        <button class="btn no">${ctx.t('thing.delete')}</button
        ><a class="btn bare" href="${doc}">${ctx.t('edit.stop')}</a>
      </p>
    </form>`;
  const breadcrumbs = [{ label: name, href: doc }, { label: ctx.t('thing.delete') }];
  return layout(ctx, { title: `${ctx.t('delete.title')}: ${name}`, section: resource.module, breadcrumbs }, main);
}
