// A whole hub with the demonstration content of the six museums, ready for questions.
import { operator } from '../src/access/policy.ts';
import { demoDrafts } from '../src/demo/load.ts';
import { testHub, type TestHub } from './hub.ts';

export async function demoHub(now = new Date()): Promise<TestHub> {
  const hub = await testHub();
  const drafts = await demoDrafts(hub.base, new URL('../fixtures/demo/', import.meta.url), now);
  await hub.hub.write(operator, drafts, 'Demonstration content');
  await untilReady(hub);
  return hub;
}

/** Until the readers of the triple store show all that was written. */
export async function untilReady(hub: TestHub): Promise<void> {
  for (let i = 0; i < 200 && (await hub.request('/ready')).status !== 200; i++)
    await new Promise((done) => setTimeout(done, 50));
}
