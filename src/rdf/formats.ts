// The RDF formats the hub reads and writes: one row each. Knows names, reads nothing.

export interface Format {
  readonly name: 'ttl' | 'trig' | 'nt' | 'nq' | 'jsonld' | 'rdfxml';
  readonly mediaType: string;
  readonly extension: string;
  /** Other media types and extensions that mean the same. */
  readonly alsoTypes: readonly string[];
  readonly alsoExtensions: readonly string[];
  /** Can it hold named graphs? */
  readonly quads: boolean;
}

const row = (
  [name, mediaType, extension]: readonly [Format['name'], string, string],
  quads: boolean,
  also: { readonly types?: readonly string[]; readonly extensions?: readonly string[] } = {},
): Format => ({
  name,
  mediaType,
  extension,
  quads,
  alsoTypes: also.types ?? [],
  alsoExtensions: also.extensions ?? [],
});

export const formats: readonly Format[] = [
  row(['ttl', 'text/turtle', 'ttl'], false, { types: ['application/x-turtle'], extensions: ['turtle'] }),
  row(['jsonld', 'application/ld+json', 'jsonld'], true, { types: ['application/json'], extensions: ['json'] }),
  row(['nt', 'application/n-triples', 'nt'], false),
  row(['nq', 'application/n-quads', 'nq'], true, { types: ['text/x-nquads'] }),
  row(['trig', 'application/trig', 'trig'], true, { types: ['application/x-trig'] }),
  row(['rdfxml', 'application/rdf+xml', 'rdf'], false, { extensions: ['owl', 'rdfs', 'skos'] }),
];

/** `application/ld+json; profile="x"` → `application/ld+json`. */
export const bareMediaType = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase();

/** The format of a media type, parameters ignored. */
export function formatByMediaType(mediaType: string): Format | undefined {
  const bare = bareMediaType(mediaType);
  return formats.find((format) => format.mediaType === bare || format.alsoTypes.includes(bare));
}

/** The format of a file extension, with or without its dot. */
export function formatByExtension(extension: string): Format | undefined {
  const bare = extension.replace(/^\./, '').toLowerCase();
  return formats.find((format) => format.extension === bare || format.alsoExtensions.includes(bare));
}
