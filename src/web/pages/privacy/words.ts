// Codes of the audit trail in the reader's language.
import type { FrameCtx } from '../../context.ts';
import type { WordKey } from '../../words.ts';

const purposeWords: Readonly<Record<string, WordKey>> = {
  planning: 'purpose.planning',
  training: 'purpose.training',
  people: 'purpose.people',
  support: 'purpose.support',
  request: 'purpose.request',
  'not-stated': 'purpose.not-stated',
};

export const purposeWord = (ctx: FrameCtx, purpose: string): string => {
  const key = purposeWords[purpose];
  return key === undefined ? purpose : ctx.t(key);
};

const actionWords: Readonly<Record<string, WordKey>> = {
  read: 'audit.read',
  write: 'audit.write',
  query: 'audit.query',
  forget: 'audit.forget',
  retention: 'audit.retention',
  approve: 'audit.approve',
  tell: 'audit.tell',
};

/** What was done, in a word; an action without one keeps its code. */
export const actionWord = (ctx: FrameCtx, action: string): string => {
  const key = actionWords[action];
  return key === undefined ? action : ctx.t(key);
};
