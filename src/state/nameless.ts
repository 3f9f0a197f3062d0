// What a thing is called that shows no name of its own: its reference, or what it is to others (decision 0035). Pure.
import type { Event } from '../log/log.ts';
import type { Module } from '../module.ts';
import type { Part } from './links.ts';

export interface Nameless {
  readonly nl: string;
  readonly en: string;
}

/** @returns a function that gives the name in place of one, by the type and by what the thing says of itself */
export function createNameless(modules: readonly Module[]) {
  const rules = new Map(
    modules.flatMap(({ name, types }) => types.map((type) => [`${name} ${type.name}`, type.withholds])),
  );
  return ({ module, type, subject, ref }: Event, parts: readonly Part[]): Nameless => {
    const rule = rules.get(`${module} ${type}`);
    const says = rule?.when(
      subject,
      parts.flatMap(({ quads }) => quads),
    );
    return rule !== undefined && says === true ? rule : { nl: ref, en: ref };
  };
}
