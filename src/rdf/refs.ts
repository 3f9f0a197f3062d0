// Addresses: from an IRI to its place under /id and /doc, and back. Pure; the base has no slash at its end.
import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Lower case, ASCII, hyphens; at most 60 characters; '' when nothing is left. */
export const slug = (text: string): string =>
  text
    .slice(0, 400)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The last part of an IRI that says something: after the last `#`, `/` or `:`. */
export function localName(iri: string): string {
  const trimmed = iri.replace(/[#/:]+$/, '');
  return decoded(
    trimmed.slice(Math.max(trimmed.lastIndexOf('#'), trimmed.lastIndexOf('/'), trimmed.lastIndexOf(':')) + 1),
  );
}

/** Our own things: `{base}/id/{type}/{ref}`; undefined for any other IRI. */
export function ownThing(base: string, iri: string): { readonly type: string; readonly ref: string } | undefined {
  if (!iri.startsWith(`${base}/id/`)) return undefined;
  const [type, ref, ...more] = iri.slice(base.length + 4).split('/');
  if (!type || !ref || more.length > 0 || /[?#]/.test(ref)) return undefined;
  return { type, ref };
}

/** The ref of a thing: from its address when it is ours, else made from its IRI, the same one every time. */
export function refOf(base: string, iri: string): string {
  const own = ownThing(base, iri);
  if (own !== undefined) return own.ref;
  return [slug(localName(iri)), sha256(iri).slice(0, 8)].filter((part) => part !== '').join('-');
}

export const thingIri = (base: string, type: string, ref: string): string => `${base}/id/${type}/${ref}`;

/** One version: what a stream publishes as its member. Also for things with a foreign IRI. */
export const versionIri = (
  base: string,
  version: { readonly type: string; readonly ref: string; readonly at: string },
): string => `${base}/id/${version.type}/${version.ref}/${version.at}`;

export const museumIri = (base: string, key: string): string => `${base}/id/agent/${key}`;

/** The document about a thing, also of one that keeps a foreign IRI. */
export const docPath = (type: string, ref: string): string =>
  `/doc/${encodeURIComponent(type)}/${encodeURIComponent(ref)}`;

/** `{base}/ldes/{name}#stream`: the IRI of an event stream. */
export const streamIri = (base: string, name: string): string => `${base}/ldes/${name}#stream`;

/** Names of the streams that a public thing belongs to: its module's, its schemes', its museum's. */
export const streamsOf = (
  base: string,
  thing: { readonly module: string; readonly schemes: readonly string[]; readonly museum: string | null },
): readonly string[] => [
  thing.module,
  ...thing.schemes.map((scheme) => `scheme-${refOf(base, scheme)}`),
  ...(thing.museum === null ? [] : [`museum-${thing.museum}`]),
];

/** A UUID in lower case (RFC 9562 §4). */
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
