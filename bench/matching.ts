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
  readFileSync(new URL(name, data), 'utf8').trimEnd().split(/\r?\n/).slice(1).map((line) => line.split('\t'));
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
  const others = readFileSync(new URL('aat-nl/embedding_data.csv', data), 'utf8').trimEnd().split('\n').slice(1)
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

/** Plain trigram Dice over lower-cased labels padded with two spaces before and one after, ties in order of the file. */
function plainDice(task: Task): (text: string) => readonly string[] {
  const runs = (text: string): Set<string> => {
    const padded = `  ${text.toLowerCase()} `;
    return new Set(Array.from({ length: padded.length - 2 }, (_none, i) => padded.slice(i, i + 3)));
  };
  const index = new Map<string, number[]>();
  const sizes = task.targets.map(({ label }, i) => {
    const own = runs(label);
    for (const run of own) index.set(run, [...(index.get(run) ?? []), i]);
    return own.size;
  });
  return (text) => {
    const own = runs(text);
    const shared = new Map<number, number>();
    for (const run of own) for (const i of index.get(run) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    return [...shared].map(([i, n]) => [i, (2 * n) / (own.size + (sizes[i] ?? 0))] as const)
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 5).map(([i]) => task.targets[i]?.id ?? '');
  };
}

async function measure(task: Task): Promise<void> {
  const { search, add } = pond();
  const ids = new Map<string, string>();
  const events = task.targets.map(({ id, label }, i) => {
    ids.set(`t${i}`, id);
    return concept(`t${i}`, [['prefLabel', label, 'nl']], { subject: `urn:target:${'x'.repeat(i % 3)}` + `${i}` });
  });
  for (let i = 0; i < events.length; i += 2_000) add(events.slice(i, i + 2_000));
  const ask = async (text: string): Promise<readonly string[]> =>
    (await search.candidates({ text, marks: ['public'], lang: 'nl', limit: 5 })).map(({ ref }) => ids.get(ref) ?? '');
  const plain = plainDice(task);
  const hits = { plain1: 0, plain5: 0, ours1: 0, ours5: 0 };
  let ms = 0;
  for (const { text, gold } of task.queries) {
    const start = performance.now();
    const ours = await ask(text);
    ms += performance.now() - start;
    const dice = plain(text);
    if (gold.has(dice[0] ?? '')) hits.plain1++;
    if (dice.some((id) => gold.has(id))) hits.plain5++;
    if (gold.has(ours[0] ?? '')) hits.ours1++;
    if (ours.some((id) => gold.has(id))) hits.ours5++;
    if (process.env['MISSES'] !== undefined && !gold.has(ours[0] ?? ''))
      say(`  ${gold.has(dice[0] ?? '') ? 'LOST' : 'miss'} ${text} → ${[...gold].join(' | ')} : ${ours.join(' | ')}`);
  }
  const percent = (n: number): string => ((100 * n) / task.queries.length).toFixed(1);
  say(`${task.name}: ${task.queries.length} queries, ${task.targets.length} targets, ${(ms / task.queries.length).toFixed(1)} ms a query`);
  say(`  plain trigram Dice   hit@1 ${percent(hits.plain1)}   hit@5 ${percent(hits.plain5)}`);
  say(`  the hub              hit@1 ${percent(hits.ours1)}   hit@5 ${percent(hits.ours5)}`);
}

if (existsSync(data)) {
  await measure(deboer());
  await measure(vkc());
} else say('skipped: ../shared/data is not there');
