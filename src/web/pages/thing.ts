// Which page a thing gets: its own kind of page where there is one, else the one derived from its shape.
import type { Ctx } from '../context.ts';
import type { Html } from '../html.ts';
import { isMuseumKey } from '../museums.ts';
import type { Thing } from '../thing.ts';
import { proposalPage } from '../proposals/page.ts';
import { conceptPage } from './concept.ts';
import { genericPage } from './generic.ts';
import { museumPage } from './museum.ts';
import { schemePage } from './scheme.ts';
import { agentPage, collectionPage, mappingPage } from './term-things.ts';

/** Type → the page of its module. */
export type OwnPages = Readonly<Record<string, (ctx: Ctx, thing: Thing) => Promise<Html>>>;

/** @param thing with only the statements that the reader may see */
export function renderThing(ctx: Ctx, thing: Thing): Promise<Html> {
  const { type, ref } = thing.resource;
  if (type === 'concept') return conceptPage(ctx, thing);
  if (type === 'proposal') return proposalPage(ctx, thing);
  if (type === 'scheme') return schemePage(ctx, thing);
  if (type === 'agent' && isMuseumKey(ref)) return museumPage(ctx, thing);
  if (type === 'agent') return agentPage(ctx, thing);
  if (type === 'collection') return collectionPage(ctx, thing);
  if (type === 'mapping') return mappingPage(ctx, thing);
  return genericPage(ctx, thing);
}
