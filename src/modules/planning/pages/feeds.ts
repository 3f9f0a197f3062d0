// Your calendar feeds: the address once, the list, and the way to take each back.
import { museums } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { isMuseumKey, museumName } from '../../../web/museums.ts';
import { empty, note, section, table } from '../../../web/parts.ts';
import type { Resource } from '../core/facts.ts';

export interface FeedsView {
  readonly resources: readonly Resource[];
  readonly people: ReadonlyMap<string, string>;
  readonly links: readonly {
    readonly id: string;
    readonly target: string;
    readonly busyOnly: boolean;
    readonly created: string;
    readonly lastUsed: string | null;
  }[];
  /** Of the feed that was made just now: shown this once. */
  readonly address: string | undefined;
}

export function feedsPage(ctx: Ctx, view: FeedsView): Html {
  const title = ctx.t('feeds.title');
  const made =
    view.address !== undefined &&
    note(
      'ok',
      html`<p><b>${ctx.t('feeds.made')}</b></p>
        <p class="iri" id="address">${view.address}</p>
        <p>${ctx.t('feeds.once')}</p>`,
    );
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('feeds.lede')}</p>
    </div>
    ${made} ${form(ctx, view)} ${section({ id: 'mine', title: ctx.t('feeds.mine') }, mine(ctx, view))}`;
  const breadcrumbs = [{ label: ctx.t('plan.title'), href: '/planning' }, { label: title }];
  return layout(ctx, { title, section: 'planning', breadcrumbs }, main);
}

const nameIn = (ctx: Ctx, { nameNl, nameEn, subject }: Resource): string =>
  (ctx.lang === 'nl' ? nameNl : nameEn) || subject;

function form(ctx: Ctx, { resources, people }: FeedsView): Html {
  const rooms = [...Map.groupBy(resources, ({ museum }) => museum ?? '')];
  return html`<form class="stack narrow" method="post" action="/planning/feeds">
    <input type="hidden" name="_csrf" value="${ctx.csrf}" />
    <div class="field">
      <label for="what">${ctx.t('feeds.what')}</label>
      <select class="in" id="what" name="what">
        <optgroup label="${ctx.t('plan.museums')}">
          ${museums.map((key) => html`<option value="${key}">${museumName(key)}</option>`)}
        </optgroup>
        ${rooms.map(([key, all]) => html`<optgroup label="${museumName(key)}">${all.map((each) => html`<option value="${each.subject}">${nameIn(ctx, each)}</option>`)}</optgroup>`)}
        ${people.size > 0 && html`<optgroup label="${ctx.t('plan.people')}">${[...people].map(([iri, name]) => html`<option value="${iri}">${name}</option>`)}</optgroup>`}
      </select>
    </div>
    <label class="tick"
      ><input type="checkbox" name="busy" value="1" /><span
        >${ctx.t('feeds.busy')}<small>${ctx.t('feeds.busy.hint')}</small></span
      ></label
    >
    <p><button class="btn main">${ctx.t('feeds.make')}</button></p>
  </form>`;
}

function mine(ctx: Ctx, { links, resources, people }: FeedsView): Html {
  if (links.length === 0) return empty(ctx.t('feeds.none'));
  const names = new Map([...resources.map((each) => [each.subject, nameIn(ctx, each)] as const), ...people]);
  const columns = [
    { label: ctx.t('feeds.what') },
    { label: ctx.t('feeds.created') },
    { label: ctx.t('feeds.used') },
    { label: ctx.t('feeds.back') },
  ];
  const rows = links.map(({ id, target, busyOnly, created, lastUsed }) => [
    `${isMuseumKey(target) ? museumName(target) : (names.get(target) ?? '–')}${busyOnly ? `, ${ctx.t('feeds.busy').toLowerCase()}` : ''}`,
    ctx.moment(created),
    lastUsed === null ? ctx.t('feeds.never') : ctx.moment(lastUsed),
    html`<form method="post" action="/planning/feeds/revoke">
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input type="hidden" name="id" value="${id}" /><button
        class="btn no"
      >
        ${ctx.t('feeds.revoke')}
      </button>
    </form>`,
  ]);
  return table(ctx.t('feeds.mine'), columns, rows);
}
