// What planning knows of a thing: a claim on resources, a resource, a skill that somebody has. Types only.
import type { Standing } from './words.ts';

/** A conflict that somebody with the right to do so has allowed, and why. */
export interface Overruled {
  readonly kind: string;
  /** The other side: a booking, or the resource itself. */
  readonly against: string;
  readonly reason: string;
}

/** A booking or a visit: who claims what, when, and how firmly. */
export interface Claim {
  readonly subject: string;
  readonly kind: 'booking' | 'visit';
  readonly titleNl: string;
  readonly titleEn: string;
  readonly museum: string | null;
  readonly standing: Standing;
  readonly rank: number | undefined;
  readonly expires: number | undefined;
  readonly locked: boolean;
  /** Others see only that it is taken (decision 0035). */
  readonly busyOnly: boolean;
  readonly start: number;
  readonly end: number;
  /** Milliseconds of set-up before and teardown after. */
  readonly before: number;
  readonly after: number;
  readonly rrule: string | undefined;
  readonly except: readonly number[];
  readonly extra: readonly number[];
  /** Rooms, materials and sets, as the booking names them. */
  readonly wants: readonly string[];
  readonly people: readonly string[];
  /** Of what has no amount of its own. */
  readonly quantity: number;
  /** Thing → how much of it, where the booking says so: forty chairs and one projector. */
  readonly amounts: Readonly<Record<string, number>>;
  readonly heads: number | undefined;
  readonly skills: readonly string[];
  /** Roles for which somebody is still sought. */
  readonly roles: readonly string[];
  readonly lang: string | undefined;
  /** What it is for. */
  readonly purpose: string | undefined;
  readonly overruled: readonly Overruled[];
}

export interface Hours {
  /** 1 (Monday) to 7. */
  readonly days: readonly number[];
  /** Minutes after midnight; `to` is 1440 for midnight. */
  readonly from: number;
  readonly to: number;
  readonly validFrom?: string | undefined;
  readonly validThrough?: string | undefined;
}

export interface Resource {
  readonly subject: string;
  readonly kind: 'room' | 'material' | 'service' | 'set' | 'person';
  readonly nameNl: string;
  readonly nameEn: string;
  readonly museum: string | null;
  readonly mark: 'public' | 'internal' | 'personal';
  /** The most people in any set-up. */
  readonly capacity: number | undefined;
  readonly stock: number | undefined;
  readonly facilities: readonly string[];
  readonly hours: readonly Hours[];
  readonly absences: readonly { readonly start: number; readonly end: number }[];
  readonly languages: readonly string[];
  /** What a person does, as concepts: guide, attendant. */
  readonly functions: readonly string[];
  /** Hours of rest between two working days, when a person or their function says so. */
  readonly restHours: number | undefined;
  readonly wholes: readonly string[];
  readonly parts: readonly string[];
  readonly unlike: readonly string[];
  readonly members: readonly string[];
}

export interface Skilled {
  readonly person: string;
  readonly skill: string;
  readonly from: number | undefined;
  readonly until: number | undefined;
}
