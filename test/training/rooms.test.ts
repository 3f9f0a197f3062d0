// An edition and its room: booked together, moved together, called off together, and told when planning moves one without the other.
import { afterEach, describe, expect, it } from 'vitest';
import type { TestHub } from '../hub.ts';
import { formIn } from '../web/session.ts';
import { colleague, day, id, prefixes, put, school } from './staff.ts';

let hub: TestHub;
afterEach(() => hub.close());

type Colleague = Awaited<ReturnType<typeof colleague>>;
const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const cji = '@prefix cji: <https://data.vlaanderen.be/ns/cultuur-en-jeugd/infrastructuur#> .\n';
const page = '/doc/edition/eerste';
const plan = '/training/edition/eerste/plan';

async function rooms(): Promise<{ trainer: Colleague; reader: Colleague }> {
  hub = await school();
  for (const ref of ['zaal', 'zolder'])
    await put(
      hub,
      `/doc/room/${ref}`,
      `${cji}<> a cji:Infrastructuur ; cji:Infrastructuur.naam "De ${ref}"@nl ; vijver:museum <${id('agent', 'msk')}> .`,
    );
  const trainer = await colleague(hub, 'Lesgever', { grants: [{ role: 'trainer', museum: 'msk' }] });
  return { trainer, reader: await colleague(hub, 'Lezer') };
}

const fill = (more: Record<string, string> = {}) => ({
  date: day(7),
  from: '09:30',
  to: '12:30',
  room: id('room', 'zaal'),
  ...more,
});
const submit = (who: Colleague, more: Record<string, string> = {}): Promise<Response> =>
  who.browser.submit(plan, plan, fill(more));
const press = async (who: Colleague, step: string): Promise<number> => {
  const csrf = formIn(await who.browser.page('/account'), '/signout').get('_csrf') ?? '';
  return (await who.browser.post(`/training/edition/eerste/${step}`, [['_csrf', csrf]])).status;
};
/** What planning holds, as its own tables say. */
const claims = () =>
  hub.hub.views
    .prepare('select subject, standing, facts from plan_claim order by subject')
    .all()
    .map(({ subject, standing, facts }) => {
      const { start, end, wants, purpose } = JSON.parse(String(facts)) as {
        start: number;
        end: number;
        wants: string[];
        purpose: string;
      };
      const clock = (ms: number): string =>
        Temporal.Instant.fromEpochMilliseconds(ms)
          .toZonedDateTimeISO('Europe/Brussels')
          .toPlainDateTime()
          .toString()
          .slice(0, 16);
      return {
        subject: String(subject),
        standing,
        span: `${clock(start)} ${clock(end)}`,
        wants: wants.map((each) => each.split('/').at(-1)),
        purpose,
      };
    });

