// The record of processing and the job that keeps to it, as pages and commands know them. One run at a time.
import type { Actor } from '../access/policy.ts';
import { situationOf } from '../audit/situation.ts';
import { Problem } from '../problem.ts';
import type { Kind } from './kinds.ts';
import type { Approval, Run } from './records.ts';
import { runRetention, type RetentionParts } from './run.ts';

export interface Retention {
  readonly kinds: readonly Kind[];
  /** @throws Problem too-many while another run is busy */
  readonly run: (options?: { readonly dryRun?: boolean }) => Promise<readonly Run[]>;
  /** A decision about records under a selection list. @throws Problem bad-request for a kind that waits for none */
  readonly approve: (kind: string, reference: string, by: Actor) => void;
  readonly approval: (kind: string) => Approval | undefined;
  readonly runs: (limit: number) => readonly Run[];
  readonly lastRun: () => string | undefined;
}

const longestReference = 200;

export function createRetention(parts: RetentionParts): Retention {
  const { kinds, records, audit, now } = parts;
  let busy = false;
  return {
    kinds,
    runs: records.runs,
    lastRun: records.lastRun,
    approval: records.approval,
    async run({ dryRun = false } = {}) {
      if (busy) throw new Problem('too-many', 'Records are being tidied already.', { retryAfter: 60 });
      busy = true;
      return runRetention(parts, dryRun).finally(() => (busy = false));
    },
    approve(kind, reference, by) {
      const held = kinds.some((each) => each.kind === kind && each.hold);
      const text = reference.trim().slice(0, longestReference);
      if (!held) throw new Problem('bad-request', `“${kind}” waits for no decision.`);
      if (text === '')
        throw new Problem('bad-request', 'Say where the decision can be found, such as the number of the minutes.');
      records.approve({ kind, at: now().toISOString(), by: by.iri, reference: text });
      audit.record({ actor: by.iri, action: 'approve', door: situationOf(by).door, detail: { kind, reference: text } });
    },
  };
}
