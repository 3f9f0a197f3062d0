// Meetings with their decisions, decisions with their actions, and everything that is still open: who, by when.
import { iri } from '../../../rdf/ns.ts';
import { localName } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import { dayOf, showDate } from '../../../web/dates.ts';
import { iris, literals } from '../../../web/graph.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { isMuseumKey, museumLink } from '../../../web/museums.ts';
import { moduleWord, reference, type Names } from '../../../web/names.ts';
import { genericPage } from '../../../web/pages/generic.ts';
import { empty, icon, note, section, status, table, type StatusKind } from '../../../web/parts.ts';
import type { Thing } from '../../../web/thing.ts';
import { readText } from '../reading/text.ts';
import {
  actionsFrom,
  decisions,
  openActionsFor,
  type ActionLine,
  type ActionStatus,
  type DecisionLine,
} from '../chain.ts';
import { vocabulary } from '../vocabulary.ts';
import { museumTabs } from './by-museum.ts';
import { hrefOfSubject } from '../reading/links.ts';
import { textFor } from './language.ts';

const kinds: Readonly<Record<ActionStatus, StatusKind>> = { todo: 'off', doing: 'wait', done: 'ok', failed: 'no' };

/** Actions as a table: what, who, by when, how far. */
export async function actionTable(ctx: Ctx, lines: readonly ActionLine[]): Promise<Html> {
  const names = await ctx.hub.state.names(
    lines.flatMap(({ who }) => who ?? []),
    ctx.lang,
    ctx.marks,
  );
  const today = dayOf(ctx.hub.now().toISOString());
  const columns = [ctx.t('chain.what'), ctx.t('chain.who'), ctx.t('chain.when'), ctx.t('chain.status')].map(
    (label) => ({ label }),
  );
  return html`<div class="cq">
    ${table(
      ctx.t('chain.actions'),
      columns,
      lines.map((line) => rowOf(ctx, line, { names, today })),
    )}
  </div>`;
}

interface Around {
  readonly names: Names;
  readonly today: string;
}

function rowOf(
  ctx: Ctx,
  { subject, name, who, due, status: how }: ActionLine,
  { names, today }: Around,
): readonly Child[] {
  const late = due !== undefined && due < today && (how === 'todo' || how === 'doing');
  const day = due === undefined ? html`<span class="soft">${ctx.t('chain.noDate')}</span>` : showDate(due, ctx.lang);
  return [
    html`<a class="serif" href="${hrefOfSubject(ctx, subject)}"><bdi>${name}</bdi></a>`,
    whoOf(ctx, who, names),
    late && due !== undefined ? status('no', ctx.t('chain.late', { day: showDate(due, ctx.lang) })) : day,
    status(kinds[how], ctx.t(`chain.${how}`)),
  ];
}

function whoOf(ctx: Ctx, who: string | undefined, names: Names): Html {
  if (who === undefined) return html`<span class="soft">${ctx.t('chain.nobody')}</span>`;
  const key = localName(who);
  return isMuseumKey(key) ? museumLink(key) : reference(ctx, who, names);
}

const decisionList = (ctx: Ctx, found: readonly DecisionLine[]): Html =>
  html`<ol class="lines">
    ${found.map(
      ({ subject, name, day }) =>
        html`<li class="when">
          <span>${day !== undefined && showDate(day, ctx.lang)}</span
          ><a class="serif" href="${hrefOfSubject(ctx, subject)}"><bdi>${name}</bdi></a>
        </li>`,
    )}
  </ol>`;

/** A decision was taken on the day of its meeting: without a day it would sink under all others. */
const dayOfMeeting = ({ quads, resource }: Thing): Readonly<Record<string, string>> => {
  const start = literals(quads, resource.subject, iri('schema', 'startDate'))[0]?.value;
  return start === undefined ? {} : { date: start.slice(0, 10) };
};

const add = (ctx: Ctx, thing: Thing, type: 'decision' | 'action', key: string): Child =>
  ctx.mayWrite('wiki', thing.resource.museum) &&
  thing.memento !== true &&
  html`<p class="after">
    <a
      class="btn"
      href="/wiki/new/${type}?${new URLSearchParams({ [key]: thing.resource.subject, ...(type === 'decision' && dayOfMeeting(thing)) }).toString()}"
      >${icon('plus')}${ctx.t(type === 'decision' ? 'chain.addDecision' : 'chain.addAction')}</a
    >
  </p>`;

