// When a tour can be had: while it runs, in the hours of its place, with guides free. Looks at one day at a time, and lets others in between.
import { setImmediate as others } from 'node:timers/promises';
import type { Hub } from '../../../hub.ts';
import type { World } from '../core/conflict.ts';
import { openOn } from '../core/judge-things.ts';
import type { Time } from '../core/recurrence.ts';
import { atMinute, dayOf } from '../core/time.ts';
import { createWorld } from '../index/world.ts';
import { findGuides, type Own } from './reserve.ts';
import { partsOf, spanOf, type Product, type Wish } from './split.ts';

/** Of a place that says no hours, in minutes after midnight. */
const usual = [8 * 60, 22 * 60] as const;
const stepMinutes = 30;

const hoursOf = ({ place }: Product, world: Pick<World, 'resource'>, day: string): readonly Time[] => {
  const said = place === undefined ? [] : (world.resource(place)?.hours ?? []);
  return said.length === 0 ? [{ start: atMinute(day, usual[0]), end: atMinute(day, usual[1]) }] : openOn(said, day);
};

/** Does the whole visit fall in the run of what it is about, and in the hours of its place? */
export function isOpenFor(world: Pick<World, 'resource'>, product: Product, wish: Wish): boolean {
  const { start, end } = spanOf(partsOf(product, wish));
  const day = dayOf(start);
  if (day < (product.opens ?? day) || day > (product.closes ?? day)) return false;
  return hoursOf(product, world, day).some((open) => open.start <= start && end <= open.end);
}

/** Starts of one day, each half hour, at which there are guides and material for the group. */
export async function freeTimes(
  hub: Hub,
  product: Product,
  { day, ...group }: Pick<Wish, 'heads' | 'lang'> & { readonly day: string },
  own?: Own,
): Promise<readonly Time[]> {
  const world = createWorld(hub.views);
  const found: Time[] = [];
  for (let minute = usual[0]; minute < usual[1]; minute += stepMinutes) {
    const wish = { ...group, start: atMinute(day, minute) };
    if (wish.start <= hub.now().getTime() || !isOpenFor(world, product, wish)) continue;
    await others();
    if (findGuides(hub, product, wish, own) !== undefined) found.push(spanOf(partsOf(product, wish)));
  }
  return found;
}
