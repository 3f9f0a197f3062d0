// What stands behind a skill, what participants say, what is retired, and what a phone is told.
import { afterEach, describe, expect, it } from 'vitest';
import type { TestHub } from '../hub.ts';
import { formIn } from '../web/session.ts';
import { colleague, day, edition, id, prefixes, put, school } from './staff.ts';

let hub: TestHub;
afterEach(() => hub.close());

type Colleague = Awaited<ReturnType<typeof colleague>>;
const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const trainer = { grants: [{ role: 'trainer', museum: 'msk' }] };
const csrfOf = async (who: Colleague): Promise<string> =>
  formIn(await who.browser.page('/account'), '/signout').get('_csrf') ?? '';
const send = async (who: Colleague, path: string, fields: Record<string, string>): Promise<number> =>
  (await who.browser.post(path, Object.entries({ _csrf: await csrfOf(who), ...fields }))).status;
const enrolmentOf = (person: string): string =>
  String(
    hub.hub.views.prepare('select subject from train_enrolment where person = ? order by place desc').get(person)?.[
      'subject'
    ],
  )
    .split('/')
    .at(-1) ?? '';

describe('evidence for a skill', () => {
  it('is words or an address, added and taken away by the person, seen by who leads them and nobody else', async () => {
    hub = await school();
    const [elif, other] = [await colleague(hub, 'Elif'), await colleague(hub, 'Ander')];
    const lead = await colleague(hub, 'Leidster', { grants: [{ role: 'lead', people: [elif.person] }] as never });
    await elif.browser.submit('/training/me', '/training/skill', {
      skill: id('concept', 'ehbo'),
      level: '3',
      evidence: 'Kanarievogel gered',
    });
    const page = await elif.browser.page('/training/me');
    const path = /href="(\/training\/skill\/[^"]+)"/.exec(page)?.[1] ?? '';
    expect(await send(elif, path, { evidence: 'https://voorbeeld.be/attest?a=1' })).toBe(303);
    expect(await send(elif, path, { evidence: 'javascript:alert(1)' })).toBe(303);
    const shown = await elif.browser.page(path);
    expect(shown).toContain('href="https://voorbeeld.be/attest?a=1"');
    expect(shown).not.toContain('href="javascript:');
    expect(textOf(shown)).toContain('Kanarievogel gered');
    expect(textOf(await lead.browser.page(path))).toContain('Kanarievogel gered');
    expect(await send(lead, path, { evidence: 'van mij' })).toBe(404);
    expect((await other.browser.get(path)).status).toBe(404);
    expect((await hub.get(path, 'text/html')).status).toBe(401);
    expect(await send(elif, path, { drop: 'javascript:alert(1)' })).toBe(303);
    expect(await elif.browser.page(path)).not.toContain('javascript:');
  });
});

describe('after a course', () => {
  it('asks what people thought where they look, keeps what they write, and shows it without names from five on', async () => {
    hub = await school({ capacity: 20, start: 0 });
    const teacher = await colleague(hub, 'lesgever', trainer);
    const people: Colleague[] = [];
    for (let i = 0; i < 5; i++) people.push(await colleague(hub, `deelnemer${i}`));
    for (const [i, each] of people.entries()) {
      await each.browser.submit('/doc/edition/eerste', '/training/enrol', {});
      const action = `/training/enrolment/${enrolmentOf(each.person)}`;
      expect(await send(teacher, action, { act: 'present' })).toBe(303);
      if (i === 0) expect(textOf(await each.browser.page('/'))).toContain('Zeg wat je vond van een opleiding');
      expect(textOf(await teacher.browser.page('/doc/edition/eerste'))).not.toContain(`wens${i}`);
      expect(await send(each, action, { act: 'rate', rating: '4', text: `wens${i} meer koffie` })).toBe(303);
      if (i === 0) expect(textOf(await each.browser.page('/'))).not.toContain('Zeg wat je vond');
    }
    const page = textOf(await teacher.browser.page('/doc/edition/eerste'));
    expect(page).toContain('4 op 5, volgens 5 deelnemers');
    for (let i = 0; i < 5; i++) expect(page).toContain(`wens${i} meer koffie`);
    expect(textOf(await teacher.browser.page('/training/report'))).toMatch(/Leren gidsen 4 5/);
    const first = people[0];
    if (first === undefined) return;
    expect(textOf(await first.browser.page('/doc/edition/eerste'))).not.toContain('wens1');
  });
});

