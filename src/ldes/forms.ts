// The five serialisations of a page: one row each. The first is what a client gets that does not say.
import { negotiate } from '../rdf/negotiate.ts';
import { toJsonLdPage } from './json-ld-form.ts';
import { toNQuadsPage, toNTriplesPage } from './lines-forms.ts';
import type { Page } from './read.ts';
import { toTrigPage, toTurtlePage } from './turtle-forms.ts';

export interface Form {
  readonly mediaType: string;
  readonly extension: string;
  readonly contentType: string;
  readonly write: (base: string, page: Page) => string;
}

// TREE profile: hypermedia first, then the members one after the other, each opened by its tree:member.
const row = (mediaType: string, extension: string, write: Form['write']): Form => ({
  mediaType,
  extension,
  contentType: `${mediaType}${mediaType.startsWith('text/') ? '; charset=utf-8' : ''}; profile="https://w3id.org/tree/profile"`,
  write,
});

export const forms: readonly Form[] = [
  row('application/trig', 'trig', toTrigPage),
  row('application/n-quads', 'nq', toNQuadsPage),
  row('application/ld+json', 'jsonld', toJsonLdPage),
  row('text/turtle', 'ttl', toTurtlePage),
  row('application/n-triples', 'nt', toNTriplesPage),
];

const mediaTypes = forms.map(({ mediaType }) => mediaType);

/** A browser: it would rather have a page for people than any of these. */
export const wantsPage = (accept: string | undefined): boolean =>
  negotiate(accept, [...mediaTypes, 'text/html']) === 'text/html';

/** The form that an Accept header likes best; undefined when it wants none of them. */
export function chooseForm(accept: string | undefined): Form | undefined {
  const chosen = negotiate(accept, mediaTypes);
  return forms.find(({ mediaType }) => mediaType === chosen);
}
