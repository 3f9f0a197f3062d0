// Notes every write that happened. A trail that cannot be written is reported; what it tells of has happened all the same.
import type { Actor } from '../access/policy.ts';
import type { Receipt } from '../log/log.ts';
import type { Audit } from '../access/audit.ts';
import { situationOf } from './situation.ts';

interface Drafted {
  readonly subject: string;
}
type Write<D extends Drafted> = (actor: Actor, drafts: readonly D[], note?: string) => Promise<Receipt>;

export interface Noting {
  readonly audit: Audit;
  /** Is this IRI that of a person? */
  readonly isPerson: (iri: string) => boolean;
  readonly report: (error: unknown, where: string) => void;
}

export const withTrail =
  <D extends Drafted>(write: Write<D>, { audit, isPerson, report }: Noting): Write<D> =>
  async (actor, drafts, note) => {
    const receipt = await write(actor, drafts, note);
    const { tx, created, updated, deleted } = receipt;
    const [only] = drafts.length === 1 ? drafts : [];
    const whose = only !== undefined && isPerson(only.subject) ? { person: only.subject } : { subject: only?.subject };
    const detail = { tx: String(tx), created: String(created), updated: String(updated), deleted: String(deleted) };
    try {
      audit.record({ actor: actor.iri, action: 'write', door: situationOf(actor).door, detail, ...whose });
    } catch (error) {
      report(error, 'audit trail');
    }
    return receipt;
  };
