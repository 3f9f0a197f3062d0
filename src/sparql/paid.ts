// What a query costs its client. Refuses a client whose query time or failed queries are used up, until some comes back.
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import type { Answer } from '../store/store.ts';

/** The time it ran, and more when it failed. @throws Problem too-many before it runs */
export async function paid(hub: Hub, client: string, ask: () => Promise<Answer>): Promise<Answer> {
  hub.limits.checkQuery(client);
  const began = performance.now();
  try {
    const answer = await ask();
    hub.limits.chargeQuery(client, answer.elapsedMs, false);
    return answer;
  } catch (error) {
    // Who was refused for want of room has cost nothing.
    const turnedAway = error instanceof Problem && (error.type === 'too-many' || error.type === 'warming-up');
    if (!turnedAway) hub.limits.chargeQuery(client, performance.now() - began, true);
    throw error;
  }
}
