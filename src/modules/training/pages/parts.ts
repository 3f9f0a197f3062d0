// Pieces of the pages of training: when and where, how many seats, how an enrolment stands, a form that is one button.
import type { Ctx } from '../../../web/context.ts';
import { showDate } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { docOf, type Names } from '../../../web/names.ts';
import { note, status } from '../../../web/parts.ts';
import type { Edition } from '../core/facts.ts';
import { queueOf, type Placed, type Seats } from '../core/seats.ts';

export const csrfField = (ctx: Ctx): Html => html`<input type="hidden" name="_csrf" value="${ctx.csrf}" />`;

/** A link to a thing by its name; by its IRI when it has none to show. */
export function thingLink(ctx: Ctx, iri: string, names: Names, className = ''): Html {
  const href = docOf(ctx, iri, names) ?? `/doc?iri=${encodeURIComponent(iri)}`;
  return html`<a${className !== '' && html` class="${className}"`} href="${href}"><bdi>${names.get(iri) ?? iri}</bdi></a>`;
}

/** `di 2 dec 2026, 09:30 tot 12:30`. */
export function whenText(ctx: Ctx, { start, end }: Pick<Edition, 'start' | 'end'>): string {
  const from = showDate(start, ctx.lang);
  if (end === null || end === start) return from;
  const to = showDate(end, ctx.lang);
  const [day, clock] = [from.split(', ')[0], to.split(', ')[1]];
  return ctx.t('training.until', { from, to: clock !== undefined && to.startsWith(`${day},`) ? clock : to });
}

/** How many seats are left, or how many wait; for staff only. */
export function seatsText(ctx: Ctx, { free, waiting }: Seats): string {
  if (free === null) return ctx.t('training.noLimit');
  if (free > 0) return ctx.t('training.free', { n: free });
  return waiting.length === 0 ? ctx.t('training.full') : ctx.t('training.fullWaiting', { n: waiting.length });
}

/** How somebody stands: a seat or a place in the queue, and whether it is agreed. */
export function standing(ctx: Ctx, enrolment: Placed, seats: Seats): Html {
  if (enrolment.status === 'cancelled') return status('off', ctx.t('training.cancelled'));
  if (enrolment.status === 'completed') return status('ok', ctx.t('training.completed'));
  const n = queueOf(seats, enrolment.subject);
  if (n > 0) return status('wait', ctx.t('training.queue', { place: n }));
  if (enrolment.status === 'approved') return status('ok', ctx.t('training.seat'));
  return status('wait', ctx.t('training.asked'));
}

export const refOfRecord = (subject: string): string => subject.slice(subject.lastIndexOf('/') + 1);

export interface Button {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly label: Child;
  readonly kind?: 'main' | 'no' | 'bare';
}

/** A form that is one button; it comes back to this page. */
export const act = (ctx: Ctx, { action, fields, label, kind }: Button): Html =>
  html`<form method="post" action="${action}">
    ${csrfField(ctx)}<input type="hidden" name="next" value="${ctx.path}" />${Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}<button class="btn${kind && ` ${kind}`}">${label}</button>
  </form>`;

export const enrolmentAct = (
  ctx: Ctx,
  subject: string,
  name: string,
  button: Omit<Button, 'action' | 'fields'>,
): Html => act(ctx, { action: `/training/enrolment/${refOfRecord(subject)}`, fields: { act: name }, ...button });

const dones = [
  'enrolled',
  'asked',
  'queued',
  'agreed',
  'cancelled',
  'noted',
  'said',
  'confirmed',
  'helping',
  'rated',
  'goalSet',
  'goalMoved',
  'goalSaved',
  'remarked',
  'dropped',
  'replaced',
  'planned',
  'calledOff',
] as const;
export type Done = (typeof dones)[number];

/** What was just done, once, after coming back. */
export function doneNote(ctx: Ctx): Child {
  const done = dones.find((each) => each === ctx.query.get('done'));
  return (
    done &&
    html`<div class="gap-under">${note('ok', html`<p role="status">${ctx.t(`training.done.${done}`)}</p>`)}</div>`
  );
}
