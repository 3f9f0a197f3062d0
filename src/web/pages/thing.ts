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

/** Pages that modules have for their own kinds of things, by the name of the kind; `museum` is an agent that is one of the six. */
export type ThingPages = Readonly<Record<string, (ctx: Ctx, thing: Thing) => Promise<Html>>>;

/** @param thing with only the statements that the reader may see */
export function renderThing(ctx: Ctx, thing: Thing, pages: ThingPages = {}): Promise<Html> {
  const { type, ref } = thing.resource;
  const all: ThingPages = { ...ownPages, ...pages };
  if (type === 'agent' && isMuseumKey(ref)) return (pages['museum'] ?? museumPage)(ctx, thing);
  const own = Object.hasOwn(all, type) ? all[type] : undefined;
  return own === undefined ? genericPage(ctx, thing) : own(ctx, thing);
}

const ownPages: ThingPages = {
  concept: conceptPage,
  proposal: proposalPage,
  scheme: schemePage,
  agent: agentPage,
  collection: collectionPage,
  mapping: mappingPage,
};
