// Times and lengths of one event, from the jCal of ical.js to moments. What no clock shows is undefined. Pure.
import { momentOf } from '../core/time.ts';
import { brusselsZone, utcZone, type KnownZone } from './zones.ts';

/** RFC 7265: name, parameters, kind of value, values. */
export type Property = readonly [string, Readonly<Record<string, unknown>>, string, ...unknown[]];

export interface When {
  readonly ms: number;
  readonly local: Temporal.PlainDateTime;
  readonly zone: KnownZone;
  /** VALUE=DATE: a whole day. */
  readonly isDay: boolean;
  /** The name of a zone that nobody knows. */
  readonly unknown?: string | undefined;
}

/** Which zone a TZID means, and the one for a clock that names none. */
export interface Clocks {
  readonly zones: (tzid: string) => KnownZone | undefined;
  readonly floating: KnownZone;
}

const textOf = (value: unknown): string => (Array.isArray(value) ? String(value[0]) : String(value));

const tzidOf = ([, params]: Property): string => (typeof params['tzid'] === 'string' ? params['tzid'] : '');

/** @returns the zone of a value, and the name of one that nobody knows */
function zoneOf(text: string, property: Property, { zones, floating }: Clocks): Pick<When, 'zone' | 'unknown'> {
  const tzid = tzidOf(property);
  if (text.endsWith('Z')) return { zone: utcZone };
  if (tzid === '') return { zone: floating };
  const zone = zones(tzid);
  return zone === undefined ? { zone: brusselsZone, unknown: tzid } : { zone };
}

export function whenOf(value: unknown, property: Property, clocks: Clocks): When | undefined {
  const text = textOf(value);
  const isDay = property[2] === 'date' || /^\d{4}-\d\d-\d\d$/.test(text);
  const { zone, unknown }: Pick<When, 'zone' | 'unknown'> = isDay
    ? { zone: brusselsZone }
    : zoneOf(text, property, clocks);
  try {
    const local = isDay
      ? Temporal.PlainDate.from(text).toPlainDateTime()
      : Temporal.PlainDateTime.from(text.replace(/Z$/, ''));
    return { ms: zone.toMoment(local), local, zone, isDay, unknown };
  } catch {
    return undefined;
  }
}

/** RFC 5545 §3.3.6: days are days on the wall, hours are hours. */
export function after({ local, zone, ms }: When, duration: string): number | undefined {
  try {
    const length = Temporal.Duration.from(duration);
    const { weeks, days, hours, minutes, seconds } = length;
    const day = local.add({ weeks, days });
    return (weeks + days === 0 ? ms : zone.toMoment(day)) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  } catch {
    return undefined;
  }
}

const every = (properties: readonly Property[], name: string): readonly Property[] =>
  properties.filter(([each]) => each === name);
export const first = (properties: readonly Property[], name: string): Property | undefined =>
  properties.find(([each]) => each === name);
export const text = (properties: readonly Property[], name: string): string =>
  textOf(first(properties, name)?.[3] ?? '');

/** Every value of a property that may come often and hold several; a period counts by its start. */
export const whens = (properties: readonly Property[], name: string, clocks: Clocks): readonly When[] =>
  every(properties, name).flatMap((property) =>
    property.slice(3).flatMap((value) => whenOf(value, property, clocks) ?? []),
  );

const [earliest, latest] = [momentOf('1900-01-01T00:00:00Z') ?? 0, momentOf('2200-01-01T00:00:00Z') ?? 0];
export const isNear = (ms: number): boolean => ms >= earliest && ms < latest;
