// What an edition shows: when, where, how many seats, the reader's own place; who comes, for those who give it or lead people.
import { leads } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { empty, facts, section, table } from '../../../web/parts.ts';
import { allMarks, isOpen, type Act, type Desk } from '../act/desk.ts';
import type { WordKey } from '../../../web/words.ts';
import type { Edition } from '../core/facts.ts';
import type { Placed, Seats } from '../core/seats.ts';
import { namesOfPeople, noteLooking, type PeopleNames } from '../people.ts';
import { ledBy, mayCancel, mayDecide, runs } from '../rights.ts';
import { smallest } from '../core/report.ts';
import { mine, place } from './catalogue.ts';
import { csrfField, enrolmentAct, refOfRecord, seatsText, standing, thingLink, whenText } from './parts.ts';

export async function editionLead(ctx: Ctx, desk: Desk, edition: Edition): Promise<Html> {
  const whole = desk.read.edition(edition.subject, [...allMarks]) ?? edition;
  const seats = desk.read.seats(whole);
  const names = await ctx.hub.state.names([edition.course, ...edition.location], ctx.lang, ctx.marks);
  const rows: readonly (readonly [string, Child])[] = [
    [ctx.t('training.course'), thingLink(ctx, edition.course, names, 'serif')],
    [ctx.t('training.when'), whenText(ctx, edition)],
    [ctx.t('training.where'), place(ctx, edition, names)],
    [ctx.t('training.room'), ctx.marks.includes('internal') && (await booking(ctx, edition))],
    [ctx.t('training.seats'), ctx.signedIn && seatsText(ctx, seats)],
    [ctx.t('training.you'), own(ctx, desk, whole, seats)],
  ];
  return html`${section({ id: 'practical', title: ctx.t('training.practical'), hang: true }, facts(rows))}
  ${await list(ctx, desk, whole, seats)}`;
}

/** The reader's place, and the way out. */
function own(ctx: Ctx, desk: Desk, edition: Edition, seats: Seats): Child {
  const mineHere = [...seats.seated, ...seats.waiting].find(({ person }) => person === ctx.actor.iri);
  const shown = mine(ctx, desk, edition);
  if (mineHere === undefined || mineHere.status === 'completed') return shown;
  return html`<div class="row">
    ${shown}${enrolmentAct(ctx, mineHere.subject, 'cancel', { label: ctx.t('training.cancelOwn'), kind: 'bare' })}
  </div>`;
}

/** Planning keeps the room: its bookings name what they are for. */
async function booking(ctx: Ctx, edition: Edition): Promise<Child> {
  const links = await ctx.hub.state.linksTo(edition.subject, { marks: ctx.marks, limit: 50 });
  const names = await ctx.hub.state.names(
    links.map(({ subject }) => subject),
    ctx.lang,
    ctx.marks,
  );
  const bookings = [...new Set(links.map(({ subject }) => subject))].filter((each) =>
    each.startsWith(`${ctx.hub.base}/id/booking/`),
  );
  if (bookings.length > 0) return bookings.map((each) => html`<p>${thingLink(ctx, each, names)}</p>`);
  if (edition.location.length === 0) return undefined;
  return html`${ctx.t('training.noRoom')}
  ${ctx.mayWrite('planning', ctx.museumFor('planning', 'booking'), 'booking') && html`<a href="/planning/new/booking">${ctx.t('training.book')}</a>`}`;
}

async function list(ctx: Ctx, desk: Desk, edition: Edition, seats: Seats): Promise<Child> {
  const [all, team] = [runs(ctx.actor, edition), ledBy(ctx.actor)];
  if (!all && team.length === 0) return undefined;
  const everybody = [...seats.seated, ...seats.waiting, ...(all ? seats.cancelled : [])];
  const shown = everybody.filter((each) => all || mayDecide(ctx.actor, each, edition) || each.person === ctx.actor.iri);
  noteLooking(
    ctx,
    shown.map(({ person }) => person),
  );
  const candidates = all
    ? desk.read.everybody().map(({ person }) => person)
    : team.filter((person) => desk.read.staff(person) !== undefined);
  const names = await namesOfPeople(ctx, [...shown.map(({ person }) => person), ...candidates]);
  const heads = ['training.who', 'training.stands', 'training.todo'] as const;
  const rows = shown.map((each) => [
    html`<bdi>${names(each.person)}</bdi>`,
    html`${standing(ctx, each, seats)}${each.attended === false && html` <span class="soft">${ctx.t('training.wasAbsent')}</span>`}`,
    html`<div class="row">${buttons(ctx, desk, edition, each)}</div>`,
  ]);
  const body = html`${
    rows.length === 0
      ? empty(ctx.t('training.nobody'))
      : html`<div class="cq">
          ${table(
            ctx.t('training.list'),
            heads.map((key) => ({ label: ctx.t(key) })),
            rows,
          )}
        </div>`
  }
  ${rating(ctx, all, seats)} ${adding(ctx, desk, { edition, candidates, names, seats })}`;
  return section(
    {
      id: 'list',
      title: ctx.t('training.list'),
      note: ctx.t(all ? 'training.listAll' : 'training.listTeam'),
      hang: true,
    },
    body,
  );
}

