// Home: one question over everything, what waits, what changed, the six museums, and a few numbers as sentences.
import { bigAsk } from '../ask.ts';
import type { Ctx } from '../context.ts';
import { totalsOf } from '../counts.ts';
import { changedLately, changedLines } from '../home/changed.ts';
import { mappedLists, museumSection, shareOf } from '../home/museums.ts';
import { waitsSection } from '../home/waits.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { section } from '../parts.ts';
import type { Tells } from '../tells.ts';

interface Home {
  /** The reader's last visit, for what is new to them. */
  readonly visited: string | undefined;
  /** What modules have waiting. */
  readonly tells: readonly Tells[];
}

export async function homePage(ctx: Ctx, { visited, tells }: Home): Promise<Html> {
  const [latest, museumTable, numbers, waits] = await Promise.all([
    changedLately(ctx),
    museumSection(ctx),
    numberSections(ctx),
    ctx.signedIn
      ? waitsSection(ctx, tells)
      : section({ id: 'begin', title: ctx.t('home.begin'), hang: true }, beginnings(ctx)),
  ]);
  const fresh = visited === undefined ? 0 : latest.filter(({ at }) => at > visited).length;
  const live = new URLSearchParams({ lang: ctx.lang, ...(visited !== undefined && { since: visited }) });
  const main = html`<h1 class="vh">Vijver</h1>
    ${bigAsk(ctx)}
    <p class="soft row under-ask">${ctx.t('home.what')}</p>
    <div class="grid">
      <div class="c7">${waits}</div>
      <div class="c5">
        ${section(
          { id: 'changed', title: ctx.t('home.changed'), note: fresh > 0 && ctx.t('home.fresh', { n: fresh }) },
          html`<div data-live="/live?${live.toString()}">${changedLines(ctx, latest, visited)}</div>
            <p class="after"><a href="/data">${ctx.t('home.allChanges')}</a></p>`,
        )}
      </div>
      <div>${museumTable}</div>
      ${numbers}
    </div>`;
  return layout(ctx, { title: ctx.t('home.title'), withoutSearch: true, scripts: ['live.js'] }, main);
}

/** Where people start, by what they come for. */
function beginnings(ctx: Ctx): Html {
  const ways = [
    ['nav.terms', '/terms', 'home.terms'],
    ['nav.planning', '/planning', 'home.planning'],
    ['nav.training', '/training', 'home.training'],
    ['nav.wiki', '/wiki', 'home.wiki'],
    ['nav.data', '/data', 'home.data'],
  ] as const;
  return html`<ul class="lines">
    ${ways.map(
      ([name, href, what]) =>
        html`<li class="when">
          <span class="k">${ctx.t(name)}</span>
          <div><a href="${href}">${ctx.t(what)}</a><small>${ctx.t(`${what}.more`)}</small></div>
        </li>`,
    )}
  </ul>`;
}

/** Numbers that mean something: each a sentence with what it counts. */
async function numberSections(ctx: Ctx): Promise<Html> {
  const [totals, streams, lists] = await Promise.all([
    totalsOf(ctx.hub.state, ctx.marks),
    ctx.hub.log.streams(),
    mappedLists(ctx),
  ]);
  const share = shareOf(lists) ?? 0;
  const of = (type: string): number =>
    totals.filter((each) => each.type === type).reduce((sum, { count }) => sum + count, 0);
  const members = streams
    .filter(({ name }) => ctx.hub.modules.some((module) => module.name === name))
    .reduce((sum, { count }) => sum + count, 0);
  const b = (n: number): Html => html`<b>${ctx.number(n)}</b>`;
  const pond = html`${ctx.say('home.pond', { concepts: b(of('concept')), schemes: b(of('scheme')) })}${share > 0 && html` ${ctx.say('home.share', { share: html`<b>${ctx.number(share)} %</b>` })}`}`;
  const work = ctx.say('home.work', { rooms: b(of('room')), courses: b(of('course')), pages: b(of('page')) });
  const open = ctx.say('home.open', {
    versions: b(members),
    streams: html`<a href="/ldes">${ctx.t('home.streams', { n: streams.length })}</a>`,
  });
  return html`${[
    ['pond', 'home.pondTitle', pond],
    ['work', 'home.workTitle', work],
    ['open', 'home.openTitle', open],
  ].map(
    ([id, title, text]) =>
      html`<div class="c4">
        ${section({ id: String(id), title: ctx.t(title as 'home.pondTitle') }, html`<p class="lede serif ink">${text}</p>`)}
      </div>`,
  )}`;
}
