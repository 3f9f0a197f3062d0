// The fields of the form to book: what, where, when, who, how certain. What was typed stands in them again.
import { museums } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { museumName } from '../../../web/museums.ts';
import { icon, section } from '../../../web/parts.ts';
import type { WordKey } from '../../../web/words.ts';
import { isCounted } from '../core/amounts.ts';
import { amountField } from '../booking/form.ts';
import { choiceOf } from '../booking/rule.ts';
import type { Resource } from '../core/facts.ts';
import { spanText } from '../core/explain.ts';
import { clockOf } from '../core/time.ts';
import type { Standing } from '../core/words.ts';
import type { BookView } from './book.ts';
import { counted, field, select, tick } from './controls.ts';
import { dayText } from './period.ts';

export const bookFields = (ctx: Ctx, view: BookView): Html =>
  html`${what(ctx, view)} ${where(ctx, view)} ${when(ctx, view)} ${who(ctx, view)} ${sure(ctx, view)}`;

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
    const open = all.some(({ subject }) => chosen.has(subject) || isAsked(view, subject));
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

/** Does the form hold a number for it, or what should be one? */
const isAsked = ({ fields }: BookView, thing: string): boolean =>
  !['', '0'].includes((fields.get(`${amountField}${thing}`) ?? '').trim());

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
  const kept = own === undefined ? [] : [['own', ctx.t('book.repeat.own', { rule: ruleText(ctx, own) })] as const];
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

/** In words where this form made it; a rule from elsewhere as it is written. */
function ruleText(ctx: Ctx, rule: string): string {
  const choice = choiceOf(rule);
  if (choice === undefined) return rule;
  const until = dayText(ctx, choice.until, { day: 'numeric', month: 'short', year: 'numeric' });
  return `${ctx.t(`book.repeat.${choice.repeat}`).toLowerCase()}, ${ctx.t('book.until.day', { day: until })}`;
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
        ${field(ctx, view, { name: 'expires', word: 'book.expiry', type: 'date', fault: 'expired' })}
      </div>
      ${tick(ctx, { name: 'busy', value: '1', on: view.claim.busyOnly, text: ctx.t('book.busy'), small: ctx.t('book.busy.hint') })}`,
  );
}
