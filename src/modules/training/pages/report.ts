// Numbers of training per museum: what misses, what is planned, what participants thought. None that tells of fewer than five people.
import { museums } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { museumName } from '../../../web/museums.ts';
import { empty, section, table } from '../../../web/parts.ts';
import type { WordKey } from '../../../web/words.ts';
import type { Desk } from '../act/desk.ts';
import { plansOf } from '../core/goals.ts';
import { reportOf, smallest, type ReportRow, type Shown } from '../core/report.ts';
import { evaluations } from './evaluation.ts';
import { seenBy, trainingPage } from './frame.ts';
import { thingLink } from './parts.ts';

/** @param keys the museums whose numbers the reader sees; the rows are made over all six first, so that no two readers subtract */
export async function reportPage(ctx: Ctx, desk: Desk, keys: readonly string[]): Promise<Html> {
  const { read, today } = desk;
  const staff = read.everybody();
  const found = reportOf({ people: staff, profiles: read.profiles(), levels: read.levelsOn(today), keys: museums });
  const gaps = { rows: found, keys, of: 'training.missOf', none: 'training.noNeeds' } as const;
  const plans = {
    rows: plansOf(read.allGoals(), staff, museums),
    keys,
    of: 'training.planOf',
    none: 'training.noGoals',
  } as const;
  const title = ctx.t('training.reportTitle');
  const body = html`${await numbers(ctx, title, gaps)}
  ${section(
    { id: 'plans', title: ctx.t('training.planReport') },
    html`<p class="soft gap">${ctx.t('training.planReportLede')}</p>
      ${await numbers(ctx, ctx.t('training.planReport'), plans)}`,
  )}
  ${section({ id: 'thought', title: ctx.t('training.evaluations') }, await evaluations(ctx, desk, keys))}`;
  const lede = ctx.t('training.reportLede', { few: smallest });
  return trainingPage(ctx, { title, lede, aside: seenBy(ctx.t('training.reportWho')) }, body);
}

interface Numbers {
  readonly rows: readonly ReportRow[];
  readonly keys: readonly string[];
  readonly of: WordKey;
  readonly none: WordKey;
}

async function numbers(ctx: Ctx, caption: string, { rows, keys, of, none }: Numbers): Promise<Html> {
  if (rows.length === 0) return empty(ctx.t(none));
  const names = await ctx.hub.state.names(
    rows.map(({ skill }) => skill),
    ctx.lang,
    ctx.marks,
  );
  const sorted = rows.toSorted((a, b) => (names.get(a.skill) ?? '').localeCompare(names.get(b.skill) ?? '', ctx.lang));
  const whole = keys.length === museums.length;
  const tells = ({ museums: shown, total }: ReportRow): boolean =>
    keys.some((key) => typeof shown.get(key) === 'object') || (whole && typeof total === 'object');
  const heads = [
    { label: ctx.t('training.skill') },
    ...keys.map((key) => ({ label: museumName(key), numeric: true })),
    ...(whole ? [{ label: ctx.t('training.together'), numeric: true }] : []),
  ];
  const lines = sorted
    .filter(tells)
    .map(({ skill, museums: shown, total }) => [
      thingLink(ctx, skill, names),
      ...keys.map((key) => figure(ctx, shown.get(key) ?? 'none', of)),
      ...(whole ? [figure(ctx, total, of)] : []),
    ]);
  const asked = ({ museums: shown }: ReportRow): boolean => keys.some((key) => shown.get(key) === 'hidden');
  return html`${lines.length > 0 && html`<div class="cq">${table(caption, heads, lines)}</div>`}
  ${rest(
    ctx,
    sorted.filter((row) => !tells(row) && asked(row)).map(({ skill }) => thingLink(ctx, skill, names)),
  )}`;
}

/** Rows in which every number would tell of a few: named, so that nobody thinks they are forgotten. */
const rest = (ctx: Ctx, links: readonly Html[]): Child =>
  links.length > 0 &&
  html`<p class="soft after">
    ${ctx.say('training.tooSmall', { skills: html`${links.map((each, i) => html`${i > 0 && ', '}${each}`)}` })}
  </p>`;

/** `7 van 12`, a dash where nobody is asked, or that it is hidden. */
function figure(ctx: Ctx, shown: Shown, of: WordKey): Child {
  if (shown === 'none') return html`<span class="soft">–</span>`;
  if (shown === 'hidden') return html`<span class="soft">${ctx.t('training.hidden')}</span>`;
  return ctx.t(of, { missing: shown.missing, asked: shown.asked });
}
