// The record of processing as a page: what is kept about people, what for, how long; and what was tidied last.
import type { Kind } from '../../../retention/kinds.ts';
import type { Retention } from '../../../retention/retention.ts';
import type { Ctx } from '../../context.ts';
import { html, type Child, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import { empty, section, table } from '../../parts.ts';

/** Names of formats are the same in every language. */
const forms = [
  ['JSON-LD', '.jsonld'],
  ['CSV', '.csv'],
] as const;

const units = { Y: 'processing.years', M: 'processing.months', D: 'processing.days' } as const;

/** `P6M` → `6 maanden`. */
export function termWords(ctx: Ctx, term: string): string {
  const parts = [...term.matchAll(/(\d+)([YMD])/g)];
  return parts.map(([, count, unit]) => ctx.t(units[unit as keyof typeof units], { n: Number(count) })).join(', ');
}

export function processingPage(ctx: Ctx, retention: Retention, mayApprove: boolean): Html {
  const title = ctx.t('processing.title');
  const columns = ['processing.kind', 'processing.purpose', 'processing.basis', 'processing.term', 'processing.action', 'processing.owner'] as const; // prettier-ignore
  const rows = retention.kinds.map((kind): readonly Child[] => [
    kind.name[ctx.lang],
    kind.purpose[ctx.lang],
    kind.basis[ctx.lang],
    kind.term === null ? ctx.t('processing.untilForgotten') : termWords(ctx, kind.term),
    afterwards(ctx, retention, kind),
    kind.owner[ctx.lang],
  ]);
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('processing.lede')}</p>
    </div>
    <div class="cq">
      ${table(
        title,
        columns.map((key) => ({ label: ctx.t(key) })),
        rows,
      )}
    </div>
    <p class="row after">
      <span class="soft">${ctx.t('processing.as')}</span
      >${forms.map(([name, end]) => html`<a href="/privacy/processing${end}">${name}</a>`)}
    </p>
    ${mayApprove && decisions(ctx, retention)} ${tidied(ctx, retention)}`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

function afterwards(ctx: Ctx, retention: Retention, { kind, action, hold }: Kind): Child {
  const word = ctx.t(action === 'delete' ? 'processing.delete' : 'processing.anonymise');
  if (!hold) return word;
  const approval = retention.approval(kind);
  const state =
    approval === undefined
      ? ctx.t('processing.held')
      : ctx.say('processing.approved', { when: ctx.moment(approval.at) });
  return html`${word}; ${state}`;
}

function decisions(ctx: Ctx, retention: Retention): Child {
  const held = retention.kinds.filter(({ hold }) => hold);
  if (held.length === 0) return undefined;
  const one = ({ kind, name }: Kind): Html =>
    html`<form class="row" method="post" action="/privacy/processing/${kind}">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" />
      <div class="field">
        <label for="r-${kind}">${name[ctx.lang]}: ${ctx.t('processing.reference')}</label
        ><input class="in" id="r-${kind}" name="reference" required maxlength="200" aria-describedby="h-${kind}" />
        <p class="hint" id="h-${kind}">${ctx.t('processing.referenceHint')}</p>
      </div>
      <button class="btn">${ctx.t('processing.approve')}</button>
    </form>`;
  return section({ id: 'decide', title: ctx.t('processing.approve'), hang: true }, held.map(one));
}

function tidied(ctx: Ctx, retention: Retention): Html {
  const nights = Map.groupBy(retention.runs(100), ({ at }) => at);
  const line = ([at, runs]: [string, readonly { readonly done: number }[]]): Html => {
    const n = runs.reduce((sum, { done }) => sum + done, 0);
    return html`<li>${ctx.t('processing.lastText', { n, when: ctx.fullMoment(at) })}</li>`;
  };
  const body =
    nights.size === 0
      ? empty(ctx.t('processing.lastNone'))
      : html`<ul class="lines">
          ${[...nights].slice(0, 10).map(line)}
        </ul>`;
  return section({ id: 'tidied', title: ctx.t('processing.last'), hang: true }, body);
}
