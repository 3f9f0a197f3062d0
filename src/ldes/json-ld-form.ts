// A page as compact JSON-LD with its own context inside: nothing remote to fetch, nothing to frame.
// The payload is a version object, as CoGent writes it, and not a graph: the one client that reads only JSON-LD walks from
// thing to thing over a whole page, forgets statements on its way, and with version objects has nowhere to walk to.
import { iri, ownIri, prefixes, rdfType } from '../rdf/ns.ts';
import { boundsOf, describePage } from './hypermedia.ts';
import { eachLine } from './lines.ts';
import { memberIri, payloadOf, versionObject } from './member.ts';
import { createNamer, toNodes, type Namer } from './json-ld-nodes.ts';
import { toMentions, type Mention } from './mentions.ts';
import type { Page, PageMember } from './read.ts';
import { relativeIri } from './relative.ts';
import { activity, memberTerms, pageIri, pollingInterval, type Stream } from './stream.ts';

type Json = Readonly<Record<string, unknown>>;

const link = (id: string): Json => ({ '@id': id, '@type': '@id' });
const time = (id: string): Json => ({ '@id': id, '@type': iri('xsd', 'dateTime') });

const ldes = (local: string): string => iri('ldes', local);

/** Names for the hypermedia and for what every member says of itself. */
const terms = (base: string): Json => {
  const own = memberTerms(base);
  const paths = ['timestampPath', 'sequencePath', 'versionOfPath', 'transactionPath', 'transactionFinalizedPath'];
  const kinds = ['Create', 'Update', 'Delete'].flatMap((kind) => [`version${kind}Path`, `version${kind}Object`]);
  return {
    EventStream: ldes('EventStream'),
    EventSource: ldes('EventSource'),
    Node: iri('tree', 'Node'),
    view: link(iri('tree', 'view')),
    viewOf: { '@reverse': iri('tree', 'view') },
    shape: link(iri('tree', 'shape')),
    relation: { '@id': iri('tree', 'relation') },
    node: link(iri('tree', 'node')),
    path: link(iri('tree', 'path')),
    value: time(iri('tree', 'value')),
    immutable: { '@id': ldes('immutable') },
    pollingInterval: { '@id': ldes('pollingInterval') },
    transactionFinalizedObject: { '@id': ldes('transactionFinalizedObject') },
    ...Object.fromEntries([...paths, ...kinds].map((local) => [local, link(ldes(local))])),
    memberOf: { '@reverse': iri('tree', 'member'), '@type': '@id' },
    isVersionOf: link(iri('dct', 'isVersionOf')),
    generatedAtTime: time(iri('prov', 'generatedAtTime')),
    sequence: { '@id': own.sequence },
    transaction: link(own.transaction),
    lastOfTransaction: { '@id': own.lastOfTransaction },
  };
};

function describe(base: string, stream: Stream, near: (iri: string) => string): Json {
  const own = memberTerms(base);
  const kinds = Object.entries(activity).map(([kind, object]) => {
    const name = `version${kind[0]?.toUpperCase()}${kind.slice(1)}`;
    return { [`${name}Path`]: rdfType, [`${name}Object`]: object };
  });
  return {
    '@id': near(stream.iri),
    '@type': 'EventStream',
    view: near(stream.root),
    timestampPath: iri('prov', 'generatedAtTime'),
    sequencePath: own.sequence,
    versionOfPath: iri('dct', 'isVersionOf'),
    ...Object.assign({}, ...kinds),
    transactionPath: own.transaction,
    transactionFinalizedPath: own.lastOfTransaction,
    transactionFinalizedObject: true,
    pollingInterval,
    ...(stream.shape === undefined ? {} : { shape: stream.shape }),
  };
}

