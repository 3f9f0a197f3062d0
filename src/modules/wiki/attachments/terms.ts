// The properties of an attachment, by a short name. Data only.
import { iri } from '../../../rdf/ns.ts';

export const fileTerms = {
  name: iri('schema', 'name'),
  /** For who does not see a picture; what another file is about. */
  alternative: iri('schema', 'description'),
  caption: iri('schema', 'caption'),
  /** Somebody who can be recognised in it. */
  shows: iri('foaf', 'depicts'),
  isPartOf: iri('dct', 'isPartOf'),
  type: iri('schema', 'encodingFormat'),
  bytes: iri('schema', 'contentSize'),
  hash: iri('schema', 'sha256'),
  width: iri('schema', 'width'),
  height: iri('schema', 'height'),
  address: iri('schema', 'contentUrl'),
} as const;

/** What the hub found in the file: nobody types it. */
export const fileFacts: readonly string[] = [
  fileTerms.type,
  fileTerms.bytes,
  fileTerms.width,
  fileTerms.height,
  fileTerms.address,
];

export const pictureClass = iri('schema', 'ImageObject');
export const fileClass = iri('schema', 'MediaObject');
