// What lags behind its terms: profiles and courses with a retired skill, the successor offered. A note on their pages, and for who keeps them.
import { mayWrite } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { note } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import type { Replacement } from '../act/replace.ts';
import { retiredNeeds } from '../expiry.ts';
import { retiredSkills, type Retired } from '../retired.ts';
import { act, refOfRecord, thingLink } from './parts.ts';

export interface Asking {
  readonly type: Replacement['type'];
  readonly subject: string;
  readonly museum: string | null;
  readonly skills: readonly string[];
}

const pairs = ({ skills }: Asking, retired: Retired) =>
  retiredNeeds({ needs: skills.map((skill) => ({ skill, level: 1, application: null })) }, retired);

/** On the page of the thing itself. */
export async function retiredNote(ctx: Ctx, asking: Asking): Promise<Child> {
  const found = pairs(asking, await retiredSkills(ctx.hub, ctx.actor, asking.skills));
  if (found.length === 0) return undefined;
  const wanted = found.flatMap(([skill, instead]) => [skill, ...(instead === null ? [] : [instead])]);
  const names = await ctx.hub.state.names(wanted, ctx.lang, ctx.marks);
  const may = mayWrite(ctx.actor, 'training', asking.museum, asking.type);
  const line = ([skill, instead]: (typeof found)[number]): Html => {
    const old = thingLink(ctx, skill, names);
    if (instead === null) return html`<p>${ctx.say('training.retiredAlone', { skill: old })}</p>`;
    const said = ctx.say('training.retired', { skill: old, instead: thingLink(ctx, instead, names) });
    return html`<div class="row"><span>${said}</span>${may && swapAct(ctx, asking, skill)}</div>`;
  };
  return html`<div class="gap-under">${note('wait', html`<div>${found.map(line)}</div>`)}</div>`;
}

const swapAct = (ctx: Ctx, { type, subject }: Asking, skill: string): Html =>
  act(ctx, {
    action: `/training/replace/${type}/${refOfRecord(subject)}`,
    fields: { skill },
    label: ctx.t('training.replace'),
  });

/** For who keeps training: every profile and course of theirs with a retired skill. */
export async function laggingNote(ctx: Ctx, { read }: Desk): Promise<Child> {
  const all: readonly Asking[] = [
    ...read.profiles().map(({ subject, museum, needs }) => ({
      type: 'profile' as const,
      subject,
      museum,
      skills: needs.map(({ skill }) => skill),
    })),
    ...read
      .courses(ctx.marks)
      .map(({ subject, museum, teaches }) => ({ type: 'course' as const, subject, museum, skills: teaches })),
  ];
  const mine = all.filter(({ museum, type }) => mayWrite(ctx.actor, 'training', museum, type));
  if (mine.length === 0) return undefined;
  const retired = await retiredSkills(
    ctx.hub,
    ctx.actor,
    mine.flatMap(({ skills }) => skills),
  );
  const found = mine.filter((asking) => pairs(asking, retired).length > 0);
  if (found.length === 0) return undefined;
  const names = await ctx.hub.state.names(
    found.map(({ subject }) => subject),
    ctx.lang,
    ctx.marks,
  );
  const list = found.map(({ subject }, i) => html`${i > 0 && ', '}${thingLink(ctx, subject, names, 'serif')}`);
  return html`<div class="gap-under">
    ${note('wait', html`<p>${ctx.say('training.lagging', { things: html`${list}` })}</p>`)}
  </div>`;
}
