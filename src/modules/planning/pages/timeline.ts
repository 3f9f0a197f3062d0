// A week or a day per resource, on a line: what is booked, its set-up and teardown, when it is closed or away.
// Places are custom properties in one style element with a nonce; without scripts each bar leads to its booking.
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { monogram, museumName } from '../../../web/museums.ts';
import { isCounted } from '../core/amounts.ts';
import type { Resource } from '../core/facts.ts';
import { languageWords } from '../core/language-words.ts';
import { addDays } from '../core/time.ts';
import type { Shown } from '../index/read.ts';
import { agendaList } from './agenda.ts';
import { bar, firstHour, hoursADay, lanesOf, offTimes, type Board } from './bars.ts';
import { dayText, href, periodText, type Period } from './period.ts';
import { standingText, type Loaded } from './shown.ts';

/** @param nonce of the style element */
export async function drawTimeline(ctx: Ctx, period: Period, loaded: Loaded, nonce: string): Promise<Html> {
  const days: string[] = [];
  for (let day = period.first; day < period.end; day = addDays(day, 1)) days.push(day);
  const blankBoard = {
    ctx,
    period,
    days,
    clashing: loaded.clashing,
    rules: [`.tl{--u:${days.length * hoursADay};--d:${days.length === 1 ? hoursADay / headHours : days.length}}`],
  };
  const byResource = Map.groupBy(loaded.shown, ({ resource }) => resource);
  // All rooms; of everything else what is in use, unless one museum was asked for.
  const rows = loaded.resources.filter(
    ({ kind, subject }) => kind === 'room' || period.museum !== undefined || byResource.has(subject),
  );
  const people = rows.filter(({ kind }) => kind === 'person').map(({ subject }) => subject);
  const board: Board = { ...blankBoard, people: await ctx.hub.state.names(people, ctx.lang, ctx.marks) };
  const groups = groupsOf(ctx, byName(rows, board.people));
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
            <th scope="col">${heads(board)}</th>
          </tr>
        </thead>
        ${bodies}
      </table>
      ${key(ctx)}
    </div>
    <div class="to-narrow">${agendaList(ctx, loaded)}</div>`;
}

/** Things stay as they are, by museum and name; people come by a name that only this reader may know. */
const byName = (rows: readonly Resource[], names: ReadonlyMap<string, string>): readonly Resource[] =>
  rows.toSorted((a, b) => (names.get(a.subject) ?? '').localeCompare(names.get(b.subject) ?? ''));

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

/** One day has its hours above it, several have their days. */
const heads = (board: Board): Html => (board.days.length === 1 ? hourHeads() : dayHeads(board));

const headHours = 2;
const hourHeads = (): Html =>
  html`<div class="days">
    ${Array.from({ length: hoursADay / headHours }, (_none, i) => html`<span>${String(firstHour + i * headHours).padStart(2, '0')}:00</span>`)}
  </div>`;

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
  if (kind === 'person') return languageWords(ctx.lang, languages);
  return capacity !== undefined && ctx.t('plan.places', { n: capacity });
}

const key = (ctx: Ctx): Html =>
  html`<div class="key after">
    ${(['firm', 'option', 'request'] as const).map((each) => html`<span class="st" data-s="${each}">${standingText(ctx, { standing: each, rank: undefined })}</span>`)}
    <span><i class="hatch"></i>${ctx.t('plan.key.around')}</span><span>${ctx.t('plan.key.colour')}</span
    ><span>${ctx.t('plan.key.hours')}</span>
  </div>`;
