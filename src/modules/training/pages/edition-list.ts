// Who comes to an edition, for those who give it or lead some of them: names, how each stands, what is to be done, whom to add.
import { leads } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { empty, section, table } from '../../../web/parts.ts';
import type { WordKey } from '../../../web/words.ts';
import type { Act } from '../act/attend.ts';
import type { Desk } from '../act/desk.ts';
import { isOpen } from '../act/enrol.ts';
import type { Edition } from '../core/facts.ts';
import type { Placed, Seats } from '../core/seats.ts';
import { namesOfPeople, noteLooking, type PeopleNames } from '../people.ts';
import { ledBy, mayCancel, mayDecide, runs } from '../rights.ts';
import { evaluation } from './evaluation.ts';
import { csrfField, enrolmentAct, refOfRecord, standing } from './parts.ts';

export async function participants(ctx: Ctx, desk: Desk, edition: Edition, seats: Seats): Promise<Child> {
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
  ${all && evaluation(ctx, [...seats.seated, ...seats.cancelled])}
  ${adding(ctx, desk, { edition, candidates, names, seats })}`;
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
