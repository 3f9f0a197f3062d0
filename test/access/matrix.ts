// Every door of the hub, and how a test knocks at it: one row a route. A door without a row makes the test fail.
import type { Row } from './knock.ts';
import { dataDoors } from './matrix-data.ts';
import { pageDoors } from './matrix-pages.ts';
import { planningDoors } from './matrix-planning.ts';
import { trainingDoors } from './matrix-training.ts';
import { wikiDoors } from './matrix-wiki.ts';

export const matrix: readonly Row[] = [...dataDoors, ...pageDoors, ...planningDoors, ...trainingDoors, ...wikiDoors];
