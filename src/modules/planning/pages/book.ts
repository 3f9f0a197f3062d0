// The form to book: what, where, when, how certain; what clashes and the ways out stand beside it before anything is saved.
import { mayOverrule, museums } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { museumName } from '../../../web/museums.ts';
import { icon, note, section } from '../../../web/parts.ts';
import type { WordKey } from '../../../web/words.ts';
import type { Fault } from '../booking/form.ts';
import type { Outlook } from '../booking/save.ts';
import { isCounted } from '../core/amounts.ts';
import type { Claim, Resource } from '../core/facts.ts';
import { beside } from './beside.ts';
import { counted, field, select, tick } from './controls.ts';
import { clockOf } from '../core/time.ts';
import type { Standing } from '../core/words.ts';
import { docOfClaim } from './shown.ts';
import { spanText } from '../core/explain.ts';

export interface BookView {
  readonly fields: URLSearchParams;
  readonly faults: readonly Fault[];
  /** What stands, when something is changed. */
  readonly standing: Claim | undefined;
  readonly seq: number | undefined;
  readonly claim: Claim;
  /** The time of a series that was opened. */
  readonly time: { readonly start: number; readonly end: number } | undefined;
  readonly outlook: Outlook | undefined;
  readonly resources: readonly Resource[];
  readonly people: ReadonlyMap<string, string>;
  readonly purposes: ReadonlyMap<string, string>;
  readonly stale: boolean;
  readonly note: string;
}

export function bookPage(ctx: Ctx, view: BookView): Html {
  const title = view.standing === undefined ? ctx.t('book.title') : ctx.t('book.change');
  const name = view.standing === undefined ? title : ctx.lang === 'nl' ? view.standing.titleNl : view.standing.titleEn;
  const main = html`<div class="title">
      <h1>${view.standing === undefined ? name : html`<bdi>${name}</bdi>`}</h1>
      ${view.standing?.locked && note('wait', html`<p>${ctx.t('book.locked')}</p>`)}
    </div>
    <div class="grid">
      <form class="c8" id="book" method="post" action="/planning/book" novalidate>
        ${topNotes(ctx, view)} ${hidden(ctx, view)} ${what(ctx, view)} ${where(ctx, view)} ${when(ctx, view)}
        ${who(ctx, view)} ${sure(ctx, view)} ${saveBar(ctx, view)}
      </form>
      <aside class="c4 stick">${beside(ctx, view)}</aside>
    </div>`;
  const breadcrumbs = [{ label: ctx.t('plan.title'), href: '/planning' }, { label: title }];
  return layout(ctx, { title: `${title}: ${name}`, section: 'planning', breadcrumbs }, main);
}

const faultAt: Readonly<Record<Fault, string>> = {
  title: 'title',
  what: 'f2',
  time: 'from',
  until: 'until',
  number: 'heads',
};

function topNotes(ctx: Ctx, { faults, stale, outlook }: BookView): Child {
  if (stale) return note('no', html`<p>${ctx.t('book.stale')}</p>`);
  if (faults.length > 0)
    return note(
      'no',
      html`<p><b>${ctx.t('book.faults', { n: faults.length })}</b></p>
        ${faults.map((fault) => html`<p><a class="tap" href="#${faultAt[fault]}">${ctx.t(`book.fault.${fault}`)}</a></p>`)}`,
    );
  if (outlook === undefined) return undefined;
  if (outlook.conflicts.length === 0) return note('ok', html`<p>${ctx.t('book.fits')}</p>`);
  if (outlook.stopping === 0) return note('wait', html`<p>${ctx.t('book.warned')}</p>`);
  return note(
    'no',
    html`<p>
      <b>${ctx.t('book.against', { n: outlook.stopping })}</b> <a class="tap" href="#clash">${ctx.t('book.wayOut')}</a>
    </p>`,
  );
}

function hidden(ctx: Ctx, { standing, seq, time }: BookView): Html {
  const ref = standing?.subject.slice(standing.subject.lastIndexOf('/') + 1);
  return html`<input type="hidden" name="_csrf" value="${ctx.csrf}" />
    ${ref !== undefined && html`<input type="hidden" name="booking" value="${ref}" /><input type="hidden" name="seq" value="${seq}" />`}
    ${time !== undefined && html`<input type="hidden" name="time" value="${new Date(time.start).toISOString()}" />`}`;
}

