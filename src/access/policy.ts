// Who may see and do what: tables as data, asked in one place by every door and by the pages. No row means no.
import type { Visibility } from '../log/log.ts';
import { Problem } from '../problem.ts';

/** From least to most; the last one that somebody has gives them their name in the header. */
export const roles = [
  'service',
  'reader',
  'lead',
  'trainer',
  'planner',
  'editor',
  'reviewer',
  'coordinator',
  'admin',
] as const;
export type Role = (typeof roles)[number];

export const museums = ['hva', 'industriemuseum', 'stam', 'msk', 'smak', 'dmg'] as const;
export type Museum = (typeof museums)[number];

/** One role that somebody has, and how far it reaches. */
export interface Grant {
  readonly role: Role | 'anyone';
  /** Null: every module that the role works in. */
  readonly modules?: readonly string[] | null | undefined;
  /** Null: all museums. An editor of one museum writes only what that museum keeps. */
  readonly museum: string | null;
  /** The people whom a team lead leads, by IRI. */
  readonly people?: readonly string[] | undefined;
}

/** Somebody who asks. Signed out is `anyone`. Its own role is the highest of its grants. */
export interface Actor extends Grant {
  /** Written into the log: never a name or e-mail. */
  readonly iri: string;
  /** All roles of somebody who has several; left out when the actor's own role is the only one. */
  readonly grants?: readonly Grant[] | undefined;
  /** The account of a person who came in as such. */
  readonly account?: string | undefined;
}

export const anyone: Actor = { iri: 'urn:vijver:anyone', role: 'anyone', museum: null };
/** The hub itself, or the operator at the command line. */
export const operator: Actor = { iri: 'urn:vijver:operator', role: 'admin', museum: null };

/** The point where groups book for themselves: it writes visits for whoever comes, and reads nothing out. */
export const reservationPoint: Actor = { iri: 'urn:vijver:reservation-point', role: 'planner', museum: null };

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
  service: ['public'],
  reader: ['public', 'internal'],
  lead: ['public', 'internal'],
  trainer: ['public', 'internal', 'personal:training'],
  planner: ['public', 'internal', 'personal:planning'],
  editor: ['public', 'internal'],
  reviewer: ['public', 'internal'],
  coordinator: everywhere,
  admin: everywhere,
};

/** Role → modules it may write in. */
const writes: Readonly<Record<Actor['role'], readonly string[]>> = {
  anyone: [],
  service: [],
  reader: [],
  lead: [],
  trainer: ['training'],
  planner: ['planning'],
  editor: ['terms', 'wiki'],
  reviewer: ['terms', 'wiki'],
  coordinator: modules,
  admin: modules,
};

const proposes = ['proposal', 'concept'] as const;

/** Role → types it may add to beyond its modules; the rule of the type says what exactly (a candidate, a proposal, a comment). */
const contributes: Readonly<Record<Actor['role'], readonly string[]>> = {
  anyone: [],
  reader: proposes,
  lead: proposes,
  editor: proposes,
  reviewer: proposes,
  planner: proposes,
  trainer: proposes,
  coordinator: proposes,
  admin: proposes,
  service: [],
};

/** Role → types of things it may write in modules that are not its own. */
const writesTypes: Readonly<Partial<Record<Actor['role'], readonly string[]>>> = {};

/** What is done to the hub itself, beside its things. */
export const powers = ['people', 'tokens', 'sessions', 'audit'] as const;
export type Power = (typeof powers)[number];

/** Role → what it manages. */
const manages: Readonly<Partial<Record<Actor['role'], readonly Power[]>>> = { admin: powers };

export const grantsOf = (actor: Actor): readonly Grant[] => actor.grants ?? [actor];

/** May this actor add things of this type beyond the modules it writes in? */
export const mayContribute = (actor: Actor, type: string): boolean =>
  grantsOf(actor).some(({ role }) => contributes[role].includes(type));

/** A grant for some modules reads the personal data of those alone. */
function marksOf({ role, modules: only }: Grant): readonly Mark[] {
  if (only === null || only === undefined) return sees[role];
  return sees[role].filter((mark) => !mark.startsWith('personal:') || only.includes(mark.slice('personal:'.length)));
}

/** In the order of `everywhere`, so that two actors who see the same are told the same. */
export function marksSeenBy(actor: Actor): readonly Mark[] {
  const { grants } = actor;
  if (grants === undefined) return marksOf(actor);
  const seen = new Set(grants.flatMap(marksOf));
  return everywhere.filter((mark) => seen.has(mark) || mark === 'public');
}

/** Graph IRIs for a query by this actor, for the engine's default graph and for its named graphs alike. */
export const graphsSeenBy = (actor: Actor, base: string): readonly string[] =>
  marksSeenBy(actor).map((mark) => graphOf(base, mark));

export const maySee = (actor: Actor, mark: Mark): boolean => marksSeenBy(actor).includes(mark);
export const seesEverything = (actor: Actor): boolean => marksSeenBy(actor).length === everywhere.length;

/** Short, and the same for all who see the same: goes into the ETags of what is made for them. */
export const sightOf = (actor: Actor): string =>
  seesEverything(actor)
    ? 'all'
    : marksSeenBy(actor)
        .map((mark) => mark.replace('personal:', '').slice(0, 3))
        .join('-');

