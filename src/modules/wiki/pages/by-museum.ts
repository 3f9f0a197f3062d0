// Tabs that narrow a page of the handbook to one museum, by its address.
import { museums } from '../../../access/policy.ts';
import type { Ctx } from '../../../web/context.ts';
import type { Html } from '../../../web/html.ts';
import { museumName } from '../../../web/museums.ts';
import { tabs } from '../../../web/parts/tabs.ts';

/** @param current the museum that the address asks for; undefined for all */
export const museumTabs = (ctx: Ctx, path: string, current: string | undefined): Html =>
  tabs(ctx.t('list.museum'), [
    { label: ctx.t('terms.all'), href: path, current: current === undefined },
    ...museums.map((key) => ({ label: museumName(key), href: `${path}?museum=${key}`, current: key === current })),
  ]);
