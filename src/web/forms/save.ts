// From a posted form to a version in the log, or back to the form with what is wrong and with all that was typed.
import type { Quad } from '@rdfjs/types';
import { hiddenQuads } from '../../documents/visible.ts';
import type { Module, TypeSpec } from '../../module.ts';
import { Problem } from '../../problem.ts';
import { iri, ownIri, rdfType } from '../../rdf/ns.ts';
import { docPath, refOf } from '../../rdf/refs.ts';
import { namedNode, quad } from '../../rdf/terms.ts';
import type { Field, Violation } from '../../shacl/shapes.ts';
import type { Draft } from '../../write.ts';
import type { Ctx } from '../context.ts';
import type { Thing } from '../thing.ts';
import { freeIri } from './address.ts';
import { choose } from './merge.ts';
import { noErrors, withOthers, type FormErrors } from './errors.ts';
import { mendable } from './failed.ts';
import { fingerprint, touched } from './fields.ts';
import { quadsFrom } from './quads.ts';
import { resolver } from './resolve.ts';
import { withoutRow, withRow } from './rows.ts';
import { seqIn, textIn, type Body, type Filled } from './typed.ts';
import { filledAt, type Both } from './versions.ts';

export interface Posted {
  readonly module: Module;
  readonly type: TypeSpec;
  readonly fields: readonly Field[];
  readonly filled: Filled;
  readonly body: Body;
  /** The thing that stands; undefined for a new one. */
  readonly thing?: Thing;
  /** Why this may not be saved before a person has looked at it again. */
  readonly held?: Held | undefined;
  /** Keeps the whole state another way than as a version: as a proposal. Gives where that is read. */
  readonly send?: (quads: readonly Quad[], why: string) => Promise<string>;
}

export interface Held {
  readonly status: number;
  readonly message: string;
}

export interface Outcome {
  /** Where the saved thing is read; undefined when the form comes back. */
  readonly saved?: string;
  readonly fields: readonly Field[];
  readonly filled: Filled;
  readonly errors: FormErrors;
  readonly why: string;
  readonly status: number;
  /** The version that the writer saw; what they post next is compared with it. */
  readonly seq: number | undefined;
  /** What stood before and what stands now, when somebody else was before. */
  readonly both?: Both;
}

/** @throws Problem when the form is of another shape */
export async function save(ctx: Ctx, posted: Posted): Promise<Outcome> {
  const { fields, body, thing, held } = posted;
  sameForm(fields, textIn(body, '_form'), held);
  const filled = await chosen(ctx, posted);
  const why = textIn(body, '_note').slice(0, 300);
  const form = { fields, filled, why, seq: seqIn(body), errors: noErrors, status: 200 };
  if (held) return { ...form, errors: { at: new Map(), general: [held.message] }, status: held.status };
  const redrawn = asked(fields, filled, body);
  if (redrawn !== undefined) return { ...form, filled: redrawn };
  const subject = thing?.resource.subject ?? (await freeIri(ctx, { ...posted, filled }));
  const words = { badIri: ctx.t('form.badIri'), noHour: ctx.t('form.noHour') };
  const reading = { before: thing?.quads ?? [], resolve: resolver(ctx), words };
  try {
    const read = await quadsFrom(fields, filled, { subject: namedNode(subject), reading, prefix: 'f' });
    if (read.errors.size > 0) {
      const violations = await violationsIn(ctx, posted, subject, read.quads);
      return { ...form, errors: withOthers(read.errors, violations, { ...form, subject }, ctx.lang), status: 422 };
    }
    return { ...form, status: 303, saved: await keep(ctx, posted, { subject, quads: read.quads, why }) };
  } catch (error) {
    return mendable(ctx, error, { ...form, subject, thing });
  }
}

/** Writes what was filled in, or sends it as a proposal. @returns where it is read */
async function keep(
  ctx: Ctx,
  posted: Posted,
  { subject, quads, why }: { readonly subject: string; readonly quads: readonly Quad[]; readonly why: string },
): Promise<string> {
  if (posted.send !== undefined) return posted.send(wholeState(ctx, posted, subject, quads), why);
  await ctx.hub.write(ctx.actor, [draftOf(ctx, posted, subject, quads)], why || undefined);
  return docPath(posted.type.name, refOf(ctx.hub.base, subject));
}

/** What else is wrong, so that a person hears it all at once. */
const violationsIn = async (
  ctx: Ctx,
  posted: Posted,
  subject: string,
  filled: readonly Quad[],
): Promise<readonly Violation[]> =>
  (await ctx.hub.shapes.validate(posted.module.name, subject, wholeState(ctx, posted, subject, filled))).filter(
    ({ severity }) => severity === 'violation',
  );

/** The form as a button of it asked, without saving: a row more, a row less, or only drawn again. */
function asked(fields: readonly Field[], filled: Filled, body: Body): Filled | undefined {
  const [more, less] = [textIn(body, '_add'), textIn(body, '_del')];
  if (more !== '') return withRow(fields, filled, more);
  if (less !== '') return withoutRow(fields, filled, less);
  return textIn(body, '_redraw') === '' ? undefined : filled;
}

/** What was filled in, with the other's values where the writer chose those. */
async function chosen(ctx: Ctx, { fields, filled, body, thing }: Posted): Promise<Filled> {
  const others = new Set(fields.keys().filter((i) => textIn(body, `_pick.f${i}`) === 'theirs'));
  const seq = seqIn(body);
  if (others.size === 0 || thing === undefined || seq === undefined) return filled;
  return choose(filled, await filledAt(ctx, { fields, subject: thing.resource.subject, seq }), others);
}

const draftOf = (ctx: Ctx, posted: Posted, subject: string, filled: readonly Quad[]): Draft => ({
  subject,
  quads: completed(posted, subject, wholeState(ctx, posted, subject, filled)),
  module: posted.module.name,
  type: posted.type.name,
  museum: posted.thing ? posted.thing.resource.museum : ctx.museumFor(posted.module.name, posted.type.name),
  expected: posted.thing ? (seqIn(posted.body) ?? 0) : null,
});

const completed = ({ module, thing }: Posted, subject: string, quads: readonly Quad[]): readonly Quad[] =>
  module.complete?.(subject, quads, thing?.quads ?? []) ?? quads;

/**
 * The names in a form count the fields of the shape, so a form from before the shape changed must not be read.
 * @throws Problem `forbidden` when it is of an earlier session as well, else `bad-request`
 */
function sameForm(fields: readonly Field[], sent: string, held: Held | undefined): void {
  if (sent === fingerprint(fields)) return;
  if (held?.status === 403) throw new Problem('forbidden', 'This form is not of your present session. Open it again.');
  throw new Problem('bad-request', 'The form has changed since you opened it. Open it again.');
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
      ...[type.class, ...(type.also ?? [])].map((each) =>
        quad(namedNode(subject), namedNode(rdfType), namedNode(each)),
      ),
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