const writesIn = ({ role, modules: only }: Grant, module: string, type: string | undefined): boolean =>
  (only ?? [module]).includes(module) &&
  (writes[role].includes(module) || (type !== undefined && (writesTypes[role] ?? []).includes(type)));

/**
 * May this actor write things of a module that a museum keeps (null: shared by all six)?
 * @param type of the thing, for a role that may write some types only
 */
export const mayWrite = (actor: Actor, module: string, museum: string | null, type?: string): boolean =>
  grantsOf(actor).some((grant) => writesIn(grant, module, type) && (grant.museum === null || grant.museum === museum));

/** The museum of what this actor makes new in a module: null when it may make things for all six. */
export function museumFor(actor: Actor, module: string, type?: string): string | null {
  const own = grantsOf(actor).filter((grant) => writesIn(grant, module, type));
  return own.some(({ museum }) => museum === null) ? null : (own[0] ?? actor).museum;
}

/** Only somebody who has the role for all museums and modules: a part of the hub has no people of its own. */
export const mayManage = (actor: Actor, power: Power): boolean =>
  grantsOf(actor).some(
    ({ role, museum, modules: only }) =>
      museum === null && (only ?? null) === null && manages[role]?.includes(power) === true,
  );

/** Does this actor lead this person? */
export const leads = (actor: Actor, personIri: string): boolean =>
  grantsOf(actor).some(({ role, people }) => role === 'lead' && people?.includes(personIri));

/** What a role can do at most, for the page that shows it and for whoever compares two. */
export interface Reach {
  readonly sees: readonly Mark[];
  readonly writes: readonly string[];
  readonly types: readonly string[];
  readonly manages: readonly Power[];
}
export const reachOf = (role: Actor['role']): Reach => ({
  sees: sees[role],
  writes: writes[role],
  types: writesTypes[role] ?? [],
  manages: manages[role] ?? [],
});
export const modulesWithRoles: readonly string[] = modules;

/** Has this actor at least what the grant gives? Who hands out rights hands out no more than their own. */
export function covers(actor: Actor, grant: Grant): boolean {
  const wanted: Actor = { ...grant, iri: '' };
  const places = modules.filter((module) => writesIn(grant, module, undefined));
  return (
    marksSeenBy(wanted).every((mark) => maySee(actor, mark)) &&
    places.every((module) => coversPlace(actor, module, grant.museum)) &&
    reachOf(grant.role).types.every((type) => modules.some((module) => mayWrite(actor, module, grant.museum, type))) &&
    powers.every((power) => !mayManage(wanted, power) || mayManage(actor, power)) &&
    (grant.people ?? []).every((person) => mayManage(actor, 'people') || leads(actor, person))
  );
}

const coversPlace = (actor: Actor, module: string, museum: string | null): boolean =>
  museum === null
    ? museumFor(actor, module) === null && mayWrite(actor, module, null)
    : mayWrite(actor, module, museum);

/** Roles that may set aside what binds others (a conflict, a lock), with a reason that stays with the thing. */
const overrules: readonly Actor['role'][] = ['coordinator', 'admin'];

/** May this actor overrule what a module's own rules forbid, in what a museum keeps? */
export const mayOverrule = (actor: Actor, module: string, museum: string | null): boolean =>
  grantsOf(actor).some(
    (grant) =>
      overrules.includes(grant.role) &&
      writesIn(grant, module, undefined) &&
      (grant.museum === null || grant.museum === museum),
  );

/** @throws Problem `unknown-actor` when signed out, `forbidden` otherwise; neither says what the thing holds. */
export function authoriseWrite(actor: Actor, module: string, museum: string | null, type?: string): void {
  if (mayWrite(actor, module, museum, type)) return;
  if (actor.role === 'anyone') throw new Problem('unknown-actor', `Writing in ${module} needs a token or a session.`);
  const own = museumFor(actor, module, type);
  const whose = own === null ? '' : ` of ${own}`;
  const keeper = museum === null ? 'all six museums' : museum;
  const remedy = mayWrite(actor, module, own, type)
    ? ` It is kept by ${keeper}; say vijver:museum in it when it is yours.`
    : '';
  throw new Problem('forbidden', `The role ${actor.role}${whose} may not write this in ${module}.${remedy}`);
}

const desks = { training: 'trainer', planning: 'planner' } as const satisfies Record<string, Role>;

/**
 * Somebody whom a rule that knows more than roles has let do one thing: enrol oneself, agree for the people one leads, say when one is away.
 * They sign it themselves. Only a door that has asked that rule writes as this; it reaches no other module.
 */
export const atDeskOf = (actor: Actor, module: keyof typeof desks): Actor => ({
  iri: actor.iri,
  role: desks[module],
  modules: [module],
  museum: null,
});

/**
 * Who organises training, with the rooms of its editions: a course and its room are written together or not at all.
 * Only the desk of training writes as this, after it asked whether they organise training of that museum (decision 0046).
 */
export const atRoomsOf = (actor: Actor): Actor => ({
  iri: actor.iri,
  role: 'trainer',
  museum: null,
  grants: [
    { role: 'trainer', modules: ['training'], museum: null },
    { role: 'planner', modules: ['planning'], museum: null },
  ],
});
