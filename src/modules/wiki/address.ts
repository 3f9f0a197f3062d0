// Addresses in texts that mean a thing of the hub. Pure; knows nothing of what there is.
import { thingIri } from '../../rdf/refs.ts';

// The file of an attachment means the attachment.
const path = /^\/(?:id|doc)\/([a-z]+)\/([^/?#]+)(?:(?<=^\/doc\/attachment\/[^/?#]+)\/file)?(?:[?#].*)?$/;

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
