// From a posted form to a version in the log, or back to the form with what is wrong and with all that was typed.
import { randomBytes } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import { hiddenQuads } from '../../documents/visible.ts';
import type { Module, TypeSpec } from '../../module.ts';
import { Problem } from '../../problem.ts';
import { iri, ownIri, rdfType } from '../../rdf/ns.ts';
import { docPath, refOf, slug, thingIri } from '../../rdf/refs.ts';
import { namedNode, quad } from '../../rdf/terms.ts';
import type { Field, Violation } from '../../shacl/shapes.ts';
import type { Draft } from '../../write.ts';
import type { Ctx } from '../context.ts';
import { loadThing, type Thing } from '../thing.ts';
import { noErrors, placeViolations, type FormErrors } from './errors.ts';
import { fingerprint, touched } from './fields.ts';
import { quadsFrom } from './quads.ts';
import { resolver } from './resolve.ts';
import { blankRow, type Body, type Filled } from './typed.ts';

export interface Posted {
  readonly module: Module;
  readonly type: TypeSpec;
  readonly fields: readonly Field[];
  readonly filled: Filled;
  readonly body: Body;
  /** The thing that stands; undefined for a new one. */
  readonly thing?: Thing;
  /** Keeps the whole state another way than as a version: as a proposal. Gives where that is read. */
  readonly send?: (quads: readonly Quad[], why: string) => Promise<string>;
}

export interface Outcome {
  /** Where the saved thing is read; undefined when the form comes back. */
  readonly saved?: string;
  readonly fields: readonly Field[];
  readonly filled: Filled;
  readonly errors: FormErrors;
  readonly why: string;
  readonly status: number;
  /** The version that stands now, when somebody else was before. */
  readonly theirs?: Thing;
}

const textIn = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name] : '');

/** @throws Problem for what no form can mend (forbidden, too large) */
export async function save(ctx: Ctx, posted: Posted): Promise<Outcome> {
  const { fields, filled, body, thing } = posted;
  const why = textIn(body, '_note').slice(0, 300);
  const form = { fields, filled, why };
  const adds = textIn(body, '_add');
  sameForm(fields, textIn(body, '_form'));
  if (adds !== '') return { ...form, filled: withRow(fields, filled, adds), errors: noErrors, status: 200 };
  const subject = thing?.resource.subject ?? (await freeIri(ctx, posted));
  const reading = { before: thing?.quads ?? [], resolve: resolver(ctx), badIri: ctx.t('form.badIri') };
  const read = await quadsFrom(fields, filled, { subject: namedNode(subject), reading, prefix: 'f' });
  if (read.errors.size > 0) return { ...form, errors: { at: read.errors, general: [] }, status: 422 };
  try {
    if (posted.send !== undefined) {
      const sent = await posted.send(wholeState(ctx, posted, subject, read.quads), why);
      return { ...form, errors: noErrors, status: 303, saved: sent };
    }
    await ctx.hub.write(ctx.actor, [draftOf(ctx, posted, subject, read.quads)], why || undefined);
  } catch (error) {
    return mendable(ctx, error, { ...form, subject, thing });
  }
  const saved = docPath(posted.type.name, refOf(ctx.hub.base, subject));
  return { ...form, errors: noErrors, status: 303, saved };
}

const draftOf = (ctx: Ctx, posted: Posted, subject: string, filled: readonly Quad[]): Draft => ({
  subject,
  quads: wholeState(ctx, posted, subject, filled),
  module: posted.module.name,
  type: posted.type.name,
  museum: posted.thing ? posted.thing.resource.museum : ctx.actor.museum,
  expected: posted.thing ? Number(textIn(posted.body, '_seq')) : null,
});

/** The names in a form count the fields of the shape, so a form from before the shape changed must not be read. */
function sameForm(fields: readonly Field[], sent: string): void {
  if (sent !== fingerprint(fields))
    throw new Problem(
      'bad-request',
      'The form has changed since you opened it. Open it again; your browser’s back button still has what you typed.',
    );
}

