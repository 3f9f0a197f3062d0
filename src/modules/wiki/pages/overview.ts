// A museum as its digital strategist wants to see it: terms, quality, manuals, skills, applications, maturity, actions. Counted
// from the hub itself, each figure with the way to the things behind it. Says what it cannot count now.
import { museums, type Museum } from '../../../access/policy.ts';
import { museumIri } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import { dayOf } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { museumName } from '../../../web/museums.ts';
import { moduleWord } from '../../../web/names.ts';
import { note, section, status } from '../../../web/parts.ts';
import { tabs } from '../../../web/parts/tabs.ts';
import type { Figure, Tells } from '../../../web/tells.ts';
import { openActionsFor } from '../chain.ts';
import { applications } from './applications.ts';
import { actionTable } from './chain.ts';
import { ownFigures, see } from './figures.ts';
import { maturitySection } from './maturity.ts';

/** @param tells what modules have to tell of a museum */
export async function overviewPage(ctx: Ctx, museum: Museum, tells: readonly Tells[]): Promise<Html> {
  const title = ctx.t('over.title', { museum: museumName(museum) });
  const [own, told, apps, actions, maturity] = await Promise.all([
    ownFigures(ctx, museum),
    Promise.all(tells.flatMap(({ figures }) => figures?.(ctx, museum) ?? [])),
    applicationsFigure(ctx, museum),
    actionsFigure(ctx, museum),
    maturitySection(ctx, museum),
  ]);
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('over.lede')}</p>
    </div>
    ${tabs(
      ctx.t('over.choose'),
      museums.map((key) => ({ label: museumName(key), href: `/wiki/overview/${key}`, current: key === museum })),
    )}
    ${own === undefined ? note('info', html`<p>${ctx.t('wiki.waiting')}</p>`) : own.map(draw)}
    ${told.flat().map(draw)}${apps && draw(apps)}${maturity}${actions && draw(actions)}`;
  const breadcrumbs = [{ label: moduleWord(ctx, 'wiki'), href: '/wiki' }, { label: title }];
  return layout(ctx, { title, section: 'wiki', breadcrumbs }, main);
}

const draw = ({ id, title, body }: Figure): Html => section({ id, title, hang: true }, body);

async function applicationsFigure(ctx: Ctx, museum: Museum): Promise<Figure | undefined> {
  const all = await applications(ctx);
  const used = all?.filter(({ users }) => users.includes(museumIri(ctx.hub.base, museum)));
  if (used === undefined) return undefined;
  const missing = used.filter(({ manuals }) => manuals.length === 0).length;
  const body =
    used.length === 0
      ? html`<p class="soft">${ctx.t('over.applicationsNone')}</p>`
      : html`<p>${status(missing === 0 ? 'ok' : 'no', manualsWords(ctx, used.length, missing))}</p>
          ${see(`/wiki/applications?museum=${museum}`, ctx.t('over.seeApplications'))}`;
  return { id: 'applications', title: ctx.t('over.applications'), body };
}

const manualsWords = (ctx: Ctx, n: number, missing: number): string =>
  missing === 0 ? ctx.t('over.applicationsAll', { n }) : ctx.t('over.applicationsSays', { n, missing });

async function actionsFigure(ctx: Ctx, museum: Museum): Promise<Figure | undefined> {
  const open = await openActionsFor(ctx, museum);
  if (open === undefined) return undefined;
  const today = dayOf(ctx.hub.now().toISOString());
  const late = open.filter(({ due }) => due !== undefined && due < today).length;
  const says: Child =
    open.length === 0
      ? ctx.t('chain.noOpen')
      : status(
          late === 0 ? 'ok' : 'no',
          ctx.t(late === 0 ? 'over.actionsOnTime' : 'over.actionsSays', { n: open.length, late }),
        );
  const rows = open.length > 0 && (await actionTable(ctx, open.slice(0, mostActions)));
  const body = html`<p>${says}</p>
    ${rows}${open.length > 0 && see(`/wiki/actions?museum=${museum}`, ctx.t('over.seeActions'))}`;
  return { id: 'open', title: ctx.t('over.actions'), body };
}

const mostActions = 10;