const part = (ctx: Ctx, id: string, word: WordKey, body: Child): Html =>
  section({ id, title: ctx.t(word), hang: true }, html`<div class="stack narrow">${body}</div>`);

function what(ctx: Ctx, view: BookView): Html {
  const own = museums.filter((key) => ctx.mayWrite('planning', key));
  return part(
    ctx,
    'f1',
    'book.what',
    html`${field(ctx, view, { name: 'title', word: 'book.name', hint: 'book.name.hint', fault: 'title', max: 300 })}
      <div class="two">
        ${field(ctx, view, { name: 'heads', word: 'book.heads', fault: 'number' })}
        ${select(
          ctx,
          view,
          { name: 'museum', word: 'book.museum' },
          own.map((key) => [key, museumName(key)] as const),
        )}
      </div>`,
  );
}

const nameIn = (ctx: Ctx, { nameNl, nameEn, subject }: Resource): string =>
  (ctx.lang === 'nl' ? nameNl : nameEn) || subject;

function where(ctx: Ctx, view: BookView): Html {
  const chosen = new Set(view.fields.getAll('what'));
  const bad = view.faults.includes('what');
  const ticks = (all: readonly Resource[]): Html =>
    html`<div class="ticks">
      ${all.map((each) => tick(ctx, { name: 'what', value: each.subject, on: chosen.has(each.subject), text: nameIn(ctx, each), small: sizeText(ctx, each) }))}
    </div>`;
  const of = (kind: Resource['kind']): readonly Resource[] => view.resources.filter((each) => each.kind === kind);
  const rooms = [...Map.groupBy(of('room'), ({ museum }) => museum ?? '')];
  const numbers = (all: readonly Resource[]): Html =>
    html`<div class="ticks">
      ${all.map((each) => counted(view, { thing: each.subject, text: nameIn(ctx, each), small: sizeText(ctx, each) }))}
    </div>`;
  const folded = (kind: Resource['kind'], word: WordKey): Child => {
    const all = of(kind);
    if (all.length === 0) return undefined;
    const open = all.some(({ subject }) => chosen.has(subject));
    return html`<details${open && html` open`}><summary>${ctx.t(word)}</summary>${isCounted(kind) ? numbers(all) : ticks(all)}</details>`;
  };
  const open = (all: readonly Resource[], key: string): boolean =>
    key === view.fields.get('museum') || all.some(({ subject }) => chosen.has(subject));
  return part(
    ctx,
    'f2',
    'book.where',
    html`<p class="hint">${ctx.t('book.rooms.hint')}</p>
      ${bad && html`<p class="err">${icon('warn')}${ctx.t('book.fault.what')}</p>`}
      ${rooms.map(([key, all]) => html`<details${open(all, key) && html` open`}><summary>${ctx.t('book.rooms')}, ${key === '' ? ctx.t('plan.museums') : museumName(key)}</summary>${ticks(all)}</details>`)}
      ${folded('set', 'book.sets')} ${folded('material', 'book.materials')} ${folded('service', 'book.services')}`,
  );
}

const sizeText = (ctx: Ctx, { kind, capacity, stock }: Resource): string => {
  if (isCounted(kind))
    return stock === undefined ? '' : ctx.t(kind === 'service' ? 'plan.atOnce' : 'plan.pieces', { n: stock });
  return capacity === undefined ? '' : ctx.t('plan.places', { n: capacity });
};

function when(ctx: Ctx, view: BookView): Html {
  const { claim, standing } = view;
  const own = standing?.rrule;
  const choices = (['none', 'day', 'week', 'two', 'month'] as const).map(
    (each) => [each, ctx.t(`book.repeat.${each}`)] as const,
  );
  const kept = own === undefined ? [] : [['own', ctx.t('book.repeat.own', { rule: own })] as const];
  return part(
    ctx,
    'f3',
    'book.when',
    html`<div class="two">
        ${field(ctx, view, { name: 'date', word: 'book.day', type: 'date' })}
        ${field(ctx, view, { name: 'from', word: 'book.from', fault: 'time' })}
        ${field(ctx, view, { name: 'to', word: 'book.to', fault: 'time' })}
        ${field(ctx, view, { name: 'last', word: 'book.lastDay', type: 'date' })}
      </div>
      <div class="two">
        ${field(ctx, view, { name: 'before', word: 'book.before', fault: 'number' })}
        ${field(ctx, view, { name: 'after', word: 'book.after', fault: 'number' })}
      </div>
      ${(claim.before > 0 || claim.after > 0) && html`<p class="hint">${ctx.t('book.occupied', { from: clockOf(claim.start - claim.before), to: clockOf(claim.end + claim.after) })}</p>`}
      <div class="two">
        ${select(ctx, view, { name: 'repeat', word: 'book.repeat' }, [...kept, ...choices])}
        ${field(ctx, view, { name: 'until', word: 'book.until', type: 'date', fault: 'until' })}
      </div>
      ${scope(ctx, view)}`,
  );
}

