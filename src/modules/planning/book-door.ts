// The door where a booking is made or changed: the form, what clashes and the ways out, and the way in.
import { Router } from 'express';
import { visibleQuads } from '../../documents/visible.ts';
import type { Hub } from '../../hub.ts';
import { Problem } from '../../problem.ts';
import type { Ctx } from '../../web/context.ts';
import { checkCsrf } from '../../web/csrf.ts';
import { bodyOf, mustWrite, readForm } from '../../web/forms/receive.ts';
import { sendPage } from '../../web/send.ts';
import { blank, fieldsOf, filledIn, type Fault } from './booking/form.ts';
import { newSubject, outlookOf, savePlan, type Plan } from './booking/save.ts';
import { scopes } from './booking/series.ts';
import type { Claim } from './core/facts.ts';
import { addDays, atClock } from './core/time.ts';
import { terms } from './core/words.ts';
import { resourcesOf } from './index/read.ts';
import { bookPage, type BookView } from './pages/book.ts';
import { dayIn, todayOf } from './pages/period.ts';
import { docOfClaim } from './pages/shown.ts';
import { askedFor, fieldsIn, numberIn, staff, type Asked } from './staff.ts';

export function bookDoor(hub: Hub): Router {
  const router = Router();
  router.get('/planning/book', async (request, response) => {
    const ctx = await staff(hub, request);
    // A look before saving sends the whole form: the word that proves whose it is stays out of addresses.
    if (ctx.query.has('_csrf')) return response.redirect(303, `/planning/book?${withoutWord(ctx.query)}`);
    const asked = askedFor(ctx, ctx.query);
    mustWrite(ctx, 'planning', asked.standing?.museum ?? ctx.museumFor('planning'));
    const filled = ctx.query.has('title');
    const fields = filled ? ctx.query : beginning(ctx, asked);
    sendPage(ctx, response, bookPage(ctx, await viewOf(ctx, asked, fields, { judge: filled, strict: filled })));
  });
  router.post('/planning/book', readForm, async (request, response) => {
    const ctx = await staff(hub, request);
    const fields = fieldsIn(bodyOf(request));
    checkCsrf(request, fields.get('_csrf'));
    const asked = askedFor(ctx, fields);
    mustWrite(ctx, 'planning', asked.standing?.museum ?? ctx.museumFor('planning'));
    const view = await viewOf(ctx, asked, fields, { judge: true, strict: true });
    if (view.faults.length > 0) return sendPage(ctx, response, bookPage(ctx, view), 422);
    const saving = {
      seq: numberIn(fields.get('seq')),
      reason: (fields.get('reason') ?? '').trim(),
      note: fields.get('note')?.trim(),
    };
    try {
      const subject = await savePlan(ctx, planOf(asked, view.claim, fields), saving);
      response.redirect(303, `${docOfClaim({ subject })}?saved=1`);
    } catch (error) {
      if (!(error instanceof Problem) || (error.type !== 'conflict' && error.type !== 'stale')) throw error;
      // Judged again: what came in between is told with its ways out.
      const again = await viewOf(ctx, asked, fields, { judge: true, strict: true });
      sendPage(ctx, response, bookPage(ctx, { ...again, stale: error.type === 'stale' }), error.status);
    }
  });
  return router;
}

const withoutWord = (query: URLSearchParams): string =>
  new URLSearchParams([...query].filter(([name]) => name !== '_csrf')).toString();

/** The fields with which a form opens: what stands, or a new booking at the day that was asked for. */
function beginning(ctx: Ctx, { standing, time }: Asked): URLSearchParams {
  if (standing !== undefined) return fieldsOf(standing, time);
  const day = dayIn(ctx.query, 'date') ?? addDays(todayOf(ctx), 1);
  const fields = fieldsOf(blank('', ctx.museumFor('planning') ?? 'stam', atClock(day, '10:00') ?? 0));
  fields.set('last', '');
  fields.set('rank', '1');
  fields.set('expires', addDays(todayOf(ctx), 14));
  for (const name of ['from', 'to', 'heads', 'museum'])
    if (ctx.query.has(name)) fields.set(name, ctx.query.get(name) ?? '');
  for (const wanted of ctx.query.getAll('what')) fields.append('what', wanted);
  return fields;
}

const scopeIn = (fields: URLSearchParams) => scopes.find((each) => each === fields.get('scope')) ?? 'all';

const planOf = ({ standing, time }: Asked, wanted: Claim, fields: URLSearchParams): Plan => ({
  standing,
  wanted,
  time: time?.start,
  scope: time === undefined ? 'all' : scopeIn(fields),
});

async function viewOf(
  ctx: Ctx,
  asked: Asked,
  fields: URLSearchParams,
  how: { readonly judge: boolean; readonly strict: boolean },
): Promise<BookView> {
  const start = atClock(addDays(todayOf(ctx), 1), '10:00') ?? 0;
  const before = asked.standing ?? blank(newSubject(ctx.hub), ctx.museumFor('planning'), start);
  const { claim, faults: typed } = filledIn(fields, before, asked.time);
  const resources = resourcesOf(ctx.hub.views, {
    museum: undefined,
    kinds: ['room', 'material', 'service', 'set'],
    marks: ctx.marks,
  });
  const people = resourcesOf(ctx.hub.views, { museum: undefined, kinds: ['person'], marks: ctx.marks }).map(
    ({ subject }) => subject,
  );
  const faults: readonly Fault[] = isLapsed(ctx, before, claim) ? [...typed, 'expired'] : typed;
  const outlook = how.judge && faults.length === 0 ? outlookOf(ctx, planOf(asked, claim, fields)) : undefined;
  return {
    ...asked,
    fields,
    faults: how.strict ? faults : [],
    claim,
    outlook,
    resources,
    people: byName(await ctx.hub.state.names(people, ctx.lang, ctx.marks)),
    purposes: await purposesFor(ctx, claim.purpose),
    stale: false,
    note: fields.get('note') ?? (asked.standing === undefined ? '' : await noteOf(ctx, asked.standing.subject)),
  };
}

/** An option that holds nothing from the start: its last day is over. One that stood so may stay. */
const isLapsed = ({ hub }: Ctx, before: Claim, { standing, expires }: Claim): boolean =>
  standing === 'option' && expires !== undefined && expires !== before.expires && expires <= hub.now().getTime();

/** The note as whoever asks may read it: of what is “busy” to others it is personal. */
async function noteOf({ hub, actor }: Ctx, subject: string): Promise<string> {
  const event = await hub.log.latest(subject);
  const quads = event === undefined ? [] : visibleQuads(event, actor);
  return quads.find((q) => q.subject.value === subject && q.predicate.value === terms.note)?.object.value ?? '';
}

/** Activities, exhibitions and visits that a booking may be for: the latest, and the one that stands. */
async function purposesFor(ctx: Ctx, standing: string | undefined): Promise<ReadonlyMap<string, string>> {
  const lists = await Promise.all(
    ['activity', 'exhibition', 'visit'].map((type) =>
      ctx.hub.state.list({
        marks: ctx.marks,
        module: 'planning',
        type,
        order: 'newest',
        lang: ctx.lang,
        limit: 60,
        offset: 0,
      }),
    ),
  );
  const all = lists.flat().map(({ subject, label }) => [subject, label] as const);
  const own = standing === undefined ? [] : [...(await ctx.hub.state.names([standing], ctx.lang, ctx.marks))];
  return new Map([...own, ...byName(all)]);
}

const byName = (all: Iterable<readonly [string, string]>): ReadonlyMap<string, string> =>
  new Map([...all].toSorted(([, a], [, b]) => a.localeCompare(b)));
