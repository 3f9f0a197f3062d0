// A week or a day per resource, on a line: what is booked, its set-up and teardown, when it is closed or away.
// Places are custom properties in one style element with a nonce; without scripts each bar leads to its booking.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { monogram, museumName } from '../../../web/museums.ts';
import { isCounted } from '../core/amounts.ts';
import type { Resource } from '../core/facts.ts';
import { openOn } from '../core/judge-things.ts';
import { addDays, dayOf, wallOf } from '../core/time.ts';
import type { Shown } from '../index/read.ts';
import { agendaList } from './agenda.ts';
import { dayText, href, periodText, type Period } from './period.ts';
import { changeHref, spokenTime, standingText, titleIn, type Loaded } from './shown.ts';

const [firstHour, lastHour] = [8, 22];
const hoursADay = lastHour - firstHour;

interface Board {
  readonly ctx: Ctx;
  readonly period: Period;
  readonly days: readonly string[];
  readonly clashing: ReadonlySet<string>;
  readonly rules: string[];
  /** Names of people, for who sees those. */
  readonly people: ReadonlyMap<string, string>;
}

/** @param nonce of the style element */
export async function drawTimeline(ctx: Ctx, period: Period, loaded: Loaded, nonce: string): Promise<Html> {
  const days: string[] = [];
  for (let day = period.first; day < period.end; day = addDays(day, 1)) days.push(day);
  const blankBoard = {
    ctx,
    period,
    days,
    clashing: loaded.clashing,
    rules: [`.tl{--u:${days.length * hoursADay};--d:${days.length}}`],
  };
  const byResource = Map.groupBy(loaded.shown, ({ resource }) => resource);
  // All rooms; of everything else what is in use, unless one museum was asked for.
  const rows = loaded.resources.filter(
    ({ kind, subject }) => kind === 'room' || period.museum !== undefined || byResource.has(subject),
  );
  const people = rows.filter(({ kind }) => kind === 'person').map(({ subject }) => subject);
  const board: Board = { ...blankBoard, people: await ctx.hub.state.names(people, ctx.lang, ctx.marks) };
  const groups = groupsOf(ctx, rows);
  const bodies = groups.map(({ head, resources }) => group(board, head, resources, byResource));
  return html`<div class="wide-only">
      <style nonce="${nonce}">
        ${raw(board.rules)}
      </style>
      <p class="hint after gap" id="drag-hint">${ctx.t('plan.drag')}</p>
      <p class="said" role="status" data-said></p>
      <table
        class="tl"
        data-first="${period.first}"
        data-days="${days.length}"
        data-hours="${hoursADay}"
        data-from="${firstHour}"
        data-csrf="${ctx.csrf}"
      >
        <caption class="vh">
          ${ctx.t('plan.caption', { period: periodText(ctx, period) })}
        </caption>
        <colgroup>
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col"><span class="soft small">${ctx.t('plan.resource')}</span></th>
            <th scope="col">${dayHeads(board)}</th>
          </tr>
        </thead>
        ${bodies}
      </table>
      ${key(ctx)}
    </div>
    <div class="to-narrow">${agendaList(ctx, loaded)}</div>`;
}

/** Numbers and identifiers of our own making: nothing that anybody wrote. */
const raw = (rules: readonly string[]): Html => {
  const text = rules.join('');
  if (/[<&]/.test(text)) throw new Error('A place holds more than numbers');
  return html`${text}`;
};

interface Group {
  readonly head: Child;
  readonly resources: readonly Resource[];
}

function groupsOf(ctx: Ctx, resources: readonly Resource[]): readonly Group[] {
  const things = resources.filter(({ kind }) => kind !== 'person');
  const people = resources.filter(({ kind }) => kind === 'person');
  const byMuseum = [...Map.groupBy(things, ({ museum }) => museum ?? '')];
  const museumHead = (key: string): Child =>
    key === '' ? ctx.t('plan.museums') : html`<span class="mus">${monogram(key)} ${museumName(key)}</span>`;
  return [
    ...byMuseum.map(([key, all]) => ({ head: museumHead(key), resources: all })),
    ...(people.length === 0 ? [] : [{ head: ctx.t('plan.people'), resources: people }]),
  ];
}

const dayHeads = ({ ctx, period, days }: Board): Html =>
  html`<div class="days">
    ${days.map(
      (day) =>
        html`<span${day === period.today && html` class="now"`}><a href="${href(period, { view: 'day', day })}">${dayText(ctx, day, { weekday: 'short' })}<b>${dayText(ctx, day, { day: 'numeric' })}</b></a></span>`,
    )}
  </div>`;

function group(
  board: Board,
  head: Child,
  resources: readonly Resource[],
  byResource: ReadonlyMap<string, readonly Shown[]>,
): Html {
  return html`<tbody>
    <tr class="group">
      <th colspan="2" scope="rowgroup">${head}</th>
    </tr>
    ${resources.map((resource) => row(board, resource, byResource.get(resource.subject) ?? []))}
  </tbody>`;
}

function row(board: Board, resource: Resource, all: readonly Shown[]): Html {
  const lanes = lanesOf(all);
  const count = Math.min(4, Math.max(1, ...lanes.map((lane) => lane + 1)));
  const bars = all.map((each, i) => bar(board, resource, each, Math.min(3, lanes[i] ?? 0)));
  return html`<tr data-lanes="${count}" data-resource="${resource.subject}" data-kind="${resource.kind}">
    <th scope="row">${resourceName(board, resource)}<small>${sizeOf(board.ctx, resource)}</small></th>
    <td>
      <div class="lane">
        ${offTimes(board, resource)}
        <ol>
          ${bars}
        </ol>
      </div>
    </td>
  </tr>`;
}

