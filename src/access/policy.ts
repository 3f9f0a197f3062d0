// Who may see and do what: tables as data, asked in one place by every door and by the pages. No row means no.
import type { Visibility } from '../log/log.ts';
import { Problem } from '../problem.ts';

export const roles = ['reader', 'editor', 'reviewer', 'planner', 'trainer', 'coordinator', 'admin', 'service'] as const;
export type Role = (typeof roles)[number];

export const museums = ['hva', 'industriemuseum', 'stam', 'msk', 'smak', 'dmg'] as const;
export type Museum = (typeof museums)[number];

/** Somebody who asks. Signed out is `anyone`. */
export interface Actor {
  /** Written into the log: never a name or e-mail. */
  readonly iri: string;
  readonly role: Role | 'anyone';
  /** Null: all museums. An editor of one museum writes only what that museum keeps. */
  readonly museum: string | null;
}

export const anyone: Actor = { iri: 'urn:vijver:anyone', role: 'anyone', museum: null };
/** The hub itself, or the operator at the command line. */
export const operator: Actor = { iri: 'urn:vijver:operator', role: 'admin', museum: null };

/** What a statement, a label or a resource carries: `public`, `internal`, or `personal:MODULE`. */
export type Mark = string;
export const markOf = (visibility: Visibility, module: string): Mark =>
  visibility === 'personal' ? `personal:${module}` : visibility;

/** The graph that holds all statements with one mark. */
export const graphOf = (base: string, mark: Mark): string => `${base}/graph/${mark.replace(':', '/')}`;

const modules = ['terms', 'planning', 'training', 'wiki'] as const;
const everywhere: readonly Mark[] = ['public', 'internal', ...modules.map((name) => `personal:${name}`)];

/** Role → marks it may read. */
const sees: Readonly<Record<Actor['role'], readonly Mark[]>> = {
  anyone: ['public'],
  reader: ['public', 'internal'],
  editor: ['public', 'internal'],
  reviewer: ['public', 'internal'],
  planner: ['public', 'internal', 'personal:planning'],
  trainer: ['public', 'internal', 'personal:training'],
  coordinator: everywhere,
  admin: everywhere,
  service: ['public'],
};

/** Role → modules it may write in. */
const writes: Readonly<Record<Actor['role'], readonly string[]>> = {
  anyone: [],
  reader: [],
  editor: ['terms', 'wiki'],
  reviewer: ['terms', 'wiki'],
  planner: ['planning'],
  trainer: ['training'],
  coordinator: modules,
  admin: modules,
  service: [],
};

const proposes = ['proposal', 'concept'] as const;

/** Role → types it may add to beyond its modules; the rule of the type says what exactly (a candidate, a proposal, a comment). */
const contributes: Readonly<Record<Actor['role'], readonly string[]>> = {
  anyone: [],
  reader: proposes,
  editor: proposes,
  reviewer: proposes,
  planner: proposes,
  trainer: proposes,
  coordinator: proposes,
  admin: proposes,
  service: [],
};

export const mayContribute = (actor: Actor, type: string): boolean => contributes[actor.role].includes(type);

export const marksSeenBy = (actor: Actor): readonly Mark[] => sees[actor.role];

/** Graph IRIs for a query by this actor, for the engine's default graph and for its named graphs alike. */
export const graphsSeenBy = (actor: Actor, base: string): readonly string[] =>
  marksSeenBy(actor).map((mark) => graphOf(base, mark));

export const maySee = (actor: Actor, mark: Mark): boolean => marksSeenBy(actor).includes(mark);

/** May this actor write things of a module that a museum keeps (null: shared by all six)? */
export const mayWrite = (actor: Actor, module: string, museum: string | null): boolean =>
  writes[actor.role].includes(module) && (actor.museum === null || actor.museum === museum);

/** @throws Problem `unknown-actor` when signed out, `forbidden` otherwise; neither says what the thing holds. */
export function authoriseWrite(actor: Actor, module: string, museum: string | null): void {
  if (mayWrite(actor, module, museum)) return;
  if (actor.role === 'anyone') throw new Problem('unknown-actor', `Writing in ${module} needs a token or a session.`);
  const whose = actor.museum === null ? '' : ` of ${actor.museum}`;
  const keeper = museum === null ? 'all six museums' : museum;
  const remedy = mayWrite(actor, module, actor.museum)
    ? ` It is kept by ${keeper}; say vijver:museum in it when it is yours.`
    : '';
  throw new Problem('forbidden', `The role ${actor.role}${whose} may not write this in ${module}.${remedy}`);
}
