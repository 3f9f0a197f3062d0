// Rest between two working days, and the roster of a week: who works when, and who could fill what is still open.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { away, booking, person, room, skilled, visit } from './plan.ts';

const [anna, bart, cleo, dirk, eva] = [
  '0b1f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b11',
  '1c2f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b22',
  '2d3f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b33',
  '3e4f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b44',
  '4f5f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b55',
];
const gids = '/id/concept/gids';
let hub: TestHub;
let planner: Record<string, string>;
let reader: Record<string, string>;

const put = (path: string, body: string, who = planner): Promise<Response> =>
  hub.put(`/doc/${path}`, body, { ...who, 'if-none-match': '*' });
async function make(path: string, body: string, who = planner): Promise<void> {
  const answer = await put(path, body, who);
  expect([path, answer.status]).toEqual([path, 201]);
}
const works = (who: string): string => `prov:wasAssociatedWith </id/person/${who}>`;
const guides = (more = ''): string =>
  `<http://www.w3.org/ns/org#hasMembership> [ a <http://www.w3.org/ns/org#Membership> ; <http://www.w3.org/ns/org#organization> </id/agent/stam> ; <http://www.w3.org/ns/org#role> <${gids}> ${more} ]`;

/** Anna is plain; Bart may rest for eight hours; Cleo's function asks for twelve; Dirk has no skill; Eva is away. */
beforeAll(async () => {
  hub = await testHub();
  planner = hub.as('planner');
  reader = hub.as('reader');
  const speaks = 'schema:knowsLanguage "nl", "fr"';
  await make('room/zaal', room('Zaal'));
  await make('room/hal', room('Hal'));
  await make(`person/${anna}`, person('Anna', `${speaks} ; ${guides()}`));
  await make(`person/${bart}`, person('Bart', `schema:knowsLanguage "nl" ; vijver:restHours 8 ; ${guides()}`));
  await make(`person/${cleo}`, person('Cleo', `${speaks} ; ${guides('; vijver:restHours 12')}`));
  await make(`person/${dirk}`, person('Dirk', speaks));
  await make(`person/${eva}`, person('Eva', `${speaks} ; ${away('2027-05-17T00:00', '2027-05-24T00:00')}`));
  for (const who of [anna, bart, cleo, eva])
    await make(`assertion/${who}`, skilled(who ?? '', 'gidsen', '2099-12-31'), hub.as('trainer'));
});
afterAll(() => hub.close());

describe('rest between two working days', () => {
  const late = (who: string, n: string): Promise<void> =>
    make(
      `booking/laat-${n}`,
      booking({ what: 'room/hal', from: `2027-04-${n}T18:00`, to: `2027-04-${n}T23:00`, more: works(who) }),
    );

  it('is eleven hours unless the person or the function says otherwise, and says which side it is', async () => {
    await late(anna, '05');
    const early = { from: '2027-04-06T08:00', to: '2027-04-06T09:00' };
    const answer = await put('booking/vroeg', booking({ ...early, more: works(anna) }));
    expect(answer.status).toBe(409);
    const { conflicts } = (await answer.json()) as { conflicts: { kind: string; nl: string }[] };
    expect(conflicts).toMatchObject([{ kind: 'short-rest' }]);
    expect(conflicts[0]?.nl).toContain('rust dan maar 9 uur en heeft recht op 11 uur');
    await late(bart, '07');
    await make('booking/vroeg-b', booking({ from: '2027-04-08T08:00', to: '2027-04-08T09:00', more: works(bart) }));
    await late(cleo, '12');
    expect(
      (await put('booking/vroeg-c', booking({ from: '2027-04-13T10:30', to: '2027-04-13T11:00', more: works(cleo) })))
        .status,
    ).toBe(409);
    await make('booking/vroeg-d', booking({ from: '2027-04-13T11:00', to: '2027-04-13T12:00', more: works(cleo) }));
  });

  it('counts before a shift as well as after it, and leaves breaks of one day alone', async () => {
    await make('booking/ochtend', booking({ from: '2027-04-20T07:00', to: '2027-04-20T08:00', more: works(anna) }));
    await make('booking/middag', booking({ from: '2027-04-20T13:00', to: '2027-04-20T14:00', more: works(anna) }));
    expect(
      (await put('booking/avond', booking({ from: '2027-04-19T20:00', to: '2027-04-19T23:00', more: works(anna) })))
        .status,
    ).toBe(409);
  });

  it('is a planner’s own to allow with a reason, by the form and by the state; a double booking is not', async () => {
    const query = {
      title: 'Toch vroeg',
      museum: 'stam',
      what: 'http://hub.test/id/room/zaal',
      date: '2027-04-06',
      from: '8:00',
      to: '9:00',
      last: '',
      quantity: '1',
      before: '0',
      after: '0',
      standing: 'firm',
      repeat: 'none',
      until: '',
      person: `http://hub.test/id/person/${anna}`,
    };
    const form = await (
      await hub.get(`/planning/book?${new URLSearchParams(query).toString()}`, 'text/html', planner)
    ).text();
    expect(form).toContain('name="reason"');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const saved = await hub.request('/planning/book', {
      method: 'POST',
      headers: { ...planner, accept: 'text/html' },
      body: new URLSearchParams({ ...query, _csrf: csrf, reason: 'Zij vroeg het zelf zo.' }),
    });
    expect(saved.status).toBe(303);
    const reason = (kind: string, against: string): string =>
      `vijver:overrules [ vijver:conflict "${kind}" ; vijver:against <${against}> ; vijver:reason "Het moet nu eenmaal." ]`;
    const clash = booking({
      what: 'room/hal',
      from: '2027-04-05T19:00',
      to: '2027-04-05T20:00',
      more: reason('double-booking', 'http://hub.test/id/booking/laat-05'),
    });
    expect((await put('booking/dubbel', clash)).status).toBe(403);
  });

  it('is nobody’s business who sees no people: the look before a drop says nothing of it to a reader', async () => {
    const path = '/planning/check?booking=middag&start=2027-04-21T04:00:00Z&end=2027-04-21T05:00:00Z';
    await make(
      'booking/nacht',
      booking({ what: 'room/hal', from: '2027-04-20T22:00', to: '2027-04-20T23:00', more: works(cleo) }),
    );
    const kinds = async (who: Record<string, string>): Promise<readonly string[]> =>
      (
        (await (
          await hub.get(
            path.replace('middag', 'nacht').replace('04:00', '03:00').replace('05:00', '04:00'),
            'application/json',
            who,
          )
        ).json()) as { conflicts: { kind: string }[] }
      ).conflicts.map(({ kind }) => kind);
    await make(
      'booking/avond-c',
      booking({ what: 'room/zaal', from: '2027-04-20T20:00', to: '2027-04-20T21:30', more: works(cleo) }),
    );
    expect(await kinds(planner)).toEqual(['short-rest']);
    expect(await kinds(reader)).toEqual([]);
  });
});

