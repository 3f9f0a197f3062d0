// A plan of one's own: set, changed, agreed by who leads, talked about, and seen by nobody else; what it adds up to.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { evaluationOf, overall, type Tally } from '../../src/modules/training/core/evaluation.ts';
import { plansOf, type Goal } from '../../src/modules/training/core/goals.ts';
import { smallest } from '../../src/modules/training/core/report.ts';
import { inside } from '../access/visitor.ts';
import type { TestHub } from '../hub.ts';
import { colleague, day, id, school } from './staff.ts';

let hub: TestHub;
afterEach(() => hub.close());

type Colleague = Awaited<ReturnType<typeof colleague>>;
const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const wish = {
  skill: id('concept', 'ehbo'),
  level: '4',
  due: day(200),
  why: 'Kanarievogel aan de balie',
  steps: 'Lezen\nOefenen',
};

/** Elif with a goal, who leads her, somebody else, and the path of the goal. */
async function planned() {
  hub = await school();
  const [elif, other] = [await colleague(hub, 'Elif'), await colleague(hub, 'Ander')];
  const lead = await colleague(hub, 'Leidster', { grants: [{ role: 'lead', people: [elif.person] }] as never });
  const made = await elif.browser.submit('/training/plan', '/training/plan', wish);
  const path = made.headers.get('location')?.replace('?done=goalSet', '') ?? '';
  return { elif, other, lead, path };
}

const send = async (who: Colleague, path: string, fields: Record<string, string>): Promise<number> => {
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await who.browser.page('/account'))?.[1] ?? '';
  return (await who.browser.post(path, Object.entries({ _csrf: csrf, ...fields }))).status;
};

describe('a learning goal', () => {
  it('is proposed by the gap of one’s function, set with a day and a reason, and stands on one’s own page', async () => {
    hub = await school();
    const elif = await colleague(hub, 'Elif');
    const page = await elif.browser.page('/training/me');
    const href =
      /href="(\/training\/plan\?skill=[^"]+rondleiden[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = await elif.browser.page(href);
    expect(form).toMatch(/<option value="[^"]*rondleiden"\s+selected/);
    expect(form).toMatch(/<option value="5"\s+selected/);
    expect(form).toContain(`value="${day(7)}"`);
    await elif.browser.submit(href, '/training/plan', { why: 'Voor de nieuwe tentoonstelling' });
    const mine = textOf(await elif.browser.page('/training/me'));
    expect(mine).toMatch(/rondleiden 5, helpt anderen .*open nog niet/);
  });

  it('is not said to be needless where nobody said what a function asks', async () => {
    hub = await school();
    const unknown = inside(hub, 'Onbekend', [{ role: 'reader' }]);
    const page = textOf(await unknown.browser.page('/training/me'));
    expect(page).toContain('Er is nog niet vastgelegd wat je functie vraagt.');
    expect(page).not.toContain('Je hebt alles wat je functie vraagt');
    const gids = textOf(await (await colleague(hub, 'Gids')).browser.page('/training/me'));
    expect(gids).not.toContain('Er is nog niet vastgelegd');
  });

  it('is agreed by who leads, and waits for that again when what was agreed changes', async () => {
    const { elif, lead, path } = await planned();
    expect(textOf(await lead.browser.page('/training/team'))).toMatch(/Elif eerste hulp 4, zelfstandig .*nog niet/);
    expect(textOf(await lead.browser.page('/'))).toContain('Een leerdoel in je team');
    expect(await send(lead, path, { act: 'agree' })).toBe(303);
    expect(textOf(await elif.browser.page(path))).toContain('akkoord Leidster');
    expect(await send(elif, path, { act: 'change', ...wish, why: 'Anders gezegd' })).toBe(303);
    expect(textOf(await elif.browser.page(path))).toContain('akkoord Leidster');
    expect(await send(elif, path, { act: 'change', ...wish, level: '6' })).toBe(303);
    expect(textOf(await elif.browser.page(path))).not.toContain('akkoord Leidster');
  });

  it('is moved by the person alone, and what was dropped is taken up again', async () => {
    const { elif, lead, path } = await planned();
    for (const [act, word] of [
      ['busy', 'bezig'],
      ['reached', 'bereikt'],
      ['busy', 'bezig'],
      ['dropped', 'laten vallen'],
      ['open', 'open'],
    ] as const) {
      expect(await send(elif, path, { act })).toBe(303);
      expect(textOf(await elif.browser.page('/training/me'))).toMatch(
        new RegExp(`eerste hulp 4, zelfstandig [^.]* ${word}`),
      );
    }
    expect(await send(lead, path, { act: 'reached' })).toBe(403);
    expect(await send(lead, path, { act: 'change', ...wish })).toBe(403);
    expect(await send(elif, path, { act: 'agree' })).toBe(403);
  });

  it('is talked about by both, each by name, and the person sees that the lead looked', async () => {
    const { elif, lead, path } = await planned();
    await lead.browser.page(path);
    await send(lead, path, { act: 'remark', text: 'Goed plan, <b>vraag</b> Wout.' });
    await send(elif, path, { act: 'remark', text: 'Doe ik.' });
    const page = await elif.browser.page(path);
    expect(textOf(page)).toMatch(/Leidster .* Goed plan, .* Elif .* Doe ik\./);
    expect(page).not.toContain('<b>vraag</b>');
    expect(await send(elif, path, { act: 'remark', text: '  ' })).toBe(400);
    expect(await elif.browser.page(elif.person.replace('http://hub.test/id', '/privacy'))).toMatch(/Leidster/);
  });

  it('is not there for anybody else, at whatever door', async () => {
    const { elif, other, path } = await planned();
    const otherLead = await colleague(hub, 'Anderleid', {
      grants: [{ role: 'lead', people: [other.person] }] as never,
    });
    const planner = await colleague(hub, 'Plan', { grants: [{ role: 'planner' }] as never });
    const ref = path.split('/').at(-1) ?? '';
    for (const who of [other, otherLead, planner]) {
      expect((await who.browser.get(path)).status).toBe(404);
      expect(await send(who, path, { act: 'remark', text: 'x' })).toBe(404);
      expect(await send(who, path, { act: 'agree' })).toBe(404);
      for (const door of [`/doc/goal/${ref}`, `/doc/goal/${ref}.ttl`, `/doc/goal/${ref}/history`])
        expect((await who.browser.get(door)).status).toBe(404);
      for (const door of ['/training', '/training/plan', '/training/me', '/search?q=kanarievogel', '/'])
        expect(await who.browser.page(door)).not.toMatch(new RegExp(`Kanarievogel|${elif.person}`));
    }
    expect((await hub.get(path, 'text/html')).status).toBe(401);
    expect((await hub.get(`/doc/goal/${ref}`)).status).toBe(404);
  });

  it('refuses what is no day, no level, no skill and no course, and keeps nothing of it', async () => {
    hub = await school();
    const elif = await colleague(hub, 'Elif');
    for (const wrong of [
      { due: '2027-02-30' },
      { due: 'morgen' },
      { level: '9' },
      { skill: 'http://hub.test/id/concept/geen' },
      { course: id('concept', 'ehbo') },
    ])
      expect((await elif.browser.submit('/training/plan', '/training/plan', { ...wish, ...wrong })).status).toBe(400);
    expect(hub.hub.views.prepare('select count(*) as n from train_goal').get()?.['n']).toBe(0);
  });
});

