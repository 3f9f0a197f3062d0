// The doors that modules bring themselves, beside what every module gets. One line for each.
import type { Router } from 'express';
import type { Hub } from '../hub.ts';
import { planningDoor } from './planning/door.ts';
import { feedDoor } from './planning/feed-door.ts';
import { tourDoor } from './planning/tour-door.ts';
import { wikiDoor } from './wiki/door.ts';

export const moduleDoors = (hub: Hub): readonly Router[] => [
  planningDoor(hub),
  feedDoor(hub),
  tourDoor(hub),
  wikiDoor(hub),
];
