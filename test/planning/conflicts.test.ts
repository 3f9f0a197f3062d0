// Every kind of conflict, over the wire and on the real index: refused with both sides explained, or rightly let through.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import {
  away,
  booking,
  material,
  open,
  person,
  places,
  room,
  service,
  set,
  skilled,
  visit,
  type Wanted,
} from './plan.ts';

let hub: TestHub;
let planner: Record<string, string>;
let chief: Record<string, string>;
const anna = '0b1f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b11';
const bert = '1c2f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b22';

const put = (path: string, body: string, who = planner): Promise<Response> =>
  hub.put(`/doc/${path}`, body, { ...who, 'if-none-match': '*' });
async function keep(path: string, body: string, who = planner): Promise<void> {
  const answer = await put(path, body, who);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}
interface Conflict {
  readonly kind: string;
  readonly nl: string;
  readonly en: string;
  readonly with?: string;
  readonly against: string;
  readonly waysOut: readonly { readonly nl: string; readonly start?: string; readonly room?: string }[];
}
let n = 0;
/** Tries a booking. @returns the kinds of conflict, none when it was saved */
async function tried(wanted: Wanted, who = planner): Promise<readonly Conflict[]> {
  const answer = await put(`booking/t${++n}`, booking(wanted), who);
  if (answer.status === 201) return [];
  expect(answer.status).toBe(409);
  return ((await answer.json()) as { conflicts: Conflict[] }).conflicts;
}
const kinds = async (wanted: Wanted): Promise<readonly string[]> => (await tried(wanted)).map(({ kind }) => kind);

beforeAll(async () => {
  hub = await testHub();
  planner = hub.as('planner');
  chief = hub.as('coordinator');
  await keep(
    'room/zaal',
    room(
      'Auditorium',
      `${places(120)} ; ${open('09:00', '22:00', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday')}`,
    ),
  );
  await keep('room/raadzaal', room('Raadzaal', places(200)));
  await keep(
    'room/groot',
    room('Grote zaal', 'cji:Infrastructuur.subinfrastructuur </id/room/links>, </id/room/rechts>'),
  );
  await keep('room/links', room('Links'));
  await keep('room/rechts', room('Rechts', 'cji:superInfrastructuur </id/room/groot>'));
  await keep('room/lezen', room('Leeszaal', 'vijver:incompatibleWith </id/room/concert>'));
  await keep('room/concert', room('Concertzaal'));
  await keep('material/stoelen', material('Stoelen', 100));
  await keep('service/catering', service('Catering', 2));
  await keep('set/lezing', set('room/links', 'material/stoelen'));
  await keep(
    `person/${anna}`,
    person('Anna', `schema:knowsLanguage "nl" ; ${away('2027-06-07T00:00', '2027-06-12T00:00')}`),
  );
  await keep(`person/${bert}`, person('Bert', 'schema:knowsLanguage "nl", "fr"'));
  await keep('assertion/a1', skilled(anna, 'gidsen', '2027-06-30'), hub.as('trainer'));
});
afterAll(() => hub.close());

