// A list of things that changed lately, newest first.
import { docPath } from '../../rdf/refs.ts';
import type { Listed } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { html, type Html } from '../html.ts';
import { isMuseumKey, monogram } from '../museums.ts';
import { typeWord } from '../names.ts';

/** @param whose show which museum keeps it */
export const changedList = (ctx: Ctx, found: readonly Listed[], whose = true): Html =>
  html`<ul class="lines">
    ${found.map(
      (each) =>
        html`<li class="when">
          ${ctx.moment(each.at)}
          <div>
            <a class="serif" href="${docPath(each.type, each.ref)}"><bdi>${each.label}</bdi></a>
            <span class="soft small"
              >${typeWord(ctx, each.type)}, ${ctx.t(each.created === each.at ? 'changed.new' : 'changed.changed')}</span
            >
            ${whose && isMuseumKey(each.museum) && monogram(each.museum)}
          </div>
        </li>`,
    )}
  </ul>`;
