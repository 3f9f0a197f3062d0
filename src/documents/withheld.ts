// What a thing withholds now, it withholds in its past too: versions from before it said so are for those who see it all.
import { markOf, maySee, type Actor } from '../access/policy.ts';
import type { Hub } from '../hub.ts';
import type { Event } from '../log/log.ts';
import type { Withholding } from '../module.ts';
import type { Resource } from '../state/state.ts';
import { allQuads } from './visible.ts';

type Kind = Pick<Resource, 'module' | 'type'>;

export const withholdingOf = ({ modules }: Pick<Hub, 'modules'>, { module, type }: Kind): Withholding | undefined =>
  modules.find(({ name }) => name === module)?.types.find(({ name }) => name === type)?.withholds;

/** @returns whether this actor may read a version of the thing, told by the version that stands */
export async function versionFilter(hub: Hub, resource: Kind & Pick<Resource, 'seq'>, actor: Actor) {
  const rule = withholdingOf(hub, resource);
  if (rule === undefined || maySee(actor, markOf('personal', resource.module))) return () => true;
  const says = (event: Event): boolean => rule.when(event.subject, allQuads(event));
  const now = await hub.log.event(resource.seq);
  if (now === undefined || !says(now)) return () => true;
  return (event: Event): boolean => event.action === 'delete' || says(event);
}
