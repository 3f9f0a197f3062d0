// What things and properties are called, and where they are read. Names only what the reader may see.
import type { Quad } from '@rdfjs/types';
import type { Module, TypeSpec } from '../module.ts';
import { prefixes } from '../rdf/ns.ts';
import { docPath, ownThing } from '../rdf/refs.ts';
import type { Ctx } from './context.ts';
import { html, type Html } from './html.ts';
import type { WordKey } from './words.ts';
import { link } from './link.ts';

export type Names = ReadonlyMap<string, string>;

const mostNames = 1000;

/** Display names of all things that these statements point at, and of `more`; one question to the state. */
export function namesIn(ctx: Ctx, quads: readonly Quad[], more: readonly string[] = []): Promise<Names> {
  const wanted = new Set(more);
  for (const q of quads) if (q.object.termType === 'NamedNode') wanted.add(q.object.value);
  return ctx.hub.state.names([...wanted].slice(0, mostNames), ctx.lang, ctx.marks);
}

/** `skos:prefLabel` for an IRI of a known namespace, else the IRI itself. */
export function compact(iri: string): string {
  for (const [prefix, namespace] of Object.entries(prefixes))
    if (iri.startsWith(namespace) && iri.length > namespace.length) return `${prefix}:${iri.slice(namespace.length)}`;
  return iri;
}

/** Name of a property or class in the reader's language. */
export const nameOf = (ctx: Ctx, iri: string): string => ctx.hub.shapes.nameOf(iri)?.[ctx.lang] ?? compact(iri);

/** Where a thing is read: its document here when we have one, else nothing. */
export function docOf(ctx: Ctx, iri: string, names: Names): string | undefined {
  const own = ownThing(ctx.hub.base, iri);
  if (own) return docPath(own.type, own.ref);
  return names.has(iri) ? `/doc?iri=${encodeURIComponent(iri)}` : undefined;
}

/** A link to a thing by its name; an IRI that we do not keep is shown as it is. */
export function reference(ctx: Ctx, iri: string, names: Names): Html {
  const name = names.get(iri);
  const href = docOf(ctx, iri, names);
  if (href !== undefined && name !== undefined) return html`<a class="serif" href="${href}"><bdi>${name}</bdi></a>`;
  const word = ctx.hub.shapes.nameOf(iri)?.[ctx.lang];
  if (word !== undefined) return html`<span title="${iri}">${word}</span>`;
  return html`<span class="iri">${link(iri)}</span>`;
}

export const moduleOf = (ctx: Ctx, name: string): Module | undefined =>
  ctx.hub.modules.find((module) => module.name === name);

const moduleWords: Readonly<Record<string, WordKey>> = {
  terms: 'nav.terms',
  planning: 'nav.planning',
  training: 'nav.training',
  wiki: 'nav.wiki',
};

/** What a module is called here: as in the header when it stands there. */
export function moduleWord(ctx: Ctx, name: string): string {
  // An address may ask for the module `__proto__`.
  const word = Object.hasOwn(moduleWords, name) ? moduleWords[name] : undefined;
  return word === undefined ? (moduleOf(ctx, name)?.[ctx.lang] ?? name) : ctx.t(word);
}

export const typeSpecOf = (
  ctx: Ctx,
  type: string,
): { readonly module: Module; readonly spec: TypeSpec } | undefined => {
  for (const module of ctx.hub.modules)
    for (const spec of module.types) if (spec.name === type) return { module, spec };
  return undefined;
};

/** `begrip`, `begrippen`: what people call a kind of thing. */
export const typeWord = (ctx: Ctx, type: string, n = 1): string => {
  const found = typeSpecOf(ctx, type)?.spec[ctx.lang];
  return found?.[n === 1 ? 0 : 1] ?? type;
};
