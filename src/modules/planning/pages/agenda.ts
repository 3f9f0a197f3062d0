// What happens, day by day, in words: for a phone, for who prefers a list, for paper.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { isMuseumKey, monogram } from '../../../web/museums.ts';
import { empty } from '../../../web/parts.ts';
import { capital } from '../../../web/words.ts';
import type { Resource } from '../core/facts.ts';
import { clockOf, dayOf } from '../core/time.ts';
import type { Shown } from '../index/read.ts';
import { dayText } from './period.ts';
import { changeHref, standingText, titleIn, type Loaded } from './shown.ts';

const mostEntries = 400;

export function agendaList(
  ctx: Ctx,
  { shown, resources, clashing }: Pick<Loaded, 'shown' | 'resources' | 'clashing'>,
): Html {
  if (shown.length === 0) return empty(ctx.t('plan.empty'));
  const names = new Map(resources.map((each) => [each.subject, each]));
  // By when it begins: one with weeks of set-up came out of the index among earlier days.
  const ordered = shown.slice(0, mostEntries).toSorted((a, b) => a.from - b.from);
  const together = [...Map.groupBy(ordered, ({ claim, from }) => `${claim} ${from}`).values()];
  const days = Map.groupBy(together, ([first]) => dayOf(first?.from ?? 0));
  return html`${[...days].map(
    ([day, entries]) =>
      html`<section class="sec">
        <h2>${capital(dayText(ctx, day, { weekday: 'long', day: 'numeric', month: 'long' }))}</h2>
        <ol class="agenda">
          ${entries.map((all) => entry(ctx, all, { names, clashing }))}
        </ol>
      </section>`,
  )}`;
}

interface Known {
  readonly names: ReadonlyMap<string, Resource>;
  readonly clashing: ReadonlySet<string>;
}

/** One booking, with all that it holds. */
function entry(ctx: Ctx, all: readonly Shown[], { names, clashing }: Known): Html {
  const [first] = all;
  if (first === undefined) return html``;
  const where = all.map(({ resource }) => {
    const found = names.get(resource);
    return (ctx.lang === 'nl' ? found?.nameNl : found?.nameEn) || ctx.t('plan.people');
  });
  const around =
    first.start < first.from
      ? `, ${ctx.t('book.occupied', { from: clockOf(first.start), to: clockOf(first.end) }).toLowerCase()}`
      : '';
  const last =
    dayOf(first.to) === dayOf(first.from)
      ? ''
      : ` ${dayText(ctx, dayOf(first.to), { day: 'numeric', month: 'short' })}`;
  const state = `${standingText(ctx, first)}${clashing.has(first.claim) ? `, ${ctx.t('plan.key.clash').toLowerCase()}` : ''}`;
  return html`<li>
    <span
      ><b>${clockOf(first.from)}</b><small>${ctx.lang === 'nl' ? 'tot' : 'to'} ${clockOf(first.to)}${last}</small></span
    >
    <div>
      <a href="${changeHref(ctx, first)}"><bdi>${titleIn(ctx, first)}</bdi></a
      ><small>${[...new Set(where)].join(' · ')}${around}</small>
      <span class="row small"
        >${isMuseumKey(first.museum) && monogram(first.museum)}
        <span class="st" data-s="${first.standing === 'done' ? 'firm' : first.standing}" data-m="${first.museum ?? ''}"
          >${state}</span
        ></span
      >
    </div>
  </li>`;
}
