// A text as its readers will see it, before it is saved: a page of its own, or only the text for a script that shows it beside the box.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { moduleWord } from '../../../web/names.ts';
import { empty } from '../../../web/parts.ts';
import { readText } from '../reading/text.ts';

export interface Previewed {
  readonly text: string;
  readonly lang: string;
  /** Only the text, for a script. */
  readonly bare: boolean;
}

export async function previewPage(ctx: Ctx, { text, lang, bare }: Previewed): Promise<Html> {
  const { body } = await readText(ctx, { text, prefix: 'v' });
  const shown =
    text.trim() === ''
      ? empty(ctx.t('wiki.previewEmpty'))
      : html`<div class="text" dir="auto" lang="${lang}">${body}</div>`;
  if (bare) return shown;
  const title = ctx.t('wiki.previewTitle');
  const breadcrumbs = [{ label: moduleWord(ctx, 'wiki'), href: '/wiki' }, { label: title }];
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('wiki.previewTab')}</p>
    </div>
    ${shown}`;
  return layout(ctx, { title, section: 'wiki', breadcrumbs }, main);
}
