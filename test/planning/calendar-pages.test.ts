// What somebody reads on the pages of the calendar: things in the order in which they begin, hours above a day, people and languages by name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { booking, person, room } from './plan.ts';

describe('the pages of the calendar', () => {
  let hub: TestHub;
  let planner: Record<string, string>;
  const page = async (path: string): Promise<string> => (await hub.get(path, 'text/html', planner)).text();
  const make = async (path: string, body: string): Promise<void> => {
    const answer = await hub.put(`/doc/${path}`, body, { ...planner, 'if-none-match': '*' });
    expect([path, answer.status]).toEqual([path, 201]);
  };
  beforeAll(async () => {
    hub = await testHub();
    planner = hub.as('planner');
    await make('room/zaal', room('Zaal', 'cji:Infrastructuur.capaciteit [ schema:value 50 ]'));
    await make('room/klein', room('Klein'));
    for (const [i, name] of ['Zoë Zegge', 'Anna Alisma'].entries())
      await make(`person/0b1f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b1${i}`, person(name, 'schema:knowsLanguage "fr", "vgt"'));
  });
  afterAll(() => hub.close());

  it('give each day what begins on it, however long before its set-up began', async () => {
    const opening = { from: '2027-05-20T10:00', to: '2027-05-20T11:00', title: 'Opening' };
    await make('booking/opening', booking({ ...opening, before: ['2027-05-10T10:00', '2027-05-20T10:00'] }));
    const talk = { from: '2027-05-14T10:00', to: '2027-05-14T11:00', title: 'Lezing' };
    await make('booking/lezing', booking({ ...talk, what: 'room/klein' }));
    const list = await page('/planning?view=list&date=2027-05-14&museum=stam');
    expect(list.indexOf('>Lezing<')).toBeGreaterThan(0);
    expect(list.indexOf('>Opening<')).toBeGreaterThan(list.indexOf('>Lezing<'));
  });

  it('have the hours above a single day', async () => {
    const hours = [...(await page('/planning?view=day&date=2027-05-14')).matchAll(/<span>(\d\d:00)<\/span>/g)];
    expect(hours.map(([, hour]) => hour)).toEqual(['08:00', '10:00', '12:00', '14:00', '16:00', '18:00', '20:00']);
  });

  it('name people in the order of their names, and their languages in words', async () => {
    for (const path of ['/planning/roster?museum=stam', '/planning?view=week&museum=stam']) {
      const text = await page(path);
      expect(text.indexOf('Anna Alisma')).toBeGreaterThan(0);
      expect(text.indexOf('Zoë Zegge')).toBeGreaterThan(text.indexOf('Anna Alisma'));
      expect(text).toContain('Frans, Vlaamse Gebarentaal');
    }
  });
});
