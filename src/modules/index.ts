// The list of domains. A new one is one folder, one shapes file, one fixtures folder and one line here.
import type { Module } from '../module.ts';
import { planning } from './planning/module.ts';
import { terms } from './terms/module.ts';
import { training } from './training/module.ts';
import { wiki } from './wiki/module.ts';

/** All modules of a hub with this base IRI (no slash at the end), in the order in which types are tried and pages are listed. */
export const createModules = (base: string): readonly Module[] => [
  terms(base),
  planning(base),
  training(base),
  wiki(base),
];