interface Choice {
  readonly when: boolean;
  readonly act: Act;
  readonly word: WordKey;
  readonly kind?: 'main' | 'no' | 'bare';
}

/** What may be done with one name on the list, in the order in which it happens. */
function choices({ actor, today }: Desk, edition: Edition, each: Placed): readonly Choice[] {
  const [decides, began] = [mayDecide(actor, each, edition), edition.start.slice(0, 10) <= today];
  const gives = decides && began && runs(actor, edition);
  const [agreed, off] = [each.status === 'approved', mayCancel(actor, each, edition)];
  if (each.status === 'cancelled') return [{ when: decides && !began, act: 'approve', word: 'training.putBack' }];
  if (each.status === 'completed') return [{ when: gives, act: 'reopen', word: 'training.undo', kind: 'bare' }];
  return [
    { when: decides && !agreed, act: 'approve', word: 'training.approve', kind: 'main' },
    { when: gives, act: 'present', word: 'training.present' },
    { when: gives && each.attended !== false, act: 'absent', word: 'training.absent' },
    { when: off, act: 'cancel', word: agreed ? 'training.takeOff' : 'training.decline', kind: 'no' },
  ];
}

function buttons(ctx: Ctx, desk: Desk, edition: Edition, each: Placed): Html {
  const shown = choices(desk, edition, each).filter(({ when }) => when);
  return html`${
    each.status === 'completed' &&
    html`<a href="/training/certificate/${refOfRecord(each.subject)}">${ctx.t('training.certificate')}</a>`
  }${shown.map(({ act, word, kind }) => enrolmentAct(ctx, each.subject, act, { label: ctx.t(word), ...(kind && { kind }) }))}`;
}

/** What those who came thought, once so many said it that nobody stands out. */
function rating(ctx: Ctx, all: boolean, { seated }: Seats): Child {
  const given = seated.flatMap(({ rating: each }) => (each === null ? [] : [each]));
  if (!all || given.length === 0) return undefined;
  if (given.length < smallest) return html`<p class="soft after">${ctx.t('training.ratingFew', { few: smallest })}</p>`;
  const mean = given.reduce((sum, each) => sum + each, 0) / given.length;
  return html`<p class="after">
    ${ctx.t('training.rating', { mean: ctx.number(Math.round(mean * 10) / 10), n: given.length })}
  </p>`;
}

interface Adding {
  readonly edition: Edition;
  readonly candidates: readonly string[];
  readonly names: PeopleNames;
  readonly seats: Seats;
}

/** Somebody whom the reader may put on the list. */
function adding(ctx: Ctx, desk: Desk, { edition, candidates, names, seats }: Adding): Child {
  if (!isOpen(edition, desk.today) && !runs(ctx.actor, edition)) return undefined;
  const on = new Set([...seats.seated, ...seats.waiting].map(({ person }) => person));
  const free = candidates.filter((person) => !on.has(person) && (leads(ctx.actor, person) || runs(ctx.actor, edition)));
  if (free.length === 0) return undefined;
  const sorted = free
    .map((person) => [person, names(person)] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b, ctx.lang));
  return html`<form class="row after" method="post" action="/training/enrol">
    ${csrfField(ctx)}<input type="hidden" name="next" value="${ctx.path}" /><input
      type="hidden"
      name="edition"
      value="${edition.subject}"
    />
    <label for="person">${ctx.t('training.enrolWhom')}</label>
    <select class="in short" id="person" name="person">
      ${sorted.map(([person, name]) => html`<option value="${person}">${name}</option>`)}
    </select>
    <button class="btn">${ctx.t(seats.free === 0 ? 'training.queueThem' : 'training.enrolThem')}</button>
  </form>`;
}
