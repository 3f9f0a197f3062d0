// What does a full-text search cost over 10,000 handbook pages of 1,000 words, beside a bare FTS5 table of the same texts asked
// for its twenty best in the same run? And what does reading one such page cost beside parsing nothing? `SMALL=1` for a quick look.
import { DatabaseSync } from 'node:sqlite';
import { operator } from '../src/access/policy.ts';
import { iri, ownIri, rdfType } from '../src/rdf/ns.ts';
import { literal, namedNode, quad } from '../src/rdf/terms.ts';
import { testHub } from '../test/hub.ts';
import { median, tell, timed } from './lib/numbers.ts';

const base = 'http://hub.test';
const count = process.env['SMALL'] === undefined ? 10_000 : 1000;
const [words, batch, rounds, barMs] = [1000, 250, 15, 50];
const syllables = 'ba de ki lo mu na pe ri so tu va we zo ga he'.split(' ');

/** The same word for the same number; common words come back often, as in a language. */
const wordOf = (n: number): string => {
  const value = Math.floor(((n * 2_654_435_761) % 4_294_967_296) ** 0.5);
  return [value % 15, Math.floor(value / 15) % 15, Math.floor(value / 225) % 15].map((i) => syllables[i]).join('');
};
const textOf = (page: number): string =>
  Array.from({ length: words }, (_, i) => wordOf(page * words + i) + (i % 40 === 39 ? '.\n\n' : '')).join(' ');

const hub = await testHub({ base });
const bare = new DatabaseSync(':memory:');
bare.exec('create virtual table bare using fts5 (text)');
const add = bare.prepare('insert into bare (text) values (?)');
for (let from = 0; from < count; from += batch) {
  const drafts = Array.from({ length: Math.min(batch, count - from) }, (_, i) => {
    const subject = namedNode(`${base}/id/page/p${from + i}`);
    const say = (predicate: string, object: Parameters<typeof quad>[2]) => quad(subject, namedNode(predicate), object);
    const text = textOf(from + i);
    add.run(text);
    const quads = [
      say(rdfType, namedNode(iri('schema', 'TechArticle'))),
      say(iri('schema', 'headline'), literal(`Pagina ${from + i}`, 'nl')),
      say(iri('schema', 'text'), literal(text, 'nl')),
      say(ownIri(base, 'visibility'), namedNode(ownIri(base, 'public'))),
    ];
    return { subject: subject.value, module: 'wiki', type: 'page', museum: null, expected: null, quads };
  });
  await hub.hub.write(operator, drafts, 'bench');
}

async function medianOf(work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) times.push((await timed(async () => work())).ms);
  return median(times);
}

const best = bare.prepare('select rowid from bare where bare match ? order by rank limit 20');
const questions = [
  wordOf(12_345),
  wordOf(777_777 % (count * words)),
  `${wordOf(5)} ${wordOf(6)}`,
  wordOf(99).slice(0, 4),
];
for (const text of questions) {
  const ask = () =>
    hub.hub.search.search({ text, marks: ['public'], lang: 'nl', module: 'wiki', limit: 20, offset: 0 });
  const [ours, theirs] = [await medianOf(ask), await medianOf(() => best.all(`${text.split(' ').join('* ')}*`))];
  const figure = `${ours.toFixed(1)} ms, ${(ours / theirs).toFixed(0)} × bare FTS5`;
  tell(`${count} pages of ${words} words, “${text}”`, figure, { says: `under ${barMs} ms`, met: ours < barMs });
}
const page = await medianOf(async () => (await hub.get(`/doc/page/p${count >> 1}`, 'text/html')).text());
const other = await medianOf(async () => (await hub.get(`/doc/page/p${count >> 1}/timemap`, '*/*')).text());
tell(
  'reading a page of 1,000 words',
  `${page.toFixed(1)} ms, ${(page / other).toFixed(1)} × the smallest document about it (${other.toFixed(1)} ms)`,
);
bare.close();
await hub.close();
