// The audit trail for administrators: filters as a form, entries as a table, and whether the chain is whole.
import type { Entry, EntryQuery } from '../../../audit/sqlite.ts';
import type { Ctx } from '../../context.ts';
import { html, type Child, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import { empty, icon, note, table } from '../../parts.ts';
import type { WordKey } from '../../words.ts';
import { actionWord, purposeWord } from './words.ts';

export interface AuditView {
  readonly query: EntryQuery;
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly actions: readonly string[];
  readonly nameOf: (iri: string | null) => string;
  readonly head: { readonly n: number; readonly hash: string };
  readonly faults: readonly string[];
}

export function auditPage(ctx: Ctx, view: AuditView): Html {
  const title = ctx.t('audit.title');
  const [fault] = view.faults;
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('audit.lede')}</p>
    </div>
    ${
      fault === undefined
        ? note('ok', html`<p>${ctx.t('audit.whole', { n: view.head.n, hash: view.head.hash.slice(0, 16) })}</p>`)
        : note('no', html`<p>${ctx.t('audit.broken', { fault })}</p>`)
    }
    ${filters(ctx, view)} ${entries(ctx, view)}`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

function filters(ctx: Ctx, { query, actions }: AuditView): Html {
  const field = (name: string, word: WordKey, value: string | undefined, type = 'text'): Html =>
    html`<div class="field">
      <label for="f-${name}">${ctx.t(word)}</label
      ><input class="in" id="f-${name}" name="${name}" type="${type}" value="${value ?? ''}" />
    </div>`;
  const option = (action: string): Html =>
    html`<option value="${action}" ${query.action === action && html` selected`}>${actionWord(ctx, action)}</option>`;
  return html`<form class="row after" method="get" action="/audit">
    ${field('actor', 'audit.actor', query.actor)} ${field('person', 'audit.person', query.person)}
    <div class="field">
      <label for="f-action">${ctx.t('audit.action')}</label
      ><select class="in" id="f-action" name="action">
        <option value="">${ctx.t('audit.all')}</option>
        ${actions.map(option)}
      </select>
    </div>
    ${field('from', 'audit.from', query.from, 'date')} ${field('upTo', 'audit.upTo', query.upTo, 'date')}
    <button class="btn main">${ctx.t('audit.show')}</button>
  </form>`;
}

function entries(ctx: Ctx, { entries: all, total, nameOf, query }: AuditView): Html {
  if (all.length === 0) return empty(ctx.t('audit.none'));
  const columns = ['privacy.when', 'privacy.whoLooked', 'audit.action', 'audit.about', 'audit.door', 'privacy.why', 'audit.detail'] as const; // prettier-ignore
  const rows = all.map((entry): readonly Child[] => [
    ctx.moment(entry.at),
    nameOf(entry.actor),
    actionWord(ctx, entry.action),
    aboutOf(ctx, entry, nameOf),
    entry.door,
    entry.purpose === null ? '' : purposeWord(ctx, entry.purpose),
    detailOf(entry),
  ]);
  const last = all.at(-1)?.n ?? 0;
  const older =
    all.length === query.limit &&
    html`<p class="after">
      <a class="btn" href="${olderThan(ctx, last)}">${ctx.t('audit.older')}${icon('right')}</a>
    </p>`;
  return html`<p class="soft after">${ctx.t('audit.count', { n: total })}</p>
    <div class="cq">
      ${table(
        ctx.t('audit.title'),
        columns.map((key) => ({ label: ctx.t(key) })),
        rows,
      )}
    </div>
    ${older}`;
}

function aboutOf(ctx: Ctx, { person, subject, action }: Entry, nameOf: AuditView['nameOf']): Child {
  if (person !== null) return nameOf(person);
  if (subject !== null) return html`<span class="iri">${subject.replace(ctx.hub.base, '')}</span>`;
  return action === 'read' ? ctx.t('audit.forgotten') : '';
}

const detailOf = ({ detail }: Entry): string =>
  detail === null
    ? ''
    : Object.entries(JSON.parse(detail) as Record<string, string | null>)
        .filter(([, value]) => value !== null && value !== '0')
        .map(([name, value]) => `${name} ${value}`)
        .join(', ');

function olderThan(ctx: Ctx, n: number): string {
  const query = new URLSearchParams(ctx.query);
  query.set('before', String(n));
  return `/audit?${query.toString()}`;
}
