// The overview at /ldes: every stream with its address, for a person as a page and for a machine as RDF.
import { DataFactory } from 'n3';
import type { Request, Response } from 'express';
import type { Quad, Quad_Object } from '@rdfjs/types';
import { anyone } from '../access/policy.ts';
import type { Hub } from '../hub.ts';
import type { Module } from '../module.ts';
import { Problem } from '../problem.ts';
import { formats } from '../rdf/formats.ts';
import { negotiate } from '../rdf/negotiate.ts';
import { node, type Prefix } from '../rdf/ns.ts';
import { serialise } from '../rdf/serialise.ts';
import { frameContext } from '../web/context.ts';
import { sendPage } from '../web/send.ts';
import { renderOverview } from './page.ts';
import { allStreams, nameOf, pollingInterval, type Stream } from './stream.ts';

const { literal, namedNode, quad } = DataFactory;

/** `actorOf` is for the frame of the page alone; without it everybody is a stranger. */
export type OverviewParts = Pick<Hub, 'base' | 'log' | 'modules'> & Partial<Pick<Hub, 'actorOf'>>;

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
    return sendPage(ctx, response, renderOverview(ctx, streams));
  }
  response.vary('Accept').set('Cache-Control', `public, max-age=${pollingInterval}`);
  const text = await serialise(describe(parts.base, parts.modules, streams), type, { base: parts.base });
  response.type(type).send(text);
}
