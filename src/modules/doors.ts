// The doors and the pages that modules bring themselves, beside what every module gets. One line for each.
import type { Router } from 'express';
import type { BesideForms } from '../web/edit-door.ts';
import type { Hub } from '../hub.ts';
import { museumPage } from '../web/pages/museum.ts';
import type { ThingPages } from '../web/pages/thing.ts';
import type { Tells } from '../web/tells.ts';
import { bookDoor } from './planning/book-door.ts';
import { planningDoor } from './planning/door.ts';
import { importDoor } from './planning/import/door.ts';
import { feedDoor } from './planning/feed-door.ts';
import { moveDoor } from './planning/move-door.ts';
import { meDoor } from './planning/me/door.ts';
import { planningTells } from './planning/me/tells.ts';
import { planningPages } from './planning/pages/things.ts';
import { rosterDoor } from './planning/roster-door.ts';
import { tourDoor } from './planning/tour-door.ts';
import { trainingDoor } from './training/door.ts';
import { trainingTells } from './training/tells.ts';
import { trainingPages } from './training/pages/things.ts';
import { attachmentsDoor } from './wiki/attachments/door.ts';
import { attachmentsBeside } from './wiki/attachments/manage.ts';
import { wikiDoor } from './wiki/door.ts';
import { wikiPages } from './wiki/pages/index.ts';
import { wikiTells } from './wiki/tells.ts';

/** What modules tell on pages that are not their own. */
export const moduleTells: readonly Tells[] = [planningTells, wikiTells, trainingTells];

export const moduleDoors = (hub: Hub): readonly Router[] => [
  planningDoor(hub),
  bookDoor(hub),
  moveDoor(hub),
  rosterDoor(hub),
  feedDoor(hub),
  meDoor(hub),
  importDoor(hub),
  tourDoor(hub),
  trainingDoor(hub),
  wikiDoor(hub, moduleTells),
  attachmentsDoor(hub),
];

/** Kinds of things that a module shows its own way. */
export const modulePages: ThingPages = {
  ...planningPages,
  ...trainingPages,
  ...wikiPages,
  museum: (ctx, thing) => museumPage(ctx, thing, moduleTells),
};

/** What stands beside the form of a kind of thing. */
export const modulesBeside: BesideForms = { page: attachmentsBeside, field: attachmentsBeside };