function relationsOf(page: Page, namer: Namer, near: (iri: string) => string): readonly Json[] {
  return page.relations.flatMap((relation) =>
    boundsOf(relation).map(({ type, value }) => ({
      '@type': namer.name(iri('tree', type)),
      node: near(pageIri(page.stream, relation.node)),
      path: iri('prov', 'generatedAtTime'),
      value,
    })),
  );
}

function toMember(base: string, page: Page, member: PageMember, namer: Namer): readonly Json[] {
  const { event, kind, transaction } = member;
  const [main = {}, ...apart] = toNodes(memberIri(base, member), versionObject(base, member), namer);
  const { '@id': id, '@type': types = [], ...rest } = main;
  const head: Json = {
    '@id': id,
    memberOf: relativeIri(pageIri(page.stream, page.node), page.stream.iri),
    '@type': [namer.name(activity[kind]), ...(types as readonly string[])],
    isVersionOf: event.subject,
    generatedAtTime: event.at,
    sequence: event.seq,
    ...(transaction === 'none' ? {} : { transaction: `${base}/ldes#transaction-${event.tx}` }),
    ...(transaction === 'last' ? { lastOfTransaction: true } : {}),
  };
  return [{ ...head, ...rest }, ...apart];
}

/** Prefixes that may be used on this page: none that an IRI of the data could be taken for. */
function safePrefixes(base: string, page: Page): readonly (readonly [string, string])[] {
  const schemes = new Set<string>();
  const note = (term: string): void => {
    const scheme = /^<([A-Za-z][A-Za-z0-9+.-]*):/.exec(term)?.[1];
    if (scheme !== undefined) schemes.add(scheme);
    const typed = term.startsWith('"') && term.endsWith('>') ? term.lastIndexOf('"^^<') : -1;
    if (typed >= 0) note(term.slice(typed + 3));
  };
  for (const member of page.members) {
    note(`<${member.event.subject}>`);
    eachLine(payloadOf(member), (subject, predicate, object) => [subject, predicate, object].forEach(note));
  }
  for (const [subject, , object] of describePage(base, page)) [subject, object].forEach(note);
  return Object.entries({ ...prefixes, vijver: ownIri(base, '') }).filter(([prefix]) => !schemes.has(prefix));
}

const collection = (mentions: readonly Mention[], namer: Namer): Json => ({
  '@id': '#mentions',
  '@type': namer.name(iri('as', 'Collection')),
  [namer.name(iri('as', 'items'))]: mentions.map(({ iri: id, bare }) => ({
    '@id': id,
    ...(bare ? { '@type': namer.name(iri('rdfs', 'Resource')) } : {}),
  })),
});

export function toJsonLdPage(base: string, page: Page): string {
  const { stream } = page;
  const self = pageIri(stream, page.node);
  const near = (to: string): string => relativeIri(self, to);
  const namer = createNamer(safePrefixes(base, page));
  const members = page.members.map((member) => toMember(base, page, member, namer));
  const mentions = toMentions(base, page);
  const root = { '@id': near(stream.root), '@type': 'EventSource' };
  const node = {
    '@id': '',
    '@type': page.node === undefined ? ['Node', 'EventSource'] : 'Node',
    ...(page.closed ? { immutable: true } : {}),
    ...(page.relations.length === 0 ? {} : { relation: relationsOf(page, namer, near) }),
  };
  const included: readonly Json[] = [
    describe(base, stream, near),
    ...(page.node === undefined ? [] : [root]),
    ...(mentions.length === 0 ? [] : [collection(mentions, namer)]),
  ];
  const context = { ...namer.used(), ...terms(base) };
  return write(context, node, [...included, ...members.flat()]);
}

/** One line for the context, one for the page, one a thing: readable, greppable, and small. */
function write(context: Json, node: Json, included: readonly Json[]): string {
  const page = JSON.stringify(node).slice(0, -1);
  const things = included.map((thing) => JSON.stringify(thing)).join(',\n');
  return `{"@context":${JSON.stringify(context)},\n${page.slice(1)},\n"@included":[\n${things}\n]}\n`;
}
