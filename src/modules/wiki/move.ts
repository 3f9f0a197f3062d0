// Another address for a page: a new page that says the same, and the old one that leads to it. One transaction, nothing lost.
import type { Quad } from '@rdfjs/types';
import { hiddenQuads } from '../../documents/visible.ts';
import { Problem } from '../../problem.ts';
import { iri } from '../../rdf/ns.ts';
import { thingIri } from '../../rdf/refs.ts';
import { namedNode, quad } from '../../rdf/terms.ts';
import type { Ctx } from '../../web/context.ts';
import type { Thing } from '../../web/thing.ts';
import type { Draft } from '../../write.ts';
import { movedFiles } from './attachments/draft.ts';

const replacedBy = iri('dct', 'isReplacedBy');
const revisionOf = iri('prov', 'wasRevisionOf');

const renamed = (quads: readonly Quad[], from: string, to: string): readonly Quad[] =>
  quads
    .filter((q) => q.predicate.value !== replacedBy)
    .map((q) =>
      q.subject.value === from || q.subject.value.startsWith(`${from}#`)
        ? quad(namedNode(to + q.subject.value.slice(from.length)), q.predicate, q.object)
        : q,
    );

/**
 * @param ref last part of the new address
 * @param seq the version of the old page that the writer saw
 * @returns the IRI of the new page
 * @throws Problem `bad-request`, `exists`, `stale`, `forbidden`
 */
export async function movePage(ctx: Ctx, thing: Thing, ref: string, seq: number): Promise<string> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(ref) || ref.length > 100)
    throw new Problem('bad-request', ctx.t('wiki.moveWrong'));
  const { subject, museum, module, type } = thing.resource;
  const to = thingIri(ctx.hub.base, type, ref);
  const whole = [...thing.quads, ...hiddenQuads(thing.event, ctx.actor)];
  const drafts: readonly Draft[] = [
    {
      subject: to,
      module,
      type,
      museum,
      expected: null,
      quads: [...renamed(whole, subject, to), quad(namedNode(to), namedNode(revisionOf), namedNode(subject))],
    },
    {
      subject,
      module,
      type,
      museum,
      expected: seq,
      quads: [...whole, quad(namedNode(subject), namedNode(replacedBy), namedNode(to))],
    },
  ];
  const files = await movedFiles(ctx, subject, to);
  await ctx.hub.write(ctx.actor, [...drafts, ...files], ctx.t('wiki.moveNote', { from: thing.resource.ref }));
  return to;
}
