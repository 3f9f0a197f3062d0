// What a stream is, as every page of it says: its addresses, its paths and its shape. Pure, but for finding it in the log.
import type { LogReader, StreamSummary } from '../log/log.ts';
import type { Module } from '../module.ts';
import { iri, ownIri, rdfType } from '../rdf/ns.ts';
import { nodePath, type NodeId } from './pages.ts';

/** Seconds: how often a follower may ask, and how long the open pages may be kept. */
export const pollingInterval = 10;

export interface Stream {
  readonly name: string;
  /** Address of the root node. */
  readonly root: string;
  readonly iri: string;
  /** Where its members' shapes are; a museum's stream mixes modules and names none. */
  readonly shape: string | undefined;
  readonly count: number;
  readonly firstAt: string | undefined;
  readonly lastAt: string | undefined;
}

export interface StreamParts {
  readonly base: string;
  readonly log: Pick<LogReader, 'stream' | 'streams'>;
  readonly modules: readonly Module[];
}

// A URL is always sent percent-encoded, and clients compare what they sent with what the page says.
export const rootIri = (base: string, name: string): string => `${base}/ldes/${encodeURIComponent(name)}`;

export const pageIri = (stream: Stream, node: NodeId | undefined): string =>
  node === undefined ? stream.root : `${stream.root}/${nodePath(node)}`;

function shapeOf(base: string, modules: readonly Module[], name: string): string | undefined {
  const module = name.startsWith('scheme-')
    ? modules.find((each) => each.types.some(({ scheme }) => scheme !== undefined))
    : modules.find((each) => each.name === name);
  return module && `${base}/shapes/${module.name}`;
}

function toStream({ base, modules }: StreamParts, name: string, summary: StreamSummary | undefined): Stream {
  const root = rootIri(base, name);
  const { count = 0, firstAt, lastAt } = summary ?? {};
  return { name, root, iri: `${root}#stream`, shape: shapeOf(base, modules, name), count, firstAt, lastAt };
}

/** A module's stream exists before its first member; every other from its first member on. One read. */
export async function findStream(parts: StreamParts, name: string): Promise<Stream | undefined> {
  const summary = await parts.log.stream(name);
  if (summary === undefined && !parts.modules.some((module) => module.name === name)) return undefined;
  return toStream(parts, name, summary);
}

/** All of them: the modules' first, in their own order, then those of schemes and museums by name. */
export async function allStreams(parts: StreamParts): Promise<readonly Stream[]> {
  const summaries = new Map((await parts.log.streams()).map((summary) => [summary.name, summary]));
  const modules = parts.modules.map(({ name }) => name);
  const others = [...summaries.keys()].filter((name) => !modules.includes(name)).toSorted();
  return [...modules, ...others].map((name) => toStream(parts, name, summaries.get(name)));
}

/** What a stream holds, for people: its module, a scheme or a museum. */
export function nameOf(modules: readonly Module[], { name }: Stream): { readonly nl: string; readonly en: string } {
  const module = modules.find((each) => each.name === name);
  if (module !== undefined) return { nl: module.nl, en: module.en };
  const [kind, ...rest] = name.split('-');
  const ref = rest.join('-');
  if (kind === 'museum') return { nl: `Museum ${ref}`, en: `Museum ${ref}` };
  return kind === 'scheme' ? { nl: `Lijst ${ref}`, en: `Scheme ${ref}` } : { nl: name, en: name };
}

/** Statement about the stream: subject, predicate, object, each as N-Triples writes it. */
export type Statement = readonly [string, string, string];

export const ref = (value: string): string => `<${value}>`;
const xsd = (text: string, type: string): string => `"${text}"^^<${iri('xsd', type)}>`;
export const instant = (at: string): string => xsd(at, 'dateTime');
export const yes = xsd('true', 'boolean');

/** Predicates that members carry beside the standard ones. */
export const memberTerms = (base: string) => ({
  sequence: ownIri(base, 'sequence'),
  transaction: ownIri(base, 'transaction'),
  lastOfTransaction: ownIri(base, 'lastOfTransaction'),
});

/** The activity of each kind of member (LDES §versions), by its `rdf:type`. */
export const activity = {
  create: iri('as', 'Create'),
  update: iri('as', 'Update'),
  delete: iri('as', 'Delete'),
} as const;

/** The description that every page repeats: cheap, and old clients look for it everywhere. */
export function describeStream(base: string, stream: Stream): readonly Statement[] {
  const own = memberTerms(base);
  const about = (prefix: 'ldes' | 'tree', local: string, object: string): Statement => [
    ref(stream.iri),
    ref(iri(prefix, local)),
    object,
  ];
  const kinds = (['create', 'update', 'delete'] as const).flatMap((kind) => {
    const name = `version${kind[0]?.toUpperCase()}${kind.slice(1)}`;
    return [about('ldes', `${name}Path`, ref(rdfType)), about('ldes', `${name}Object`, ref(activity[kind]))];
  });
  return [
    [ref(stream.iri), ref(rdfType), ref(iri('ldes', 'EventStream'))],
    about('tree', 'view', ref(stream.root)),
    about('ldes', 'timestampPath', ref(iri('prov', 'generatedAtTime'))),
    about('ldes', 'sequencePath', ref(own.sequence)),
    about('ldes', 'versionOfPath', ref(iri('dct', 'isVersionOf'))),
    ...kinds,
    about('ldes', 'transactionPath', ref(own.transaction)),
    about('ldes', 'transactionFinalizedPath', ref(own.lastOfTransaction)),
    about('ldes', 'transactionFinalizedObject', yes),
    about('ldes', 'pollingInterval', xsd(String(pollingInterval), 'integer')),
    ...(stream.shape === undefined ? [] : [about('tree', 'shape', ref(stream.shape))]),
    [ref(stream.root), ref(rdfType), ref(iri('ldes', 'EventSource'))],
  ];
}
