// Roles as they are given: checked words in, rows out. Refuses a role, module or museum that is not known.
import { Problem } from '../problem.ts';
import { modulesWithRoles, museums, roles, type Museum, type Role } from './policy.ts';
import { toList } from './tables.ts';

/** `given` by an administrator, or `claimed` by the identity provider at the last sign-in. */
export type Source = 'given' | 'claimed';

/** As somebody types it. */
export interface GivenGrant {
  readonly role: string;
  /** Undefined, null or empty: every module of the role. */
  readonly modules?: readonly string[] | null | undefined;
  readonly museum?: string | null | undefined;
  readonly people?: readonly string[] | undefined;
  readonly source?: Source | undefined;
}

export interface GrantInfo {
  readonly id: string;
  readonly role: Role;
  readonly modules: readonly string[] | null;
  readonly museum: Museum | null;
  readonly people: readonly string[] | undefined;
  readonly source: Source;
  readonly since: string;
}

export type GrantRow = Omit<GrantInfo, 'modules' | 'people'> & {
  readonly modules: string | null;
  readonly people: string | null;
};

export const toGrant = ({ id, role, modules, museum, people, source, since }: GrantRow): GrantInfo => ({
  id,
  role,
  modules: toList(modules),
  museum,
  people: toList(people) ?? undefined,
  source,
  since,
});

/** The highest role first. */
export const orderOf = (a: GrantInfo, b: GrantInfo): number => roles.indexOf(b.role) - roles.indexOf(a.role);

export type Checked = Omit<GrantInfo, 'id' | 'since' | 'source'> & { readonly source: Source | undefined };

/** @throws Problem bad-request with all complaints at once */
export function checkedGrant({ role, modules: only, museum, people, source }: GivenGrant): Checked {
  const found = { role: roles.find((each) => each === role), museum: museums.find((each) => each === museum) ?? null };
  const modules = only === null || only === undefined || only.length === 0 ? null : [...new Set(only)].toSorted();
  const complaints = [
    ...unless(found.role !== undefined, `role must be one of ${roles.join(', ')}`),
    ...unless(isBlank(museum) || found.museum !== null, `museum must be one of ${museums.join(', ')}`),
    ...unless((modules ?? []).every(isModule), `module must be one of ${modulesWithRoles.join(', ')}`),
    ...unless((people ?? []).every(isIri), 'people are named by their IRI'),
  ];
  if (found.role === undefined || complaints.length > 0)
    throw new Problem('bad-request', `This role cannot be given: ${complaints.join('; ')}.`);
  return { role: found.role, modules, museum: found.museum, people, source };
}

const unless = (holds: boolean, complaint: string): readonly string[] => (holds ? [] : [complaint]);
const isModule = (name: string): boolean => modulesWithRoles.includes(name);
const isIri = (text: string): boolean => /^(?:https?|urn):[^\s<>"]{1,500}$/.test(text);
const isBlank = (text: string | null | undefined): boolean => text === null || text === undefined || text === '';
