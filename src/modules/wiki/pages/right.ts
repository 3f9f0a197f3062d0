// The one button that makes a page right again: “still correct”, one version that moves one day.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { icon } from '../../../web/parts.ts';

interface Standing {
  readonly subject: string;
  /** The version that the reader has before them. */
  readonly seq: number;
}

/** @param next `overdue` to come back to the list */
export const rightForm = (ctx: Ctx, { subject, seq }: Standing, next = ''): Html =>
  html`<form method="post" action="/wiki/still-correct">
    <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input type="hidden" name="page" value="${subject}" /><input
      type="hidden"
      name="seq"
      value="${seq}"
    />${next !== '' && html`<input type="hidden" name="next" value="${next}" />`}<button class="btn">
      ${icon('check')}${ctx.t('wiki.right')}
    </button>
  </form>`;
