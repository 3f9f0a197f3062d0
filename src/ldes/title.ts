// What a stream is called for people, from its name: a module, a museum or a scheme. Pure.
import type { FrameCtx } from '../web/context.ts';
import { isMuseumKey, museumName } from '../web/museums.ts';
import type { WordKey } from '../web/words.ts';

/** Ref of a scheme → its name. */
export type StreamNames = ReadonlyMap<string, string>;

interface Kind {
  readonly group: 'modules' | 'museums' | 'schemes';
  readonly museum?: string;
  readonly scheme?: string;
}

export function kindOf(name: string): Kind {
  const [, kind, ref = ''] = /^(museum|scheme)-(.+)$/.exec(name) ?? [];
  if (kind === 'museum') return isMuseumKey(ref) ? { group: 'museums', museum: ref } : { group: 'museums' };
  return kind === 'scheme' ? { group: 'schemes', scheme: ref } : { group: 'modules' };
}

const moduleWords: Readonly<Record<string, WordKey>> = {
  terms: 'nav.terms',
  planning: 'nav.planning',
  training: 'nav.training',
  wiki: 'nav.wiki',
};

export function titleIn(ctx: FrameCtx, name: string, names: StreamNames): string {
  const { museum, scheme } = kindOf(name);
  if (museum !== undefined) return museumName(museum);
  if (scheme !== undefined) return names.get(scheme) ?? ctx.t('ldes.scheme', { ref: scheme });
  const word = moduleWords[name];
  return word === undefined ? name : ctx.t(word);
}

/** One sentence: what is in it. */
export function sentenceIn(ctx: FrameCtx, name: string, names: StreamNames): string {
  const { museum, scheme } = kindOf(name);
  const title = titleIn(ctx, name, names);
  const key = museum !== undefined ? 'ldes.museumText' : scheme !== undefined ? 'ldes.schemeText' : 'ldes.moduleText';
  return ctx.t(key, { name: title });
}
