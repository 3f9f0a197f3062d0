// A table of the digital-maturity scan to scores: museum, date, aspect, score, statement. Statements are never shipped with the hub.
// Leaves out, and tells, a row whose museum, date or score cannot be; the same row has the same address each time.
import { createHash } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import { CsvError, parse } from 'csv-parse/sync';
import { museums } from '../access/policy.ts';
import { Problem } from '../problem.ts';
import { iri, node, ownIri, rdfType } from '../rdf/ns.ts';
import { museumIri, slug, thingIri } from '../rdf/refs.ts';
import { literal, namedNode, quad } from '../rdf/terms.ts';

export interface ScoreOptions {
  readonly base: string;
  readonly lang: string;
  readonly museum?: string | undefined;
  readonly onDropped: (what: string) => void;
}

const columns = {
  museum: ['museum', 'instelling', 'institution'],
  date: ['datum', 'date', 'jaar', 'year'],
  aspect: ['onderdeel', 'aspect', 'domein', 'domain'],
  score: ['score', 'punten', 'points'],
  statement: ['uitspraak', 'stelling', 'statement'],
} as const;
type Column = keyof typeof columns;
type Row = Readonly<Record<Column, string>>;

const mostCharacters = 20_000_000;

/** @throws Problem `bad-syntax` for what is no table, `bad-request` for one without the five columns */
export async function* readScores(
  pieces: () => AsyncIterable<string>,
  options: ScoreOptions,
): AsyncIterable<readonly Quad[]> {
  let text = '';
  for await (const piece of pieces()) {
    text += piece;
    if (text.length > mostCharacters) throw new Problem('bad-request', 'A table of scores holds at most 20 MB.');
  }
  const [heads = [], ...lines] = tableIn(text);
  const at = placesOf(heads, options.museum);
  for (const [i, cells] of lines.entries()) {
    const said = Object.fromEntries(
      Object.entries(at).map(([name, place]) => [
        name,
        place < 0 ? (options.museum ?? '') : (cells[place] ?? '').trim(),
      ]),
    ) as Row;
    const row = { ...said, museum: museumOf(said.museum) };
    const wrong = wrongIn(row);
    if (wrong !== undefined) options.onDropped(`regel ${i + 2}: ${wrong}`);
    else yield toQuads(row, options);
  }
}

function tableIn(text: string): readonly (readonly string[])[] {
  const first = text.split('\n', 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  try {
    return parse(text, { delimiter, bom: true, skip_empty_lines: true, relax_column_count: true }) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Problem('bad-syntax', `This is not CSV: ${error.message.slice(0, 200)}`, {}, error);
  }
}

/** Where each column stands; -1 for the museum when the order names it. */
function placesOf(heads: readonly string[], museum: string | undefined): Readonly<Record<Column, number>> {
  const said = heads.map((head) => head.trim().toLowerCase());
  const found = Object.entries(columns).map(
    ([name, names]) => [name, said.findIndex((head) => names.some((each) => each === head))] as const,
  );
  const missing = found.filter(([name, place]) => place < 0 && !(name === 'museum' && museum !== undefined));
  if (missing.length > 0)
    throw new Problem('bad-request', {
      nl: `De tabel mist de kolom ${missing.map(([name]) => columns[name as Column][0]).join(', ')}. Een scan heeft: museum, datum, onderdeel, score, uitspraak.`,
      en: `The table lacks the column ${missing.map(([name]) => name).join(', ')}. A scan has: museum, date, aspect, score, statement.`,
    });
  return Object.fromEntries(found) as Record<Column, number>;
}

/** Tables of people name a museum as its door does: “S.M.A.K.”, “Huis van Alijn”. */
const fullNames: Readonly<Record<string, string>> = {
  huisvanalijn: 'hva',
  mskgent: 'msk',
  designmuseumgent: 'dmg',
  designmuseum: 'dmg',
};
const museumOf = (said: string): string => {
  const plain = said.toLowerCase().replace(/[^a-z]/g, '');
  return fullNames[plain] ?? (museums.some((key) => key === plain) ? plain : said);
};

const dayOf = (text: string): string | undefined => {
  const day = /^\d{4}$/.test(text) ? `${text}-01-01` : text;
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined;
};
const numberOf = (text: string): number | undefined => {
  const value = Number(text.replace(',', '.'));
  return text !== '' && Number.isFinite(value) && value >= 0 && value <= 100 ? value : undefined;
};

function wrongIn({ museum, date, score, aspect, statement }: Row): string | undefined {
  if (!museums.some((key) => key === museum)) return `“${museum.slice(0, 40)}” is geen museum: ${museums.join(', ')}`;
  if (dayOf(date) === undefined) return `“${date.slice(0, 40)}” is geen datum zoals 2026-11-22 of 2026`;
  if (numberOf(score) === undefined) return `“${score.slice(0, 40)}” is geen score van 0 tot 100`;
  return aspect === '' || statement === '' ? 'onderdeel of uitspraak is leeg' : undefined;
}

function toQuads({ museum, date, aspect, score, statement }: Row, { base, lang }: ScoreOptions): readonly Quad[] {
  const day = dayOf(date) ?? '';
  const mark = createHash('sha256').update(`${aspect}\n${statement}`).digest('hex').slice(0, 12);
  const about = namedNode(thingIri(base, 'score', `${museum}-${day}-${slug(aspect).slice(0, 40)}-${mark}`));
  const say = (predicate: string, object: Quad['object']): Quad => quad(about, namedNode(predicate), object);
  return [
    say(rdfType, node('qb', 'Observation')),
    say(iri('dct', 'title'), literal(statement, lang)),
    say(ownIri(base, 'aspect'), literal(aspect)),
    say(ownIri(base, 'score'), literal(String(numberOf(score)), node('xsd', 'decimal'))),
    say(iri('dct', 'date'), literal(day, node('xsd', 'date'))),
    say(ownIri(base, 'museum'), namedNode(museumIri(base, museum))),
  ];
}
