// What a page says when a term that it leans on changed since somebody read it: what, when, and the ways out: still right, edit,
// or take the term that came in its place. Says nothing on a version of before.
import type { Ctx } from '../../../web/context.ts';
import { dayOf, showDate } from '../../../web/dates.ts';
import { iris } from '../../../web/graph.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { reference, type Names } from '../../../web/names.ts';
import { restoreButton } from '../../../web/pages/history.ts';
import { icon, note } from '../../../web/parts.ts';
import { toast } from '../../../web/parts/work.ts';
import { docOfThing, type Thing } from '../../../web/thing.ts';
import { vocabulary } from '../vocabulary.ts';
import type { Aspect } from '../watch/change.ts';
import { flagsOn } from '../watch/read.ts';
import { successorOf, termsOf, type ChangedTerm } from '../watch/terms.ts';
import { hrefOfSubject } from '../reading/links.ts';
import { rightForm } from './right.ts';

const mostShown = 8;

/** @param ways also the buttons; not when another note of the page has them */
export async function flagNote(ctx: Ctx, thing: Thing, ways: boolean): Promise<Child> {
  const { resource } = thing;
  if (thing.memento === true) return undefined;
  const changed = await termsOf(ctx, flagsOn(ctx.hub.views, resource.subject, ctx.marks));
  if (changed.length === 0) return undefined;
  const writes = ctx.mayWrite('wiki', resource.museum);
  const lines = await Promise.all(changed.slice(0, mostShown).map((each) => lineOf(ctx, thing, each)));
  const rest = changed.length - mostShown;
  return note(
    'wait',
    html`<p><b>${ctx.t('watch.title', { n: changed.length })}</b> ${writes && ctx.t('watch.ask')}</p>
      <ul class="lines tight">
        ${lines.map((line) => html`<li class="row">${line}</li>`)}
      </ul>
      ${rest > 0 && html`<p class="soft">${ctx.t('watch.rest', { n: rest })}</p>`}
      ${
        writes &&
        ways &&
        html`<div class="row">
          ${rightForm(ctx, resource)}<a class="btn" href="${docOfThing(resource)}/edit"
            >${icon('edit')}${ctx.t('thing.edit')}</a
          >
        </div>`
      }`,
  );
}

async function lineOf(ctx: Ctx, thing: Thing, changed: ChangedTerm): Promise<Html> {
  const { term, what, since, seq, at } = changed;
  const next = what.includes('replaced') ? await successorOf(ctx, term) : undefined;
  const names = next === undefined ? undefined : await ctx.hub.state.names([next], ctx.lang, ctx.marks);
  const history = `${hrefOfSubject(ctx, term)}/history`;
  const see = what.includes('gone') || since === seq ? history : `${history}?was=${since}&is=${seq}`;
  return html`<span>${sentenceOf(ctx, changed, next, names)}</span>
    <span class="soft small">${showDate(dayOf(at), ctx.lang)}</span>
    <a href="${see}">${ctx.t('wiki.whatChanged')}</a>
    ${next !== undefined && swapForm(ctx, thing, { term, next: names?.get(next) ?? next })}`;
}

/** `De term emailleren is vervangen door …`, or what of it changed. */
export function sentenceOf(ctx: Ctx, { term, name, what }: ChangedTerm, next?: string, names?: Names): Html {
  const shown = html`<a class="serif" href="${hrefOfSubject(ctx, term)}"><bdi>${name}</bdi></a>`;
  if (next !== undefined && names !== undefined)
    return ctx.say('watch.replaced', { term: shown, next: reference(ctx, next, names) });
  const over = what.find((each) => each === 'gone' || each === 'retired' || each === 'replaced');
  if (over !== undefined) return ctx.say(over === 'gone' ? 'watch.gone' : 'watch.retired', { term: shown });
  return ctx.say('watch.changed', { term: shown, what: aspectWords(ctx, what) });
}

const words = { label: 'watch.label', definition: 'watch.definition', scope: 'watch.scope' } as const;
const hasWord = (aspect: Aspect): aspect is keyof typeof words => Object.hasOwn(words, aspect);
const aspectWords = (ctx: Ctx, what: readonly Aspect[]): string =>
  new Intl.ListFormat(ctx.lang).format(what.filter(hasWord).map((aspect) => ctx.t(words[aspect])));

/** For who may write, where the term is a tag; the text stays theirs to change. */
function swapForm(ctx: Ctx, { resource, quads }: Thing, swap: { readonly term: string; readonly next: string }): Child {
  const tags = iris(quads, resource.subject, vocabulary(ctx.hub.base).subject);
  if (!ctx.mayWrite('wiki', resource.museum) || !tags.includes(swap.term)) return undefined;
  const hidden = { _csrf: ctx.csrf, page: resource.subject, term: swap.term, seq: String(resource.seq) };
  return html`<form method="post" action="/wiki/swap">
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}<button
      class="btn"
    >
      ${icon('again')}${ctx.t('watch.swap', { next: swap.next })}
    </button>
  </form>`;
}

/** After a swap: that it is done, and the way back. */
export async function swappedNote(ctx: Ctx, { resource, memento }: Thing): Promise<Child> {
  const seq = Number(ctx.query.get('swapped') ?? Number.NaN);
  if (memento === true || !Number.isSafeInteger(seq) || seq >= resource.seq) return undefined;
  const before = await ctx.hub.log.event(seq);
  const now = await ctx.hub.log.event(resource.seq);
  // Only while nothing else was written since: the way back is for this one step.
  if (before?.subject !== resource.subject || now?.prev !== seq) return undefined;
  return toast(ctx.t('watch.swapped'), restoreButton(ctx, resource, before, ctx.t('watch.undo')));
}
