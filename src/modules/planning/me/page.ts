// My own agenda: what stands on my name, day by day; on my telephone; and when I am away. Nobody else sees this page.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { isMuseumKey, monogram } from '../../../web/museums.ts';
import { empty, icon, note, section, status } from '../../../web/parts.ts';
import { capital } from '../../../web/words.ts';
import type { Claim } from '../core/facts.ts';
import { spanText } from '../core/explain.ts';
import { languageWord } from '../core/language-words.ts';
import type { Time } from '../core/recurrence.ts';
import { addDays, clockOf, dayOf } from '../core/time.ts';
import { dayText } from '../pages/period.ts';
import { docOfClaim, standingText, titleIn } from '../pages/shown.ts';
import type { Duty, Mine } from './mine.ts';

export interface MeView {
  readonly mine: Mine | undefined;
  /** First day shown; `days` of them. */
  readonly first: string;
  readonly days: number;
  /** Names of what the duties are about: rooms, activities. */
  readonly names: ReadonlyMap<string, string>;
  /** A feed of one's own that was made just now. */
  readonly address?: string | undefined;
  /** Days away that were not taken: what was typed, and why. */
  readonly refused?: { readonly fields: URLSearchParams; readonly why: string } | undefined;
}

export function mePage(ctx: Ctx, view: MeView): Html {
  const title = ctx.t('me.title');
  const { mine } = view;
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('me.lede')}</p>
    </div>
    ${view.address !== undefined && madeNote(ctx, view.address)}
    ${
      mine === undefined
        ? empty(ctx.t('me.unknown'))
        : html`<div class="grid">
            <div class="c8">${agenda(ctx, view, mine)}</div>
            <aside class="c4 stick stack wide">${phone(ctx)} ${away(ctx, mine, view)}</aside>
          </div>`
    }`;
  const breadcrumbs = [{ label: ctx.t('plan.title'), href: '/planning' }, { label: title }];
  return layout(ctx, { title, section: 'planning', breadcrumbs }, main);
}

const madeNote = (ctx: Ctx, address: string): Html =>
  note(
    'ok',
    html`<p><b>${ctx.t('feeds.made')}</b></p>
      <p class="iri" id="address">${address}</p>
      <p>${ctx.t('feeds.once')}</p>`,
  );

function agenda(ctx: Ctx, { first, days, names }: MeView, { duties }: Mine): Html {
  const last = addDays(first, days - 1);
  const shape = { day: 'numeric', month: 'long' } as const;
  const to = ctx.lang === 'nl' ? 'tot' : 'to';
  const steps = html`<nav class="row" aria-label="${ctx.t('plan.period')}">
    <a class="btn" rel="prev" href="/planning/me?date=${addDays(first, -days)}">${ctx.t('plan.before')}</a
    ><span>${dayText(ctx, first, shape)} ${to} ${dayText(ctx, last, shape)}</span
    ><a class="btn" rel="next" href="/planning/me?date=${addDays(first, days)}">${ctx.t('plan.after')}</a>
  </nav>`;
  if (duties.length === 0) return html`${steps}${empty(ctx.t('me.none'))}`;
  const byDay = Map.groupBy(duties, ({ start }) => dayOf(start));
  return html`${steps}
  ${[...byDay].map(
    ([day, all]) =>
      html`<section class="sec">
        <h2>${capital(dayText(ctx, day, { weekday: 'long', day: 'numeric', month: 'long' }))}</h2>
        <ol class="agenda">
          ${all.map((duty) => entry(ctx, duty, names))}
        </ol>
      </section>`,
  )}`;
}

/** Where, for what, for how many, in which language: all that one needs to be there. */
function detailsOf(ctx: Ctx, { wants, purpose, heads, lang }: Claim, names: ReadonlyMap<string, string>): string {
  const about = [...wants, ...(purpose === undefined ? [] : [purpose])].flatMap((each) => names.get(each) ?? []);
  const many = heads === undefined ? [] : [ctx.t('me.heads', { n: heads })];
  return [...about, ...many, ...(lang === undefined ? [] : [languageWord(ctx.lang, lang)])].join(' · ');
}

function entry(ctx: Ctx, { start, end, claim, away: isAway }: Duty, names: ReadonlyMap<string, string>): Html {
  const state = claim.standing === 'done' ? 'firm' : claim.standing;
  return html`<li>
    <span><b>${clockOf(start)}</b><small>${ctx.lang === 'nl' ? 'tot' : 'to'} ${clockOf(end)}</small></span>
    <div>
      <a href="${docOfClaim(claim)}"><bdi>${titleIn(ctx, claim)}</bdi></a
      ><small>${detailsOf(ctx, claim, names)}</small>
      <span class="row small"
        >${isMuseumKey(claim.museum) && monogram(claim.museum)}
        <span class="st" data-s="${state}" data-m="${claim.museum ?? ''}">${standingText(ctx, claim)}</span
        >${isAway && status('no', ctx.t('me.clash'))}</span
      >
    </div>
  </li>`;
}

const phone = (ctx: Ctx): Html =>
  section(
    { id: 'phone', title: ctx.t('me.phone') },
    html`<p class="hint">${ctx.t('me.phoneHint')}</p>
      <form method="post" action="/planning/me/feed" class="row after">
        <input type="hidden" name="_csrf" value="${ctx.csrf}" /><button class="btn">${ctx.t('me.follow')}</button
        ><a href="/planning/feeds">${ctx.t('me.feeds')}</a>
      </form>`,
  );

function away(ctx: Ctx, { absences }: Mine, { refused }: Pick<MeView, 'refused'>): Html {
  const now = ctx.hub.now().getTime();
  const coming = absences.filter(({ end }) => end > now);
  const field = (name: string, word: 'me.from' | 'me.until'): Html =>
    html`<div class="field">
      <label for="${name}">${ctx.t(word)}</label
      ><input
        class="in"
        id="${name}"
        name="${name}"
        type="date"
        value="${refused?.fields.get(name) ?? ''}"
        required
        ${refused !== undefined && html` aria-invalid="true" aria-describedby="away-e"`}
      />
    </div>`;
  return section(
    { id: 'away', title: ctx.t('me.away') },
    html`<p class="hint">${ctx.t('me.awayHint')}</p>
      ${
        coming.length > 0 &&
        html`<ul class="lines">
          ${coming.map((time) => awayLine(ctx, time))}
        </ul>`
      }
      <form class="stack after" method="post" action="/planning/me/away">
        <input type="hidden" name="_csrf" value="${ctx.csrf}" />
        <div class="two">${field('from', 'me.from')}${field('until', 'me.until')}</div>
        ${refused !== undefined && html`<p class="err" id="away-e" role="alert">${icon('warn')}${refused.why}</p>`}
        <button class="btn">${ctx.t('me.say')}</button>
      </form>`,
  );
}

const awayLine = (ctx: Ctx, { start, end }: Time): Child =>
  html`<li>
    <form class="row" method="post" action="/planning/me/back">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input type="hidden" name="start" value="${start}" />
      <span>${wholeDays(ctx, start, end)}</span
      ><button class="btn bare">${ctx.t('me.back')}<span class="vh"> ${wholeDays(ctx, start, end)}</span></button>
    </form>
  </li>`;

/** `21 dec tot 3 jan` for whole days; hours where a planner wrote hours. */
function wholeDays(ctx: Ctx, start: number, end: number): string {
  if (clockOf(start) !== '00:00' || clockOf(end) !== '00:00') return spanText(start, end, ctx.lang);
  const shape = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const [first, last] = [dayOf(start), addDays(dayOf(end), -1)];
  const to = ctx.lang === 'nl' ? 'tot en met' : 'until';
  return first === last
    ? dayText(ctx, first, shape)
    : `${dayText(ctx, first, shape)} ${to} ${dayText(ctx, last, shape)}`;
}
