// Reserves a tour for a group, and cancels it: guides found, visits written together, or nothing of it.
// Two groups that want the same guide in the same instant: the writer refuses one, and other guides are tried.
import type { Quad } from '@rdfjs/types';
import { reservationPoint } from '../../../access/policy.ts';
import { allQuads } from '../../../documents/visible.ts';
import type { Hub } from '../../../hub.ts';
import { Problem } from '../../../problem.ts';
import { thingIri } from '../../../rdf/refs.ts';
import type { Draft } from '../../../write.ts';
import { standingOf, terms } from '../core/words.ts';
import { guidesAmong } from '../index/products.ts';
import { createWorld } from '../index/world.ts';
import { guidesFor } from './guides.ts';
import { partsOf, type Product, type Wish } from './split.ts';
import { cancelledQuads, visitQuads, type Contact } from './visit.ts';

export const tries = 4;
export const newVisit = (hub: Hub): string => thingIri(hub.base, 'visit', crypto.randomUUID());

/** Only what somebody else did in between is tried again. */
export const isRace = (error: unknown): boolean =>
  error instanceof Problem && (error.type === 'conflict' || error.type === 'stale');

export interface Own {
  /** Visits that are to make place for what is asked. */
  readonly subjects: readonly string[];
  /** Guides who know the group already: they come first. */
  readonly guides: readonly string[];
}

/** @returns a guide for each part of the group, or undefined when it does not fit then */
export function findGuides(
  hub: Hub,
  product: Product,
  wish: Wish,
  { subjects, guides: known }: Own = { subjects: [], guides: [] },
): readonly string[] | undefined {
  const world = createWorld(hub.views);
  const seen = {
    ...world,
    occupied: (...asked: Parameters<typeof world.occupied>) =>
      world.occupied(...asked).filter(({ claim }) => !subjects.includes(claim)),
  };
  const first = (subject: string, museum: string | null): number =>
    (known.includes(subject) ? 2 : 0) + (museum === product.museum ? 1 : 0);
  const guides = guidesAmong(hub.views, wish.lang).toSorted(
    (a, b) => first(b.subject, b.museum) - first(a.subject, a.museum),
  );
  return guidesFor(seen, product, wish, { guides, now: hub.now().getTime() });
}

/** @returns the secret of the link, or undefined when there are too few guides then */
export async function reserve(hub: Hub, product: Product, wish: Wish, contact: Contact): Promise<string | undefined> {
  const { base } = hub;
  for (let i = 0; i < tries; i++) {
    const guides = findGuides(hub, product, wish);
    if (guides === undefined) return undefined;
    const drafts = partsOf(product, wish).map((part, n): Draft => {
      const subject = newVisit(hub);
      const visit = { base, subject, product, lang: wish.lang, part, guide: guides[n] ?? '', contact };
      return { subject, expected: null, quads: visitQuads(visit) };
    });
    try {
      await hub.write(reservationPoint, drafts, 'Booked at the public reservation point');
    } catch (error) {
      if (isRace(error)) continue;
      throw error;
    }
    const target = drafts.map(({ subject }) => subject).join(' ');
    return hub.secretLinks.create({ kind: 'visit', target, owner: reservationPoint.iri, role: reservationPoint.role })
      .secret;
  }
  return undefined;
}

export interface Standing {
  readonly subject: string;
  readonly seq: number;
  readonly quads: readonly Quad[];
  readonly guides: readonly string[];
}

/** The visits of a reservation that still hold something, in the order of its link. */
export async function standingVisits(hub: Hub, subjects: readonly string[]): Promise<readonly Standing[]> {
  const events = await Promise.all(subjects.map((subject) => hub.log.latest(subject)));
  return events.flatMap((event): Standing[] => {
    if (event === undefined || event.action === 'delete') return [];
    const quads = allQuads(event);
    const of = (property: string): string[] =>
      quads
        .filter((q) => q.subject.value === event.subject && q.predicate.value === property)
        .map((q) => q.object.value);
    if (standingOf(hub.base, of(terms.reservationStatus)[0]) === 'cancelled') return [];
    return [{ subject: event.subject, seq: event.seq, quads, guides: of(terms.responsible) }];
  });
}

export const ownOf = (standing: readonly Standing[]): Own => ({
  subjects: standing.map(({ subject }) => subject),
  guides: standing.flatMap(({ guides }) => guides),
});

export const cancelledDraft = ({ subject, seq, quads }: Standing): Draft => ({
  subject,
  expected: seq,
  quads: cancelledQuads(subject, quads),
});

/** Cancels every part of a reservation. The visits stay for the numbers; the guides are free again. */
export async function cancel(hub: Hub, subjects: readonly string[]): Promise<void> {
  const standing = await standingVisits(hub, subjects);
  if (standing.length > 0)
    await hub.write(reservationPoint, standing.map(cancelledDraft), 'Cancelled by the group, with its link');
}
