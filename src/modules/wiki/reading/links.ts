// Links in a text to things of the hub: by their address, to what the reader may see. What they may not see is no link.
import { docPath, ownThing, thingIri } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import type { Names } from '../../../web/names.ts';

const path = /^\/(?:id|doc)\/([a-z]+)\/([^/?#]+)(?:[?#].*)?$/;

/** The IRI of the thing that an address in a text means; undefined for the rest of the web. */
export function thingAt(base: string, address: string): string | undefined {
  const local = address.startsWith(`${base}/`) ? address.slice(base.length) : address;
  const found = path.exec(local);
  if (found === null) return undefined;
  return thingIri(base, found[1] ?? '', decoded(found[2] ?? '').replace(/\.(html|ttl|jsonld|nt)$/, ''));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where a thing is read, when the reader may see it. */
export function hrefOf(ctx: Ctx, subject: string, names: Names): string | undefined {
  if (!names.has(subject)) return undefined;
  const own = ownThing(ctx.hub.base, subject);
  return own === undefined ? `/doc?iri=${encodeURIComponent(subject)}` : docPath(own.type, own.ref);
}
