// An IRI as a header may carry it: in ASCII, by the percent-encoding of RFC 3987 §3.1. Pure.
// Node refuses other letters in a header, which would turn a write that has happened into an error.

export const headerIri = (iri: string): string =>
  iri.replace(/[^\x21-\x7e]/gu, (letter) => encodeURIComponent(letter.toWellFormed()));
