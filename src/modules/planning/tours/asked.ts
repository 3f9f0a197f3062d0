// What a group fills in, as a wish and a contact. Nothing typed is lost; each fault is named.
import type { Request } from 'express';
import type { Hub } from '../../../hub.ts';
import { bodyOf } from '../../../web/forms/receive.ts';
import { clockIn } from '../booking/clock.ts';
import { addDays, atClock, clockOf, dayOf, hourMs, isSkipped } from '../core/time.ts';
import { createWorld } from '../index/world.ts';
import { findGuides, type Own } from './reserve.ts';
import { mostPeople, partsOf, spanOf, type Product, type Wish } from './split.ts';
import { isOpenFor } from './times.ts';
import type { Contact } from './visit.ts';

export type TourFault = 'product' | 'time' | 'closed' | 'heads' | 'name' | 'email' | 'lang' | 'full';

export const tooMany = (heads: number): boolean => heads < 1 || heads > mostPeople;

export function textsOf(request: Request): URLSearchParams {
  const fields = Object.entries(bodyOf(request)).filter(
    (each): each is [string, string] => typeof each[1] === 'string',
  );
  return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value.trim().slice(0, 300)]));
}

export const contactIn = (fields: URLSearchParams): Contact => ({
  name: fields.get('name') ?? '',
  email: fields.get('email') ?? '',
  telephone: fields.get('telephone') ?? '',
  affiliation: fields.get('affiliation') ?? '',
});

const named = (faults: readonly (readonly [TourFault, boolean])[]): readonly TourFault[] =>
  faults.flatMap(([fault, found]) => (found ? [fault] : []));

const isClosed = (hub: Hub, product: Product | undefined, wish: Wish | undefined): boolean =>
  product !== undefined &&
  wish !== undefined &&
  !tooMany(wish.heads) &&
  !isOpenFor(createWorld(hub.views), product, wish);

/** When, how many, in which language: the same for a first booking and for a change. */
export function wishIn(hub: Hub, product: Product | undefined, fields: URLSearchParams) {
  const [day, clock] = [fields.get('date') ?? '', clockIn(fields.get('from')) ?? ''];
  const start = isSkipped(day, clock) ? undefined : atClock(day, clock);
  const [heads, lang] = [Number(fields.get('heads')), fields.get('language') ?? ''];
  const wish: Wish | undefined = start === undefined ? undefined : { start, lang, heads };
  const faults = named([
    ['product', product === undefined],
    ['time', start === undefined || start <= hub.now().getTime()],
    ['closed', isClosed(hub, product, wish)],
    ['heads', !Number.isInteger(heads) || tooMany(heads)],
    ['lang', product !== undefined && !product.languages.includes(lang)],
  ]);
  return { wish, faults };
}

const isAddress = (text: string): boolean => /^[^@\s]{1,64}@[^@\s]{1,189}$/.test(text);

/** @param known is there a contact already? Then what is left empty stays. */
export const contactFaults = ({ name, email }: Contact, known: boolean): readonly TourFault[] =>
  named([
    ['name', name === '' && !known],
    ['email', known && email === '' ? false : !isAddress(email)],
  ]);

export interface OtherTime {
  readonly start: number;
  readonly end: number;
  readonly query: string;
}

/** The same day an hour or two away, and the same hour on the days after: those at which it can. */
export function otherTimes(hub: Hub, product: Product, wish: Wish, own?: Own): readonly OtherTime[] {
  const hours = [1, -1, 2, -2].map((by) => wish.start + by * hourMs);
  const days = [1, 2, 3, 4, 5, 6, 7].map((by) => atClock(addDays(dayOf(wish.start), by), clockOf(wish.start)) ?? 0);
  const world = createWorld(hub.views);
  const free = [...hours, ...days].filter(
    (start) =>
      start > hub.now().getTime() &&
      isOpenFor(world, product, { ...wish, start }) &&
      findGuides(hub, product, { ...wish, start }, own) !== undefined,
  );
  return free
    .slice(0, 4)
    .map((start) => ({ ...spanOf(partsOf(product, { ...wish, start })), query: queryOf(wish, start) }));
}

const queryOf = ({ heads, lang }: Wish, start: number): string =>
  new URLSearchParams({
    date: dayOf(start),
    from: clockOf(start),
    heads: String(heads),
    language: lang,
  }).toString();
