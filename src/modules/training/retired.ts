// Skills that are no longer chosen, and what to choose now: asked of the hub by IRI, whoever keeps the list of terms.
import { visibleQuads } from '../../documents/visible.ts';
import type { Hub } from '../../hub.ts';
import type { Actor } from '../../access/policy.ts';
import { iri } from '../../rdf/ns.ts';

/** Skill → what to use now; null when nobody named a successor. */
export type Retired = ReadonlyMap<string, string | null>;

const replacedBy = iri('dct', 'isReplacedBy');
const mostSkills = 500;

/** @returns of these skills those that were retired or deleted, as far as the reader sees them; at most 500 are looked at */
export async function retiredSkills(hub: Hub, actor: Actor, skills: Iterable<string>): Promise<Retired> {
  const found = new Map<string, string | null>();
  for (const skill of [...new Set(skills)].slice(0, mostSkills)) {
    const event = await hub.log.latest(skill);
    if (event === undefined) continue;
    const quads = visibleQuads(event, actor).filter((q) => q.subject.value === skill);
    const retires = hub.modules.flatMap(({ types }) => types).find(({ name }) => name === event.type)?.retires;
    if (event.action !== 'delete' && !quads.some((q) => retires?.(q) === true)) continue;
    const next = quads.find((q) => q.predicate.value === replacedBy && q.object.termType === 'NamedNode');
    found.set(skill, next?.object.value ?? null);
  }
  return found;
}
