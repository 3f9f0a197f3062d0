// The overview at /ldes, for a person as a page and for a machine as RDF; and one stream for a person.
import { DataFactory } from 'n3';
import type { Request, Response } from 'express';
import type { Quad, Quad_Object } from '@rdfjs/types';
import { anyone } from '../access/policy.ts';
import type { Hub } from '../hub.ts';
import { pageSize, type Member } from '../log/log.ts';
import type { Module } from '../module.ts';
import { Problem } from '../problem.ts';
import { formats } from '../rdf/formats.ts';
import { negotiate } from '../rdf/negotiate.ts';
import { node, type Prefix } from '../rdf/ns.ts';
import { serialise } from '../rdf/serialise.ts';
import { frameContext, type FrameCtx } from '../web/context.ts';
import { sendPage } from '../web/send.ts';
import { renderOverview } from './page.ts';
import { firstPlace, type NodeId } from './pages.ts';
import { renderStream } from './people.ts';
import { readPage } from './read.ts';
import { allStreams, nameOf, pollingInterval, type Stream } from './stream.ts';
import { kindOf, type StreamNames } from './title.ts';
import { tellMember } from './told.ts';

const { literal, namedNode, quad } = DataFactory;

/** `actorOf` is for the frame of the page alone, `state` for the names of schemes; without them everybody is a stranger. */
export type OverviewParts = Pick<Hub, 'base' | 'log' | 'modules'> & Partial<Pick<Hub, 'actorOf' | 'state'>>;

function describe(base: string, modules: readonly Module[], streams: readonly Stream[]): readonly Quad[] {
  const overview = namedNode(`${base}/ldes`);
  const quads: Quad[] = [];
  const say = (subject: string, [prefix, local]: readonly [Prefix, string], object: Quad_Object): void => {
    quads.push(quad(namedNode(subject), node(prefix, local), object));
  };
  say(overview.value, ['rdf', 'type'], node('dcat', 'Catalog'));
  say(overview.value, ['dct', 'title'], literal('Event streams of Vijver', 'en'));
  say(overview.value, ['dct', 'title'], literal('Gebeurtenisstromen van Vijver', 'nl'));
  for (const stream of streams) {
    const title = nameOf(modules, stream);
    say(overview.value, ['dcat', 'dataset'], namedNode(stream.iri));
    say(stream.iri, ['rdf', 'type'], node('ldes', 'EventStream'));
    say(stream.iri, ['rdf', 'type'], node('dcat', 'Dataset'));
    say(stream.iri, ['dct', 'identifier'], literal(stream.name));
    say(stream.iri, ['dct', 'title'], literal(title.nl, 'nl'));
    say(stream.iri, ['dct', 'title'], literal(title.en, 'en'));
    if (stream.lastAt !== undefined)
      say(stream.iri, ['dct', 'modified'], literal(stream.lastAt, node('xsd', 'dateTime')));
    say(stream.iri, ['tree', 'view'], namedNode(stream.root));
    say(stream.iri, ['ldes', 'timestampPath'], node('prov', 'generatedAtTime'));
    say(stream.iri, ['ldes', 'versionOfPath'], node('dct', 'isVersionOf'));
    say(stream.iri, ['ldes', 'pollingInterval'], literal(String(pollingInterval), node('xsd', 'integer')));
    if (stream.shape !== undefined) say(stream.iri, ['tree', 'shape'], namedNode(stream.shape));
    say(stream.iri, ['dcat', 'distribution'], namedNode(`${stream.root}#distribution`));
    say(`${stream.root}#distribution`, ['rdf', 'type'], node('dcat', 'Distribution'));
    say(`${stream.root}#distribution`, ['dcat', 'accessURL'], namedNode(stream.root));
    say(`${stream.root}#distribution`, ['dct', 'conformsTo'], namedNode('https://w3id.org/tree'));
    say(stream.root, ['rdf', 'type'], node('ldes', 'EventSource'));
  }
  return quads;
}

const machine = formats.map(({ mediaType }) => mediaType);

/** @throws Problem not-acceptable */
export async function sendOverview(parts: OverviewParts, request: Request, response: Response): Promise<void> {
  const type = negotiate(request.headers.accept, ['text/html', ...machine]);
  if (type === undefined)
    throw new Problem('not-acceptable', `The overview is sent as text/html, ${machine.join(', ')}.`);
  const streams = await allStreams(parts);
  if (type === 'text/html') {
    const actor = (await parts.actorOf?.(request)) ?? anyone;
    const ctx = frameContext(request, actor, () => new Date());
    const names = await schemeNames(parts, ctx, streams);
    return sendPage(ctx, response, renderOverview(ctx, streams, names));
  }
  response.vary('Accept').set('Cache-Control', `public, max-age=${pollingInterval}`);
  const text = await serialise(describe(parts.base, parts.modules, streams), type, { base: parts.base });
  response.type(type).send(text);
}

/** Names of public schemes, by their ref. */
async function schemeNames(
  { base, state }: OverviewParts,
  { lang }: FrameCtx,
  streams: readonly Stream[],
): Promise<StreamNames> {
  const refs = streams.flatMap(({ name }) => kindOf(name).scheme ?? []);
  const iriOf = (ref: string): string => `${base}/id/scheme/${ref}`;
  const names = (await state?.names(refs.map(iriOf), lang, ['public'])) ?? new Map<string, string>();
  return new Map(refs.flatMap((ref) => [[ref, names.get(iriOf(ref)) ?? ref] as const]));
}

export interface StreamVisit {
  readonly request: Request;
  readonly response: Response;
  readonly stream: Stream;
  readonly at: NodeId | undefined;
}

/** Members at either end that the page of a stream shows. */
const [mostLatest, mostFirst] = [20, 5];

interface Span {
  readonly place: number;
  readonly most: number;
}

/** Which members a page shows: both ends of a stream, all of a leaf, none of a page of links. */
function spansOf({ count }: Stream, at: NodeId | undefined): { readonly latest: Span; readonly first: Span } {
  const none = { place: 0, most: 0 };
  if (at !== undefined) return { first: none, latest: { place: firstPlace(at), most: at.level === 0 ? pageSize : 0 } };
  const place = Math.max(0, count - mostLatest);
  return { latest: { place, most: mostLatest }, first: { place: 0, most: Math.min(mostFirst, place) } };
}

/** One stream, or one page of it, as people read it. Public parts only, whoever asks. */
export async function sendForPeople(parts: OverviewParts, visit: StreamVisit): Promise<void> {
  const { request, response, stream, at } = visit;
  const actor = (await parts.actorOf?.(request)) ?? anyone;
  const ctx = frameContext(request, actor, () => new Date());
  const { latest, first } = spansOf(stream, at);
  const page = stream.count === 0 || at?.level === 0 ? undefined : await readPage(parts.log, stream, at);
  const view = {
    stream,
    node: at,
    names: await schemeNames(parts, ctx, [stream]),
    latest: (await tell(parts, ctx, stream, latest)).toReversed(),
    first: await tell(parts, ctx, stream, first),
    relations: page?.relations ?? [],
  };
  response.vary('Accept');
  sendPage(ctx, response, renderStream(ctx, view));
}

async function tell(parts: OverviewParts, { lang }: FrameCtx, { name }: Stream, { place, most }: Span) {
  if (most === 0) return [];
  const members: readonly Member[] = await parts.log.members(name, place, most);
  return Promise.all(members.map((member) => tellMember({ ...parts, lang }, member)));
}