const resourceName = ({ ctx, people }: Board, { kind, subject, nameNl, nameEn }: Resource): Html => {
  const ref = subject.slice(subject.lastIndexOf('/') + 1);
  return html`<a class="plain" href="/doc/${kind}/${encodeURIComponent(ref)}"
    ><bdi>${people.get(subject) ?? ((ctx.lang === 'nl' ? nameNl : nameEn) || ref)}</bdi></a
  >`;
};

function sizeOf(ctx: Ctx, { kind, capacity, stock, languages }: Resource): Child {
  if (isCounted(kind))
    return stock !== undefined && ctx.t(kind === 'service' ? 'plan.atOnce' : 'plan.pieces', { n: stock });
  if (kind === 'person') return languages.join(' ');
  return capacity !== undefined && ctx.t('plan.places', { n: capacity });
}

/** What overlaps stands on the line above: the lowest one that is free. */
function lanesOf(all: readonly Shown[]): readonly number[] {
  const ends: number[] = [];
  return all.map(({ start, end }) => {
    const free = ends.findIndex((until) => until <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    return lane;
  });
}

/** Hours from the left edge; a night is no wider than a moment. */
function placeOf({ days, period }: Board, ms: number): number {
  if (ms <= period.start) return 0;
  if (ms >= period.until) return days.length * hoursADay;
  const wall = wallOf(ms);
  const hour = wall.hour + wall.minute / 60;
  const within = Math.min(hoursADay, Math.max(0, hour - firstHour));
  return days.indexOf(dayOf(ms)) * hoursADay + within;
}

const short = (value: number): number => Math.round(value * 100) / 100;

function bar(board: Board, resource: Resource, each: Shown, lane: number): Html {
  const { ctx, rules, clashing } = board;
  const id = `b${rules.length}`;
  const [start, from, to, end] = [each.start, each.from, each.to, each.end].map((ms) => placeOf(board, ms)) as [
    number,
    number,
    number,
    number,
  ];
  const until = Math.max(to, from + 0.25);
  const room = Math.max(until - from, Math.min(board.days.length * hoursADay - from, board.days.length > 1 ? 13 : 3));
  rules.push(
    `#${id}{--s:${short(from)};--e:${short(until)};--pre:${short(from - start)};--post:${short(Math.max(0, end - until))};--room:${short(room)};--lane:${lane}}`,
  );
  const words = isCounted(resource.kind) ? `${amount(ctx, resource, each)}, ${titleIn(ctx, each)}` : titleIn(ctx, each);
  const spoken = `${dayText(ctx, dayOf(each.from), { weekday: 'short' })} ${spokenTime(ctx, each)}`;
  return html`<li
    class="bk"
    id="${id}"
    data-m="${each.museum ?? ''}"
    data-s="${each.standing === 'done' ? 'firm' : each.standing}"
    ${clashing.has(each.claim) && html` data-clash`}${start === from && end <= until && html` data-plain`}${moveData(ctx, each)}
  >
    <a href="${changeHref(ctx, each)}" title="${spoken}"><span class="vh">${spoken}: </span><bdi>${words}</bdi></a>
  </li>`;
}

const amount = (ctx: Ctx, { stock }: Resource, { quantity }: Shown): string =>
  stock === undefined ? ctx.number(quantity) : ctx.t('plan.of', { n: quantity, all: stock });

/** A bar that may be dragged says what it is; a series, a visit and what is locked are changed at their page. */
function moveData(ctx: Ctx, each: Shown): Child {
  if (each.kind === 'visit' || each.series || each.locked || !ctx.mayWrite('planning', each.museum)) return undefined;
  const ref = each.claim.slice(each.claim.lastIndexOf('/') + 1);
  return html` data-move="${ref}" data-seq="${each.seq}" data-start="${new Date(each.from).toISOString()}"
  data-end="${new Date(each.to).toISOString()}"`;
}

/** Days on which a room is closed, and times that somebody is away. */
function offTimes(board: Board, resource: Resource): Child {
  const { ctx, days, rules } = board;
  const shade = (start: number, end: number, word: string): Html => {
    const id = `b${rules.length}`;
    rules.push(`#${id}{--s:${short(start)};--e:${short(end)}}`);
    return html`<span class="off" id="${id}">${word}</span>`;
  };
  const away = resource.absences
    .filter(({ start, end }) => start < board.period.until && end > board.period.start)
    .map(({ start, end }) => shade(placeOf(board, start), placeOf(board, end), ctx.t('plan.away')));
  if (resource.hours.length === 0) return away;
  const closed = days.flatMap((day, i) =>
    openOn(resource.hours, day).length === 0 ? [shade(i * hoursADay, (i + 1) * hoursADay, ctx.t('plan.closed'))] : [],
  );
  return [...closed, ...away];
}

const key = (ctx: Ctx): Html =>
  html`<div class="key after">
    ${(['firm', 'option', 'request'] as const).map((each) => html`<span class="st" data-s="${each}">${standingText(ctx, { standing: each, rank: undefined })}</span>`)}
    <span><i class="hatch"></i>${ctx.t('plan.key.around')}</span><span>${ctx.t('plan.key.colour')}</span
    ><span>${ctx.t('plan.key.hours')}</span>
  </div>`;
