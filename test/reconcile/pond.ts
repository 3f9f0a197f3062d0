// A hub with a small pond of terms, and a client that asks as OpenRefine does.
import { testHub } from '../hub.ts';

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix adms: <http://www.w3.org/ns/adms#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix vijver: <http://hub.test/ns#> . @prefix id: <http://hub.test/id/concept/> .\n`;
const scheme = (ref: string): string => `skos:inScheme <http://hub.test/id/scheme/${ref}>`;

/** Place → the statements after `<> `. */
const things: Readonly<Record<string, string>> = {
  'scheme/objecten':
    'a skos:ConceptScheme ; skos:prefLabel "Objectnamen"@nl , "Object names"@en ; dct:title "Objectnamen"@nl .',
  'scheme/technieken': 'a skos:ConceptScheme ; skos:prefLabel "Technieken"@nl ; dct:title "Technieken"@nl .',
  'concept/drukwerk': `a skos:Concept ; skos:prefLabel "drukwerk"@nl ; ${scheme('objecten')} .`,
  'concept/affiches': `a skos:Concept ; skos:prefLabel "affiches"@nl , "posters"@en ; skos:altLabel "aanplakbiljetten"@nl ;
    skos:notation "AF-12" ; skos:broader id:drukwerk ; skos:definition "Grote gedrukte bladen om op te hangen."@nl ;
    skos:exactMatch <http://vocab.getty.edu/aat/300027221> ; dct:created "2024-03-01"^^xsd:date ; ${scheme('objecten')} .`,
  'concept/blad-plant': `a skos:Concept ; skos:prefLabel "blad (plant)"@nl ; ${scheme('objecten')} .`,
  'concept/bladen': `a skos:Concept ; skos:prefLabel "bladen"@nl ; skos:broader id:drukwerk ; ${scheme('objecten')} .`,
  'concept/gravure-object': `a skos:Concept ; skos:prefLabel "gravure"@nl ; skos:notation "G1" ; skos:broader id:drukwerk ; ${scheme('objecten')} .`,
  'concept/gravure-techniek': `a skos:Concept ; skos:prefLabel "gravure"@nl ; skos:notation "G2" ; ${scheme('technieken')} .`,
  'concept/oud': `a skos:Concept ; skos:prefLabel "pijpenkoppen"@nl ; owl:deprecated true ; ${scheme('objecten')} .`,
  'concept/kandidaat': `a skos:Concept ; skos:prefLabel "kanariekooien"@nl ; adms:status vijver:candidate ; ${scheme('objecten')} .`,
};

// What a stranger's client gets has no type.
// oxlint-disable-next-line typescript/no-explicit-any
const json = async (answer: Promise<Response>): Promise<any> => (await answer).json();

export async function reconHub() {
  const hub = await testHub();
  const headers = { ...hub.as('admin'), 'if-none-match': '*' };
  for (const [place, statements] of Object.entries(things)) {
    const answer = await hub.put(`/doc/${place}`, `${prefixes}<> ${statements}`, headers);
    if (answer.status !== 201) throw new Error(`${place}: ${answer.status} ${await answer.text()}`);
  }
  const form = (fields: Record<string, string>, path = '/reconcile/nl/all', extra: Record<string, string> = {}) =>
    hub.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: extra });
  return {
    ...hub,
    form,
    json: (path: string) => json(hub.request(path)),
    match: (queries: object, path?: string, extra?: Record<string, string>) =>
      json(form({ queries: JSON.stringify(queries) }, path, extra)),
    extend: (query: object, path?: string) => json(form({ extend: JSON.stringify(query) }, path)),
  };
}

export type ReconHub = Awaited<ReturnType<typeof reconHub>>;
export const idOf = (ref: string): string => `http://hub.test/id/concept/${ref}`;
