// The page of a thing says what comes for it, to who may know, and as much of it as they may know.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { booking, material, person, room, set, visit } from './plan.ts';

const guide = '0b1f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b11';
let hub: TestHub;
let planner: Record<string, string>;
let reader: Record<string, string>;

beforeAll(async () => {
  hub = await testHub();
  [planner, reader] = [hub.as('planner'), hub.as('reader')];
  const make = async (path: string, body: string): Promise<void> => {
    const answer = await hub.put(`/doc/${path}`, body, { ...planner, 'if-none-match': '*' });
    expect([path, answer.status]).toEqual([path, 201]);
  };
  const forLecture = 'zr:Reservatie.gereserveerdVoor </id/activity/lezing>';
  await make('room/zaal', room('Zaal'));
  await make('room/helft', room('Helft', 'cji:superInfrastructuur </id/room/zaal>'));
  await make('material/beamer', material('Beamer', 3));
  await make('set/pakket', set('room/zaal', 'material/beamer'));
  await make(`person/${guide}`, person('Gids'));
  await make(
    'activity/lezing',
    `@prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> . @prefix schema: <https://schema.org/> . @prefix vijver: </ns#> .
    <> a crm:E7_Activity ; schema:name "Lezing"@nl ; vijver:museum </id/agent/stam> .`,
  );
  await make('booking/oud', booking({ from: '2020-05-20T10:00', to: '2020-05-20T11:00', title: 'Vroeger' }));
  await make(
    'booking/weg',
    booking({ from: '2098-05-19T10:00', to: '2098-05-19T11:00', title: 'Geannuleerd', status: 'cancelled' }),
  );
  await make(
    'booking/half',
    booking({
      what: 'room/helft',
      from: '2098-05-20T10:00',
      to: '2098-05-20T11:00',
      title: 'Halve zaal',
      more: forLecture,
    }),
  );
  await make(
    'booking/alles',
    booking({ what: 'set/pakket', from: '2098-05-21T10:00', to: '2098-05-21T11:00', title: 'Alles samen' }),
  );
  await make(
    'booking/stil',
    booking({
      from: '2098-05-22T10:00',
      to: '2098-05-22T11:00',
      title: 'Geheim',
      more: `${forLecture} ; vijver:busyOnly true`,
    }),
  );
  await make(
    'booking/reeks',
    booking({
      what: 'material/beamer',
      from: '2098-06-01T10:00',
      to: '2098-06-01T11:00',
      title: 'Reeks',
      rrule: 'FREQ=DAILY;COUNT=40',
    }),
  );
  const ofLecture = 'schema:reservationFor </id/activity/lezing>';
  await make('visit/zonder', visit('2098-05-24T10:00', '2098-05-24T11:00', ofLecture));
  await make('visit/af', visit('2098-05-25T10:00', '2098-05-25T11:00', ofLecture, 'Cancelled'));
  await make(
    'visit/groep',
    visit('2098-05-23T10:00', '2098-05-23T11:00', `prov:wasAssociatedWith </id/person/${guide}>`),
  );
});
afterAll(() => hub.close());

/** Titles under “upcoming”, in their order. */
async function coming(path: string, who: Record<string, string> = planner): Promise<readonly string[]> {
  const page = await (await hub.get(`/doc/${path}`, 'text/html', who)).text();
  const from = page.indexOf('id="upcoming"');
  const part = from === -1 ? '' : page.slice(from, page.indexOf('</table>', from));
  return [...part.matchAll(/<a href="\/doc\/[^"]+"><bdi>([^<]+)/g)].map(([, title = '']) => title);
}

describe('the page of', () => {
  it('a room tells what comes for it and for its parts, soonest first; nothing that was or was cancelled', async () => {
    expect(await coming('room/zaal')).toEqual(['Halve zaal', 'Alles samen', 'Geheim']);
    expect(await coming('room/helft')).toEqual(['Halve zaal', 'Alles samen', 'Geheim']);
  });
  it('a material tells each time of a series, twenty at most', async () => {
    const found = await coming('material/beamer');
    expect(found).toHaveLength(20);
    expect(found.slice(0, 2)).toEqual(['Alles samen', 'Reeks']);
  });
  it('a set, an activity and somebody tell theirs', async () => {
    expect(await coming('set/pakket')).toEqual(['Alles samen']);
    expect(await coming('activity/lezing')).toEqual(['Halve zaal', 'Geheim', 'Groep']);
    expect(await coming('activity/lezing', reader)).toEqual(['Halve zaal', 'Groep']);
    const said = await hub.get(`/doc/person/${guide}`, 'text/html', planner);
    expect(said.status).toBe(200);
    expect(await coming(`person/${guide}`)).toEqual(['Groep']);
  });
  it('a room says “busy” to who does not plan, and nothing at all to a stranger', async () => {
    expect(await coming('room/zaal', reader)).toEqual(['Halve zaal', 'Alles samen', 'Bezet']);
    expect(await coming('room/zaal', {})).toEqual([]);
  });
});
