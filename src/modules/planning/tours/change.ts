// Changes a group's reservation: what no longer fits is never lost, for the new visits are written and the old ones freed as one.
import type { Hub } from '../../../hub.ts';
import { reservationPoint } from '../../../access/policy.ts';
import type { Draft } from '../../../write.ts';
import {
  cancelledDraft,
  findGuides,
  isRace,
  newVisit,
  ownOf,
  standingVisits,
  tries,
  type Standing,
} from './reserve.ts';
import { partsOf, type Product, type Wish } from './split.ts';
import { contactOf, visitQuads, type Contact } from './visit.ts';

export interface Asked {
  readonly product: Product;
  readonly wish: Wish;
  /** What is to be another; empty texts stay as they are. */
  readonly contact: Contact;
}

export interface OwnLink {
  readonly id: string;
  readonly subjects: readonly string[];
}

/**
 * Changes a reservation as one transaction: guides who know the group stay when they can, others are found, what is no
 * longer needed is cancelled. @returns false when it does not fit then: what stood stands
 */
export async function change(hub: Hub, { id, subjects }: OwnLink, { product, wish, contact }: Asked): Promise<boolean> {
  for (let i = 0; i < tries; i++) {
    const standing = await standingVisits(hub, subjects);
    const guides = findGuides(hub, product, wish, ownOf(standing));
    if (guides === undefined) return false;
    const drafts = changedDrafts(hub, standing, { product, wish, contact, guides });
    // The link first, as a union: a subject that is never written opens nothing, and one that is not in it could be lost.
    hub.secretLinks.retarget(id, [...new Set([...subjects, ...drafts.map(({ subject }) => subject)])].join(' '));
    try {
      await hub.write(reservationPoint, drafts, 'Changed by the group, with its link');
      return true;
    } catch (error) {
      if (!isRace(error)) throw error;
    }
  }
  return false;
}

function changedDrafts(
  hub: Hub,
  standing: readonly Standing[],
  { product, wish, contact, guides }: Asked & { readonly guides: readonly string[] },
): readonly Draft[] {
  const [first] = standing;
  const known = first === undefined ? contact : merged(contact, contactOf(first.quads, first.subject));
  const parts = partsOf(product, wish);
  const made = parts.map((part, n): Draft => {
    const before = standing[n];
    const subject = before?.subject ?? newVisit(hub);
    const visit = { base: hub.base, subject, product, lang: wish.lang, part, guide: guides[n] ?? '', contact: known };
    return { subject, expected: before?.seq ?? null, quads: visitQuads(visit, before?.quads) };
  });
  return [...made, ...standing.slice(parts.length).map(cancelledDraft)];
}

const merged = (asked: Contact, known: Contact): Contact => ({
  name: asked.name || known.name,
  email: asked.email || known.email,
  telephone: asked.telephone || known.telephone,
  affiliation: asked.affiliation || known.affiliation,
});
