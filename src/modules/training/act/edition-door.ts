// Giving an edition its hours and its room, calling it off, following its booking. What clashes is told on the form, with nothing saved.
import { Router } from 'express';
import type { Hub } from '../../../hub.ts';
import { Problem } from '../../../problem.ts';
import { readForm } from '../../../web/forms/receive.ts';
import { sendPage } from '../../../web/send.ts';
import { planEditionPage, wantedIn, type Fault, type Fields } from '../pages/plan-edition.ts';
import type { Desk } from './desk.ts';
import { back, createForm, receive, textOf } from './posted.ts';
import { callOff, followRoom, planEdition } from './rooms.ts';

export function editionsDoor(hub: Hub): Router {
  const router = Router();
  const form = createForm(hub, router);
  for (const [step, move] of Object.entries(steps))
    form(`/training/edition/:ref/${step}`, async ({ desk, ref }) => {
      await move(desk, ref);
      return [step === 'off' ? 'calledOff' : 'planned', `/doc/edition/${ref}`];
    });
  router.post('/training/edition/:ref/plan', readForm, async (request, response) => {
    const { ctx, body, desk, ref } = await receive(hub, request);
    const [date, from, to, room] = (['date', 'from', 'to', 'room'] as const).map((name) => textOf(body[name]));
    const fields = { date: date ?? '', from: from ?? '', to: to ?? '', room: room ?? '' };
    const { status, faults } = await plan(desk, ref, fields);
    if (faults.length === 0) return back(response, { next: `/doc/edition/${ref}` }, 'planned');
    sendPage(ctx, response, await planEditionPage(ctx, desk, ref, { fields, faults }), status);
  });
  return router;
}

/** Called off with its room, on again, or as its room is booked now. */
const steps: Readonly<Record<string, (desk: Desk, ref: string) => Promise<string>>> = {
  off: (desk, ref) => callOff(desk, ref, true),
  on: (desk, ref) => callOff(desk, ref, false),
  follow: followRoom,
};

interface Outcome {
  readonly status: number;
  readonly faults: readonly Fault[];
}

/** @returns what is against it, with nothing saved; nothing when it is done */
async function plan(desk: Desk, ref: string, fields: Fields): Promise<Outcome> {
  const wanted = wantedIn(fields);
  if ('nl' in wanted) return { status: 400, faults: [wanted] };
  try {
    await planEdition(desk, ref, wanted);
    return { status: 200, faults: [] };
  } catch (error) {
    const conflicts = error instanceof Problem && error.type === 'conflict' ? error.extra['conflicts'] : undefined;
    if (!Array.isArray(conflicts)) throw error;
    return { status: 409, faults: conflicts as readonly Fault[] };
  }
}
