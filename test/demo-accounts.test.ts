// Whom somebody may look around as: people of the demonstration with an account each, who see their own and who they lead.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccounts } from '../src/demo/accounts.ts';
import { visitor } from './access/visitor.ts';
import { demoHub } from './demo-hub.ts';
import type { TestHub } from './hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await demoHub();
});
afterAll(() => hub.close());

const iriOf = (number: string): string => `http://hub.test/id/person/${number}`;
const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

/** Makes the account as the command does, and comes in. */
function enter(login: string) {
  const found = demoAccounts.find((each) => each.login === login);
  if (found === undefined) throw new Error(`There is no ${login}`);
  const grants = found.roles.map(({ people, ...role }) => ({ ...role, ...(people && { people: people.map(iriOf) }) }));
  const account = hub.hub.accounts.create(login, grants, iriOf(found.person));
  return visitor(hub, { vijver_session: hub.hub.sessions.open(account.id, 'Firefox, Linux').sessionId });
}

describe('the people of the demonstration', () => {
  it('are all there, with a name, and so is everybody whom they lead', () => {
    const everybody = demoAccounts.flatMap(({ person, roles }) => [
      person,
      ...roles.flatMap(({ people = [] }) => people),
    ]);
    expect(everybody.length).toBeGreaterThan(20);
    const strangers = everybody.filter((person) => hub.hub.identities.get(iriOf(person)) === undefined);
    expect(strangers).toEqual([]);
  });

  it('see a plan of their own, a team that misses something, and numbers of which some are too small', async () => {
    const elif = textOf(await enter('elif').page('/training/me'));
    expect(elif).toContain('zintuiglijk rondleiden');
    const samira = textOf(await enter('samira').page('/training/team'));
    expect(samira).toMatch(/STAM\. 11 mensen, 3 vaardigheden, 11 tekorten/);
    const report = textOf(await enter('hanne').page('/training/report'));
    expect(report).toContain('6 van 11');
    expect(report).toContain('te klein');
  });

  it('have one account each, of somebody who is called by a number', () => {
    const [first] = demoAccounts;
    const person = iriOf(first?.person ?? '');
    hub.hub.accounts.create('eerste', [{ role: 'reader' }], person);
    expect(() => hub.hub.accounts.create('tweede', [{ role: 'reader' }], person)).toThrow(/has an account already/);
    for (const wrong of ['http://hub.test/id/person/jan', 'http://elders.test/id/person/x', ''])
      expect(() => hub.hub.accounts.create('derde', [{ role: 'reader' }], wrong)).toThrow(/no person of this hub/);
    expect(hub.hub.accounts.byLogin('derde')).toBeUndefined();
  });
});
