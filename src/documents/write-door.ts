// Programs change things here: PUT, PATCH, DELETE on a document and POST to a module, all through the one way in.
import { randomBytes, randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { Quad } from '@rdfjs/types';
import { authoriseWrite, mayContribute, maySee, mayWrite, museumFor, type Actor } from '../access/policy.ts';
import { headerIri } from '../http/header-iri.ts';
import type { Hub } from '../hub.ts';
import type { Receipt } from '../log/log.ts';
import { typeOf, type Module, type TypeSpec } from '../module.ts';
import { Problem } from '../problem.ts';
import { bareMediaType } from '../rdf/formats.ts';
import { slug, thingIri } from '../rdf/refs.ts';
import { namedNode, quad } from '../rdf/terms.ts';
import type { Resource } from '../state/state.ts';
import { quadsOf, readBody, textOf } from './body.ts';
import { param, standingVersion } from './find.ts';
import { applyPatch, patchType } from './patch.ts';
import { expectedVersion } from './precondition.ts';
import { visibleQuads } from './visible.ts';

export function writeDoor(hub: Hub): Router {
  const router = Router();

  router.put('/doc/:type/:ref', readBody, async (request, response) => {
    const actor = await hub.actorOf(request);
    const { type, subject, current } = await target(hub, actor, request);
    const expected = expectedVersion(request, current?.seq ?? null);
    const quads = await quadsOf(request, subject);
    const receipt = await hub.write(actor, [{ subject, quads, type, expected }], noteOf(request));
    answer(hub, response, receipt, current === undefined ? 201 : 200);
  });

  router.patch('/doc/:type/:ref', readBody, async (request, response) => {
    const actor = await hub.actorOf(request);
    const { type, subject, current } = await target(hub, actor, request);
    if (current === undefined) throw new Problem('not-found', `There is no <${subject}> to change.`);
    const mediaType = bareMediaType(request.headers['content-type'] ?? '');
    if (mediaType !== patchType) {
      response.set('accept-patch', patchType);
      throw new Problem('unsupported-media-type', `A patch is sent as ${patchType}.`);
    }
    const expected = expectedVersion(request, current.seq);
    const event = await standingVersion(hub, current);
    const quads = await applyPatch(textOf(request), visibleQuads(event, actor), subject);
    const receipt = await hub.write(actor, [{ subject, quads, type, expected }], noteOf(request));
    answer(hub, response, receipt, 200);
  });

  router.delete('/doc/:type/:ref', async (request, response) => {
    const actor = await hub.actorOf(request);
    const { subject, current } = await target(hub, actor, request);
    if (current === undefined) throw new Problem('not-found', `There is no <${subject}> to delete.`);
    const expected = expectedVersion(request, current.seq);
    const receipt = await hub.write(actor, [{ subject, quads: null, expected }], noteOf(request));
    response.set('etag', `"${receipt.lastSeq}"`).status(204).end();
  });

  for (const module of hub.modules)
    router.post(`/${module.name}`, readBody, async (request, response, next) => {
      if (bareMediaType(request.headers['content-type'] ?? '') === 'application/x-www-form-urlencoded') return next();
      const actor = await hub.actorOf(request);
      mayTry(
        actor,
        module,
        module.types.map(({ name }) => name),
      );
      const draft = await newThing(hub, module, request);
      const receipt = await hub.write(actor, [{ ...draft, module: module.name, expected: null }], noteOf(request));
      answer(hub, response, receipt, 201);
    });

  return router;
}

/** @throws Problem when this actor neither writes nor adds things of one of these types */
function mayTry(actor: Actor, { name }: Module, types: readonly string[]): void {
  const writes = (type: string): boolean => mayWrite(actor, name, museumFor(actor, name, type), type);
  if (types.some((type) => mayContribute(actor, type) || writes(type))) return;
  authoriseWrite(actor, name, museumFor(actor, name, types[0]), types[0]);
}

interface Target {
  readonly type: string;
  readonly subject: string;
  readonly current: Resource | undefined;
}

/** What the address names: a thing that stands (also one with a foreign IRI), or one to be made. */
async function target(hub: Hub, actor: Actor, request: Request): Promise<Target> {
  const [type, ref] = [param(request, 'type'), param(request, 'ref')];
  if (actor.role === 'anyone') throw new Problem('unknown-actor', 'Writing needs a token or a session.');
  const owner = hub.modules.find((module) => module.types.some(({ name }) => name === type));
  if (owner === undefined) {
    const types = hub.modules.flatMap((module) => module.types.map(({ name }) => name));
    throw new Problem('unknown-type', `“${type}” is no type here. Use one of: ${types.join(', ')}.`);
  }
  // Before anything is looked up: who may not write here is not told, by way of a precondition, what is there.
  mayTry(actor, owner, [type]);
  const resource = await hub.state.find(type, ref);
  const subject = resource?.subject ?? thingIri(hub.base, type, ref);
  const current = resource === undefined || resource.deleted ? undefined : resource;
  if (current === undefined || maySee(actor, current.mark)) return { type, subject, current };
  // What the writer may not see is not there to be changed, and its name is not free.
  if (request.method === 'PUT') throw new Problem('exists', `The name /id/${type}/${ref} is taken. Choose another.`);
  return { type, subject, current: undefined };
}

const noteOf = (request: Request): string | undefined => {
  const note = request.get('x-change-note');
  return note === undefined ? undefined : note.slice(0, 500);
};

function answer(hub: Hub, response: Response, receipt: Receipt, status: number): void {
  const [version] = receipt.versions;
  if (version === undefined) throw new Error('A write without a version');
  if (status === 201) response.set('location', headerIri(version.subject));
  response.set('etag', `"${version.seq}"`);
  response.status(status).json({ iri: version.subject, version: version.seq, at: version.at, action: version.action });
}

/** A new thing is `<>` in its body, or carries its own `/id/…` IRI. `Slug` names it (RFC 5023 §9.7); else its label does. */
async function newThing(hub: Hub, module: Module, request: Request): Promise<{ subject: string; quads: Quad[] }> {
  const blank = `${hub.base}/id/new/${randomBytes(8).toString('hex')}`;
  const quads = await quadsOf(request, blank);
  const subjects = [...new Set(quads.filter((q) => q.subject.termType === 'NamedNode').map((q) => q.subject.value))];
  const own = subjects.find((subject) => typeOf([module], subject, quads) !== undefined);
  if (own !== blank) return { subject: own ?? blank, quads };
  const type = typeOf([module], own, quads)?.type;
  const subject = await freeIri(hub, type, slug(request.get('slug') ?? '') || slug(labelOf(module, quads)));
  const renamed = (value: string): string => (value === blank ? subject : value.replace(`${blank}#`, `${subject}#`));
  return { subject, quads: quads.map((q) => rename(q, renamed)) };
}

function rename(q: Quad, renamed: (value: string) => string): Quad {
  const s = q.subject.termType === 'NamedNode' ? namedNode(renamed(q.subject.value)) : q.subject;
  const o = q.object.termType === 'NamedNode' ? namedNode(renamed(q.object.value)) : q.object;
  return quad(s, q.predicate, o);
}

function labelOf(module: Module, quads: readonly Quad[]): string {
  for (const { property } of module.labels) {
    const found = quads.find((q) => q.predicate.value === property && q.object.termType === 'Literal');
    if (found !== undefined) return found.object.value;
  }
  return '';
}

async function freeIri(hub: Hub, type: TypeSpec | undefined, wanted: string): Promise<string> {
  const kind = type?.name ?? '';
  // A person's address is a random number, whatever is asked for.
  if (type?.privacy?.identity !== undefined) return thingIri(hub.base, kind, randomUUID());
  const name = wanted || kind;
  if ((await hub.state.find(kind, name)) === undefined) return thingIri(hub.base, kind, name);
  return thingIri(hub.base, kind, `${name}-${randomBytes(4).toString('hex')}`);
}