describe('an edition', () => {
  it('books its room in planning when it gets its hours, in one transaction', async () => {
    const { trainer, reader } = await rooms();
    const answer = await submit(trainer);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}?done=planned`]);
    expect(claims()).toMatchObject([
      { standing: 'firm', span: `${day(7)}T09:30 ${day(7)}T12:30`, wants: ['zaal'], purpose: id('edition', 'eerste') },
    ]);
    const last = await hub.hub.log.last();
    const event = await hub.hub.log.event(last.seq);
    expect((await hub.hub.log.event(last.seq - 1))?.tx).toBe(event?.tx);
    expect(textOf(await reader.browser.page(page))).toContain('De zaal');
    expect(await reader.browser.page(page)).not.toContain(plan);
  });

  it('is made from the page of its course, and its room reads as that course when it was given no name', async () => {
    const { trainer, reader } = await rooms();
    const course = await trainer.browser.page('/doc/course/gidsen');
    const link = /href="(\/training\/new\/edition\?[^"]*)"/.exec(course)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const blank = await trainer.browser.page(link);
    expect(blank).toContain(`value="${id('course', 'gidsen')}"`);
    expect(blank).toContain('value="Leren gidsen"');
    expect(await reader.browser.page('/doc/course/gidsen')).not.toContain('/training/new/edition');
    await put(
      hub,
      '/doc/edition/naamloos',
      `<> a schema:CourseInstance ; dct:isPartOf <${id('course', 'gidsen')}> ; schema:startDate "${day(9)}"^^xsd:date ; vijver:museum <${id('agent', 'msk')}> .`,
    );
    const path = '/training/edition/naamloos/plan';
    await trainer.browser.submit(path, path, fill({ date: day(9) }));
    const booking = claims()[0]?.subject.replace('http://hub.test/id', '/doc') ?? '';
    expect(await (await hub.get(booking, 'application/n-triples', hub.as('admin'))).text()).toContain(
      '"Leren gidsen"@nl',
    );
  });

  it('calls who gives it by name for who organises it, and tells nobody else', async () => {
    const { trainer, reader } = await rooms();
    const teacher = await colleague(hub, 'Tine-Vijverhof');
    await put(
      hub,
      '/doc/edition/tweede',
      `<> a schema:CourseInstance ; dct:isPartOf <${id('course', 'gidsen')}> ; schema:startDate "${day(9)}"^^xsd:date ;
        schema:instructor <${teacher.person}> ; vijver:museum <${id('agent', 'msk')}> .`,
    );
    const seen = textOf(await trainer.browser.page('/doc/edition/tweede'));
    expect(seen).toContain('Lesgever Tine-Vijverhof');
    expect(seen).not.toContain(teacher.person);
    expect(await reader.browser.page('/doc/edition/tweede')).not.toContain('Tine-Vijverhof');
  });

  it('tells what the room is taken by, and saves nothing of either', async () => {
    const { trainer } = await rooms();
    await put(
      hub,
      '/doc/booking/bezet',
      `@prefix zr: <https://data.vlaanderen.be/ns/zaalreservatie#> . @prefix m8g: <http://data.europa.eu/m8g/> . @prefix adms: <http://www.w3.org/ns/adms#> .
       <> a zr:Infrastructuurreservatie ; dct:title "Receptie"@nl ; zr:infrastructuur <${id('room', 'zaal')}> ; vijver:museum <${id('agent', 'msk')}> ;
       adms:status <https://data.vlaanderen.be/id/concept/Infrastructuurreservatiestatustype/bevestigd> ;
       zr:Reservatie.periode [ a m8g:PeriodOfTime ; m8g:startTime "${day(7)}T11:00:00+01:00"^^xsd:dateTime ; m8g:endTime "${day(7)}T14:00:00+01:00"^^xsd:dateTime ] .`,
    );
    const before = (await hub.hub.log.last()).seq;
    const answer = await submit(trainer);
    expect(answer.status).toBe(409);
    const told = textOf(await answer.text());
    expect(told).toContain('Receptie');
    expect((await hub.hub.log.last()).seq).toBe(before);
    expect((await submit(trainer, { room: id('room', 'zolder') })).status).toBe(303);
    expect(claims().map(({ wants }) => wants[0])).toContain('zolder');
  });

  it('takes its room along when it moves, with the set-up before it, and frees it when it is off', async () => {
    const { trainer } = await rooms();
    await submit(trainer);
    await submit(trainer, { date: day(9), from: '13:00', to: '17:00', room: id('room', 'zolder') });
    expect(claims()).toMatchObject([{ standing: 'firm', span: `${day(9)}T13:00 ${day(9)}T17:00`, wants: ['zolder'] }]);
    expect(await (await hub.get(page)).text()).toContain('EventRescheduled');
    expect(await press(trainer, 'off')).toBe(303);
    expect(claims()).toMatchObject([{ standing: 'cancelled' }]);
    expect(await (await hub.get(page)).text()).toContain('EventCancelled');
    expect(await press(trainer, 'on')).toBe(303);
    expect(claims()).toMatchObject([{ standing: 'firm' }]);
    await submit(trainer, { room: '' });
    expect(claims()).toMatchObject([{ standing: 'cancelled' }]);
  });

  it('says that planning moved its room, and follows it by one button', async () => {
    const { trainer, reader } = await rooms();
    await submit(trainer);
    const [claim] = claims();
    const path = (claim?.subject ?? '').replace('http://hub.test/id', '/doc');
    const turtle = await (await hub.get(path, 'application/n-triples', hub.as('admin'))).text();
    const moved = turtle.replace(`${day(7)}T09:30`, `${day(8)}T09:30`).replace(`${day(7)}T12:30`, `${day(8)}T12:30`);
    const answered = await hub.put(path, moved, {
      ...hub.as('admin'),
      'if-match': '*',
      'content-type': 'application/n-triples',
    });
    expect(answered.status).toBe(200);
    expect(textOf(await reader.browser.page(page))).toContain('De zaal is geboekt op een ander moment');
    expect(await press(reader, 'follow')).toBe(403);
    await trainer.browser.submit(page, '/training/edition/eerste/follow', {});
    const text = textOf(await trainer.browser.page(page));
    expect(text).not.toContain('ander moment');
    expect(await (await hub.get(page)).text()).toContain(`${day(8)}T09:30:00`);
  });

  it('is planned by who organises training of its museum, and by nobody else', async () => {
    const { trainer, reader } = await rooms();
    const other = await colleague(hub, 'Elders', { grants: [{ role: 'trainer', museum: 'stam' }] });
    const planner = await colleague(hub, 'Planner', { grants: [{ role: 'planner', museum: 'msk' }] });
    const csrf = formIn(await trainer.browser.page(plan), plan).get('_csrf') ?? '';
    expect(csrf).not.toBe('');
    for (const who of [reader, other, planner]) {
      expect((await who.browser.get(plan)).status).toBe(403);
      const own = formIn(await who.browser.page('/account'), '/signout').get('_csrf') ?? '';
      expect((await who.browser.post(plan, Object.entries({ _csrf: own, ...fill() }))).status).toBe(403);
      expect(await press(who, 'off')).toBe(403);
    }
    expect(claims()).toEqual([]);
    // Nor does the desk open the door of planning itself.
    const body =
      prefixes + `@prefix zr: <https://data.vlaanderen.be/ns/zaalreservatie#> . <> a zr:Infrastructuurreservatie .`;
    expect((await hub.put('/doc/booking/x', body, { ...hub.as('trainer'), 'if-none-match': '*' })).status).toBe(403);
    for (const wrong of [{ to: '09:00' }, { date: 'morgen' }, { from: '' }])
      expect((await submit(trainer, wrong)).status).toBe(400);
    expect((await submit(trainer, { room: id('room', 'geen') })).status).toBe(400);
  });
});
