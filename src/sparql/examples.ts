// The library of questions: each runs on the demonstration content, is explained, and is shown to who may see its answer.
import { marksSeenBy, type Actor, type Mark } from '../access/policy.ts';
import { sharedExamples } from './examples-shared.ts';
import { workExamples } from './examples-work.ts';
import { withPrefixes } from './prefixes.ts';

interface Words {
  /** What it asks, as a heading. */
  readonly title: string;
  /** How it works, or what to change in it. */
  readonly text: string;
}

export interface Example {
  readonly module: 'terms' | 'planning' | 'training' | 'wiki';
  readonly nl: Words;
  readonly en: Words;
  readonly query: string;
  /** Its answer is for those who see this mark; left out: for everybody. */
  readonly mark?: Mark;
}

/** @param base of the hub, for its own things; prefixes that a query uses are declared */
export const examples = (base: string): readonly Example[] =>
  [...sharedExamples, ...workExamples].map((example) => ({
    ...example,
    query: withPrefixes(example.query.replaceAll('{base}', base), base),
  }));

/** Those whose answer this asker sees. */
export const examplesFor = (base: string, actor: Actor): readonly Example[] =>
  examples(base).filter(({ mark }) => mark === undefined || marksSeenBy(actor).includes(mark));
