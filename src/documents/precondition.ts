// Which version a writer saw (RFC 9110 §13). Refuses to guess: a change without a version is not a change.
import type { Request } from 'express';
import { Problem } from '../problem.ts';

/** The log position in an ETag such as `"123"`, `W/"123.ttl"`; undefined when it is not one of ours. */
const seqOf = (tag: string): number | undefined => {
  const [, digits] = /^\s*(?:W\/)?"(\d{1,15})(?:\.[\w.-]*)?"\s*$/.exec(tag) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

/**
 * @param current the standing version, or null when there is none
 * @returns what the log must find: a seq, null for “must be new”
 * @throws Problem missing-precondition, stale, exists
 */
export function expectedVersion(request: Request, current: number | null): number | null {
  const match = request.headers['if-match'];
  if (match !== undefined) return matching(match, current);
  const none = request.headers['if-none-match'];
  if (none !== undefined && none.trim() !== '*')
    throw new Problem('bad-request', 'If-None-Match on a write can only be “*”: the thing must be new.');
  if (current === null || none !== undefined) return null;
  throw new Problem(
    'missing-precondition',
    `This exists, as version ${current}. Send If-Match: "${current}" to change it.`,
    {
      current,
    },
  );
}

function matching(match: string, current: number | null): number {
  if (current === null) throw new Problem('stale', 'This does not exist (any more), so no version of it matches.');
  if (match.trim() === '*') return current;
  const seqs = match.split(',').map(seqOf);
  if (seqs.includes(current)) return current;
  throw new Problem('stale', `The current version is ${current}; you sent If-Match: ${match.slice(0, 80)}.`, {
    current,
  });
}
