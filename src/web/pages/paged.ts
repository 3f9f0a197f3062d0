// Which page an address asks for, and the words between the buttons.
import type { Ctx } from '../context.ts';

const mostPages = 100_000;

/** The number in a parameter of the address; 1 when it is none. */
export function pageOf(ctx: Ctx, key: string): number {
  const asked = Number(ctx.query.get(key) ?? '1');
  return Number.isSafeInteger(asked) && asked >= 1 && asked <= mostPages ? asked : 1;
}

export const pagingWords = (ctx: Ctx, page: number, size: number, total: number) => ({
  range: ctx.t('paging.range', { from: (page - 1) * size + 1, to: Math.min(page * size, total), total }),
  earlier: ctx.t('paging.earlier'),
  later: ctx.t('paging.later'),
});
