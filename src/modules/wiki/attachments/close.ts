// Closes attachments that stand more open than their page: an import writes pages without their parts. Bytes were closed all along.
import { operator } from '../../../access/policy.ts';
import { allQuads } from '../../../documents/visible.ts';
import type { Hub } from '../../../hub.ts';
import type { Listed } from '../../../state/state.ts';
import type { Draft } from '../../../write.ts';
import { fileTerms } from './terms.ts';

const step = 200;

/** @returns how many were closed; walks what is public, so many at a time */
export async function closeStrays(hub: Pick<Hub, 'state' | 'log' | 'write'>): Promise<number> {
  const strays: Draft[] = [];
  for (let offset = 0; ; offset += step) {
    const page = { marks: ['public'], module: 'wiki', type: 'attachment', order: 'label', lang: 'nl' } as const;
    const listed = await hub.state.list({ ...page, limit: step, offset });
    const found = await Promise.all(listed.map((each) => strayOf(hub, each)));
    strays.push(...found.filter((each) => each !== undefined));
    if (listed.length < step) break;
  }
  // As they stand: the one way in splits them anew, by how open their page is now.
  if (strays.length > 0) await hub.write(operator, strays);
  return strays.length;
}

async function strayOf(
  { state, log }: Pick<Hub, 'state' | 'log'>,
  { subject, seq, museum }: Listed,
): Promise<Draft | undefined> {
  const event = await log.event(seq);
  if (event === undefined) return undefined;
  const quads = allQuads(event);
  const page = quads.find((q) => q.subject.value === subject && q.predicate.value === fileTerms.isPartOf)?.object.value;
  const whole = await state.get(page ?? '');
  return whole?.mark === 'public' && !whole.deleted ? undefined : { subject, museum, quads, expected: seq };
}