describe('a room', () => {
  it('is not given twice, and set-up and teardown of both count', async () => {
    expect(
      await kinds({
        from: '2027-05-20T10:00',
        to: '2027-05-20T12:00',
        after: ['2027-05-20T12:00', '2027-05-20T13:00'],
        title: 'Lezing',
      }),
    ).toEqual([]);
    const [found] = await tried({
      from: '2027-05-20T14:00',
      to: '2027-05-20T16:00',
      before: ['2027-05-20T12:30', '2027-05-20T14:00'],
    });
    expect(found).toMatchObject({ kind: 'double-booking', with: 'http://hub.test/id/booking/t1' });
    expect(found?.nl).toContain('Auditorium is al bezet: “Lezing” (bevestigd)');
    expect(found?.nl).toContain('van 10:00 tot 13:00, opbouw en afbraak inbegrepen');
    expect(found?.en).toContain('is taken');
    expect(found?.waysOut[0]?.start).toBe('2027-05-20T14:30:00+02:00');
    expect(found?.waysOut.map(({ room: other }) => other)).toContain('http://hub.test/id/room/raadzaal');
  });

  it('is free again at the very moment at which the other is done', async () => {
    expect(await kinds({ from: '2027-05-20T13:00', to: '2027-05-20T14:00' })).toEqual([]);
  });

  it('blocks the whole by a part, a part by the whole, and not one part by the other', async () => {
    expect(await kinds({ what: 'room/links', from: '2027-05-21T10:00', to: '2027-05-21T12:00' })).toEqual([]);
    expect(await kinds({ what: 'room/groot', from: '2027-05-21T11:00', to: '2027-05-21T13:00' })).toEqual([
      'double-booking',
    ]);
    expect(await kinds({ what: 'room/rechts', from: '2027-05-21T10:00', to: '2027-05-21T12:00' })).toEqual([]);
    expect(await kinds({ what: 'room/groot', from: '2027-05-24T10:00', to: '2027-05-24T12:00' })).toEqual([]);
    expect(await kinds({ what: 'room/links', from: '2027-05-24T09:00', to: '2027-05-24T10:30' })).toEqual([
      'double-booking',
    ]);
    expect(await kinds({ what: 'room/rechts', from: '2027-05-24T11:00', to: '2027-05-24T18:00' })).toEqual([
      'double-booking',
    ]);
  });

  it('is not used beside what it cannot bear, whichever of the two says so', async () => {
    expect(await kinds({ what: 'room/lezen', from: '2027-05-25T10:00', to: '2027-05-25T12:00' })).toEqual([]);
    expect(await kinds({ what: 'room/concert', from: '2027-05-25T11:00', to: '2027-05-25T15:00' })).toEqual([
      'incompatible-neighbour',
    ]);
  });

  it('is not used outside its hours nor by more people than it holds', async () => {
    expect(await kinds({ from: '2027-05-22T10:00', to: '2027-05-22T12:00' })).toEqual(['closed-hours']);
    expect(await kinds({ from: '2027-05-26T20:00', to: '2027-05-26T22:30' })).toEqual(['closed-hours']);
    const [found] = await tried({ from: '2027-05-26T10:00', to: '2027-05-26T12:00', more: 'schema:partySize 150' });
    expect(found?.kind).toBe('over-capacity');
    expect(found?.nl).toBe('Auditorium heeft 120 plaatsen en er worden 150 mensen verwacht.');
    expect(found?.waysOut.map(({ room: other }) => other)).toEqual(['http://hub.test/id/room/raadzaal']);
  });
});

describe('material', () => {
  it('is counted at its busiest moment, and a set holds each of its members', async () => {
    expect(
      await kinds({
        what: 'material/stoelen',
        from: '2027-05-27T08:00',
        to: '2027-05-27T12:00',
        more: 'vijver:quantity 60',
      }),
    ).toEqual([]);
    expect(
      await kinds({
        what: 'material/stoelen',
        from: '2027-05-27T12:00',
        to: '2027-05-27T18:00',
        more: 'vijver:quantity 60',
      }),
    ).toEqual([]);
    expect(
      await kinds({
        what: 'material/stoelen',
        from: '2027-05-27T10:00',
        to: '2027-05-27T14:00',
        more: 'vijver:quantity 40',
      }),
    ).toEqual([]);
    const [found] = await tried({
      what: 'set/lezing',
      from: '2027-05-27T11:00',
      to: '2027-05-27T13:00',
      more: 'vijver:quantity 1',
    });
    expect(found).toMatchObject({ kind: 'over-quantity' });
    expect(found?.nl).toContain('Van Stoelen zijn er dan nog 0 vrij en er is er 1 gevraagd');
  });

  it('is asked for by its own number in one booking: ninety chairs and one team', async () => {
    const of = (thing: string, n: number): string =>
      `vijver:amount [ zr:infrastructuur </id/${thing}> ; vijver:quantity ${n} ]`;
    const both = ['material/stoelen', 'service/catering'];
    const day = (from: string, to: string) => ({ from: `2027-05-30T${from}`, to: `2027-05-30T${to}` });
    expect(await kinds({ what: both, ...day('10:00', '12:00'), more: of('material/stoelen', 90) })).toEqual([]);
    const [found, ...rest] = await tried({ what: both, ...day('11:00', '13:00'), more: of('material/stoelen', 20) });
    expect(rest).toEqual([]);
    expect(found?.nl).toContain('Van Stoelen zijn er dan nog 10 vrij en er zijn er 20 gevraagd');
    const [team] = await tried({ what: both, ...day('11:00', '13:00'), more: of('service/catering', 2) });
    expect(team?.nl).toContain('Van Catering zijn er dan nog 1 vrij en er zijn er 2 gevraagd');
  });
});

