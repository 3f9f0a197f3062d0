// The doors and the pages that modules bring themselves, beside what every module gets. One line for each.
import type { Router } from 'express';
import type { Hub } from '../hub.ts';
import { bookDoor } from './planning/book-door.ts';
import { planningDoor } from './planning/door.ts';
import { feedDoor } from './planning/feed-door.ts';
import { moveDoor } from './planning/move-door.ts';
import { planningPages } from './planning/pages/things.ts';
import { rosterDoor } from './planning/roster-door.ts';
import { tourDoor } from './planning/tour-door.ts';
import { trainingDoor } from './training/door.ts';
import { trainingPages } from './training/pages/things.ts';
import { wikiDoor } from './wiki/door.ts';
import { wikiPages } from './wiki/pages/index.ts';

export const moduleDoors = (hub: Hub): readonly Router[] => [
  planningDoor(hub),
  bookDoor(hub),
  moveDoor(hub),
  rosterDoor(hub),
  feedDoor(hub),
  tourDoor(hub),
  trainingDoor(hub),
  wikiDoor(hub),
];

/** Kinds of things that a module shows its own way. */
export const modulePages = { ...planningPages, ...trainingPages, ...wikiPages };
