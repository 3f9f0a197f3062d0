// How many things shorter questions would find, when one found nothing: counted in the index alone, nothing read, nothing put in
// order. Up to a bound, so that a word which stands everywhere costs no more than a rare one.
import { setImmediate as turn } from 'node:timers/promises';
import { fold, words } from './fold.ts';
import { everythingThatFits } from './gather.ts';
import type { Reader } from './reader.ts';
import type { CountQuery, Counted } from './search.ts';
import { all, within } from './tokens.ts';
import type { Units } from './units.ts';

const [longest, mostTexts] = [200, 8];
/** Labels looked at for one text. */
const mostLabels = 5_000;

/** One count for each text, in their order; `more` when there may be more. */
export async function countFound(
  reader: Reader,
  units: Units,
  { texts, marks }: CountQuery,
): Promise<readonly Counted[]> {
  const where = within({ marks });
  const found: Counted[] = [];
  for (const text of texts.slice(0, mostTexts)) {
    const folded = fold(text.slice(0, longest));
    const question = { text, folded, list: words(folded, 8), lang: '' };
    const labels = folded === '' ? [] : reader.some(all(everythingThatFits(question), where), mostLabels + 1);
    units.catchUp();
    found.push({ n: thingsOf(units, labels.slice(0, mostLabels)), more: labels.length > mostLabels });
    await turn();
  }
  return found;
}

/** Labels come in the order of their things. */
function thingsOf(units: Units, labels: readonly number[]): number {
  let [n, last] = [0, 0];
  for (const label of labels) {
    const thing = units.thingOf(label);
    if (thing === 0 || thing === last) continue;
    last = thing;
    n += 1;
  }
  return n;
}
