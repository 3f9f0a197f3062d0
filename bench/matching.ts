// How well does the hub match names? Two yardsticks of real human decisions, beside plain trigram Dice in the same run.
//
// De Boer → GTAA: the queries are the distinct Dutch preferred labels of De Boer concepts that a person matched to GTAA
// (`gold/deboer_to_gtaa.tsv`). The targets are all GTAA labels of that file, each its own concept, among the 30,113
// labels of `aat-nl/embedding_data.csv` as distractors; labels that are equal in letters and case-folded are one target.
// A hit is a candidate whose label equals (case-folded) a label that the person chose.
//
// VKC → RKD: a target is one RKD address with one name, its `display_name`. The queries are the distinct local name
// forms. A hit is a candidate with an RKD address that the file gives for that name form.
//
// Honest limits: the weights of `score.ts` were chosen while looking at these two tasks, so the numbers are what they
// reach here, not a promise for other lists. Much of what is left has no answer in letters: synonyms (`Koken` →
// `voedselbereiding`), a distractor that is literally the query, two RKD records with one name. The hub is asked
// through its real index (SQLite), not through the score alone; MISSES=1 in the environment lists what it missed.
import { existsSync, readFileSync } from 'node:fs';
import { isCertain } from '../src/reconcile/certain.ts';
import { concept, pond } from '../test/search/pond.ts';

const data = new URL('../../shared/data/', import.meta.url);
const read = (name: string): readonly string[][] =>
  readFileSync(new URL(name, data), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split('\t'));
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

interface Task {
  readonly name: string;
  readonly targets: readonly { readonly id: string; readonly label: string }[];
  readonly queries: readonly { readonly text: string; readonly gold: ReadonlySet<string> }[];
}

function group(pairs: Iterable<readonly [string, string]>): Task['queries'] {
  const found = new Map<string, Set<string>>();
  for (const [text, id] of pairs) found.set(text, (found.get(text) ?? new Set()).add(id));
  return [...found].map(([text, gold]) => ({ text, gold }));
}

function deboer(): Task {
  const rows = read('gold/deboer_to_gtaa.tsv');
  const others = readFileSync(new URL('aat-nl/embedding_data.csv', data), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => (/^[^,]*,[^,]*,(.*),[^,]*$/.exec(line)?.[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'));
  const labels = new Map<string, string>();
  for (const label of [...rows.map((row) => row[2] ?? ''), ...others]) {
    const id = label.toLowerCase().trim();
    if (id !== '' && !labels.has(id)) labels.set(id, label);
  }
  const queries = group(rows.map((row) => [row[1] ?? '', (row[2] ?? '').toLowerCase().trim()] as const));
  return { name: 'De Boer → GTAA', targets: [...labels].map(([id, label]) => ({ id, label })), queries };
}

function vkc(): Task {
  const rows = read('gold/vkc_creator_to_rkd_viaf_wikidata.tsv').filter((row) => row[2]?.startsWith('http'));
  const targets = new Map(rows.map((row) => [row[2] ?? '', row[1] ?? '']));
  const queries = group(rows.map((row) => [row[0] ?? '', row[2] ?? ''] as const));
  return { name: 'VKC → RKD', targets: [...targets].map(([id, label]) => ({ id, label })), queries };
}

function runs(text: string): ReadonlySet<string> {
  const padded = `  ${text.toLowerCase()} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_none, i) => padded.slice(i, i + 3)));
}

interface Answer {
  /** Ids, best first. */
  readonly found: readonly string[];
  /** Would a client take the first without a person looking? */
  readonly certain: boolean;
}

type Ask = (text: string) => Promise<Answer>;

/** Plain trigram Dice over lower-cased labels padded with two spaces before and one after, ties in order of the file. */
function plainDice(task: Task): Ask {
  const index = new Map<string, number[]>();
  const sizes = task.targets.map(({ label }, i) => {
    const own = runs(label);
    for (const each of own) {
      const list = index.get(each);
      if (list === undefined) index.set(each, [i]);
      else list.push(i);
    }
    return own.size;
  });
  return async (text) => {
    const own = runs(text);
    const shared = new Map<number, number>();
    for (const each of own) for (const i of index.get(each) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    const found = [...shared]
      .map(([i, n]) => [i, (2 * n) / (own.size + (sizes[i] ?? 0))] as const)
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, 5)
      .map(([i]) => task.targets[i]?.id ?? '');
    return { found, certain: false };
  };
}

function hub(task: Task): Ask {
  const { search, add } = pond();
  const ids = new Map(task.targets.map(({ id }, i) => [`t${i}`, id]));
  const events = task.targets.map(({ label }, i) =>
    concept(`t${i}`, [['prefLabel', label, 'nl']], { subject: `urn:target:${i}` }),
  );
  for (let i = 0; i < events.length; i += 2_000) add(events.slice(i, i + 2_000));
  return async (text) => {
    const candidates = await search.candidates({ text, marks: ['public'], lang: 'nl', limit: 5 });
    return { found: candidates.map(({ ref }) => ids.get(ref) ?? ''), certain: isCertain(candidates) };
  };
}

const percent = (part: number, of: number): string => ((100 * part) / of).toFixed(1).padStart(5);

/** Prints what was found; with MISSES set in the environment also what was missed. */
async function measure(name: string, ask: Ask, { queries }: Task): Promise<void> {
  const start = performance.now();
  const rows: { readonly text: string; readonly gold: ReadonlySet<string>; readonly answer: Answer }[] = [];
  for (const { text, gold } of queries) rows.push({ text, gold, answer: await ask(text) });
  const ms = (performance.now() - start) / queries.length;
  const right = rows.filter(({ gold, answer }) => gold.has(answer.found[0] ?? ''));
  const five = rows.filter(({ gold, answer }) => answer.found.some((id) => gold.has(id)));
  const taken = rows.filter(({ answer }) => answer.certain);
  const hits = `hit@1 ${percent(right.length, rows.length)}   hit@5 ${percent(five.length, rows.length)}`;
  say(`  ${name.padEnd(20)} ${hits}   ${ms.toFixed(1)} ms a query`);
  const same = taken.filter((row) => right.includes(row)).length;
  if (taken.length > 0)
    say(`    taken without a person: ${taken.length}, of which ${percent(same, taken.length)} % as the person did`);
  if (process.env['MISSES'] === undefined) return;
  for (const row of rows.filter((each) => !right.includes(each)))
    say(`    ${row.text} → ${[...row.gold].join(' | ')} : ${row.answer.found.join(' | ')}`);
}

async function run(task: Task): Promise<void> {
  say(`${task.name}: ${task.queries.length} queries, ${task.targets.length} targets`);
  await measure('plain trigram Dice', plainDice(task), task);
  await measure('the hub', hub(task), task);
}

if (existsSync(data)) {
  await run(deboer());
  await run(vkc());
} else say('skipped: ../shared/data is not there');