describe('people', () => {
  const guide = (who: string): string => `prov:wasAssociatedWith </id/person/${who}>`;
  it('are not in two places, not called when away, and speak the language of the group', async () => {
    await keep('visit/v1', visit('2027-05-28T10:00', '2027-05-28T11:30', `${guide(anna)} ; schema:inLanguage "nl"`));
    const seen = async (body: string): Promise<readonly string[]> => {
      const answer = await put(`visit/w${++n}`, body);
      return answer.status === 201
        ? []
        : ((await answer.json()) as { conflicts: Conflict[] }).conflicts.map(({ kind }) => kind);
    };
    expect(
      await seen(visit('2027-05-28T11:00', '2027-05-28T12:00', `${guide(anna)} ; schema:inLanguage "nl"`)),
    ).toEqual(['double-booking']);
    expect(
      await seen(visit('2027-06-08T11:00', '2027-06-08T12:00', `${guide(anna)} ; schema:inLanguage "nl"`)),
    ).toEqual(['absence']);
    expect(
      await seen(visit('2027-06-01T11:00', '2027-06-01T12:00', `${guide(anna)} ; schema:inLanguage "fr"`)),
    ).toEqual(['missing-language']);
    expect(
      await seen(visit('2027-06-01T11:00', '2027-06-01T12:00', `${guide(bert)} ; schema:inLanguage "fr"`)),
    ).toEqual([]);
  });

  it('have the skill on record, and valid on that day', async () => {
    const asked = 'vijver:requiresSkill </id/concept/gidsen>';
    const at = { what: 'room/raadzaal', status: 'firm' } as const;
    expect(
      await kinds({ ...at, from: '2027-06-02T10:00', to: '2027-06-02T11:00', more: `${guide(bert)} ; ${asked}` }),
    ).toEqual(['missing-skill']);
    expect(
      await kinds({ ...at, from: '2027-06-02T10:00', to: '2027-06-02T11:00', more: `${guide(anna)} ; ${asked}` }),
    ).toEqual([]);
    expect(
      await kinds({ ...at, from: '2027-07-02T10:00', to: '2027-07-02T11:00', more: `${guide(anna)} ; ${asked}` }),
    ).toEqual(['missing-skill']);
  });
});

