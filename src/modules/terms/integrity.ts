// SKOS integrity that one resource shows by itself: S13, and no relation of a concept to itself. What needs others is the quality page's.
import type { Quad } from '@rdfjs/types';
import { iri } from '../../rdf/ns.ts';

interface Words {
  readonly nl: string;
  readonly en: string;
}

const rank = new Map([
  [iri('skos', 'prefLabel'), 0],
  [iri('skos', 'altLabel'), 1],
  [iri('skos', 'hiddenLabel'), 2],
]);

/** Properties by which a concept must not point at itself. */
const relations = new Map<string, Words>(
  [
    ['broader', 'ruimer begrip', 'broader concept'],
    ['narrower', 'nauwer begrip', 'narrower concept'],
    ['related', 'verwant begrip', 'related concept'],
    ['broadMatch', 'ruimer begrip elders', 'broad match'],
    ['narrowMatch', 'nauwer begrip elders', 'narrow match'],
    ['relatedMatch', 'verwant begrip elders', 'related match'],
  ].map(([local = '', nl = '', en = '']) => [iri('skos', local), { nl, en }]),
);

// SKOS S13: prefLabel, altLabel and hiddenLabel are pairwise disjoint. Language tags compare without case (BCP 47).
function* labelClashes(subject: string, quads: readonly Quad[]): Generator<Words> {
  const kinds = new Map<string, number>();
  for (const { subject: about, predicate, object } of quads) {
    const kind = rank.get(predicate.value);
    if (kind === undefined || about.value !== subject || object.termType !== 'Literal') continue;
    const key = `${object.value}@${object.language.toLowerCase()}`;
    const before = kinds.get(key);
    if (before === undefined) kinds.set(key, kind);
    else if (before !== kind) {
      const text = object.value.slice(0, 100);
      yield {
        nl: `“${text}” staat er twee keer: als voorkeursterm, andere naam of verborgen naam. Houd er één van over (SKOS S13).`,
        en: `“${text}” is there twice: as preferred, alternative or hidden label. Keep one of them (SKOS S13).`,
      };
    }
  }
}

function* selfReferences(subject: string, quads: readonly Quad[]): Generator<Words> {
  for (const { subject: about, predicate, object } of quads) {
    const name = relations.get(predicate.value);
    if (name === undefined || about.value !== subject || object.value !== subject) continue;
    yield {
      nl: `Een begrip kan niet zijn eigen ${name.nl} zijn.`,
      en: `A concept cannot be its own ${name.en}.`,
    };
  }
}

/**
 * Messages about what is wrong inside one resource; [] when all is well. At most twenty of each kind.
 * Source: SKOS Reference, integrity condition S13 and the irreflexive reading of its notes under S27 and S46.
 */
export const checkIntegrity = (subject: string, quads: readonly Quad[]): readonly Words[] => [
  ...labelClashes(subject, quads).take(20),
  ...selfReferences(subject, quads).take(20),
];
