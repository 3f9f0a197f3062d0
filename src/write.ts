// The one way in: authorise → check → validate → split by who may see it → append → wait until the views show it.
// Every door, import and follower comes through `prepare`; nothing else makes a Change.
import { setImmediate as pause } from 'node:timers/promises';
import type { Quad } from '@rdfjs/types';
import { authoriseWrite, mayOverrule, museums, type Actor, type Mark } from './access/policy.ts';
import { authorise, checkCarried, type Contributed } from './contribute.ts';
import type { Cause, Change, Event, Receipt } from './log/log.ts';
import { typeOf, type Module, type TypeSpec } from './module.ts';
import { Problem } from './problem.ts';
import { ownIri } from './rdf/ns.ts';
import { parseNTriples } from './rdf/ntriples.ts';
import { refOf, thingIri, uuid } from './rdf/refs.ts';
import { skolemise } from './rdf/skolemise.ts';
import type { Shapes } from './shacl/shapes.ts';
import { conforms, isAbout } from './sound.ts';
import { split } from './split.ts';
import { bounded, following, isPublishable, namesItsBytes } from './within.ts';

export interface Draft {
  /** The IRI of the thing: under the hub's base `/id/{type}/{ref}`, or somebody else's that is kept. */
  readonly subject: string;
  /** Its whole new state; null deletes it. */
  readonly quads: readonly Quad[] | null;
  /** What the door believes it is; a thing of another module or type is refused. */
  readonly module?: string | undefined;
  readonly type?: string | undefined;
  /** For a thing that does not say itself which museum keeps it. */
  readonly museum?: string | null | undefined;
  readonly expected?: number | null | undefined;
}

/** What stands under a subject now. */
export interface Standing {
  readonly module: string;
  readonly type: string;
  readonly ref: string;
  readonly museum: string | null;
  /** Left out for a thing that the same transaction makes. */
  readonly mark?: Mark;
  /** Of a thing that the same transaction makes. */
  readonly state?: Change['state'];
}

export interface Rules {
  readonly base: string;
  readonly modules: readonly Module[];
  readonly shapes: Shapes;
  readonly standing: (subject: string) => Promise<Standing | undefined>;
  /** Statements of the standing version that the actor does not see: they stay when the actor replaces the rest. */
  readonly hidden: (subject: string, actor: Actor) => Promise<readonly Quad[]>;
  /** The newest version, for types with a rule of their own about what may become of what stands. */
  readonly latest: (subject: string) => Promise<Event | undefined>;
  /** Does the same transaction write this thing? Nothing else does when it is left out. */
  readonly writes?: (subject: string) => boolean;
  /** Are these bytes here? Where it is left out no files come in, and nothing may name any. */
  readonly holds?: (hash: string) => boolean;
  /** What names a thing by this property: its files. */
  readonly partsOf?: (subject: string, property: string) => Promise<readonly string[]>;
}

/**
 * Checks one draft and makes it ready for the log.
 * @throws Problem unknown-type, not-yours, forbidden, unknown-actor, shape-violation (extra `violations`), not-found
 */
export async function prepare(rules: Rules, actor: Actor, draft: Draft): Promise<Change> {
  const standing = await rules.standing(draft.subject);
  if (draft.quads === null) return deletion(rules, actor, draft, standing);
  const { base, modules } = rules;
  const hidden = standing === undefined ? [] : await rules.hidden(draft.subject, actor);
  const quads = [...(await skolemise(base, draft.subject, draft.quads)), ...hidden];
  const { module, type } = ownerOf(modules, draft, quads);
  const ref = addressOf(base, draft.subject, type, standing);
  isAbout(base, draft.subject, quads);
  const thing: Contributed = { subject: draft.subject, module: module.name, type, quads, standing };
  const stated = museumStated(base, draft.subject, quads);
  const scheme = await museumOfScheme(rules, type, quads);
  const { museum, expected, about, contributes } = await authorise(rules, actor, thing, {
    stated,
    scheme,
    wished: stated ?? draft.museum ?? scheme,
  });
  await conforms(rules.shapes, module, draft.subject, quads);
  namesItsBytes(rules, thing);
  await checkCarried(rules, thing, about);
  await guarded(rules, actor, { module, museum, subject: draft.subject, after: quads, stands: standing !== undefined });
  const typed = { subject: draft.subject, type: await bounded(rules, thing), quads };
  const state = split({ base, shapes: rules.shapes, module: module.name }, typed);
  isPublishable(type, state);
  if (contributes) holdsNothingPersonal(state, module);
  const streams = state.public === '' ? [] : streamsOf({ base, module, type, ref, museum }, draft.subject, quads);
  const { subject } = draft;
  return {
    module: module.name,
    type: type.name,
    ref,
    subject,
    museum,
    state,
    streams,
    expected: draft.expected === undefined ? expected : draft.expected,
  };
}

