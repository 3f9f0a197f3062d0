// What may become of a proposal and of a candidate: who proposes, who comments, who decides, and that nothing is rewritten. Pure.
import type { Quad } from '@rdfjs/types';
import type { Attempt, Rule, TypeSpec } from '../../module.ts';
import { iri, ownIri } from '../../rdf/ns.ts';

const creator = iri('dct', 'creator');
const status = iri('adms', 'status');

const valuesOf = (quads: readonly Quad[], subject: string, predicate: string): readonly string[] =>
  quads.filter((q) => q.subject.value === subject && q.predicate.value === predicate).map((q) => q.object.value);

const keyOf = (q: Quad): string =>
  `${q.subject.value} ${q.predicate.value} ${q.object.termType} ${q.object.value} ${q.object.termType === 'Literal' ? `${q.object.datatype.value}@${q.object.language}` : ''}`;

/** Only its maker's: nobody signs for another. */
const signedBy = ({ after, subject, actor }: Attempt): boolean => {
  const makers = valuesOf(after, subject, creator);
  return makers.length === 1 && makers[0] === actor;
};

/** A term that somebody proposes who does not write in the list: new, a candidate, signed with who they are here. */
export const candidateOnly =
  (base: string): Rule =>
  (attempt) => {
    const { before, after, subject } = attempt;
    if (before.length > 0) return 'Your role may not change this. Propose the change: POST it to /propose.';
    const statuses = valuesOf(after, subject, status);
    if (statuses.length !== 1 || statuses[0] !== ownIri(base, 'candidate'))
      return 'Your role may propose a term: give it adms:status vijver:candidate.';
    if (valuesOf(after, subject, ownIri(base, 'visibility')).length > 0) return 'A candidate is internal by itself.';
    if (!signedBy(attempt)) return `A candidate is signed by who proposes it: dct:creator <${attempt.actor}>.`;
    return undefined;
  };

export function proposalRule(base: string): Rule {
  const own = (local: string): string => ownIri(base, local);
  const movable = new Set([status, own('decidedBy'), own('decidedAt'), own('decisionReason'), own('comment')]);
  return (attempt) => {
    const { before, after, subject } = attempt;
    const [was, is] = [valuesOf(before, subject, status)[0], valuesOf(after, subject, status)[0]];
    if (before.length === 0) return newProposal(attempt, own, is);
    const kept = new Set(after.map(keyOf));
    const fixed = (q: Quad): boolean => q.subject.value !== subject || !movable.has(q.predicate.value);
    if (before.some((q) => (fixed(q) || q.predicate.value === own('comment')) && !kept.has(keyOf(q))))
      return 'A proposal is not rewritten: comment on it, withdraw it and make another.';
    const old = new Set(before.map(keyOf));
    const fresh = after.filter((q) => !old.has(keyOf(q)));
    return strayIn(fresh, attempt, own) ?? (was === is ? undefinedDecision(fresh, subject) : moved(attempt, own, was));
  };
}

type Own = (local: string) => string;

function newProposal(attempt: Attempt, own: Own, is: string | undefined): string | undefined {
  const { after, subject } = attempt;
  if (is !== own('proposed')) return 'A new proposal has adms:status vijver:proposed.';
  if (!signedBy(attempt)) return `A proposal is signed by who makes it: dct:creator <${attempt.actor}>.`;
  const decided = after.some((q) => q.subject.value === subject && /#deci/.test(q.predicate.value));
  if (decided) return 'A new proposal is not decided yet.';
  return unsignedComment(after, attempt, own);
}

/** New statements can only be comments of one's own, or the decision. */
function strayIn(fresh: readonly Quad[], attempt: Attempt, own: Own): string | undefined {
  const comments = new Set(valuesOf(fresh, attempt.subject, own('comment')));
  const allowed = new Set([status, own('decidedBy'), own('decidedAt'), own('decisionReason'), own('comment')]);
  const stray = fresh.some((q) =>
    q.subject.value === attempt.subject ? !allowed.has(q.predicate.value) : !comments.has(q.subject.value),
  );
  if (stray) return 'To a proposal one can only add a comment or a decision.';
  return unsignedComment(fresh, attempt, own);
}

const unsignedComment = (quads: readonly Quad[], { subject, actor }: Attempt, own: Own): string | undefined =>
  valuesOf(quads, subject, own('comment')).some((node) => valuesOf(quads, node, creator).join() !== actor)
    ? `A comment is signed by who makes it: dct:creator <${actor}>.`
    : undefined;

const undefinedDecision = (fresh: readonly Quad[], subject: string): string | undefined =>
  fresh.some((q) => q.subject.value === subject && /#deci/.test(q.predicate.value))
    ? 'A decision comes with a new status.'
    : undefined;

function moved(attempt: Attempt, own: Own, was: string | undefined): string | undefined {
  const { after, subject, actor } = attempt;
  if (was !== own('proposed')) return 'This proposal is closed. Make another.';
  const is = valuesOf(after, subject, status)[0];
  if (valuesOf(after, subject, own('decidedBy')).join() !== actor)
    return `A decision is signed by who takes it: vijver:decidedBy <${actor}>.`;
  if (is === own('withdrawn')) return signedBy(attempt) ? undefined : 'Only who made a proposal withdraws it.';
  if (!attempt.decides) return 'Who may change the thing itself decides about a proposal for it.';
  if (is === own('rejected'))
    return valuesOf(after, subject, own('decisionReason')).length === 1 ? undefined : 'A rejection needs a reason.';
  return attempt.applies ? undefined : 'A proposal is accepted together with its change: POST to /accept.';
}

/** A change to a thing that exists, made by who may not make it at once. Internal, whatever it says. */
export const proposalType = (base: string): TypeSpec => ({
  name: 'proposal',
  class: ownIri(base, 'Proposal'),
  visibility: 'internal',
  atMost: 'internal',
  about: ownIri(base, 'proposalFor'),
  carries: ownIri(base, 'proposedState'),
  rule: proposalRule(base),
  nl: ['voorstel', 'voorstellen'],
  en: ['proposal', 'proposals'],
});