describe('the roster of a week', () => {
  const page = async (who = planner, path = '/planning/roster?date=2027-05-20&museum=stam'): Promise<string> =>
    (await hub.get(path, 'text/html', who)).text();

  it('shows who works when and who is away, and for what is open those who are free, able and speak the language', async () => {
    await make(
      'booking/toezicht',
      booking({ from: '2027-05-20T09:00', to: '2027-05-20T12:00', title: 'Toezicht', more: works(anna) }),
    );
    await make(
      'visit/klas',
      visit(
        '2027-05-20T10:00',
        '2027-05-20T11:00',
        `schema:inLanguage "nl" ; vijver:placeholderRole <${gids}> ; vijver:requiresSkill </id/concept/gidsen>`,
      ),
    );
    const shown = await page();
    const open = shown.slice(shown.indexOf('id="open"'), shown.indexOf('id="week"'));
    expect(open).toContain('1 rol');
    expect(['Anna', 'Bart', 'Cleo', 'Dirk', 'Eva'].filter((name) => open.includes(`<bdi>${name}</bdi>`))).toEqual([
      'Bart',
      'Cleo',
    ]);
    const week = shown.slice(shown.indexOf('id="week"'));
    expect(week).toMatch(/09:00–12:00\s*<a[^>]*><bdi>Toezicht/);
    expect(week).toContain('afwezig');
  });

  it('assigns one of them, once: who comes later is told, and the role is sought no more', async () => {
    const shown = await page();
    const field = (name: string): string =>
      new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(shown.slice(shown.indexOf('id="open"')))?.[1] ?? '';
    const assign = (who: string): Promise<Response> =>
      hub.request('/planning/roster', {
        method: 'POST',
        headers: { ...planner, accept: 'application/json' },
        body: new URLSearchParams({
          _csrf: field('_csrf'),
          claim: field('claim'),
          seq: field('seq'),
          role: field('role'),
          date: '2027-05-20',
          museum: 'stam',
          person: `http://hub.test/id/person/${who}`,
        }),
      });
    expect((await assign(anna)).status).toBe(409);
    const done = await assign(bart);
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      '/planning/roster?date=2027-05-20&museum=stam&done=1',
    ]);
    expect((await assign(cleo)).status).toBe(412);
    const after = await page();
    expect(after).toContain('Alle rollen van deze week zijn ingevuld.');
    expect(after).toMatch(/10:00–11:00\s*<a[^>]*><bdi>Groep/);
  });

  it('is only for who sees people', async () => {
    expect((await hub.get('/planning/roster', 'text/html', reader)).status).toBe(403);
    expect((await hub.get('/planning/roster', 'text/html')).status).toBe(401);
    expect((await hub.get('/planning/roster?date=2027-05-20', 'text/html', hub.as('coordinator'))).status).toBe(200);
  });
});
