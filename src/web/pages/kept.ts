// A form that could not be taken at all (signed out, gone, not allowed, of another shape): what happened, and everything that was typed.
import { catalogue, type Problem } from '../../problem.ts';
import type { Ctx } from '../context.ts';
import type { Body } from '../forms/typed.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { note, section } from '../parts.ts';

interface Entry {
  readonly name: string;
  readonly value: string;
}

/** Fields as they were sent, each value by itself; those of the frame (`_csrf`, a button) only where they are wanted. */
const entriesOf = (body: Body): readonly Entry[] =>
  Object.entries(body).flatMap(([name, values]) => [values].flat().map((value) => ({ name, value: String(value) })));

const forGoingOn = new Set(['_form', '_seq', '_note', '_draft']);

/** @param action where the form was posted, and is posted again after signing in */
export function keptPage(
  ctx: Ctx,
  problem: Problem,
  { action, body }: { readonly action: string; readonly body: Body },
): Html {
  const { title, help } = catalogue[problem.type][ctx.lang];
  const out = problem.type === 'unknown-actor';
  const typed = entriesOf(body).filter(
    ({ name, value }) => (name === '_note' || name.endsWith('.v')) && value.trim() !== '',
  );
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${out ? ctx.t('kept.signInText') : help}</p>
    </div>
    ${out ? goOn(ctx, action, body) : note('no', html`<p>${ctx.t('form.kept')}</p>`)}
    ${
      typed.length > 0 &&
      html`<div class="over">
        ${section(
          { id: 'typed', title: ctx.t('kept.title'), note: ctx.t('kept.text'), hang: true },
          html`<ul class="lines">
            ${typed.map(({ value }) => html`<li><p class="serif pre" dir="auto">${value}</p></li>`)}
          </ul>`,
        )}
      </div>`
    }`;
  return layout(ctx, { title }, main);
}

/** The same form once more, unseen: after signing in it comes back as a form, to look over and save. */
const goOn = (ctx: Ctx, action: string, body: Body): Html =>
  html`<form method="post" action="${action}">
    ${entriesOf(body)
      .filter(({ name }) => !name.startsWith('_') || forGoingOn.has(name) || name.startsWith('_pick.'))
      .map(({ name, value }) => html`<textarea hidden name="${name}">${value}</textarea>`)}
    <p class="row">
      <a class="btn main" href="/signin?next=/account" target="_blank">${ctx.t('kept.signIn')}</a
      ><button class="btn">${ctx.t('kept.goOn')}</button>
    </p>
  </form>`;
