// What I can do: levels beside what my function asks, until when, whether I want to help others; and saying what I can.
import type { Ctx } from '../../../web/context.ts';
import { showDate } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { empty, status, table } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import type { Assertion } from '../core/facts.ts';
import { runningOut } from '../expiry.ts';
import { holdsOn } from '../skills.ts';
import { cellWords, levelBoxes, levelKey, levelSelect } from './levels.ts';
import type { Mine } from './me.ts';
import { skillSelect, skillsOffered } from './offered.ts';
import { act, csrfField, refOfRecord, thingLink } from './parts.ts';

export function mySkills(ctx: Ctx, desk: Desk, { person, matrix, assertions, names }: Mine): Html {
  if (matrix.skills.length === 0) return empty(ctx.t('training.noSkills'));
  const soon = new Set(runningOut(assertions, desk.today).map(({ skill }) => skill));
  const heads = ['training.skill', 'training.level', 'training.validUntil', 'training.todo'] as const;
  const rows = matrix.skills.map((skill) => {
    const cell = matrix.cell(person, skill);
    const until =
      cell.has === 0 ? '' : cell.until === null ? ctx.t('training.forever') : showDate(cell.until, ctx.lang);
    return [
      thingLink(ctx, skill, names),
      html`${levelBoxes(ctx, cell)}<br /><small class="soft" aria-hidden="true">${cellWords(ctx, cell)}</small>`,
      soon.has(skill) ? status('wait', until) : until,
      html`<div class="row">
        ${shows(ctx, best(assertions, skill, desk.today))} ${helping(ctx, held(assertions, skill, desk.today))}
      </div>`,
    ];
  });
  return html`${levelKey(ctx)}
    <div class="cq after">
      ${table(
        ctx.t('training.mySkills'),
        heads.map((key) => ({ label: ctx.t(key) })),
        rows,
      )}
    </div>`;
}

const held = (all: readonly Assertion[], skill: string, today: string): Assertion | undefined =>
  all.find((each) => each.skill === skill && each.confirmed && holdsOn(each, today));

/** The record that evidence goes to: what is confirmed, else what one says. */
const best = (all: readonly Assertion[], skill: string, today: string): Assertion | undefined =>
  held(all, skill, today) ?? all.find((each) => each.skill === skill);

const shows = (ctx: Ctx, record: Assertion | undefined): Child =>
  record &&
  html`<a class="btn bare" href="/training/skill/${refOfRecord(record.subject)}">${ctx.t('training.showsIt')}</a>`;

/** Only who says so is found by others. */
function helping(ctx: Ctx, record: Assertion | undefined): Child {
  if (record === undefined) return undefined;
  const [value, label] = record.offersHelp ? ['no', ctx.t('training.stopHelp')] : ['yes', ctx.t('training.offerHelp')];
  return act(ctx, {
    action: `/training/skill/${refOfRecord(record.subject)}`,
    fields: { helps: value },
    label,
    kind: 'bare',
  });
}

/** Skills one may say something of: those that courses teach, that profiles ask, that one has. */
export async function saying(ctx: Ctx, { matrix, courses }: Mine): Promise<Html> {
  const offered = await skillsOffered(ctx, courses, matrix.skills);
  return html`<form class="stack" method="post" action="/training/skill">
    ${csrfField(ctx)}
    <p class="small soft">${ctx.t('training.sayText')}</p>
    <p class="field">
      <label for="skill">${ctx.t('training.skill')}</label>
      ${skillSelect(offered, { id: 'skill' })}
    </p>
    <p class="field">
      <label for="level">${ctx.t('training.level')}</label>
      ${levelSelect(ctx, { id: 'level' })}
    </p>
    <p class="field">
      <label for="evidence">${ctx.t('training.evidence')}</label>
      <input class="in" id="evidence" name="evidence" maxlength="2000" aria-describedby="evidence-hint" />
      <small class="soft" id="evidence-hint">${ctx.t('training.evidenceHint')}</small>
    </p>
    <p><button class="btn main">${ctx.t('training.sayIt')}</button></p>
  </form>`;
}
