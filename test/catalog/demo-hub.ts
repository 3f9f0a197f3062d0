// A whole hub with the demonstration content of the six museums, for doors that describe what there is.
import { operator } from '../../src/access/policy.ts';
import { demoDrafts } from '../../src/demo/load.ts';
import { testHub, type TestHub } from '../hub.ts';

export async function demoHub(): Promise<TestHub> {
  const hub = await testHub();
  const drafts = await demoDrafts(hub.base, new URL('../../fixtures/demo/', import.meta.url), new Date());
  await hub.hub.write(operator, drafts, 'Demonstration content');
  return hub;
}