describe('plans per museum', () => {
  const goal = (person: string, more: Partial<Goal> = {}): Goal => ({
    subject: person,
    person,
    skill: 's',
    level: 3,
    due: '2027-01-01',
    status: 'open',
    why: null,
    steps: null,
    course: null,
    agreedBy: null,
    remarks: [],
    ...more,
  });
  it('count people and not goals, leave out what was dropped, and hide fewer than five', () => {
    hub = { close: async () => undefined } as unknown as TestHub;
    const people = Array.from({ length: 12 }, (_, i) => ({
      person: `p${i}`,
      museum: i < 9 ? 'msk' : 'stam',
      functions: [],
    }));
    const goals = [
      ...people.map(({ person }) => goal(person)),
      goal('p0', { level: 5 }),
      goal('p1', { skill: 't', status: 'dropped' }),
    ];
    const [row, ...rest] = plansOf(goals, people, ['msk', 'stam']);
    expect(rest).toEqual([]);
    expect([row?.museums.get('msk'), row?.museums.get('stam')]).toEqual(['hidden', 'hidden']);
    const alone = plansOf(
      goals.filter(({ person }) => Number(person.slice(1)) < 9),
      people,
      ['msk', 'stam'],
    )[0];
    expect(alone?.museums.get('msk')).toEqual({ asked: 9, missing: 9 });
  });
});

describe('what participants thought', () => {
  it('is told from five answers on, with texts in an order that tells nothing', () => {
    hub = { close: async () => undefined } as unknown as TestHub;
    const answers = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ rating: 1 + (i % 5), ratingText: i < 2 ? `z${9 - i}` : null }));
    expect([evaluationOf([]), evaluationOf(answers(4))]).toEqual(['none', 'hidden']);
    expect(evaluationOf(answers(5))).toEqual({ mean: 3, n: 5, texts: ['z8', 'z9'] });
  });
  it('gives a course a total that tells of no small edition, also not by subtraction', () => {
    hub = { close: async () => undefined } as unknown as TestHub;
    const tally = fc.nat(9).chain((n) => fc.integer({ min: n, max: 5 * n }).map((sum): Tally => ({ n, sum })));
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 5 }), (all) => {
        const told = overall(all);
        if (typeof told === 'string') return;
        const shown = all.filter(({ n }) => n >= smallest).reduce((sum, { n }) => sum + n, 0);
        const left = told.n - shown;
        expect(told.n >= smallest && (left === 0 || left >= smallest)).toBe(true);
      }),
    );
  });
});
