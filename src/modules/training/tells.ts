// What training tells on pages that are not its own: on home what waits for the reader, and at a museum the skills that are missed
// most, by the rules of the report (decision 0045). Numbers only, and only to those who may read them.
import { grantsOf, museums, type Museum } from '../../access/policy.ts';
import type { Ctx } from '../../web/context.ts';
import { html, type Child, type Html } from '../../web/html.ts';
import { level, table } from '../../web/parts.ts';
import { dayOf, showDate } from '../../web/dates.ts';
import type { Figure, Tells, Wait } from '../../web/tells.ts';
import { deskOf } from './act/desk.ts';
import { reportOf, smallest, type Count, type Shown } from './core/report.ts';
import { thingLink } from './pages/parts.ts';
import { personOf, reportsOn } from './rights.ts';
import { trainingWaits } from './waits.ts';

const mostShown = 5;

export const trainingTells: Tells = {
  waits: async (ctx) => waitsFor(ctx),
  async figures(ctx, museum) {
    if (!ctx.marks.includes('internal')) return [];
    const body = reportsOn(ctx.actor, [museum]).length === 0 ? forOthers(ctx) : await gapsAt(ctx, museum);
    return [{ id: 'skills', title: ctx.t('over.skills'), body } satisfies Figure];
  },
};

const forOthers = (ctx: Ctx): Html => html`<p class="soft">${ctx.t('over.skillsWho')}</p>`;

interface Gap extends Count {
  readonly skill: string;
}

async function gapsAt(ctx: Ctx, museum: Museum): Promise<Html> {
  const { read, today } = deskOf(ctx.hub, ctx.actor);
  const staffed = { people: read.everybody(), profiles: read.profiles(), levels: read.levelsOn(today), keys: museums };
  // Made over all six, as the report is: what hides there hides here.
  const rows = reportOf(staffed).filter((row) => (row.museums.get(museum) ?? 'none') !== 'none');
  const own = counted(rows.map(({ skill, museums: all }) => ({ skill, shown: all.get(museum) ?? 'none' })));
  const whole = reportsOn(ctx.actor, museums).length === museums.length;
  const together = whole && own.length === 0 ? counted(rows.map(({ skill, total }) => ({ skill, shown: total }))) : [];
  const hidden = rows.length - own.length;
  return html`<p>${says(ctx, rows.length, own)}</p>
    ${await worstTable(ctx, own, { caption: ctx.t('over.skills'), museum })}
    ${hidden > 0 && html`<p class="soft small">${ctx.t('over.skillsHidden', { n: hidden, few: smallest })}</p>`}
    ${await worstTable(ctx, together, { caption: ctx.t('over.skillsTogether'), seen: true })}
    <p class="after"><a href="/training/report">${ctx.t('over.seeSkills')}</a></p>`;
}

/** Those that may be told. */
const counted = (rows: readonly { readonly skill: string; readonly shown: Shown }[]): readonly Gap[] =>
  rows.flatMap(({ skill, shown }) => (shown === 'hidden' || shown === 'none' ? [] : [{ skill, ...shown }]));

/** Nothing is said of what hides: that none of it is missing would be told too much, and might not be so. */
function says(ctx: Ctx, asked: number, own: readonly Gap[]): string {
  const missed = own.filter(({ missing }) => missing > 0).length;
  if (asked === 0) return ctx.t('over.skillsNone');
  if (own.length === 0) return ctx.t('over.skillsAsked', { n: asked });
  return missed === 0
    ? ctx.t('over.skillsAll', { n: own.length })
    : ctx.t('over.skillsSays', { n: missed, of: own.length });
}

interface Shape {
  readonly caption: string;
  readonly museum?: Museum;
  /** Also for who looks, not only for who listens. */
  readonly seen?: boolean;
}

async function worstTable(ctx: Ctx, gaps: readonly Gap[], { caption, museum, seen }: Shape): Promise<Child> {
  const missed = gaps.filter(({ missing }) => missing > 0).toSorted((a, b) => b.missing - a.missing);
  const worst = missed.slice(0, mostShown);
  if (worst.length === 0) return undefined;
  const names = await ctx.hub.state.names(
    worst.map(({ skill }) => skill),
    ctx.lang,
    ctx.marks,
  );
  const columns = [
    { label: ctx.t('training.skill') },
    { label: ctx.t('over.skillsMissed') },
    { label: ctx.t('over.skillsShare') },
  ];
  const rows = worst.map(({ skill, missing, asked }): readonly Child[] => {
    const share = Math.round((100 * missing) / asked);
    return [
      thingLink(ctx, skill, names),
      ctx.t('training.missOf', { missing, asked }),
      level(share, `${ctx.number(share)} %`, museum),
    ];
  });
  return html`${seen === true && html`<h3 class="label after">${caption}</h3>`}
    <div class="cq">${table(caption, columns, rows)}</div>`;
}

/** What is theirs, or of the people they lead: told to that person alone. */
function waitsFor(ctx: Ctx): readonly Wait[] {
  const person = personOf(ctx.hub.base, ctx.actor);
  if (person === undefined) return [];
  const leads = grantsOf(ctx.actor).flatMap(({ role, people }) => (role === 'lead' ? (people ?? []) : []));
  const asker = { person, leads: [...new Set(leads)], today: dayOf(ctx.hub.now().toISOString()) };
  return trainingWaits(ctx.hub.views, asker).map(({ kind, href, n, day }) => ({
    module: 'training',
    what: html`<a href="${href}">${ctx.t(`waits.${kind}`, { n })}</a>`,
    more:
      day === undefined ? ctx.t(`waits.${kind}More`) : ctx.t(`waits.${kind}More`, { when: showDate(day, ctx.lang) }),
  }));
}
