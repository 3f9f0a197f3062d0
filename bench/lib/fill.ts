// Fills a log with concepts as an import would have left it, so that a benchmark can begin at a size.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from '../../src/log/log.ts';
import { createLog } from '../../src/log/sqlite.ts';

const skos = 'http://www.w3.org/2004/02/skos/core#';
const stems = [
  'vaas',
  'kan',
  'kruik',
  'schaal',
  'doos',
  'kast',
  'stoel',
  'tafel',
  'lamp',
  'weefgetouw',
  'affiche',
  'munt',
];
const kinds = [
  'eiken',
  'glazen',
  'geglazuurd',
  'houten',
  'koperen',
  'vergulde',
  'beschilderde',
  'gevlochten',
  'zilveren',
];
const uses = ['keuken', 'salon', 'kerk', 'school', 'kermis', 'markt', 'haven', 'spinnerij', 'drukkerij'];

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? '';

/** A name that no other number has, in words that many share. */
export const labelOf = (n: number): string =>
  `${pick(kinds, n * 7)} ${pick(stems, n)} voor de ${pick(uses, n * 3)} ${n}`;

function toChange(base: string, n: number): Change {
  const ref = `c${n}`;
  const subject = `${base}/id/concept/${ref}`;
  const scheme = `${base}/id/scheme/proef`;
  const line = (predicate: string, object: string): string => `<${subject}> <${predicate}> ${object} .\n`;
  const lines = [
    line('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', `<${skos}Concept>`),
    line(`${skos}altLabel`, `"${pick(stems, n)} ${n}"@nl`),
    ...(n === 0 ? [] : [line(`${skos}broader`, `<${base}/id/concept/c${Math.floor(n / 20)}>`)]),
    line(`${skos}definition`, `"Een ${labelOf(n)}, zoals die in vele huizen te vinden was, met de hand gemaakt."@nl`),
    line(`${skos}inScheme`, `<${scheme}>`),
    line(`${skos}notation`, `"${100_000 + n}"`),
    line(`${skos}prefLabel`, `"${labelOf(n)}"@nl`),
    line(`${skos}prefLabel`, `"object ${n} for ${pick(uses, n)}"@en`),
    line(`${skos}related`, `<${base}/id/concept/c${n ^ 1}>`),
  ];
  const state = { public: lines.toSorted().join(''), internal: '', personal: '' };
  return { module: 'terms', type: 'concept', ref, subject, museum: null, state, streams: ['scheme-proef', 'terms'] };
}

/** @param count concepts, about ten statements each */
export async function fillLog(folder: string, base: string, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'base-iri.txt'), `${base}\n`);
  const log = createLog(join(folder, 'log.sqlite'), Date.now);
  function* changes(): Iterable<Change> {
    for (let n = 0; n < count; n++) yield toChange(base, n);
  }
  await log.append(changes(), { actor: 'urn:vijver:bench' });
  await log.close();
}

/** A scheme with its own page, and one concept in it with `children` others right under it; every tenth is deprecated. */
export async function fillWide(folder: string, base: string, children: number): Promise<void> {
  const scheme = `${base}/id/scheme/proef`;
  const change = (type: string, ref: string, statements: readonly string[]): Change => {
    const subject = `${base}/id/${type}/${ref}`;
    const lines = statements.map((statement) => `<${subject}> ${statement} .\n`);
    const state = { public: lines.toSorted().join(''), internal: '', personal: '' };
    return { module: 'terms', type, ref, subject, museum: null, state, streams: ['scheme-proef', 'terms'] };
  };
  const a = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';
  const concept = (ref: string, label: string, more: readonly string[]): Change =>
    change('concept', ref, [
      `${a} <${skos}Concept>`,
      `<${skos}inScheme> <${scheme}>`,
      `<${skos}prefLabel> "${label}"@nl`,
      `<${skos}prefLabel> "wide ${label}"@en`,
      ...more,
    ]);
  function* changes(): Iterable<Change> {
    yield change('scheme', 'proef', [`${a} <${skos}ConceptScheme>`, `<${skos}prefLabel> "Proef"@nl`]);
    yield concept('breed', 'breed', []);
    for (let n = 0; n < children; n++)
      yield concept(`onder${n}`, `${pick(kinds, n * 5)} onderdeel ${n}`, [
        `<${skos}broader> <${base}/id/concept/breed>`,
        ...(n % 10 === 0
          ? ['<http://www.w3.org/2002/07/owl#deprecated> "true"^^<http://www.w3.org/2001/XMLSchema#boolean>']
          : []),
      ]);
  }
  const log = createLog(join(folder, 'log.sqlite'), Date.now);
  await log.append(changes(), { actor: 'urn:vijver:bench' });
  await log.close();
}
