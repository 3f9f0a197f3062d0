// One's own enrolment as a calendar file. For the person alone; in the same words when it is not there.
import type { Response } from 'express';
import { calendarOf } from '../../../http/ical.ts';
import { thingIri } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import { missing, type Desk } from '../act/desk.ts';
import { calendarEntries } from './entries.ts';

/** @throws Problem not-found */
export async function sendInvitation(ctx: Ctx, desk: Desk, response: Response, ref: string): Promise<void> {
  const enrolment = desk.read.enrolment(thingIri(ctx.hub.base, 'enrolment', ref));
  if (enrolment === undefined || enrolment.person !== ctx.actor.iri) return missing();
  const events = await calendarEntries(desk, [enrolment], ctx.lang);
  if (events.length === 0) missing();
  response.set('cache-control', 'private, no-store');
  response.set('content-disposition', `attachment; filename="opleiding-${ref.slice(0, 8)}.ics"`);
  response.type('text/calendar; charset=utf-8').send(calendarOf('Training', events));
}
