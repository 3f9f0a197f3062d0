// The versions of a thing in a table: when, who, what; of one period or of all, and two of them to compare.
import type { Event } from '../../log/log.ts';
import type { Resource } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { dayOf } from '../dates.ts';
import { html, type Html } from '../html.ts';
import { icon, empty } from '../parts.ts';
import { docOfThing, versionPath, type Version } from '../thing.ts';
import { whoWords } from '../who.ts';
import { noteSeen, sentence } from './frame.ts';

export interface HistoryOf {
  readonly resource: Resource;
  /** Versions that the reader may see, newest first. */
  readonly versions: readonly Event[];
}

const perPage = 50;
const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text);

/** Days of the address, `since` and `until`, both included. */
interface Period {
  readonly since: string | undefined;
  readonly until: string | undefined;
}

function periodOf({ query }: Ctx): Period {
  const [since, until] = [query.get('since'), query.get('until')];
  return { since: isDay(since) ? since : undefined, until: isDay(until) ? until : undefined };
}

const within = ({ since = '', until = '9999' }: Period, { at }: Event): boolean => {
  const day = dayOf(at);
  return day >= since && day <= until;
};

/** The table with its filter. */
export function listed(ctx: Ctx, { resource, versions }: HistoryOf): Html {
  const period = periodOf(ctx);
  const all = versions.map((event, i): Version => ({ event, before: versions[i + 1] }));
  const wanted = all.filter(({ event }) => within(period, event));
  const from = Math.max(0, Math.trunc(Number(ctx.query.get('from'))) || 0);
  const shown = wanted.slice(from, from + perPage);
  const older =
    wanted.length > from + perPage &&
    html`<a class="btn" href="?${asked(period, from + perPage)}">${ctx.t('history.older')}</a>`;
  const history = `${docOfThing(resource)}/history`;
  const body =
    shown.length === 0
      ? empty(ctx.t('history.noneThen'), html`<a class="btn" href="${history}">${ctx.t('history.all')}</a>`)
      : html`<form class="cq" action="${history}">
          ${versionTable(ctx, history, shown)}
          <p class="row paging">
            ${versions.length > 1 && html`<button class="btn">${icon('split')}${ctx.t('history.compareTwo')}</button>`}${older}
          </p>
        </form>`;
  return html`${versions.length > 1 && periodForm(ctx, history, period)}${body}`;
}

const asked = ({ since, until }: Period, from: number): string =>
  new URLSearchParams({ ...(since && { since }), ...(until && { until }), from: String(from) }).toString();

const monthOf = (start: Temporal.PlainDate, word: string) => ({
  since: start.toString(),
  until: start.add({ months: 1 }).subtract({ days: 1 }).toString(),
  word,
});

/** This month and the one before, in the days of Brussels. */
function months(ctx: Ctx): readonly { readonly since: string; readonly until: string; readonly word: string }[] {
  const today = Temporal.PlainDate.from(dayOf(ctx.hub.now().toISOString()));
  const first = today.with({ day: 1 });
  const before = first.subtract({ months: 1 });
  return [monthOf(first, ctx.t('history.thisMonth')), monthOf(before, ctx.t('history.lastMonth'))];
}

const dayField = (name: string, label: string, value = ''): Html =>
  html`<label for="${name}">${label}</label
    ><input class="in short" id="${name}" type="date" name="${name}" value="${value}" />`;

function periodForm(ctx: Ctx, history: string, { since, until }: Period): Html {
  return html`<form class="row gap filter" action="${history}" aria-label="${ctx.t('history.period')}">
    ${dayField('since', ctx.t('history.since'), since)} ${dayField('until', ctx.t('history.until'), until)}
    <button class="btn">${icon('filter')}${ctx.t('filter.do')}</button>
    ${months(ctx).map(
      (each) =>
        html`<a
          href="${history}?since=${each.since}&until=${each.until}"
          ${each.since === since && html` aria-current="true"`}
          >${each.word}</a
        >`,
    )}
    ${(since ?? until) !== undefined && html`<a href="${history}">${ctx.t('history.all')}</a>`}
  </form>`;
}

function versionTable(ctx: Ctx, history: string, shown: readonly Version[]): Html {
  const who = whoWords(ctx);
  const choose = shown.length > 1 ? (['history.from', 'history.to'] as const) : [];
  const heads = [...choose, 'history.when', 'history.who', 'history.what'] as const;
  return html`<table class="table fold">
    <caption class="vh">
      ${ctx.t('history.title')}
    </caption>
    <thead>
      <tr>
        ${heads.map((key) => html`<th scope="col">${ctx.t(key)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${shown.map((version, i) => versionRow(ctx, version, { history, who, i, last: shown.length - 1 }))}
    </tbody>
  </table>`;
}

interface Row {
  /** Address of the history. */
  readonly history: string;
  readonly who: (actor: string) => string;
  readonly i: number;
  readonly last: number;
}

/** From which version, and to which; the two newest to begin with. */
function choices(ctx: Ctx, { seq, at }: Event, i: number): Html {
  const pick = (name: 'was' | 'is', label: string, checked: boolean): Html =>
    html`<label class="tick"
      ><input type="radio" name="${name}" value="${seq}" ${checked && html` checked`} /><span class="vh"
        >${label}</span
      ></label
    >`;
  const when = ctx.fullMoment(at);
  return html`<td data-l="${ctx.t('history.from')}">${pick('was', ctx.t('history.fromThis', { when }), i === 1)}</td>
    <td data-l="${ctx.t('history.to')}">${pick('is', ctx.t('history.toThis', { when }), i === 0)}</td>`;
}

function versionRow(ctx: Ctx, version: Version, { history, who, i, last }: Row): Html {
  const { event } = version;
  const said = noteSeen(ctx, event);
  const note = said !== undefined && html`<div class="serif">‘<bdi>${said}</bdi>’</div>`;
  return html`<tr>
    ${last > 0 && choices(ctx, event, i)}
    <th scope="row" class="nowrap"><a href="${versionPath(ctx, event)}">${ctx.moment(event.at)}</a></th>
    <td data-l="${ctx.t('history.who')}"><span>${who(event.actor)}</span></td>
    <td data-l="${ctx.t('history.what')}">
      <div>
        ${sentence(ctx, version)}${note}${version.before !== undefined && event.action === 'update' && html` <a class="small" href="${history}?version=${event.seq}">${ctx.t('history.compare')}</a>`}
      </div>
    </td>
  </tr>`;
}
