// Gives a page the successor of a tag: one version that changes that tag and nothing else. A link in the text stays as it is,
// and so does the page's flag for it: words around a link are for a person to read.
import { hiddenQuads } from '../../../documents/visible.ts';
import { Problem } from '../../../problem.ts';
import { namedNode, quad } from '../../../rdf/terms.ts';
import type { Ctx } from '../../../web/context.ts';
import type { Thing } from '../../../web/thing.ts';
import { vocabulary } from '../vocabulary.ts';
import { successorOf } from './terms.ts';

export interface Swap {
  /** The tag that goes. */
  readonly term: string;
  /** The version that the writer has before them. */
  readonly seq: number;
}

/** @throws Problem `bad-request` when the page has no such tag or the term no successor; `stale` */
export async function swapTag(ctx: Ctx, { resource, event, quads }: Thing, { term, seq }: Swap): Promise<void> {
  const { subject: tag } = vocabulary(ctx.hub.base);
  const { subject, module, type, museum } = resource;
  const isTag = (q: (typeof quads)[number]): boolean => q.subject.value === subject && q.predicate.value === tag;
  const next = await successorOf(ctx, term);
  if (next === undefined || !quads.some((q) => isTag(q) && q.object.value === term)) throw nothingToSwap();
  const kept = quads.filter((q) => !isTag(q) || (q.object.value !== term && q.object.value !== next));
  const whole = [...kept, quad(namedNode(subject), namedNode(tag), namedNode(next)), ...hiddenQuads(event, ctx.actor)];
  const names = await ctx.hub.state.names([term, next], ctx.lang, ctx.marks);
  const note = ctx.t('watch.swapNote', { term: names.get(term) ?? term, next: names.get(next) ?? next });
  await ctx.hub.write(ctx.actor, [{ subject, module, type, museum, expected: seq, quads: whole }], note);
}

const nothingToSwap = (): Problem =>
  new Problem('bad-request', {
    nl: 'Deze pagina heeft dat onderwerp niet, of er staat geen andere term in de plaats. Kijk de pagina opnieuw na.',
    en: 'This page does not have that subject, or no other term stands in its place. Look at the page again.',
  });
