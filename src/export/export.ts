// Everything that stands, as text in pieces, from the log: bounded memory whatever the hub holds.
// The operator's door: whoever can read the data folder sees all of it, so all of it goes out unless `--public`.
import type { Quad } from '@rdfjs/types';
import { graphOf, markOf } from '../access/policy.ts';
import type { Event, Visibility } from '../log/log.ts';
import { createModules } from '../modules/index.ts';
import { Problem } from '../problem.ts';
import { iri } from '../rdf/ns.ts';
import { inGraph, parseNTriples } from '../rdf/ntriples.ts';
import { createRdfXmlWriter } from '../rdf/rdf-xml-writer.ts';
import { serialise } from '../rdf/serialise.ts';
import { deskolemise } from '../rdf/skolemise.ts';
import { csvHead, toCsvRow } from './csv.ts';
import { type Chosen, standing } from './rows.ts';

export const exportFormats = ['nq', 'trig', 'ttl', 'jsonld', 'csv', 'skos'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportOrder extends Chosen {
  readonly format: ExportFormat;
  /** Only what everybody may see. */
  readonly publicOnly?: boolean | undefined;
}

const parts: readonly Visibility[] = ['public', 'internal', 'personal'];
const inScheme = iri('skos', 'inScheme');

interface Thing {
  readonly event: Event;
  readonly quads: readonly Quad[];
}

function textOf({ state }: Event, publicOnly: boolean): string {
  return publicOnly ? state.public : parts.map((part) => state[part]).join('');
}

function* things(logPath: string, order: ExportOrder): Iterable<Thing> {
  for (const event of standing(logPath, order)) {
    const text = textOf(event, order.publicOnly === true);
    // A glance at the text spares parsing what is in other schemes.
    if (order.scheme !== undefined && !text.includes(`<${order.scheme}>`)) continue;
    const quads = parseNTriples(text);
    if (quads.length > 0 && belongs(event, quads, order.scheme)) yield { event, quads };
  }
}

const belongs = (event: Event, quads: readonly Quad[], scheme: string | undefined): boolean =>
  scheme === undefined ||
  event.subject === scheme ||
  quads.some((q) => q.subject.value === event.subject && q.predicate.value === inScheme && q.object.value === scheme);

interface Exported {
  readonly base: string;
  readonly logPath: string;
  readonly order: ExportOrder;
}

/** Quads with the graph that says who may see them. Skolem IRIs stay: a backup must come back as it was. */
function* nquads({ base, logPath, order }: Exported): Iterable<string> {
  for (const { event } of things(logPath, order))
    yield parts
      .filter((part) => part === 'public' || order.publicOnly !== true)
      .map((part) => inGraph(event.state[part], graphOf(base, markOf(part, event.module))))
      .join('');
}

/** Prefixes may be declared again and again in Turtle: each thing declares what it uses, once for all. */
async function* turtle({ base, logPath, order }: Exported): AsyncIterable<string> {
  const declared = new Set<string>();
  for (const { quads } of things(logPath, order)) {
    const text = await serialise(deskolemise(base, quads), 'text/turtle', { base });
    const lines = text.split('\n');
    const isNew = (line: string): boolean =>
      !line.startsWith('@prefix') || (!declared.has(line) && declared.add(line) !== undefined);
    yield `${lines.filter(isNew).join('\n').trimEnd()}\n\n`;
  }
}

function* trig({ base, logPath, order }: Exported): Iterable<string> {
  for (const { event } of things(logPath, order))
    for (const part of parts) {
      const text = event.state[part];
      if (text === '' || (part !== 'public' && order.publicOnly === true)) continue;
      yield `<${graphOf(base, markOf(part, event.module))}> {\n${text}}\n`;
    }
}

async function* jsonld({ base, logPath, order }: Exported): AsyncIterable<string> {
  let separator = '[\n';
  for (const { quads } of things(logPath, order)) {
    yield separator + (await serialise(deskolemise(base, quads), 'application/ld+json', { base })).trimEnd();
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** SKOS as RDF/XML, for systems of an older kind. */
function* skos({ base, logPath, order }: Exported): Iterable<string> {
  const writer = createRdfXmlWriter(base);
  yield writer.head;
  for (const { quads } of things(logPath, order)) {
    const bySubject = Map.groupBy(deskolemise(base, quads), (q) => `${q.subject.termType}${q.subject.value}`);
    for (const group of bySubject.values()) yield writer.description(group);
  }
  yield writer.foot;
}

function* csv({ logPath, order }: Exported): Iterable<string> {
  yield csvHead;
  for (const { event, quads } of things(logPath, order)) yield toCsvRow(event, quads);
}

const writers: Readonly<Record<ExportFormat, (exported: Exported) => Iterable<string> | AsyncIterable<string>>> = {
  nq: nquads,
  trig,
  ttl: turtle,
  jsonld,
  csv,
  skos,
};

/** @throws Problem `bad-request` for a format we do not write or a module we do not have; `not-acceptable` when RDF/XML cannot say something */
export async function* exportText(base: string, logPath: string, order: ExportOrder): AsyncIterable<string> {
  if (!exportFormats.includes(order.format))
    throw new Problem('bad-request', `--format is one of ${exportFormats.join(', ')}, not “${order.format}”.`);
  const names = createModules(base).map(({ name }) => name);
  if (order.module !== undefined && !names.includes(order.module))
    throw new Problem('bad-request', `--module is one of ${names.join(', ')}, not “${order.module}”.`);
  for await (const text of writers[order.format]({ base, logPath, order })) if (text !== '') yield text;
}