/** Nobody smuggles in what its keepers would not see either. */
function holdsNothingPersonal({ personal }: Change['state'], { name }: Module): void {
  if (personal !== '')
    throw new Problem('forbidden', `What you add to ${name} may hold nothing personal, nor what no shape knows.`);
}

interface Guarded {
  readonly module: Module;
  readonly museum: string | null;
  readonly subject: string;
  readonly after: readonly Quad[];
  readonly stands: boolean;
}

const statementsOf = ({ state }: Event): readonly Quad[] =>
  [state.public, state.internal, state.personal].flatMap((text) => (text === '' ? [] : parseNTriples(text)));

/** What a module lets only some do: unlock what is locked, set a conflict aside. @throws Problem forbidden */
async function guarded(rules: Rules, actor: Actor, { module, museum, subject, after, stands }: Guarded): Promise<void> {
  if (module.guard === undefined) return;
  const event = stands ? await rules.latest(subject) : undefined;
  const before = event === undefined ? [] : statementsOf(event);
  const why = module.guard({ subject, before, after, mayOverrule: mayOverrule(actor, module.name, museum) });
  if (why !== undefined) throw new Problem('forbidden', why);
}

async function deletion(
  rules: Rules,
  actor: Actor,
  { subject, expected }: Draft,
  standing: Standing | undefined,
): Promise<Change> {
  if (standing === undefined) throw new Problem('not-found', `There is no <${subject}> to delete.`);
  authoriseWrite(actor, standing.module, standing.museum, standing.type);
  const module = rules.modules.find(({ name }) => name === standing.module);
  const { museum } = standing;
  if (module !== undefined) await guarded(rules, actor, { module, museum, subject, after: [], stands: true });
  return { ...standing, subject, state: { public: '', internal: '', personal: '' }, streams: [], expected };
}

function ownerOf(modules: readonly Module[], draft: Draft, quads: readonly Quad[]): { module: Module; type: TypeSpec } {
  const owned = typeOf(modules, draft.subject, quads);
  const here = modules.filter(({ name }) => draft.module === undefined || name === draft.module);
  if (owned !== undefined && here.includes(owned.module) && (draft.type ?? owned.type.name) === owned.type.name)
    return owned;
  const wanted = here.flatMap((m) => m.types).filter(({ name }) => draft.type === undefined || name === draft.type);
  const classes = wanted.map((type) => `${type.name} <${type.class}>`).join(', ');
  const found = owned === undefined ? 'has no rdf:type that the hub keeps' : `is a ${owned.type.name}`;
  throw new Problem('unknown-type', `<${draft.subject}> ${found}. Here belongs one of: ${classes}.`, {
    subject: draft.subject,
  });
}

const refPattern = /^[\p{L}\p{N}._~-]{1,200}$/u;

/** The ref of the thing's address. Our own IRIs must be that address; a foreign IRI keeps itself. */
function addressOf(base: string, subject: string, type: TypeSpec, standing: Standing | undefined): string {
  if (standing !== undefined && standing.type !== type.name)
    throw new Problem('unknown-type', `<${subject}> is a ${standing.type}; it cannot become a ${type.name}.`);
  const ref = refOf(base, subject);
  if (subject.startsWith(`${base}/`) && (subject !== thingIri(base, type.name, ref) || !refPattern.test(ref)))
    throw new Problem(
      'not-yours',
      `A ${type.name} has an IRI like ${thingIri(base, type.name, 'name')}, not <${subject}>.`,
    );
  if (type.privacy?.identity !== undefined && standing === undefined) isNumbered(base, subject, type);
  if (!/^(https?|urn):/.test(subject)) throw new Problem('not-yours', `<${subject}> is not an http, https or urn IRI.`);
  return ref;
}

