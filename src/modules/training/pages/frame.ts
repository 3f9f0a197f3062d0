// The frame of a page of training: its head, what was just done, and where it stands in the hub.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { icon } from '../../../web/parts.ts';
import { doneNote } from './parts.ts';

export interface Frame {
  readonly title: string;
  readonly lede?: Child;
  /** Beside the title. */
  readonly aside?: Child;
  /** The page one step up, when that is not the catalogue. */
  readonly under?: { readonly label: string; readonly href: string };
}

export function trainingPage(ctx: Ctx, { title, lede, aside, under }: Frame, body: Child): Html {
  const main = html`<div class="title bar">
      <div>
        <h1>${title}</h1>
        ${lede !== undefined && html`<p class="lede">${lede}</p>`}
      </div>
      ${aside}
    </div>
    ${doneNote(ctx)}${body}`;
  const breadcrumbs = [
    { label: ctx.t('nav.training'), href: '/training' },
    ...(under === undefined ? [] : [under]),
    { label: title },
  ];
  return layout(ctx, { title, section: 'training', breadcrumbs }, main);
}

/** Who sees this page. */
export const seenBy = (words: string): Html => html`<p class="small soft row">${icon('lock')}${words}</p>`;
