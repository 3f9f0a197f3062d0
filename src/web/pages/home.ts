// Home: one question over everything, what changed, the six museums, and a few numbers as sentences.
import { museums } from '../../access/policy.ts';
import { bigAsk } from '../ask.ts';
import type { Ctx } from '../context.ts';
import { countOf, totalsOf } from '../counts.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { museumLink } from '../museums.ts';
import { section, table } from '../parts.ts';
import { capital } from '../words.ts';
import { changedList } from './changed.ts';

export async function homePage(ctx: Ctx): Promise<Html> {
  const [latest, museumTable, numbers] = await Promise.all([
    ctx.hub.state.list({ marks: ctx.marks, order: 'newest', lang: ctx.lang, limit: 8, offset: 0 }),
    museumSection(ctx),
    numberSections(ctx),
  ]);
  const main = html`<h1 class="vh">Vijver</h1>
    ${bigAsk(ctx)}
    <p class="soft row under-ask">${ctx.t('home.what')}</p>
    <div class="grid">
      <div class="c7">${section({ id: 'begin', title: ctx.t('home.begin'), hang: true }, beginnings(ctx))}</div>
      <div class="c5">
        ${section(
          { id: 'changed', title: ctx.t('home.changed') },
          html`${changedList(ctx, latest)}
            <p class="after"><a href="/data">${ctx.t('home.allChanges')}</a></p>`,
        )}
      </div>
      <div>${museumTable}</div>
      ${numbers}
    </div>`;
  return layout(ctx, { title: ctx.t('home.title'), withoutSearch: true }, main);
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

const columns = [
  ['terms', 'concept'],
  ['planning', 'room'],
  ['planning', 'exhibition'],
  ['training', 'course'],
  ['wiki', 'page'],
] as const;

async function museumSection(ctx: Ctx): Promise<Html> {
  const kinds = columns.filter(([module, type]) =>
    ctx.hub.modules.some((m) => m.name === module && m.types.some((t) => t.name === type)),
  );
  const count =
    (museum: string) =>
    async ([module, type]: (typeof columns)[number]) => {
      const n = await countOf(ctx.hub.state, { marks: ctx.marks, module, type, museum });
      return n === 0
        ? html`<span class="soft">–</span>`
        : html`<a class="plain" href="/${module}/${type}?museum=${museum}">${ctx.number(n)}</a>`;
    };
  const rows = await Promise.all(
    museums.map(async (key) => [html`${museumLink(key)}`, ...(await Promise.all(kinds.map(count(key))))]),
  );
  const heads = kinds.map(([, type]) => ({ label: headOf(ctx, type), numeric: true }));
  return section(
    { id: 'museums', title: ctx.t('home.museums') },
    table(ctx.t('home.museumTable'), [{ label: ctx.t('home.museum') }, ...heads], rows),
  );
}

const headOf = (ctx: Ctx, type: string): string => {
  const spec = ctx.hub.modules.flatMap((module) => module.types).find(({ name }) => name === type);
  return capital(spec?.[ctx.lang][1] ?? type);
};

/** Numbers that mean something: each a sentence with what it counts. */
async function numberSections(ctx: Ctx): Promise<Html> {
  const [totals, streams] = await Promise.all([totalsOf(ctx.hub.state, ctx.marks), ctx.hub.log.streams()]);
  const of = (type: string): number =>
    totals.filter((each) => each.type === type).reduce((sum, { count }) => sum + count, 0);
  const members = streams
    .filter(({ name }) => ctx.hub.modules.some((module) => module.name === name))
    .reduce((sum, { count }) => sum + count, 0);
  const b = (n: number): Html => html`<b>${ctx.number(n)}</b>`;
  const pond = ctx.say('home.pond', { concepts: b(of('concept')), schemes: b(of('scheme')) });
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
