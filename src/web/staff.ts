// Who works here, for administration: the people of the planning, and which of them may come in already.
// Only for who manages people; asks no other right, so a door must have asked `mayManage`.
import { iri, ownIri, rdfType } from '../rdf/ns.ts';
import { museumIri } from '../rdf/refs.ts';
import { literal, namedNode, quad } from '../rdf/terms.ts';
import type { Ctx } from './context.ts';

export interface Colleague {
  readonly person: string;
  readonly name: string;
  readonly museum: string | null;
  readonly hasAccount: boolean;
}

const most = 1000;

/** Everybody in the planning by name, and who has an account without being there. */
export async function colleaguesOf(ctx: Ctx): Promise<readonly Colleague[]> {
  const { state, accounts, identities } = ctx.hub;
  const query = { marks: ctx.marks, module: 'planning', type: 'person', order: 'label', lang: ctx.lang } as const;
  const planned = await state.list({ ...query, limit: most, offset: 0 });
  const known = new Map(accounts.list().map((account) => [account.person, account]));
  const inPlanning = planned.map(({ subject, label, museum }) => ({ person: subject, name: label, museum }));
  const placed = new Set(planned.map(({ subject }) => subject));
  const others = [...known.values()]
    .filter(({ person }) => !placed.has(person))
    .map(({ person, login }) => ({ person, name: identities.get(person)?.name ?? login ?? '', museum: null }));
  return [...inPlanning, ...others]
    .filter(({ name }) => name !== '')
    .map((each) => ({ ...each, hasAccount: known.has(each.person) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, ctx.lang));
}

export const isInPlanning = async (ctx: Ctx, person: string): Promise<boolean> =>
  (await ctx.hub.state.get(person))?.deleted === false;

/**
 * Puts somebody with an account among the staff, so that planning and training can call on them.
 * @throws Problem forbidden, shape-violation; nothing when they are there already
 */
export async function addToStaff(
  ctx: Ctx,
  { person, name, museum }: Pick<Colleague, 'person' | 'name' | 'museum'>,
): Promise<void> {
  if (await isInPlanning(ctx, person)) return;
  const me = namedNode(person);
  const kept =
    museum === null
      ? []
      : [quad(me, namedNode(ownIri(ctx.hub.base, 'museum')), namedNode(museumIri(ctx.hub.base, museum)))];
  const quads = [
    quad(me, namedNode(rdfType), namedNode(iri('schema', 'Person'))),
    quad(me, namedNode(iri('foaf', 'name')), literal(name)),
    ...kept,
  ];
  await ctx.hub.write(ctx.actor, [{ subject: person, quads, expected: null }]);
}
