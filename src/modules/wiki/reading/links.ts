// Links to things of the hub: to what the reader may see. What they may not see is no link.
import { docPath, ownThing } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import type { Names } from '../../../web/names.ts';

/** Where a thing is read, when the reader may see it. */
export function hrefOf(ctx: Ctx, subject: string, names: Names): string | undefined {
  return names.has(subject) ? hrefOfSubject(ctx, subject) : undefined;
}

/** The same by its IRI alone, for what is known to be there. */
export function hrefOfSubject(ctx: Ctx, subject: string): string {
  const own = ownThing(ctx.hub.base, subject);
  return own === undefined ? `/doc?iri=${encodeURIComponent(subject)}` : docPath(own.type, own.ref);
}
