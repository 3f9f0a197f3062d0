// A whole hub with the demonstration content of the six museums, ready for questions.
import { operator } from '../src/access/policy.ts';
import { loadDemo } from '../src/demo/load.ts';
import type { Draft } from '../src/write.ts';
import { testHub, type TestHub } from './hub.ts';

export async function demoHub(now = new Date()): Promise<TestHub> {
  const hub = await testHub();
  await fillWithDemo(hub, now);
  await untilReady(hub);
  return hub;
}

/** The demonstration content, as a first start loads it. */
export async function fillWithDemo({ hub }: Pick<TestHub, 'hub'>, now = new Date()): Promise<void> {
  const write = (drafts: readonly Draft[]) => hub.write(operator, drafts, 'Voorbeeldinhoud');
  await loadDemo({ base: hub.base, files: hub.files, now, write }, new URL('../fixtures/demo/', import.meta.url));
}

/** Until the readers of the triple store show all that was written. */
export async function untilReady(hub: TestHub): Promise<void> {
  for (let i = 0; i < 200 && (await hub.request('/ready')).status !== 200; i++)
    await new Promise((done) => setTimeout(done, 50));
}
