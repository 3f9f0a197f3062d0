// Writes a thesaurus of N concepts as Turtle, with names as varied as real ones: compounds, phrases, two languages,
// synonyms, notes of different length, mappings, blank nodes. The same N gives the same file.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const heads =
  'vaas kan kruik schaal doos kast stoel tafel lamp weefgetouw affiche munt penning prent tekening klok orgel harmonica pers drukwals spoel wiel ketel oven schouw raam deur poort trap zuil kelk kandelaar kroon ring speld gesp knoop lint hoed schoen jas mantel schort kraag wieg pop bal bord spel kaart boek brief foto negatief film plaat'.split(
    ' ',
  );
const modifiers =
  'eiken glazen geglazuurde houten koperen vergulde beschilderde gevlochten zilveren tinnen ijzeren gietijzeren marmeren porseleinen aarden linnen katoenen wollen zijden lederen gelakte gedraaide gesneden gegoten geperste geëtste gegraveerde gedrukte handgemaakte machinale'.split(
    ' ',
  );
const uses =
  'keuken salon kerk school kermis markt haven spinnerij drukkerij apotheek brouwerij bakkerij boerderij stal kapel klooster herberg theater fabriek winkel atelier werkplaats kantoor stadhuis gevangenis hospitaal'.split(
    ' ',
  );
const parts =
  'bloem water wijn bier brood suiker zout vis vlees fruit kaas boter olie verf inkt papier linnen vlas wol zijde goud zilver tin lood glas steen hout been hoorn was'.split(
    ' ',
  );
const english =
  'vase jug pitcher bowl box cupboard chair table lamp loom poster coin medal print drawing clock organ accordion press roller bobbin wheel kettle oven hearth window door gate stair column'.split(
    ' ',
  );

/** Numbers that look like chance and are the same each time (mulberry32). */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix t: <https://thesaurus.example/id/> .
t:list a skos:ConceptScheme ; skos:prefLabel "Gegenereerde lijst"@nl, "Generated list"@en .
`;

function conceptText(n: number, chance: () => number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(chance() * chance() * list.length)] ?? '';
  const compound = `${pick(parts)}${pick(heads)}`;
  const phrase = `${pick(modifiers)} ${compound} voor de ${pick(uses)}`;
  // Every third name is one word; numbers keep names apart as real lists do by qualifiers.
  const label = n % 3 === 0 ? `${compound} (${pick(uses)} ${n})` : `${phrase} ${n}`;
  const lines = [
    `t:c${n} a skos:Concept ; skos:inScheme t:list`,
    `skos:prefLabel "${label}"@nl, "${pick(english)} for ${pick(english)} ${n}"@en`,
    `skos:altLabel "${pick(heads)} ${pick(uses)} ${n}"@nl`,
    `skos:notation "${100_000 + n}"`,
    `dct:modified "20${10 + (n % 15)}-0${1 + (n % 9)}-1${n % 10}T10:00:00Z"^^xsd:dateTime`,
  ];
  if (n > 0) lines.push(`skos:broader t:c${Math.floor(n / 12)}`);
  if (n % 2 === 0) lines.push(`skos:altLabel "${phrase}, ${pick(parts)} ${n}"@nl`);
  if (n % 3 === 1) lines.push(`skos:exactMatch <http://vocab.getty.edu/aat/${300_000_000 + n}>`);
  if (n % 5 < 3)
    lines.push(
      `skos:scopeNote "${`Een ${phrase}, ${pick(modifiers)} van ${pick(parts)}. `.repeat(1 + Math.floor(chance() * 4))}"@nl`,
    );
  if (n % 4 === 0 && n > 0) lines.push(`skos:related t:c${Math.floor(chance() * n)}`);
  if (n % 10 === 0) lines.push(`dct:source [ dct:title "${pick(uses)} ${n % 97}" ]`);
  return `${lines.join(' ;\n  ')} .\n`;
}

/** @returns the path, when the file is whole */
export async function generateTurtle(path: string, count: number): Promise<string> {
  const out = createWriteStream(path);
  const chance = createChance(20_241_122);
  out.write(prefixes);
  for (let n = 0; n < count; n++) if (!out.write(conceptText(n, chance))) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return path;
}
