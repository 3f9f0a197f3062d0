// A certificate on its way out: for the person, who leads them, or who gave the course; in the same words when it is not there.
import type { Response } from 'express';
import { Problem } from '../../../problem.ts';
import type { Ctx } from '../../../web/context.ts';
import { showDate } from '../../../web/dates.ts';
import { museumName } from '../../../web/museums.ts';
import { thingIri } from '../../../rdf/refs.ts';
import { allMarks, type Desk } from '../act/desk.ts';
import type { Edition } from '../core/facts.ts';
import { endOf } from '../act/drafts.ts';
import { namesOfPeople, noteLooking } from '../people.ts';
import { mayReadCertificate } from '../rights.ts';
import { renderCertificate, type Certificate } from './pdf.ts';

/** @throws Problem not-found */
export async function sendCertificate(ctx: Ctx, desk: Desk, response: Response, ref: string): Promise<void> {
  const { person, edition } = completed(ctx, desk, ref);
  noteLooking(ctx, [person]);
  const bytes = await renderCertificate(await texts(ctx, desk, { person, edition, ref }));
  response.set('cache-control', 'private, no-store');
  response.set('content-disposition', `inline; filename="attest-${ref.slice(0, 8)}.pdf"`);
  response.type('application/pdf').send(bytes);
}

interface Completed {
  readonly person: string;
  readonly edition: Edition;
}

/** In the same words for what is not there, not followed to its end, and not for the reader. */
function completed(ctx: Ctx, desk: Desk, ref: string): Completed {
  const enrolment = desk.read.enrolment(thingIri(ctx.hub.base, 'enrolment', ref));
  const edition = enrolment && desk.read.edition(enrolment.edition, [...allMarks]);
  const person = enrolment?.status === 'completed' ? enrolment.person : null;
  if (edition !== undefined && person !== null && mayReadCertificate(ctx.actor, person, edition))
    return { person, edition };
  throw new Problem('not-found', {
    nl: 'Dit attest is er niet, of niet voor jou.',
    en: 'There is no such certificate, or it is not for you.',
  });
}

async function texts(
  ctx: Ctx,
  desk: Desk,
  { person, edition, ref }: Completed & { ref: string },
): Promise<Certificate> {
  const course = desk.read.course(edition.course, [...allMarks]);
  const teaches = course?.teaches ?? [];
  const names = await ctx.hub.state.names([edition.course, ...teaches], ctx.lang, ctx.marks);
  const people = await namesOfPeople(ctx, [person]);
  const last = (edition.end ?? edition.start).slice(0, 10);
  const end = endOf(last, course?.validity ?? null);
  const day = (iso: string): string => showDate(iso, ctx.lang);
  return {
    lang: ctx.lang,
    title: ctx.t('training.pdf.title'),
    name: people(person),
    followed: ctx.t('training.pdf.followed'),
    course: names.get(edition.course) ?? '',
    day: ctx.t('training.pdf.on', { day: day(last) }),
    skillsHead: ctx.t('training.pdf.skills'),
    skills: teaches.flatMap((each) => names.get(each) ?? []),
    validity: end === null ? ctx.t('training.pdf.forever') : ctx.t('training.pdf.until', { day: day(end) }),
    from: edition.museum === null ? ctx.t('training.pdf.six') : museumName(edition.museum),
    number: ctx.t('training.pdf.number', { ref }),
    made: ctx.hub.now(),
  };
}
