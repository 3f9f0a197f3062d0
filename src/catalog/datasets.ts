// What the catalogue lists: a dataset for every module and for every public scheme that has a stream. Public things only,
// whoever asks; at most 500 schemes, and it says so when there are more.
import { setImmediate as turn } from 'node:timers/promises';
import type { Quad } from '@rdfjs/types';
import type { Mark } from '../access/policy.ts';
import type { Hub } from '../hub.ts';
import type { StreamSummary } from '../log/log.ts';
import type { LabelKind, Module } from '../module.ts';
import { iri } from '../rdf/ns.ts';
import { parseNTriples } from '../rdf/ntriples.ts';
import { docPath, museumIri, refOf } from '../rdf/refs.ts';
import type { Listed } from '../state/state.ts';
import { museumName } from '../web/museums.ts';

export type CatalogParts = Pick<Hub, 'base' | 'log' | 'modules' | 'state'>;

/** The catalogue never depends on who asks. */
export const open: readonly Mark[] = ['public'];
export const mostSchemes = 500;

export interface Text {
  readonly value: string;
  readonly lang: string;
}

export interface Agent {
  readonly iri: string;
  readonly name: string;
}

export interface Dataset {
  /** The IRI of the event stream: the stream is the dataset. */
  readonly iri: string;
  /** Address of the root page of its stream. */
  readonly root: string;
  /** Path of the page for people. */
  readonly page: string;
  /** At least one is Dutch, in both. */
  readonly titles: readonly Text[];
  readonly descriptions: readonly Text[];
  /** Undefined: the six museums together. */
  readonly publisher: Agent | undefined;
  /** IRI of what the list itself says; undefined: the licence of the hub. */
  readonly licence: string | undefined;
  /** The IRI of the concept scheme that this is a stream of. */
  readonly scheme: string | undefined;
  readonly module: string;
  readonly versions: number;
  readonly issued: string | undefined;
  readonly modified: string | undefined;
}

export interface Catalogued {
  readonly datasets: readonly Dataset[];
  /** Public schemes that are not listed, because there are more than 500. */
  readonly left: number;
}

export async function readDatasets(parts: CatalogParts): Promise<Catalogued> {
  const streams = new Map((await parts.log.streams()).map((stream) => [stream.name, stream]));
  const datasets = parts.modules.map((module) => ofModule(parts.base, module, streams.get(module.name)));
  const kind = { marks: open, type: 'scheme' };
  const schemes = await parts.state.list({ ...kind, order: 'label', lang: 'nl', limit: mostSchemes, offset: 0 });
  for (const [i, scheme] of schemes.entries()) {
    const stream = streams.get(`scheme-${refOf(parts.base, scheme.subject)}`);
    if (stream !== undefined) datasets.push(await ofScheme(parts, scheme, stream));
    if (i % 20 === 19) await turn();
  }
  const left = schemes.length < mostSchemes ? 0 : (await parts.state.count(kind)) - mostSchemes;
  return { datasets, left };
}

// Percent-encoded as the stream's own pages write it.
const rootOf = (base: string, name: string): string => `${base}/ldes/${encodeURIComponent(name)}`;

const standing = (base: string, name: string, stream: StreamSummary | undefined) => ({
  iri: `${rootOf(base, name)}#stream`,
  root: rootOf(base, name),
  versions: stream?.count ?? 0,
  issued: stream?.firstAt,
  modified: stream?.lastAt,
});

function ofModule(base: string, module: Module, stream: StreamSummary | undefined): Dataset {
  const types = module.types.filter(({ atMost = 'public' }) => atMost === 'public');
  const all = (lang: 'nl' | 'en'): string => new Intl.ListFormat(lang).format(types.map((type) => type[lang][1]));
  return {
    ...standing(base, module.name, stream),
    page: `/${module.name}`,
    module: module.name,
    titles: both(`${module.nl}: zes musea in Gent`, `${module.en}: six museums in Ghent`),
    descriptions: both(
      `Wat openbaar is aan ${all('nl')} van zes Gentse musea, met elke versie in volgorde van tijd.`,
      `What is public of the ${all('en')} of six museums in Ghent, every version in order of time.`,
    ),
    publisher: undefined,
    licence: undefined,
    scheme: undefined,
  };
}

const both = (nl: string, en: string): readonly Text[] => [
  { value: nl, lang: 'nl' },
  { value: en, lang: 'en' },
];

async function ofScheme(parts: CatalogParts, scheme: Listed, stream: StreamSummary): Promise<Dataset> {
  const event = await parts.log.event(scheme.seq);
  const quads = parseNTriples(event?.state.public ?? '').filter(({ subject }) => subject.value === scheme.subject);
  const module = parts.modules.find(({ name }) => name === scheme.module);
  const name = scheme.label === '' ? scheme.ref : scheme.label;
  return {
    ...standing(parts.base, stream.name, stream),
    page: docPath(scheme.type, scheme.ref),
    module: scheme.module,
    scheme: scheme.subject,
    titles: inDutchToo(textsOf(quads, module, 'preferred'), `Lijst ${name}`),
    descriptions: inDutchToo(
      textsOf(quads, module, 'text'),
      `De openbare termen van de lijst “${name}”, met elke versie in volgorde van tijd.`,
    ),
    publisher: await publisherOf(parts, scheme, quads),
    licence: objectsOf(quads, iri('dct', 'license')).find((value) => /^https?:/.test(value)),
  };
}

/** The texts of the first property of a kind that has any. */
function textsOf(quads: readonly Quad[], module: Module | undefined, kind: LabelKind): readonly Text[] {
  for (const { property } of (module?.labels ?? []).filter((label) => label.kind === kind)) {
    const found = quads.flatMap(({ predicate, object }): Text[] =>
      predicate.value === property && object.termType === 'Literal'
        ? [{ value: object.value, lang: object.language }]
        : [],
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** DCAT-AP Vlaanderen wants Dutch. */
const inDutchToo = (texts: readonly Text[], otherwise: string): readonly Text[] =>
  texts.some(({ lang }) => /^nl\b/i.test(lang)) ? texts : [{ value: otherwise, lang: 'nl' }, ...texts];

const objectsOf = (quads: readonly Quad[], property: string): readonly string[] =>
  quads
    .filter(({ predicate, object }) => predicate.value === property && object.termType === 'NamedNode')
    .map(({ object }) => object.value);

/** The museum that keeps it, else whom the list itself names, when the public may know a name for that. */
async function publisherOf({ base, state }: CatalogParts, scheme: Listed, quads: readonly Quad[]) {
  if (scheme.museum !== null) return { iri: museumIri(base, scheme.museum), name: museumName(scheme.museum) };
  const named = await state.names(objectsOf(quads, iri('dct', 'publisher')).slice(0, 10), 'nl', open);
  const [first] = named;
  return first === undefined ? undefined : { iri: first[0], name: first[1] };
}