describe('a retired skill', () => {
  it('is told on the profile, the course and the catalogue of who keeps them, and gives way by one button', async () => {
    hub = await school();
    await put(
      hub,
      '/doc/concept/gidsen2',
      `<> a skos:Concept ; skos:prefLabel "gidsen"@nl ; skos:inScheme <${id('scheme', 'vaardigheden')}> .`,
    );
    const old = `${prefixes}<> a skos:Concept ; skos:prefLabel "rondleiden"@nl ; skos:inScheme <${id('scheme', 'vaardigheden')}> ; dct:isReplacedBy <${id('concept', 'gidsen2')}> ; <http://www.w3.org/ns/adms#status> vijver:deprecated .`;
    expect((await hub.put('/doc/concept/rondleiden', old, { ...hub.as('admin'), 'if-match': '*' })).status).toBe(200);
    const coordinator = await colleague(hub, 'coo', { grants: [{ role: 'coordinator' }] });
    const reader = await colleague(hub, 'les');
    expect(textOf(await coordinator.browser.page('/training'))).toMatch(
      /Hier staat een vervallen vaardigheid in: .*Gids/,
    );
    expect(textOf(await reader.browser.page('/doc/profile/gids'))).toContain(
      'rondleiden is vervallen. Kies voortaan gidsen',
    );
    expect(await reader.browser.page('/doc/profile/gids')).not.toContain('/training/replace/');
    expect(await send(reader, '/training/replace/profile/gids', { skill: id('concept', 'rondleiden') })).toBe(403);
    await coordinator.browser.submit('/doc/profile/gids', '/training/replace/profile/gids', {});
    await coordinator.browser.submit('/doc/course/gidsen', '/training/replace/course/gidsen', {});
    const turtle = await (await hub.get('/doc/course/gidsen')).text();
    expect(turtle).toContain('gidsen2');
    expect(textOf(await coordinator.browser.page('/training'))).not.toContain('vervallen');
    expect(textOf(await reader.browser.page('/training/me'))).toContain('gidsen');
  });
});

describe('the calendar file of an enrolment', () => {
  const fileOf = async (who: Colleague): Promise<Response> =>
    who.browser.get(`/training/calendar/${enrolmentOf(who.person)}.ics`);
  const line = (text: string, name: string): string =>
    new RegExp(`^${name}[^:\\r]*:(.*)\\r$`, 'm').exec(text)?.[1] ?? '';
  it('holds a wish loosely, an agreed seat firmly, moves with the edition and strikes out who leaves', async () => {
    hub = await school();
    const elif = await colleague(hub, 'Elif');
    const lead = await colleague(hub, 'Leidster', { grants: [{ role: 'lead', people: [elif.person] }] as never });
    await elif.browser.submit('/doc/edition/eerste', '/training/enrol', {});
    const answer = await fileOf(elif);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, no-store',
    ]);
    const asked = await answer.text();
    expect([line(asked, 'STATUS'), line(asked, 'DTSTART'), line(asked, 'SUMMARY')]).toEqual([
      'TENTATIVE',
      day(7).replaceAll('-', ''),
      'Leren gidsen',
    ]);
    const action = `/training/enrolment/${enrolmentOf(elif.person)}`;
    await send(lead, action, { act: 'approve' });
    const agreed = await (await fileOf(elif)).text();
    await hub.put('/doc/edition/eerste', prefixes + edition({ capacity: 2, start: 9 }), {
      ...hub.as('admin'),
      'if-match': '*',
    });
    const moved = await (await fileOf(elif)).text();
    await send(elif, action, { act: 'cancel' });
    const left = await (await fileOf(elif)).text();
    const all = [asked, agreed, moved, left];
    expect(all.map((text) => line(text, 'STATUS'))).toEqual(['TENTATIVE', 'CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    expect(new Set(all.map((text) => line(text, 'UID'))).size).toBe(1);
    const sequences = all.map((text) => Number(line(text, 'SEQUENCE')));
    expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
    expect(line(moved, 'DTSTART')).toBe(day(9).replaceAll('-', ''));
    expect((await lead.browser.get(`/training/calendar/${enrolmentOf(elif.person)}.ics`)).status).toBe(404);
  });

  it('stands in the feed that somebody makes of themselves, with what runs out, and in nobody else’s', async () => {
    hub = await school();
    const [elif, other] = [await colleague(hub, 'Elif'), await colleague(hub, 'Ander')];
    const planner = await colleague(hub, 'Planner', { grants: [{ role: 'planner' }] });
    await elif.browser.submit('/doc/edition/eerste', '/training/enrol', {});
    await put(
      hub,
      '/doc/assertion/1',
      `<> a vijver:SkillAssertion ; vijver:person <${elif.person}> ; vijver:skill <${id('concept', 'ehbo')}> ; vijver:level 2 ;
        vijver:assessedBy <${other.person}> ; schema:validFrom "${day(-10)}"^^xsd:date ; schema:validThrough "${day(20)}"^^xsd:date .`,
    );
    const feedOf = async (who: Colleague, what: string, more: Record<string, string> = {}): Promise<string> => {
      const page = await (await who.browser.submit('/planning/feeds', '/planning/feeds', { what, ...more })).text();
      const path = /http:\/\/hub\.test(\/planning\/ical\/[^<\s]+)/.exec(page)?.[1] ?? '';
      return (await hub.get(path, '*/*')).text();
    };
    const own = await feedOf(elif, elif.person);
    expect(own).toMatch(/SUMMARY:Leren gidsen\r\n/);
    expect(own).toMatch(/SUMMARY:Attest loopt af: eerste hulp\r\n/);
    expect(own.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const text of [
      await feedOf(planner, elif.person),
      await feedOf(other, other.person),
      await feedOf(elif, elif.person, { busy: '1' }),
    ])
      expect(text).not.toMatch(/gidsen|Attest/);
    expect((await other.browser.submit('/planning/feeds', '/planning/feeds', { what: elif.person })).status).toBe(404);
  });
});
