// The form that gives an edition its hours and its room. What planning says against it is told here, and nothing is saved.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { isMuseumKey, museumName } from '../../../web/museums.ts';
import { note, section } from '../../../web/parts.ts';
import { editionFor, forbid, type Desk } from '../act/desk.ts';
import type { Wanted } from '../act/rooms.ts';
import { brussels, isRoom } from '../core/booking.ts';
import type { Edition } from '../core/facts.ts';
import { thingIri } from '../../../rdf/refs.ts';
import { trains } from '../rights.ts';
import { trainingPage } from './frame.ts';
import { csrfField } from './parts.ts';

export interface Fields {
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly room: string;
}

/** What stands between a person and saving. */
export interface Fault {
  readonly nl: string;
  readonly en: string;
}

const mostRooms = 300;

const wall = (text: string): string => (text.length > 10 ? brussels(Date.parse(text)) : text);

/** The fields of an edition as it stands, on the clock of Brussels. */
function fieldsOf(base: string, { start, end, location }: Edition): Fields {
  const [from, to] = [wall(start), end === null ? '' : wall(end)];
  const room = location.find((each) => isRoom(base, each)) ?? '';
  return { date: from.slice(0, 10), from: from.slice(11, 16) || '09:30', to: to.slice(11, 16) || '12:30', room };
}

/** @returns the two moments and the room, or what is wrong */
export function wantedIn({ date, from, to, room }: Fields): Wanted | Fault {
  try {
    const at = (clock: string): string =>
      brussels(Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime('Europe/Brussels').epochMilliseconds);
    const [start, end] = [at(from), at(to)];
    if (Date.parse(start) < Date.parse(end)) return { start, end, room };
    return { nl: 'Het einde moet na het begin komen.', en: 'The end must come after the start.' };
  } catch {
    return { nl: 'Geef een dag en twee uren.', en: 'Give a day and two hours.' };
  }
}

export interface Sent {
  readonly fields: Fields;
  readonly faults: readonly Fault[];
}

/** @param sent what was filled in and what is against it; left out to begin */
export async function planEditionPage(ctx: Ctx, desk: Desk, ref: string, sent?: Sent): Promise<Html> {
  const edition = editionFor(desk, thingIri(ctx.hub.base, 'edition', ref));
  if (!trains(ctx.actor, edition.museum)) forbid();
  const names = await ctx.hub.state.names([edition.subject], ctx.lang, ctx.marks);
  const { fields, faults } = sent ?? { fields: fieldsOf(ctx.hub.base, edition), faults: [] };
  const under = { label: names.get(edition.subject) ?? ctx.t('training.editions'), href: `/doc/edition/${ref}` };
  const body = html`${faults.length > 0 && html`<div class="gap-under">${note('no', html`<div>${faults.map((each) => html`<p>${each[ctx.lang]}</p>`)}</div>`)}</div>`}
  ${section({ id: 'plan', title: ctx.t('training.planIt'), hang: true }, await form(ctx, ref, fields))}`;
  return trainingPage(ctx, { title: ctx.t('training.planTitle'), lede: ctx.t('training.planLede'), under }, body);
}

async function form(ctx: Ctx, ref: string, { date, from, to, room }: Fields): Promise<Html> {
  const rooms = await ctx.hub.state.list({
    marks: ctx.marks,
    module: 'planning',
    type: 'room',
    order: 'label',
    lang: ctx.lang,
    limit: mostRooms,
    offset: 0,
  });
  return html`<form class="stack" method="post" action="/training/edition/${ref}/plan">
    ${csrfField(ctx)}
    <p class="field">
      <label for="date">${ctx.t('training.day')}</label>
      <input class="in" type="date" id="date" name="date" value="${date}" required />
    </p>
    <p class="field">
      <label for="from">${ctx.t('training.from')}</label>
      <input class="in" type="time" id="from" name="from" value="${from}" required />
    </p>
    <p class="field">
      <label for="to">${ctx.t('training.to')}</label>
      <input class="in" type="time" id="to" name="to" value="${to}" required />
    </p>
    <p class="field">
      <label for="room">${ctx.t('training.roomField')}</label>
      <select class="in" id="room" name="room">
        <option value="">${ctx.t('training.withoutRoom')}</option>
        ${rooms.map((each) => html`<option value="${each.subject}" ${each.subject === room && html` selected`}>${each.label}${isMuseumKey(each.museum) && `, ${museumName(each.museum)}`}</option>`)}
      </select>
    </p>
    <p><button class="btn main">${ctx.t('training.planSave')}</button></p>
  </form>`;
}
