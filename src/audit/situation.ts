// By which door somebody came in, and for what purpose they said they look at records of others. Kept beside the actor of one
// request, not in it: it decides nothing.
export const purposes = ['planning', 'training', 'people', 'support', 'request'] as const;
export type Purpose = (typeof purposes)[number];

export interface Situation {
  /** The first part of the address, or `command`. */
  readonly door: string;
  readonly purpose: Purpose | undefined;
  /** A person in a browser can be asked; a program cannot. */
  readonly canBeAsked: boolean;
}

/** Holds the purpose for as long as the browser is open. */
export const purposeCookie = 'vijver_purpose';

const known = new WeakMap<object, Situation>();

export const purposeOf = (text: string | undefined): Purpose | undefined => purposes.find((each) => each === text);

/** Remembers the situation of one request's actor. */
export function situate<A extends object>(actor: A, situation: Situation): A {
  known.set(actor, situation);
  return actor;
}

export const situationOf = (actor: object): Situation =>
  known.get(actor) ?? { door: 'command', purpose: undefined, canBeAsked: false };
