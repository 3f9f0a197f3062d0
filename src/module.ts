// What a domain is: data and pure functions. A new domain is one folder that exports one of these.
import type { DatabaseSync } from 'node:sqlite';
import type { Quad } from '@rdfjs/types';
import type { Change, Visibility } from './log/log.ts';
import type { View } from './log/views.ts';
import { rdfType } from './rdf/ns.ts';

/** What a literal says about a thing, from most to least telling. Drives display names, search and reconciliation. */
export type LabelKind = 'preferred' | 'alternative' | 'hidden' | 'notation' | 'text';

export interface LabelProperty {
  readonly property: string;
  readonly kind: LabelKind;
}

/** Somebody's attempt to make or change a thing of a type that has a rule of its own. */
export interface Attempt {
  readonly subject: string;
  /** IRI of who tries. */
  readonly actor: string;
  /** All that stands; [] when nothing does. */
  readonly before: readonly Quad[];
  readonly after: readonly Quad[];
  /** May this actor write the thing that this one is about? */
  readonly decides: boolean;
  /** Does the same transaction write that thing? */
  readonly applies: boolean;
}

/** Says in English why an attempt may not be made, or nothing. Pure. */
export type Rule = (attempt: Attempt) => string | undefined;

/** Whose the personal statements of a type are, and what becomes of them. No entry: the module's, and nobody's in particular. */
export interface Privacy {
  /** `self`: a key of its own (a person, a visit with its contact); else the property that points at the person. */
  readonly holder: 'self' | (string & {});
  /** Of a person: what says who it is. It goes into the identity table, never into the log. */
  readonly identity?: readonly string[];
  /** What stays of a record when its person is forgotten, for totals: nothing that could tell who it was. */
  readonly remains?: readonly string[];
}

/** A thing that shows others only that it is there: a booking that says “busy” and no more. */
export interface Withholding {
  /** Does the thing say so, by its own statements? */
  readonly when: (subject: string, quads: readonly Quad[]) => boolean;
  /** Properties that stay as open as they are; everything else it says is personal to its module. */
  readonly but: ReadonlySet<string>;
  /** What others call it. */
  readonly nl: string;
  readonly en: string;
}

/** One kind of thing with its address `/id/{name}/{ref}`. */
export interface TypeSpec {
  readonly name: string;
  /** The `rdf:type` that makes a thing one of these. Types are tried in the order of the module's list. */
  readonly class: string;
  /** What a new thing of this type is besides, for those who look for it under a wider name. */
  readonly also?: readonly string[];
  /** Where people make one and change one when the drawn form is not the best for it; `change` ends where the ref goes. */
  readonly form?: { readonly blank: string; readonly change: string };
  /** For a thing that carries no `vijver:visibility` of its own. */
  readonly visibility: Visibility;
  /** The most open mark such a thing may carry; a person is never public, whatever the data says. Default `public`. */
  readonly atMost?: Visibility;
  /** A thing whose own statements decide (a candidate term is internal until it is approved). */
  readonly visibilityOf?: (quads: readonly Quad[]) => Visibility | undefined;
  /** Property that says which scheme a thing is in: gives it the stream `scheme-{ref}` too. */
  readonly scheme?: string;
  /** The property that holds the thing one step up, for hierarchies. */
  readonly broader?: string;
  /** Does this statement say that the thing is no longer chosen? Such things are listed apart in their scheme. */
  readonly retires?: (quad: Quad) => boolean;
  /** A property that says where readers go instead: people who open such a thing are led on to the one it names. */
  readonly leadsOn?: string;
  /** Properties that link a thing with the same elsewhere: how far a scheme is mapped is counted. */
  readonly maps?: readonly string[];
  /** Property that names the thing this one is about: whoever keeps that keeps this, and who may write that decides. */
  readonly about?: string;
  /** Property whose text is a proposed state of the thing this one is about, as N-Triples. */
  readonly carries?: string;
  /** Holds for every role, beside the tables of access/policy.ts. */
  readonly rule?: Rule;
  /** Holds instead for who adds to this type without writing in its module. */
  readonly contribution?: Rule;
  readonly privacy?: Privacy;
  /** What a thing of this type keeps for the people of its module when it says so (decision 0035). */
  readonly withholds?: Withholding;
  /** Name for people, singular and plural. */
  readonly nl: readonly [string, string];
  readonly en: readonly [string, string];
}

/** Judges changes together with what stands, in the writer's thread, where nobody comes in between. */
export interface Check {
  /** Is this change any of its business? Told by module and type alone, so that an import of terms costs nothing. */
  readonly concerns: (change: Pick<Change, 'module' | 'type'>) => boolean;
  /**
   * Called before the changes are laid down in the read model.
   * @returns the judgement, called after that; it throws a Problem when they do not fit
   */
  readonly before: (changes: readonly Change[]) => () => void;
}

/** Tables of a module's own in `views.sqlite`, made from the log like every view; made again and verified with the others. */
export interface ReadModel {
  readonly createView: (db: DatabaseSync) => View;
  /** Part → query whose rows must be the same in a view made anew; without numbers that only one file knows. */
  readonly contents: Readonly<Record<string, string>>;
  readonly createCheck?: (db: DatabaseSync, now: () => number) => Check;
}

/** What an actor with the right to write in the module does to a thing, for what only some of those may do. */
export interface Deed {
  readonly subject: string;
  readonly before: readonly Quad[];
  /** Empty when the thing is to be deleted. */
  readonly after: readonly Quad[];
  /** May this actor set aside what binds others in this module? */
  readonly mayOverrule: boolean;
}

export interface Module {
  /** One name everywhere: address, shapes/NAME.ttl, fixtures/NAME, src/modules/NAME, test/modules/NAME.test.ts. */
  readonly name: string;
  readonly nl: string;
  readonly en: string;
  readonly types: readonly TypeSpec[];
  readonly labels: readonly LabelProperty[];
  /** What a form adds by itself to what a person filled in; programs write what they mean. Pure. */
  readonly complete?: (subject: string, quads: readonly Quad[], before: readonly Quad[]) => readonly Quad[];
  /** Properties whose days and moments are kept in order: what expires, what is due, what comes next. */
  readonly dates?: readonly string[];
  /** Checks that need no other resource but are beyond shapes. Gives messages, or nothing when all is well. */
  readonly check?: (subject: string, quads: readonly Quad[]) => readonly { readonly nl: string; readonly en: string }[];
  /** Why this may not be done by this actor; nothing when it may. Asked beside the policy, with both states at hand. */
  readonly guard?: (deed: Deed) => string | undefined;
  readonly readModel?: ReadModel;
}

/** The type of a thing by its own statements, or undefined when no module owns it. */
export function typeOf(
  modules: readonly Module[],
  subject: string,
  quads: readonly Quad[],
): { readonly module: Module; readonly type: TypeSpec } | undefined {
  const own = quads.filter((q) => q.subject.value === subject && q.predicate.value === rdfType);
  const types = new Set(own.map((q) => q.object.value));
  for (const module of modules) for (const type of module.types) if (types.has(type.class)) return { module, type };
  return undefined;
}
