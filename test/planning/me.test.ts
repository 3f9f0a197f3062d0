// A guide's own agenda: what stands on their name, on their phone, and when they are away; nobody else's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inside } from '../access/visitor.ts';
import { testHub, type TestHub } from '../hub.ts';
import { booking, person, room } from './plan.ts';

const guide = '0b1f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b11';
const other = '1c2f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b22';
let hub: TestHub;
let fien: ReturnType<typeof inside>;
let wout: ReturnType<typeof inside>;
const iri = (ref: string): string => `${hub.base}/id/person/${ref}`;
const put = async (path: string, body: string): Promise<Response> =>
  hub.put(`/doc/${path}`, body, { ...hub.as('planner'), 'if-none-match': '*' });
const day = (at: string): string => `2027-05-20T${at}`;
const inMay = '/planning/me?date=2027-05-01';

/** Signed in as somebody whom the planning knows. */
function asStaff(login: string, ref: string): ReturnType<typeof inside> {
  const account = hub.hub.accounts.create(login, [{ role: 'reader' }], iri(ref));
  const { sessionId } = hub.hub.sessions.open(account.id, 'Firefox, Linux');
  const made = inside(hub, `${login}-los`, [{ role: 'reader' }]);
  made.browser.jar.set('vijver_session', sessionId);
  return { ...account, browser: made.browser };
}

beforeAll(async () => {
  hub = await testHub();
  await put('room/zaal', room('Zaal'));
  for (const [ref, name] of [
    [guide, 'Fien'],
    [other, 'Wout'],
  ] as const)
    await put(`person/${ref}`, person(name));
  const by = (ref: string): string => `prov:wasAssociatedWith </id/person/${ref}> ; schema:partySize 14`;
  await put('booking/a', booking({ from: day('10:00'), to: day('12:00'), title: 'Rondleiding', more: by(guide) }));
  const busy = `${by(guide)} ; vijver:busyOnly true`;
  await put('booking/b', booking({ from: day('14:00'), to: day('15:00'), title: 'Stil overleg', more: busy }));
  await put('booking/c', booking({ from: day('16:00'), to: day('17:00'), title: 'Andermans werk', more: by(other) }));
  [fien, wout] = [asStaff('fien', guide), asStaff('wout', other)];
});
afterAll(() => hub.close());

describe('my agenda', () => {
  it('shows what stands on my name and nothing of others, also what is only busy to them', async () => {
    const mine = await fien.browser.page(inMay);
    expect(mine).toContain('Rondleiding');
    expect(mine).toContain('Stil overleg');
    expect(mine).toContain('14 bezoekers');
    expect(mine).not.toContain('Andermans werk');
    const his = await wout.browser.page(inMay);
    expect(his).toContain('Andermans werk');
    expect(his).not.toContain('Rondleiding');
  });

  it('goes to my phone by an address of my own', async () => {
    const answer = await fien.browser.submit('/planning/me', '/planning/me/feed', {});
    expect(answer.status).toBe(201);
    const [, path = ''] = /http:\/\/hub\.test(\/planning\/ical\/[^<"]+\.ics)/.exec(await answer.text()) ?? [];
    const calendar = await (await hub.get(path, '*/*')).text();
    expect(calendar).toContain('SUMMARY:Rondleiding');
    expect(calendar).toContain('SUMMARY:Stil overleg');
    expect(calendar).not.toContain('Andermans');
  });

  it('says when I am away, warns of what clashes, keeps planners from calling me, and takes it back', async () => {
    const before = await (await hub.get(`/doc/person/${guide}`, 'application/n-triples', hub.as('planner'))).text();
    const said = await fien.browser.submit('/planning/me', '/planning/me/away', {
      from: '2027-05-20',
      until: '2027-05-21',
    });
    expect(said.status).toBe(303);
    expect(await fien.browser.page(inMay)).toContain('dan ben je er niet');
    const asked = booking({
      from: '2027-05-21T10:00',
      to: '2027-05-21T12:00',
      more: `prov:wasAssociatedWith </id/person/${guide}>`,
    });
    const refused = await put('booking/d', asked);
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('"absence"')]);
    const start = String(Date.parse('2027-05-19T22:00:00Z'));
    await fien.browser.submit('/planning/me', '/planning/me/back', { start });
    expect(await fien.browser.page(inMay)).not.toContain('dan ben je er niet');
    const after = await (await hub.get(`/doc/person/${guide}`, 'application/n-triples', hub.as('planner'))).text();
    expect(after).toBe(before);
  });

  it('takes no time that is none, has passed, or lasts for years', async () => {
    const odd = [
      ['2027-05-21', '2027-05-20'],
      ['2020-01-01', '2020-01-02'],
      ['2027-01-01', '2029-01-01'],
      ['x', ''],
    ];
    for (const [from = '', until = ''] of odd) {
      const answer = await fien.browser.submit('/planning/me', '/planning/me/away', { from, until });
      expect([from, answer.status]).toEqual([from, 400]);
      const again = await answer.text();
      expect(again).toContain('id="away-e"');
      expect(again).toContain(`value="${from}"`);
    }
  });

  it('tells on home what comes within a week, to whom it concerns', async () => {
    const soon = new Date(hub.hub.now().getTime() + 30 * 3_600_000).toISOString();
    const end = new Date(hub.hub.now().getTime() + 31 * 3_600_000).toISOString();
    const by = `prov:wasAssociatedWith </id/person/${guide}>`;
    expect((await put('booking/gauw', booking({ from: soon, to: end, title: 'Gauw al', more: by }))).status).toBe(201);
    expect(await fien.browser.page('/')).toContain('Gauw al');
    expect(/class="serif" href="\/planning\/me"/.test(await wout.browser.page('/'))).toBe(false);
  });

  it('is kindly empty for who is not in the planning, and closed to strangers', async () => {
    const stray = inside(hub, 'los', [{ role: 'reader' }]);
    expect(await stray.browser.page('/planning/me')).toContain('Je staat niet als medewerker in de planning');
    expect((await hub.get('/planning/me', 'text/html')).status).toBe(401);
  });
});
