// What people send from the pages of training: a form each, back to the page it came from. Refuses who is not in and forms of other sites.
import { Router } from 'express';
import type { Hub } from '../../../hub.ts';
import { Problem } from '../../../problem.ts';
import { goalStatuses } from '../core/goals.ts';
import type { Done } from '../pages/parts.ts';
import { acts, actOn } from './attend.ts';
import { missing } from './desk.ts';
import { editionsDoor } from './edition-door.ts';
import { enrol, seatToldBy } from './enrol.ts';
import { agreeGoal, changeGoal, moveGoal, remarkOn, setGoal, type Wish } from './goals.ts';
import { createForm, textOf, type Fields, type Posted } from './posted.ts';
import { replaceable, replaceSkill } from './replace.ts';
import { addEvidence, assess, confirm, dropEvidence, offerHelp } from './skills.ts';

export function actsDoor(hub: Hub): Router {
  const router = Router();
  const form = createForm(hub, router);
  form('/training/enrol', async ({ desk, body, ctx }) => {
    const edition = textOf(body['edition']);
    const asked: string[] = [];
    for (const person of listIn(body['person'], ctx.actor.iri)) asked.push(await enrol(desk, { edition, person }));
    return seatToldBy(desk, edition, asked);
  });
  form('/training/enrolment/:ref', async ({ desk, body, ref }) => {
    const act = acts.find((each) => each === body['act']) ?? unsaid();
    await actOn(desk, ref, { act, rating: Number(body['rating']), text: textOf(body['text']) });
    return doneBy[act];
  });
  form('/training/skill', async ({ desk, body }) => {
    const [skill, evidence] = [textOf(body['skill']), textOf(body['evidence'])];
    await assess(desk, { skill, level: Number(body['level']), evidence });
    return ['said', '/training/me'];
  });
  form('/training/skill/:ref', changeSkill);
  form('/training/replace/:type/:ref', async ({ desk, body, ref, type }) => {
    const kind = replaceable.find((each) => each === type) ?? missing();
    await replaceSkill(desk, { type: kind, ref, skill: textOf(body['skill']) });
    return 'replaced';
  });
  form('/training/plan', async ({ desk, body }) => {
    const goal = await setGoal(desk, wishIn(body));
    return ['goalSet', goal.replace(`${desk.hub.base}/id/`, '/training/')];
  });
  form('/training/goal/:ref', changePlan);
  router.use(editionsDoor(hub));
  return router;
}

async function changeSkill({ desk, body, ref }: Posted): Promise<Done> {
  if (body['helps'] !== undefined) return offerHelp(desk, ref, body['helps'] === 'yes').then(() => 'helping');
  if (body['evidence'] !== undefined) return addEvidence(desk, ref, textOf(body['evidence'])).then(() => 'noted');
  if (body['drop'] !== undefined) return dropEvidence(desk, ref, textOf(body['drop'])).then(() => 'dropped');
  return confirm(desk, ref, Number(body['level'])).then(() => 'confirmed');
}

async function changePlan({ desk, body, ref }: Posted): Promise<Done> {
  const act = body['act'];
  const to = goalStatuses.find((each) => each === act);
  if (to !== undefined) return moveGoal(desk, ref, to).then(() => 'goalMoved');
  if (act === 'change') return changeGoal(desk, ref, wishIn(body)).then(() => 'goalSaved');
  if (act === 'remark') return remarkOn(desk, ref, textOf(body['text'])).then(() => 'remarked');
  if (act === 'agree') return agreeGoal(desk, ref, true).then(() => 'agreed');
  if (act === 'disagree') return agreeGoal(desk, ref, false).then(() => 'noted');
  return unsaid();
}

const unsaid = (): never => {
  throw new Problem('bad-request', { nl: 'Zeg wat er moet gebeuren.', en: 'Say what is to be done.' });
};

const doneBy = {
  approve: 'agreed',
  cancel: 'cancelled',
  present: 'noted',
  absent: 'noted',
  reopen: 'noted',
  rate: 'rated',
} as const;

const mostPeople = 50;
const listIn = (value: unknown, otherwise: string): readonly string[] =>
  value === undefined ? [otherwise] : [value].flat().map(textOf).slice(0, mostPeople);

const wishIn = (body: Fields): Wish => ({
  skill: textOf(body['skill']),
  level: Number(body['level']),
  due: textOf(body['due']),
  why: textOf(body['why']),
  steps: textOf(body['steps']),
  course: textOf(body['course']),
});
