// One's own enrolment as a calendar file. For the person alone; in the same words when it is not there.
import type { Response } from 'express';
import { calendarOf } from '../../../http/ical.ts';
import { thingIri } from '../../../rdf/refs.ts';
import { toEvents } from '../../../web/appointments.ts';
import type { Ctx } from '../../../web/context.ts';
import { missing, type Desk } from '../act/desk.ts';
import { courseEntry } from './entries.ts';

/** @throws Problem not-found */
export async function sendInvitation(ctx: Ctx, desk: Desk, response: Response, ref: string): Promise<void> {
  const enrolment = desk.read.enrolment(thingIri(ctx.hub.base, 'enrolment', ref));
  const entry = enrolment?.person === ctx.actor.iri ? courseEntry(desk.read, enrolment) : undefined;
  if (entry === undefined) return missing();
  const events = await toEvents(ctx.hub, ctx.lang, [entry]);
  response.set('cache-control', 'private, no-store');
  response.set('content-disposition', `attachment; filename="opleiding-${ref.slice(0, 8)}.ics"`);
  response.type('text/calendar; charset=utf-8').send(calendarOf('Training', events));
}
