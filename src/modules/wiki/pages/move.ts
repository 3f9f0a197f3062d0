// The form that gives a page another address. What was typed comes back with what is wrong with it.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { moduleWord } from '../../../web/names.ts';
import { titleOf } from '../../../web/pages/frame.ts';
import { icon } from '../../../web/parts.ts';
import { docOfThing, type Thing } from '../../../web/thing.ts';

export interface Again {
  readonly ref: string;
  readonly wrong: string;
}

export function movingPage(ctx: Ctx, thing: Thing, again?: Again): Html {
  const name = titleOf(ctx, thing);
  const title = ctx.t('wiki.moveTitle', { name });
  const doc = docOfThing(thing.resource);
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('wiki.moveLede')}</p>
    </div>
    <form method="post" action="/wiki/move" class="stack">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
        type="hidden"
        name="page"
        value="${thing.resource.subject}"
      /><input type="hidden" name="seq" value="${thing.resource.seq}" />
      <div class="field">
        <label for="ref">${ctx.t('wiki.moveLabel')}</label>
        <p class="hint" id="ref-h">${ctx.t('wiki.moveHint')}</p>
        <input
          class="in"
          id="ref"
          name="ref"
          value="${again?.ref ?? thing.resource.ref}"
          required
          maxlength="100"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="ref-h${again && ' ref-e'}"
          ${again && html` aria-invalid="true"`}
        />
        ${again && html`<p class="err" id="ref-e">${icon('warn')}<span>${again.wrong}</span></p>`}
      </div>
      <p class="row">
        <button class="btn main">${ctx.t('wiki.moveNow')}</button
        ><a class="btn bare" href="${doc}">${ctx.t('edit.stop')}</a>
      </p>
    </form>`;
  const breadcrumbs = [
    { label: moduleWord(ctx, 'wiki'), href: '/wiki' },
    { label: name, href: doc },
    { label: ctx.t('wiki.move') },
  ];
  return layout(ctx, { title, section: 'wiki', breadcrumbs }, main);
}
