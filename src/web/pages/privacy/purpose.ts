// Why somebody looks at records of others: asked once in a browser, before the first record opens.
import { purposes } from '../../../audit/situation.ts';
import type { Ctx } from '../../context.ts';
import { html, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import { purposeWord } from './words.ts';

/** @param next where the reader was going: a path of ours */
export function purposePage(ctx: Ctx, next: string): Html {
  const title = ctx.t('purpose.title');
  const choice = (purpose: string, i: number): Html =>
    html`<p>
      <label
        ><input type="radio" name="purpose" value="${purpose}" required ${i === 0 && html` checked`} />
        ${purposeWord(ctx, purpose)}</label
      >
    </p>`;
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('purpose.lede')}</p>
    </div>
    <form class="stack narrow" method="post" action="/privacy/purpose">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input type="hidden" name="next" value="${next}" />
      <fieldset>
        <legend class="vh">${title}</legend>
        ${purposes.map(choice)}
      </fieldset>
      <p><button class="btn main">${ctx.t('purpose.go')}</button></p>
    </form>`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}
