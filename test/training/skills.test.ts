// Skills of people: said, confirmed, valid; what a team misses; numbers that tell of no few; help by who offered it.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { suppress, smallest, type Count } from '../../src/modules/training/core/report.ts';
import type { Assertion } from '../../src/modules/training/core/facts.ts';
import { runningOut, staleMaterials, retiredNeeds } from '../../src/modules/training/expiry.ts';
import { hasSkill } from '../../src/modules/training/skills.ts';
import type { TestHub } from '../hub.ts';
import { colleague, day, id, listed, put, school } from './staff.ts';

const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const said = (more: Partial<Assertion> = {}): Assertion => ({
  subject: 'a',
  person: 'p',
  skill: 's',
  level: 3,
  confirmed: true,
  from: '2026-01-01',
  until: '2026-12-31',
  offersHelp: false,
  ...more,
});

describe('a skill on record', () => {
  const asks = { person: 'p', skill: 's', on: '2026-06-01' };
  it('is confirmed by somebody else, at the level, on the day', () => {
    expect(hasSkill([said()], asks)).toBe(true);
    expect(hasSkill([said()], { ...asks, level: 4 })).toBe(false);
    expect(hasSkill([said({ confirmed: false })], asks)).toBe(false);
    expect(hasSkill([said({ person: 'q' }), said({ skill: 't' })], asks)).toBe(false);
  });
  it('holds on its first and its last day, and not around them', () => {
    const on = (day_: string): boolean => hasSkill([said()], { ...asks, on: day_ });
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map(on)).toEqual([false, true, true, false]);
  });
  it('warns two months before it runs out, unless another takes over', () => {
    const last = said({ until: '2026-07-15' });
    expect(runningOut([last], '2026-06-01')).toEqual([last]);
    expect(runningOut([last, said({ subject: 'b', until: '2028-01-01' })], '2026-06-01')).toEqual([]);
    expect(runningOut([last], '2026-03-01')).toEqual([]);
  });
});

describe('what lags behind', () => {
  it('is a course whose manual changed after it was checked, and a profile that asks for a retired term', () => {
    const course = { materials: ['m', 'n'], reviewed: '2026-03-01' };
    expect(staleMaterials(course, (page) => (page === 'm' ? '2026-03-02' : '2026-03-01'))).toEqual(['m']);
    const needs = [{ skill: 's', level: 1, application: null }];
    expect(retiredNeeds({ needs }, new Map([['s', 't']]))).toEqual([['s', 't']]);
  });
});

/** All that a reader can work out of one row: what is shown, and what is left when that is taken from the total. */
describe('a row of the report', () => {
  const small = (n: number): boolean => n > 0 && n < smallest;
  const tells = ({ asked, missing }: Count): boolean => small(asked) || small(missing) || small(asked - missing);
  const counts = fc.array(
    fc.nat(30).chain((asked) => fc.nat(asked).map((missing): Count => ({ asked, missing }))),
    { minLength: 1, maxLength: 6 },
  );
  it('tells of no group under five, also not to who subtracts', () => {
    fc.assert(
      fc.property(counts, (all) => {
        const given = new Map(all.map((count, i) => [`m${i}`, count]));
        const { museums, total } = suppress(given);
        const shown = [...museums.values()].filter((each) => typeof each === 'object');
        expect(shown.some(tells)).toBe(false);
        if (typeof total !== 'object') return;
        expect(tells(total)).toBe(false);
        const hidden = [...museums.values()].filter((each) => each === 'hidden').length;
        const rest = {
          asked: total.asked - shown.reduce((sum, { asked }) => sum + asked, 0),
          missing: total.missing - shown.reduce((sum, { missing }) => sum + missing, 0),
        };
        if (hidden > 0) expect([hidden > 1, tells(rest)]).toEqual([true, false]);
      }),
      { numRuns: 2000 },
    );
  });
  it('shows what is large enough as it is', () => {
    const row = suppress(
      new Map([
        ['a', { asked: 12, missing: 6 }],
        ['b', { asked: 10, missing: 0 }],
      ]),
    );
    expect(row.museums.get('a')).toEqual({ asked: 12, missing: 6 });
    expect(row.total).toEqual({ asked: 22, missing: 6 });
  });
});

