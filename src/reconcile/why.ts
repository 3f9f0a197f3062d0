// A score in words: the features of a candidate as short reasons, the telling ones first. Text in, text out.
import type { FrameCtx } from '../web/context.ts';
import type { Match } from './match.ts';

type Reason = 'identifier' | 'same_name' | 'letters' | 'words' | 'part';

/** From most to least telling; a name that is the same needs no letters to be counted. */
const reasons: readonly Reason[] = ['identifier', 'same_name', 'words', 'letters', 'part'];

/** @returns at most three reasons, and what speaks against it */
export function why(ctx: FrameCtx, { features }: Match): readonly string[] {
  const value = new Map(features.map((feature) => [feature.id, feature.value]));
  const decided = (value.get('identifier') ?? 0) === 100 || (value.get('same_name') ?? 0) === 100;
  // Words and letters that say the same are said once.
  const alike = Math.abs((value.get('words') ?? 0) - (value.get('letters') ?? 0)) < 10;
  const told = reasons
    .filter((id) => (value.get(id) ?? 0) > 0 && (!decided || id === 'identifier' || id === 'same_name'))
    .filter((id) => id !== 'words' || !alike)
    .slice(0, 2)
    .map((id) => ctx.t(`recon.why.${id}`, { n: Math.round(value.get(id) ?? 0) }));
  const against = [
    (value.get('language_seen') ?? 100) < 100 && ctx.t('recon.why.language'),
    (value.get('deprecated') ?? 0) > 0 && ctx.t('recon.why.deprecated'),
  ].filter((each) => each !== false);
  return [...told, ...against];
}