/** privacy.md, 4: a person is a random number. A name in an address could never be taken back. */
function isNumbered(base: string, subject: string, type: TypeSpec): void {
  const ref = refOf(base, subject);
  if (subject === thingIri(base, type.name, ref) && uuid.test(ref)) return;
  const example = thingIri(base, type.name, 'b1a3b1c0-…');
  throw new Problem(
    'not-yours',
    `A ${type.name} has a random UUID as its address, like ${example}: never a name or a number that is used elsewhere. POST without a Slug hands one out.`,
  );
}

function museumStated(base: string, subject: string, quads: readonly Quad[]): string | undefined {
  const property = ownIri(base, 'museum');
  const stated = quads.find((q) => q.subject.value === subject && q.predicate.value === property)?.object.value;
  return museums.find((key) => stated === thingIri(base, 'agent', key));
}

const objectsOf = (quads: readonly Quad[], predicate: string | undefined): readonly string[] =>
  quads.filter((q) => q.predicate.value === predicate && q.object.termType === 'NamedNode').map((q) => q.object.value);

async function museumOfScheme(rules: Rules, type: TypeSpec, quads: readonly Quad[]): Promise<string | null> {
  const [scheme] = objectsOf(quads, type.scheme);
  return scheme === undefined ? null : ((await rules.standing(scheme))?.museum ?? null);
}

interface Place {
  readonly base: string;
  readonly module: Module;
  readonly type: TypeSpec;
  readonly ref: string;
  readonly museum: string | null;
}

function streamsOf(place: Place, subject: string, quads: readonly Quad[]): string[] {
  const { base, module, type, ref, museum } = place;
  const own = quads.filter((q) => q.subject.value === subject);
  const schemes = objectsOf(own, type.scheme).map((iri) => `scheme-${refOf(base, iri)}`);
  if (type.name === 'scheme') schemes.push(`scheme-${ref}`);
  const names = [module.name, ...schemes, ...(museum === null ? [] : [`museum-${museum}`])];
  return [...new Set(names)].toSorted();
}

export interface WriteParts {
  readonly rules: Rules;
  readonly append: (changes: readonly Change[], cause: Cause) => Promise<Receipt>;
  /** Resolves when documents, search and queries show the version, or when patience ends. */
  readonly shown: (seq: number) => Promise<void>;
  readonly report: (error: unknown, where: string) => void;
}

/** A long batch lets others come in between: so many drafts take a few milliseconds. What stood is checked again at the append. */
const together = 10;

/** @returns the hub's `write`: all drafts as one transaction, or a Problem and nothing done */
export function createWrite({ rules, append, shown, report }: WriteParts) {
  return async (actor: Actor, drafts: readonly Draft[], note?: string): Promise<Receipt> => {
    // Things of the same batch stand already for the drafts after them: a concept finds the scheme it came with.
    const batch = new Map<string, Change>();
    const changes: Change[] = [];
    const standing = async (subject: string) => batch.get(subject) ?? rules.standing(subject);
    for (const draft of drafts) {
      const change = await prepare({ ...rules, standing, writes: (subject) => batch.has(subject) }, actor, draft);
      batch.set(change.subject, change);
      changes.push(change);
      if (changes.length % together === 0) await pause();
    }
    for (const draft of await following(rules, changes)) {
      const change = await prepare({ ...rules, standing }, actor, draft);
      batch.set(change.subject, change);
      changes.push(change);
    }
    const receipt = await append(changes, { actor: actor.iri, note });
    // It has happened. A view that fails now catches up later; the write is not undone and not answered with an error.
    await shown(receipt.lastSeq).catch((error: unknown) => report(error, 'views after a write'));
    return receipt;
  };
}
