// The doors and the pages that modules bring themselves, beside what every module gets. One line for each.
import type { Router } from 'express';
import type { BesideForms } from '../web/edit-door.ts';
import type { Hub } from '../hub.ts';
import { planningDoor } from './planning/door.ts';
import { feedDoor } from './planning/feed-door.ts';
import { tourDoor } from './planning/tour-door.ts';
import { trainingDoor } from './training/door.ts';
import { trainingPages } from './training/pages/things.ts';
import { attachmentsDoor } from './wiki/attachments/door.ts';
import { attachmentsBeside } from './wiki/attachments/manage.ts';
import { wikiDoor } from './wiki/door.ts';
import { wikiPages } from './wiki/pages/index.ts';

export const moduleDoors = (hub: Hub): readonly Router[] => [
  planningDoor(hub),
  feedDoor(hub),
  tourDoor(hub),
  trainingDoor(hub),
  wikiDoor(hub),
  attachmentsDoor(hub),
];

/** Kinds of things that a module shows its own way. */
export const modulePages = { ...trainingPages, ...wikiPages };

/** What stands beside the form of a kind of thing. */
export const modulesBeside: BesideForms = { page: attachmentsBeside, field: attachmentsBeside };
