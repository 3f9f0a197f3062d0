// Small changes for tests of the store: concepts with a label, straight into the log.
import type { Change } from '../../src/log/log.ts';

export const base = 'http://hub.test';
export const iri = (n: number): string => `${base}/id/concept/c${n}`;

/** One line of canonical N-Triples. @param object in N-Triples form */
export const statement = (n: number, property: string, object: string): string =>
  `<${iri(n)}> <${base}/ns#${property}> ${object} .\n`;

export const pub = (n: number, label: string): string => statement(n, 'label', `"${label}"`);
export const internal = (n: number, label: string): string => statement(n, 'internal', `"${label}"`);

export const concept = (n: number, open: string, inside = '', personal = ''): Change => ({
  module: 'terms',
  type: 'concept',
  ref: `c${n}`,
  subject: iri(n),
  museum: null,
  streams: [],
  state: { public: open, internal: inside, personal },
});
