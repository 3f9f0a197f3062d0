// The address of a new thing: from the first name that was typed, with a number of its own when that is taken.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Module, TypeSpec } from '../../module.ts';
import { slug, thingIri } from '../../rdf/refs.ts';
import type { Field } from '../../shacl/shapes.ts';
import type { Ctx } from '../context.ts';
import type { Filled } from './typed.ts';

export interface Naming {
  readonly module: Module;
  readonly type: TypeSpec;
  readonly fields: readonly Field[];
  readonly filled: Filled;
}

/** Somebody's name never goes into an address: a person's is a number alone. */
export async function freeIri(ctx: Ctx, { module, type, fields, filled }: Naming): Promise<string> {
  if (type.privacy?.identity !== undefined) return thingIri(ctx.hub.base, type.name, randomUUID());
  const names = new Set(module.labels.filter(({ kind }) => kind === 'preferred').map(({ property }) => property));
  const rows = fields.flatMap((field, i) => (names.has(field.path) ? (filled[i] ?? []) : []));
  const first = rows.find(({ text, lang }) => text !== '' && lang === 'nl') ?? rows.find(({ text }) => text !== '');
  const name = type.atMost === 'personal' ? '' : slug(first?.text ?? '');
  const free = name !== '' && (await ctx.hub.state.find(type.name, name)) === undefined;
  const ref = free ? name : [name, randomBytes(4).toString('hex')].filter(Boolean).join('-');
  return thingIri(ctx.hub.base, type.name, ref);
}