/** What the form shows, what it does not show but keeps, and what the writer may not see and keeps too. */
function wholeState(
  ctx: Ctx,
  { fields, thing, type }: Posted,
  subject: string,
  filled: readonly Quad[],
): readonly Quad[] {
  if (thing === undefined)
    return [
      quad(namedNode(subject), namedNode(rdfType), namedNode(type.class)),
      ...filled,
      ...candidateMarks(ctx, type, subject),
    ];
  const kinds = new Map(fields.map(({ path, kind }) => [path, kind]));
  const own = (q: Quad): boolean => q.subject.value === subject;
  const nested = thing.quads.filter((q) => own(q) && kinds.get(q.predicate.value) === 'nested');
  const redrawn = new Set(nested.map((q) => q.object.value));
  const kept = thing.quads.filter((q) => (own(q) ? !kinds.has(q.predicate.value) : !redrawn.has(q.subject.value)));
  return withoutOrphans(subject, [...touched(ctx, kept), ...filled, ...hiddenQuads(thing.event, ctx.actor)]);
}

/** What makes a new thing a proposal of who may not write it: a candidate, signed with who they are here. */
function candidateMarks(ctx: Ctx, type: TypeSpec, subject: string): readonly Quad[] {
  if (!ctx.proposes(type)) return [];
  const about = namedNode(subject);
  return [
    quad(about, namedNode(iri('adms', 'status')), namedNode(ownIri(ctx.hub.base, 'candidate'))),
    quad(about, namedNode(iri('dct', 'creator')), namedNode(ctx.actor.iri)),
  ];
}

/** Inner nodes that nothing leads to any more go with the value that led to them. */
function withoutOrphans(subject: string, quads: readonly Quad[]): readonly Quad[] {
  const bySubject = Map.groupBy(quads, (q) => q.subject.value);
  const reached = new Set([subject]);
  for (const each of reached)
    for (const q of bySubject.get(each) ?? []) if (bySubject.has(q.object.value)) reached.add(q.object.value);
  return quads.filter((q) => reached.has(q.subject.value) || q.subject.value.startsWith(`${subject}#`));
}

interface Failed {
  readonly fields: readonly Field[];
  readonly filled: Filled;
  readonly why: string;
  readonly subject: string;
  readonly thing: Thing | undefined;
}

/** A violation goes to its field, a stale version to a choice; anything else is not the form's to mend. */
async function mendable(ctx: Ctx, error: unknown, { subject, thing, ...form }: Failed): Promise<Outcome> {
  if (!(error instanceof Problem)) throw error;
  const violations = error.extra['violations'];
  if (error.type === 'shape-violation' && Array.isArray(violations)) {
    const errors = placeViolations(violations as readonly Violation[], { subject, ...form }, ctx.lang);
    return { ...form, errors, status: 422 };
  }
  if (error.type === 'stale' && thing !== undefined) {
    const theirs = await loadThing(ctx, thing.resource.type, thing.resource.ref);
    return { ...form, errors: noErrors, status: 412, theirs };
  }
  throw error;
}

/** One more empty row in the field that asked for it, also inside a nested thing. */
function withRow(fields: readonly Field[], filled: Filled, name: string): Filled {
  const [, index, rest] = /^f(\d{1,3})(?:\.(.+))?$/.exec(name) ?? [];
  const [, row, inner] = /^(\d{1,3})\.(f.+)$/.exec(rest ?? '') ?? [];
  return fields.map((field, i) => {
    const rows = filled[i] ?? [];
    if (i !== Number(index)) return rows;
    if (inner === undefined) return rows.length >= 500 ? rows : [...rows, blankRow];
    return rows.map((each, j) =>
      j === Number(row) ? { ...each, inner: withRow(field.fields, each.inner, inner) } : each,
    );
  });
}

/** An address from the first name that was typed; a number of its own when that is taken. */
async function freeIri(ctx: Ctx, { module, type, fields, filled }: Posted): Promise<string> {
  const names = new Set(module.labels.filter(({ kind }) => kind === 'preferred').map(({ property }) => property));
  const rows = fields.flatMap((field, i) => (names.has(field.path) ? (filled[i] ?? []) : []));
  const name = slug(
    (rows.find(({ text, lang }) => text !== '' && lang === 'nl') ?? rows.find(({ text }) => text !== ''))?.text ?? '',
  );
  const free = name !== '' && (await ctx.hub.state.find(type.name, name)) === undefined;
  const ref = free ? name : [name, randomBytes(4).toString('hex')].filter(Boolean).join('-');
  return thingIri(ctx.hub.base, type.name, ref);
}