describe('on the pages', () => {
  let hub: TestHub;
  afterEach(() => hub.close());

  it('somebody says what they can, the team lead confirms or corrects it, and then it counts', async () => {
    hub = await school();
    const elif = await colleague(hub, 'Elif');
    const lead = await colleague(hub, 'Leidster', { grants: [{ role: 'lead', people: [elif.person] }] as never });
    await elif.browser.submit('/training/me', '/training/skill', {
      skill: id('concept', 'rondleiden'),
      level: '6',
      evidence: 'Drie jaar gegidst',
    });
    expect(textOf(await elif.browser.page('/training/me'))).toContain('0 van 5, 5 tekort, zelf ingeschat op 6');
    const team = await lead.browser.page('/training/team');
    expect(textOf(team)).toContain('Elif');
    const action = /action="(\/training\/skill\/[^"]+)"/.exec(team)?.[1] ?? '';
    await lead.browser.submit('/training/team', action, { level: '5' });
    expect(textOf(await elif.browser.page('/training/me'))).toContain('5 van 5');
    // The person sees who looked.
    const trail = await elif.browser.page(elif.person.replace('http://hub.test/id', '/privacy'));
    expect(trail).toMatch(new RegExp(`Leidster|${lead.person}`));
    const alone = await elif.browser.submit('/training/me', '/training/skill', {
      skill: id('concept', 'ehbo'),
      level: '3',
    });
    expect(alone.status).toBe(303);
    expect((await elif.browser.get('/training/team')).status).toBe(403);
  });

  it('a team lead sees the own team by name and nobody else, and enrols who misses something by one button', async () => {
    hub = await school();
    const [elif, wout] = [await colleague(hub, 'Elif'), await colleague(hub, 'Wout', { museum: 'stam' })];
    const lead = await colleague(hub, 'Leidster', { grants: [{ role: 'lead', people: [elif.person] }] as never });
    const page = await lead.browser.page('/training/team');
    expect([page.includes('Elif'), page.includes('Wout'), page.includes(wout.person)]).toEqual([true, false, false]);
    expect(textOf(page)).toContain('Schrijf Elif in');
    await lead.browser.submit('/training/team', '/training/enrol', {});
    expect(textOf(await elif.browser.page('/training/me'))).toContain('heeft een plaats');
    expect(textOf(await lead.browser.page('/training/team'))).toContain('iedereen staat op de lijst');
  });

  it('numbers of museums hide small groups and are for who organises training', async () => {
    hub = await school();
    for (let i = 0; i < 7; i++) await listed(hub, `msk${i}`, 'msk');
    for (let i = 0; i < 3; i++) await listed(hub, `stam${i}`, 'stam');
    const coordinator = await colleague(hub, 'coo', { museum: 'hva', grants: [{ role: 'coordinator' }] });
    const page = textOf(await coordinator.browser.page('/training/report'));
    expect(page).toContain('te klein');
    expect(page).not.toMatch(/\b3 van 3\b|\b7 van 7\b/);
    expect(page).not.toContain('msk0');
    const trainer = await colleague(hub, 'tra', { grants: [{ role: 'trainer', museum: 'msk' }] });
    expect(textOf(await trainer.browser.page('/training/report'))).not.toContain('STAM');
    const reader = await colleague(hub, 'les');
    expect((await reader.browser.get('/training/report')).status).toBe(403);
  });

  it('home reminds of what runs out within two months, and only who has it', async () => {
    hub = await school();
    const [elif, other] = [await colleague(hub, 'Elif'), await colleague(hub, 'Ander')];
    await put(
      hub,
      '/doc/assertion/1',
      `<> a vijver:SkillAssertion ; vijver:person <${elif.person}> ; vijver:skill <${id('concept', 'rondleiden')}> ; vijver:level 5 ;
        vijver:assessedBy <${other.person}> ; schema:validFrom "${day(-10)}"^^xsd:date ; schema:validThrough "${day(20)}"^^xsd:date .`,
    );
    expect(await elif.browser.page('/')).toContain('Een attest van jou loopt af');
    expect(textOf(await elif.browser.page('/training'))).toContain('Je attest voor rondleiden');
    expect(await other.browser.page('/')).not.toContain('Een attest van jou loopt af');
  });

  it('finds who offered help, from the moment they say so until they stop', async () => {
    hub = await school();
    const [elif, seeker] = [await colleague(hub, 'Elif'), await colleague(hub, 'Zoeker')];
    await put(
      hub,
      '/doc/assertion/1',
      `<> a vijver:SkillAssertion ; vijver:person <${elif.person}> ; vijver:skill <${id('concept', 'rondleiden')}> ; vijver:level 7 ;
        vijver:assessedBy <${id('person', '7c0d1b52-5d41-4f39-a7ff-8f1f4a1f2c33')}> ; schema:validFrom "${day(-10)}"^^xsd:date .`,
    );
    const find = async (): Promise<string> =>
      textOf(await seeker.browser.page(`/training/help?skill=${encodeURIComponent(id('concept', 'rondleiden'))}`));
    expect(await find()).not.toContain('Elif');
    const offer = async (): Promise<void> => {
      await elif.browser.submit('/training/me', '/training/skill/1', {});
    };
    await offer();
    expect(await find()).toContain('Elif');
    await offer();
    expect(await find()).not.toContain('Elif');
    expect((await hub.get('/training/help', 'text/html')).status).toBe(401);
  });

  it('tells strangers of courses, with schema.org in the head, and of nobody', async () => {
    hub = await school();
    const elif = await colleague(hub, 'Canaria');
    await elif.browser.submit('/doc/edition/eerste', '/training/enrol', {});
    for (const path of ['/training', '/doc/course/gidsen', '/doc/edition/eerste']) {
      const page = await (await hub.get(path, 'text/html')).text();
      expect(page).toContain('Leren gidsen');
      expect(page).not.toMatch(/Canaria|nog één vrij|id\/person/);
      expect(page).not.toContain(elif.person);
    }
    const page = await (await hub.get('/doc/course/gidsen', 'text/html')).text();
    const data: unknown = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '');
    expect(data).toMatchObject({
      '@type': 'Course',
      name: 'Leren gidsen',
      hasCourseInstance: [{ '@type': 'CourseInstance', startDate: day(7), maximumAttendeeCapacity: 2 }],
    });
  });
});