describe('options', () => {
  const time = { from: '2027-06-03T10:00', to: '2027-06-03T12:00', what: 'room/raadzaal' } as const;
  const option = (rank: number, expires = '2027-06-01T12:00:00+02:00'): string =>
    `vijver:optionRank ${rank} ; vijver:optionExpires "${expires}"^^xsd:dateTime`;
  it('stand in a queue that nobody jumps, and the first becomes firm', async () => {
    await keep('booking/first', booking({ ...time, status: 'option', more: option(1) }));
    expect(await kinds({ ...time, status: 'option', more: option(1) })).toEqual(['queue-jump']);
    expect(await kinds({ ...time, status: 'option', more: option(2) })).toEqual([]);
    expect(await kinds({ ...time, status: 'firm' })).toEqual(['queue-jump', 'queue-jump']);
    expect(await kinds({ ...time, status: 'request' })).toEqual([]);
    const etag = (await hub.get('/doc/booking/first', 'text/turtle', planner)).headers.get('etag') ?? '';
    const done = await hub.put('/doc/booking/first', booking({ ...time, status: 'firm' }), {
      ...planner,
      'if-match': etag,
    });
    expect(done.status).toBe(200);
  });

  it('hold nothing when they have expired', async () => {
    const then = { ...time, from: '2027-06-04T10:00', to: '2027-06-04T12:00' };
    await keep('booking/old', booking({ ...then, status: 'option', more: option(1, '2020-01-01T12:00:00+01:00') }));
    expect(await kinds({ ...then, status: 'firm' })).toEqual([]);
  });
});

describe('a series', () => {
  it('clashes at the one time that clashes, on the wall clock of that day', async () => {
    await keep('booking/apart', booking({ what: 'room/raadzaal', from: '2027-03-30T10:00', to: '2027-03-30T11:00' }));
    const weekly = {
      what: 'room/raadzaal',
      from: '2027-03-16T10:30',
      to: '2027-03-16T11:30',
      rrule: 'FREQ=WEEKLY;COUNT=5',
    } as const;
    const found = await tried(weekly);
    expect(found.map(({ kind }) => kind)).toEqual(['double-booking']);
    expect(found[0]?.nl).toContain('30 mrt van 10:00 tot 11:00');
    expect(await kinds({ ...weekly, except: ['2027-03-30T10:30'] })).toEqual([]);
  });
});

describe('what stands', () => {
  const time = { from: '2027-09-01T10:00', to: '2027-09-01T12:00', what: 'room/raadzaal' } as const;
  const allowed =
    'vijver:overrules [ vijver:conflict "double-booking" ; vijver:against </id/booking/stands> ; vijver:reason "Samen één feest." ]';
  it('is set aside only by a coordinator, with a reason that stays', async () => {
    await keep('booking/stands', booking(time));
    expect((await put('booking/beside', booking({ ...time, more: allowed }))).status).toBe(403);
    await keep('booking/beside', booking({ ...time, more: allowed }), chief);
    expect(await (await hub.get('/doc/booking/beside', 'text/turtle', planner)).text()).toContain('Samen één feest.');
    // The planner may change its title: nothing of what it holds is new, and the reason stays.
    const etag = (await hub.get('/doc/booking/beside', 'text/turtle', planner)).headers.get('etag') ?? '';
    const again = await hub.put('/doc/booking/beside', booking({ ...time, title: 'Feest', more: allowed }), {
      ...planner,
      'if-match': etag,
    });
    expect(again.status).toBe(200);
  });

  it('is changed by a coordinator alone when it is locked', async () => {
    const locked = { ...time, from: '2027-09-02T10:00', to: '2027-09-02T12:00', more: 'vijver:locked true' };
    await keep('booking/locked', booking(locked));
    const saving = '<button class="btn main">Bewaar</button>';
    const form = async (who: Record<string, string>): Promise<string> =>
      (await hub.get('/planning/book?booking=locked', 'text/html', who)).text();
    expect(await form(planner)).not.toContain(saving);
    expect(await form(hub.as('coordinator'))).toContain(saving);
    const change = (who: Record<string, string>) =>
      hub.put('/doc/booking/locked', booking({ ...locked, title: 'Anders' }), { ...who, 'if-match': '*' });
    expect((await change(planner)).status).toBe(403);
    expect(
      (await hub.request('/doc/booking/locked', { method: 'DELETE', headers: { ...planner, 'if-match': '*' } })).status,
    ).toBe(403);
    expect((await change(chief)).status).toBe(200);
  });
});
