// The door for calendars and tables: choose a file, see what would come of it, confirm, undo; and a table of a period to take along.
// For staff who write in the planning. Works without scripts; nothing comes in before somebody has seen what.
import { randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { standings } from '../core/words.ts';
import type { Hub } from '../../../hub.ts';
import { Problem } from '../../../problem.ts';
import { checkCsrf } from '../../../web/csrf.ts';
import { webContext, type Ctx } from '../../../web/context.ts';
import { bodyOf, mustWrite, partOf, readForm } from '../../../web/forms/receive.ts';
import { isMuseumKey } from '../../../web/museums.ts';
import { sendPage } from '../../../web/send.ts';
import { addDays, dayStart } from '../core/time.ts';
import { resourcesOf } from '../index/read.ts';
import { importPage } from '../pages/import.ts';
import { stagePage } from '../pages/import-preview.ts';
import { dayIn, todayOf } from '../pages/period.ts';
import { applyStage, undoDone } from './apply.ts';
import { mostInPage, type Wishes } from './entry.ts';
import { exampleHeads, exampleTable, writeTable } from './export.ts';
import type { Ground } from './ground.ts';
import { writing } from './plan.ts';
import { dropStage, openStage, ownerOf, stagesOf, sweep, type Stage } from './staging.ts';
import { createReadUpload, type ReadUpload } from './thread.ts';
import { fileIn, formIn, readUpload } from './upload.ts';

/** A table is of three years at most. */
const mostDays = 1096;

export function importDoor(hub: Hub): Router {
  const router = Router();
  const read = createReadUpload();
  router.get('/planning/import', async (request, response) => {
    const ctx = await planner(hub, request);
    sweep(hub.dataDir, '', nowOf(ctx));
    sendPage(ctx, response, choosePage(ctx));
  });
  // Who asks is known before the body is read: nobody else may make the hub hold some megabytes.
  const known = async (request: Request): Promise<void> => void (await planner(hub, request));
  router.post(
    '/planning/import',
    (request, _response, next) => void known(request).then(() => next(), next),
    readUpload,
    async (request, response) => {
      const ctx = await planner(hub, request);
      const form = await formIn(request);
      checkCsrf(request, form.get('_csrf'));
      response.redirect(303, `/planning/import/${await takeIn(ctx, read, form)}`);
    },
  );
  router.get('/planning/import/example.csv', async (request, response) => {
    const ctx = await planner(hub, request);
    const [first] = roomsOf(ctx).filter(
      ({ museum, kind, capacity = 0 }) => museum === 'stam' && kind === 'room' && capacity >= exampleHeads,
    );
    sendTable(response, 'vijver-voorbeeld.csv', exampleTable(addDays(todayOf(ctx), 14), first?.nameNl ?? 'Auditorium'));
  });
  router.get('/planning/export.csv', async (request, response) => {
    const ctx = await planner(hub, request);
    const first = dayIn(ctx.query, 'fromDay') ?? todayOf(ctx);
    const wanted = dayIn(ctx.query, 'toDay') ?? addDays(first, 31);
    const farthest = addDays(first, mostDays);
    const last = wanted > farthest ? farthest : wanted;
    const asked = ctx.query.get('museum');
    const museum = isMuseumKey(asked) ? asked : undefined;
    const period = { start: dayStart(first), end: dayStart(addDays(last, 1)) };
    const table = await writeTable(hub.views, hub.base, { ...period, museum, marks: ctx.marks });
    sendTable(response, `vijver-${first}-${last}.csv`, table);
  });
  stageRoutes(hub, router, read);
  return router;
}

function stageRoutes(hub: Hub, router: Router, read: ReadUpload): void {
  router.get('/planning/import/:id', async (request, response) => {
    const ctx = await planner(hub, request);
    const id = partOf(request, 'id');
    within(ctx, id, (stage) => sendPage(ctx, response, stagePage(ctx, id, stage)));
  });
  router.post('/planning/import/:id', readForm, async (request, response) => {
    const ctx = await planner(hub, request);
    const id = partOf(request, 'id');
    const body = bodyOf(request);
    checkCsrf(request, body['_csrf']);
    within(ctx, id, () => {});
    const act = { save: () => save(ctx, id, { read, all: body['how'] === 'all' }), undo: () => undo(ctx, id) };
    if (body['do'] === 'drop') {
      dropStage(hub.dataDir, id);
      return response.redirect(303, '/planning/import');
    }
    const told = body['do'] === 'undo' ? await act.undo() : await act.save();
    response.redirect(303, `/planning/import/${id}${told === '' ? '' : `?told=${told}`}`);
  });
}

/** @throws Problem for who does not write in the planning */
async function planner(hub: Hub, request: Request): Promise<Ctx> {
  const ctx = await webContext(hub, request);
  mustWrite(ctx, 'planning', ctx.museumFor('planning'));
  return ctx;
}

const roomsOf = (ctx: Ctx) =>
  resourcesOf(ctx.hub.views, { museum: undefined, kinds: ['room', 'material', 'service', 'set'], marks: ctx.marks });

const nowOf = ({ hub }: Ctx): number => hub.now().getTime();

const choosePage = (ctx: Ctx) =>
  importPage(ctx, {
    rooms: roomsOf(ctx),
    mine: stagesOf(ctx.hub.dataDir, ownerOf(ctx.actor), nowOf(ctx)),
    today: todayOf(ctx),
  });

function sendTable(response: Response, name: string, table: string): void {
  response.set({ 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' });
  response.type('text/csv; charset=utf-8').send(table);
}

/** Reads the upload in its own thread and lays its preview down. @returns its id */
async function takeIn(ctx: Ctx, read: ReadUpload, form: FormData): Promise<string> {
  const bytes = await fileIn(form);
  const id = randomUUID();
  sweep(ctx.hub.dataDir, ownerOf(ctx.actor), nowOf(ctx));
  await read({ ground: groundOf(ctx, wishesIn(ctx, form)), id, bytes });
  return id;
}

function wishesIn(ctx: Ctx, form: FormData): Wishes {
  const [museum, room, standing] = ['museum', 'room', 'standing'].map((name) => String(form.get(name) ?? ''));
  const known = roomsOf(ctx).find(({ subject }) => subject === room);
  const own = ctx.museumFor('planning');
  return {
    museum: isMuseumKey(museum) ? museum : (known?.museum ?? own),
    room: known?.subject,
    standing: standings.find((each) => each === standing) ?? 'firm',
  };
}

const groundOf = (ctx: Ctx, wishes: Wishes): Ground => ({
  base: ctx.hub.base,
  dataDir: ctx.hub.dataDir,
  actor: ctx.actor,
  marks: ctx.marks,
  wishes,
  now: nowOf(ctx),
  most: mostInPage,
});

const gone = {
  nl: 'Deze invoer is er niet meer. Een voorbeeld blijft vier uur staan; kies het bestand opnieuw.',
  en: 'This import is no longer here. A preview stays for four hours; choose the file again.',
};

/** @throws Problem not-found for what is not this person's */
function within<T>(ctx: Ctx, id: string, work: (stage: Stage) => T): T {
  const stage = openStage(ctx.hub.dataDir, id, ownerOf(ctx.actor), nowOf(ctx));
  if (stage === undefined) throw new Problem('not-found', gone);
  try {
    return work(stage);
  } finally {
    stage.close();
  }
}

/** Looks once more, then writes. @returns a word for the page: what has to be looked at again */
async function save(ctx: Ctx, id: string, how: { readonly read: ReadUpload; readonly all: boolean }): Promise<string> {
  const { wishes, state, counts: seen } = within(ctx, id, (stage) => ({ ...stage.meta(), counts: stage.counts() }));
  if (state !== 'ready') return '';
  await how.read({ ground: groundOf(ctx, wishes), id });
  const counts = within(ctx, id, (stage) => stage.counts());
  if (counts.clash > seen.clash) return 'again';
  if (how.all && counts.clash + counts.refused > 0) return 'stopped';
  if (writing.every((outcome) => counts[outcome] === 0)) return 'nothing';
  const stage = openStage(ctx.hub.dataDir, id, ownerOf(ctx.actor), nowOf(ctx));
  if (stage === undefined) throw new Problem('not-found', gone);
  try {
    const { tx, lastSeq } = await applyStage(ctx, stage);
    stage.tell({ ...stage.meta(), state: 'done', at: nowOf(ctx), done: { tx, lastSeq } });
    stage.forgetEntries();
    return '';
  } catch (error) {
    if (!(error instanceof Problem) || !['conflict', 'stale', 'exists'].includes(error.type)) throw error;
    return 'again';
  } finally {
    stage.close();
  }
}

async function undo(ctx: Ctx, id: string): Promise<string> {
  const meta = within(ctx, id, (stage) => stage.meta());
  if (meta.state !== 'done' || meta.done === undefined) return '';
  const undone = await undoDone(ctx, meta.done);
  within(ctx, id, (stage) => stage.tell({ ...meta, state: 'undone', undone }));
  return '';
}
