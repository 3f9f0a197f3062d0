// One skill of somebody: the level, who says so, until when, and what shows it. For the person and who leads them.
import type { Ctx } from '../../../web/context.ts';
import { showDate } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { link } from '../../../web/link.ts';
import { empty, facts, section, status, written } from '../../../web/parts.ts';
import { missing, standingOf, type Desk } from '../act/desk.ts';
import { assertionFor } from '../act/skills.ts';
import { namesOfPeople, noteLooking } from '../people.ts';
import { maySeePlan } from '../rights.ts';
import { seenBy, trainingPage } from './frame.ts';
import { act, csrfField, refOfRecord } from './parts.ts';

interface Evidence {
  readonly value: string;
  readonly isAddress: boolean;
}

export async function skillPage(ctx: Ctx, desk: Desk, ref: string): Promise<Html> {
  const found = assertionFor(desk, ref);
  if (!maySeePlan(ctx.actor, found.person)) missing();
  const own = found.person === ctx.actor.iri;
  noteLooking(ctx, [found.person]);
  const quads = await standingOf(ctx.hub, found.subject);
  const valuesOf = (predicate: string) => quads.filter((q) => q.predicate.value === predicate).map((q) => q.object);
  const evidence = valuesOf(desk.own.evidence).map(({ value, termType }) => ({
    value,
    isAddress: termType === 'NamedNode',
  }));
  const by = valuesOf(desk.own.assessedBy).map(({ value }) => value);
  const names = await ctx.hub.state.names([found.skill], ctx.lang, ctx.marks);
  const people = await namesOfPeople(ctx, [found.person, ...by]);
  const rows: readonly (readonly [string, Child])[] = [
    [ctx.t('training.who'), !own && html`<bdi>${people(found.person)}</bdi>`],
    [ctx.t('training.level'), ctx.t(`training.levels.${found.level as 1}`)],
    [
      ctx.t('training.stands'),
      found.confirmed ? status('ok', ctx.t('training.key.on')) : status('wait', ctx.t('training.key.self')),
    ],
    [ctx.t('training.saidBy'), by.map((each, i) => html`${i > 0 && ', '}<bdi>${people(each)}</bdi>`)],
    [ctx.t('training.validUntil'), found.until === null ? ctx.t('training.forever') : showDate(found.until, ctx.lang)],
  ];
  const body = html`${section({ id: 'record', title: ctx.t('training.record'), hang: true }, facts(rows))}
  ${section({ id: 'shows', title: ctx.t('training.showsIt'), hang: true }, html`${listed(ctx, found.subject, { evidence, own })}${own && adding(ctx, found.subject)}`)}`;
  const under = own
    ? { label: ctx.t('training.me'), href: '/training/me' }
    : { label: ctx.t('training.team'), href: '/training/team' };
  const aside = seenBy(ctx.t(own ? 'training.goal.seenOwn' : 'training.goal.seenLead'));
  return trainingPage(ctx, { title: names.get(found.skill) ?? found.skill, aside, under }, body);
}

interface Listing {
  readonly evidence: readonly Evidence[];
  readonly own: boolean;
}

function listed(ctx: Ctx, subject: string, { evidence, own }: Listing): Html {
  if (evidence.length === 0) return empty(ctx.t('training.noEvidence'));
  return html`<ul class="lines">
    ${evidence.map(
      (each) =>
        html`<li>
          <div class="row">${shown(ctx, each)}${own && removing(ctx, subject, each)}</div>
        </li>`,
    )}
  </ul>`;
}

/** An enrolment of this hub is the certificate that it gave; any other address leads out of it. */
function shown(ctx: Ctx, { value, isAddress }: Evidence): Html {
  if (!isAddress) return written(value);
  const ours = value.startsWith(`${ctx.hub.base}/id/enrolment/`);
  return ours
    ? html`<a href="/training/certificate/${refOfRecord(value)}">${ctx.t('training.certificate')}</a>`
    : link(value);
}

const removing = (ctx: Ctx, subject: string, { value }: Evidence): Html =>
  act(ctx, {
    action: `/training/skill/${refOfRecord(subject)}`,
    fields: { drop: value },
    label: html`${ctx.t('training.dropEvidence')}<span class="vh"> ${value}</span>`,
    kind: 'bare',
  });

const adding = (ctx: Ctx, subject: string): Html =>
  html`<form class="stack after" method="post" action="/training/skill/${refOfRecord(subject)}">
    ${csrfField(ctx)}<input type="hidden" name="next" value="${ctx.path}" />
    <p class="field">
      <label for="evidence">${ctx.t('training.evidence')}</label>
      <input class="in" id="evidence" name="evidence" maxlength="2000" required aria-describedby="evidence-hint" />
      <small class="soft" id="evidence-hint">${ctx.t('training.evidenceHint')}</small>
    </p>
    <p><button class="btn">${ctx.t('training.addEvidence')}</button></p>
  </form>`;
