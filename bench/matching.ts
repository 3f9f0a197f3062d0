// How well does the hub match names? Two yardsticks of real human decisions, beside plain trigram Dice in the same run.
//
// De Boer → GTAA: the queries are the distinct Dutch preferred labels of De Boer concepts that a person matched to GTAA
// (`gold/deboer_to_gtaa.tsv`). The targets are all GTAA labels of that file, each its own concept, among the 30,113
// labels of `aat-nl/embedding_data.csv` as distractors; labels that are equal in letters and case-folded are one target.
// A hit is a candidate whose label equals (case-folded) a label that the person chose.
//
// VKC → RKD: a target is one RKD address with one name, its `display_name`. The queries are the distinct local name
// forms. A hit is a candidate with an RKD address that the file gives for that name form.
import { existsSync, readFileSync } from 'node:fs';
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

type Ask = (text: string) => Promise<readonly string[]>;

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
    return [...shared]
      .map(([i, n]) => [i, (2 * n) / (own.size + (sizes[i] ?? 0))] as const)
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, 5)
      .map(([i]) => task.targets[i]?.id ?? '');
  };
}

function hub(task: Task): Ask {
  const { search, add } = pond();
  const ids = new Map(task.targets.map(({ id }, i) => [`t${i}`, id]));
  const events = task.targets.map(({ label }, i) =>
    concept(`t${i}`, [['prefLabel', label, 'nl']], { subject: `urn:target:${i}` }),
  );
  for (let i = 0; i < events.length; i += 2_000) add(events.slice(i, i + 2_000));
  return async (text) =>
    (await search.candidates({ text, marks: ['public'], lang: 'nl', limit: 5 })).map(({ ref }) => ids.get(ref) ?? '');
}

/** Prints one line; with MISSES set in the environment also what was missed. */
async function measure(name: string, ask: Ask, { queries }: Task): Promise<void> {
  let [first, five] = [0, 0];
  const start = performance.now();
  for (const { text, gold } of queries) {
    const found = await ask(text);
    if (gold.has(found[0] ?? '')) first++;
    else if (process.env['MISSES'] !== undefined) say(`    ${text} → ${[...gold].join(' | ')} : ${found.join(' | ')}`);
    if (found.some((id) => gold.has(id))) five++;
  }
  const ms = (performance.now() - start) / queries.length;
  const percent = (n: number): string => ((100 * n) / queries.length).toFixed(1).padStart(5);
  say(`  ${name.padEnd(20)} hit@1 ${percent(first)}   hit@5 ${percent(five)}   ${ms.toFixed(1)} ms a query`);
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