async function actionsSection(ctx: Ctx, thing: Thing): Promise<Html> {
  const lines = await actionsFrom(ctx, thing.resource.subject);
  const body =
    lines.length === 0 ? html`<p class="soft">${ctx.t('chain.noActions')}</p>` : await actionTable(ctx, lines);
  return section(
    { id: 'actions', title: ctx.t('chain.actions'), hang: true },
    html`${body}${add(ctx, thing, 'action', 'wasInfluencedBy')}`,
  );
}

/** The text of a thing, read as a text: its terms explained. */
async function textLead(ctx: Ctx, thing: Thing): Promise<Child> {
  const words = vocabulary(ctx.hub.base);
  const text = textFor(ctx, thing, words.text);
  if (text === undefined) return undefined;
  const { body } = await readText(ctx, {
    text: text.value,
    tags: iris(thing.quads, thing.resource.subject, words.subject),
  });
  return html`<div class="text after" dir="auto" lang="${text.language}">${body}</div>`;
}

export async function meetingPage(ctx: Ctx, thing: Thing): Promise<Html> {
  const [lead, found, actions] = await Promise.all([
    textLead(ctx, thing),
    decisions(ctx, thing.resource.subject, 100),
    actionsSection(ctx, thing),
  ]);
  const list = found.length === 0 ? html`<p class="soft">${ctx.t('chain.noDecisions')}</p>` : decisionList(ctx, found);
  const taken = section(
    { id: 'decisions', title: ctx.t('chain.decisions'), hang: true },
    html`${list}${add(ctx, thing, 'decision', 'wasInformedBy')}`,
  );
  return genericPage(ctx, thing, undefined, {
    lead: html`${lead}${taken}${actions}`,
    shown: [vocabulary(ctx.hub.base).text],
  });
}

export async function decisionPage(ctx: Ctx, thing: Thing): Promise<Html> {
  const [lead, actions] = await Promise.all([textLead(ctx, thing), actionsSection(ctx, thing)]);
  return genericPage(ctx, thing, undefined, { lead: html`${lead}${actions}`, shown: [vocabulary(ctx.hub.base).text] });
}

export async function actionPage(ctx: Ctx, thing: Thing): Promise<Html> {
  const { subject, seq, museum } = thing.resource;
  const now = iris(thing.quads, subject, iri('schema', 'actionStatus'))[0] ?? '';
  const isOpen = /(?:Potential|Active)ActionStatus$/.test(now);
  const done =
    isOpen &&
    thing.memento !== true &&
    ctx.mayWrite('wiki', museum) &&
    html`<form method="post" action="/wiki/done" class="after">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
        type="hidden"
        name="action"
        value="${subject}"
      /><input type="hidden" name="seq" value="${seq}" />
      <button class="btn main">${icon('check')}${ctx.t('chain.markDone')}</button>
    </form>`;
  const lead = await textLead(ctx, thing);
  return genericPage(ctx, thing, undefined, { lead: html`${lead}${done}`, shown: [vocabulary(ctx.hub.base).text] });
}

/** Everything that is open, of one museum or of all, and the latest decisions. */
export async function actionsPage(ctx: Ctx): Promise<Html> {
  const key = ctx.query.get('museum');
  const museum = isMuseumKey(key) ? key : undefined;
  const [lines, latest] = await Promise.all([openActionsFor(ctx, museum), decisions(ctx, undefined, 10)]);
  const title = ctx.t('chain.title');
  const open =
    lines === undefined
      ? note('info', html`<p>${ctx.t('wiki.waiting')}</p>`)
      : lines.length === 0
        ? empty(ctx.t('chain.noOpen'))
        : await actionTable(ctx, lines);
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('chain.lede')}</p>
    </div>
    ${museumTabs(ctx, '/wiki/actions', museum)}${section({ id: 'open', title: ctx.t('chain.open') }, open)}
    ${latest.length > 0 && section({ id: 'latest', title: ctx.t('chain.lately') }, decisionList(ctx, latest))}`;
  const breadcrumbs = [{ label: moduleWord(ctx, 'wiki'), href: '/wiki' }, { label: title }];
  return layout(ctx, { title, section: 'wiki', breadcrumbs }, main);
}