/** One, this and all that follow, or the whole series: asked where it matters. */
function scope(ctx: Ctx, { time, standing, fields }: BookView): Child {
  if (time === undefined || standing?.rrule === undefined) return undefined;
  const spoken = spanText(time.start, time.end, ctx.lang);
  const chosen = fields.get('scope') ?? 'one';
  const of = (value: 'one' | 'following' | 'all', text: string): Html =>
    tick(ctx, { name: 'scope', value, on: chosen === value, text, radio: true });
  return html`<fieldset>
    <legend>${ctx.t('book.scope')}</legend>
    ${of('one', ctx.t('book.scope.one', { when: spoken }))}${of('following', ctx.t('book.scope.following', { when: spoken }))}${of('all', ctx.t('book.scope.all'))}
  </fieldset>`;
}

function who(ctx: Ctx, view: BookView): Html {
  const chosen = new Set(view.fields.getAll('person'));
  const purposes: readonly (readonly [string, string])[] = [['', ctx.t('book.purpose.none')], ...view.purposes];
  const people =
    view.people.size > 0 &&
    html`<details${chosen.size > 0 && html` open`}><summary>${ctx.t('book.people')}</summary><div class="ticks">${[...view.people].map(([value, text]) => tick(ctx, { name: 'person', value, on: chosen.has(value), text }))}</div></details>`;
  return part(
    ctx,
    'f4',
    'book.who',
    html`${select(ctx, view, { name: 'purpose', word: 'book.purpose' }, purposes)} ${people}
      <div class="field">
        <label for="note">${ctx.t('book.note')}</label
        ><textarea class="in" id="note" name="note" rows="2" maxlength="2000">${view.note}</textarea>
      </div>`,
  );
}

function sure(ctx: Ctx, view: BookView): Html {
  const all: readonly Standing[] =
    view.standing === undefined ? ['request', 'option', 'firm'] : ['request', 'option', 'firm', 'done', 'cancelled'];
  const chosen = view.claim.standing;
  return part(
    ctx,
    'f5',
    'book.sure',
    html`<fieldset>
        <legend class="vh">${ctx.t('book.sure')}</legend>
        ${all.map((each) => tick(ctx, { name: 'standing', value: each, on: each === chosen, text: ctx.t(`plan.${each}`), small: ctx.t(`book.${each}.hint`), radio: true }))}
      </fieldset>
      <div class="two">
        ${field(ctx, view, { name: 'rank', word: 'book.rank', fault: 'number' })}
        ${field(ctx, view, { name: 'expires', word: 'book.expiry', type: 'date' })}
      </div>`,
  );
}

function saveBar(ctx: Ctx, { claim, standing, outlook }: BookView): Html {
  const word: WordKey =
    standing === undefined && claim.standing in saveWords ? (saveWords[claim.standing] ?? 'book.save') : 'book.save';
  const may = mayOverrule(ctx.actor, 'planning', claim.museum);
  const stopped = (outlook?.stopping ?? 0) > 0;
  const overrule =
    stopped &&
    may &&
    html`<div class="field after">
      <label for="reason">${ctx.t('book.overrule')}</label>
      <p class="hint" id="reason-h">${ctx.t('book.overrule.hint')}</p>
      <input class="in" id="reason" name="reason" maxlength="500" aria-describedby="reason-h" />
    </div>`;
  return html`${overrule}
    <div class="bar-save">
      <button class="btn main">${ctx.t(word)}</button
      ><button class="btn" formmethod="get">${ctx.t('book.check')}</button
      ><a class="btn bare" href="${standing === undefined ? '/planning' : docOfClaim(standing)}"
        >${ctx.t('book.stop')}</a
      >
    </div>`;
}
const saveWords: Readonly<Partial<Record<Standing, WordKey>>> = {
  request: 'book.save.request',
  option: 'book.save.option',
  firm: 'book.save.firm',
};
