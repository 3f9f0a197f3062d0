// Questions about the shared terms, from a first look to quality control. Data only.
import type { Example } from './examples.ts';

type Pair = readonly [title: string, text: string];

/** One question about terms. */
const term = (nl: Pair, en: Pair, query: string): Example => ({
  module: 'terms',
  nl: { title: nl[0], text: nl[1] },
  en: { title: en[0], text: en[1] },
  query,
});

export const sharedExamples: readonly Example[] = [
  term(
    ['Hoeveel begrippen per lijst', 'Telt de begrippen in elke lijst. Een goede eerste vraag: je ziet wat er is.'],
    [
      'How many concepts in each scheme',
      'Counts the concepts of each scheme. A good first question: it shows what is there.',
    ],
    `SELECT ?lijst ?naam (COUNT(?begrip) AS ?begrippen) WHERE {
  ?begrip skos:inScheme ?lijst .
  ?lijst skos:prefLabel ?naam .
  FILTER (lang(?naam) = "nl")
}
GROUP BY ?lijst ?naam
ORDER BY DESC(?begrippen)`,
  ),
  term(
    ['Alles met “hout” in de naam', 'Zoekt in voorkeursnamen en andere namen. Vervang hout door je eigen woord.'],
    [
      'Everything with “hout” in its name',
      'Looks in preferred and other names. Put your own word in the place of hout.',
    ],
    `SELECT DISTINCT ?begrip ?naam WHERE {
  ?begrip skos:prefLabel|skos:altLabel ?naam .
  FILTER (lang(?naam) = "nl" && CONTAINS(LCASE(?naam), "hout"))
}
ORDER BY ?naam
LIMIT 100`,
  ),
  term(
    [
      'Alles onder metaal, hoe diep ook',
      'Het plusteken volgt “ruimer” zo vaak als nodig: ook kinderen van kinderen tellen mee.',
    ],
    [
      'Everything under metal, however deep',
      'The plus follows “broader” as often as needed: children of children count as well.',
    ],
    `SELECT ?begrip ?naam WHERE {
  ?begrip skos:broader+ <{base}/id/concept/metaal> ;
          skos:prefLabel ?naam .
  FILTER (lang(?naam) = "nl")
}
ORDER BY ?naam`,
  ),
  term(
    [
      'Zelfde woord in twee lijsten',
      'Twee lijsten die hetzelfde woord gebruiken: misschien bedoelen ze hetzelfde, misschien net niet.',
    ],
    ['Same word in two schemes', 'Two schemes that use the same word: perhaps they mean the same, perhaps just not.'],
    `SELECT ?naam ?een ?ander WHERE {
  ?een skos:prefLabel ?naam ; skos:inScheme ?eenLijst .
  ?ander skos:prefLabel ?naam ; skos:inScheme ?andereLijst .
  FILTER (lang(?naam) = "nl" && str(?eenLijst) < str(?andereLijst))
}
ORDER BY ?naam
LIMIT 100`,
  ),
  term(
    [
      'Begrippen met een AAT-term',
      'De koppelingen met de Art & Architecture Thesaurus, klaar om mee te nemen als CSV.',
    ],
    ['Concepts with an AAT term', 'The links with the Art & Architecture Thesaurus, ready to take along as CSV.'],
    `SELECT ?begrip ?naam ?aat WHERE {
  ?begrip skos:exactMatch ?aat ;
          skos:prefLabel ?naam .
  FILTER (STRSTARTS(STR(?aat), "http://vocab.getty.edu/aat/") && lang(?naam) = "nl")
}
ORDER BY ?naam
LIMIT 100`,
  ),
  term(
    ['Begrippen zonder definitie', 'FILTER NOT EXISTS houdt over wat iets niet heeft. Handig als werklijst.'],
    ['Concepts without a definition', 'FILTER NOT EXISTS keeps what lacks something. Useful as a list of work.'],
    `SELECT ?begrip ?naam ?lijst WHERE {
  ?begrip a skos:Concept ;
          skos:prefLabel ?naam ;
          skos:inScheme ?lijst .
  FILTER (lang(?naam) = "nl")
  FILTER NOT EXISTS { ?begrip skos:definition ?definitie }
}
ORDER BY ?naam
LIMIT 100`,
  ),
  term(
    ['Nog niet in het Engels', 'Begrippen met een Nederlandse naam en geen Engelse.'],
    ['Not in English yet', 'Concepts with a Dutch name and no English one.'],
    `SELECT ?begrip ?naam WHERE {
  ?begrip a skos:Concept ; skos:prefLabel ?naam .
  FILTER (lang(?naam) = "nl")
  FILTER NOT EXISTS {
    ?begrip skos:prefLabel ?engels .
    FILTER (lang(?engels) = "en")
  }
}
ORDER BY ?naam
LIMIT 100`,
  ),
  term(
    ['Wie zegt dat het hetzelfde is', 'Elke koppeling is een ding op zich, met haar grond en haar zekerheid.'],
    ['Who says it is the same', 'Every mapping is a thing in itself, with its ground and its confidence.'],
    `SELECT ?begrip ?relatie ?andere ?grond ?zekerheid WHERE {
  ?koppeling a sssom:Mapping ;
    owl:annotatedSource ?begrip ;
    owl:annotatedProperty ?relatie ;
    owl:annotatedTarget ?andere ;
    sssom:mapping_justification ?grond .
  OPTIONAL { ?koppeling sssom:confidence ?zekerheid }
}
LIMIT 100`,
  ),
  term(
    ['De materialen als een graaf', 'CONSTRUCT maakt geen tabel maar een stuk gekoppelde data, om elders in te laden.'],
    ['The materials as a graph', 'CONSTRUCT makes no table but a piece of linked data, to load elsewhere.'],
    `CONSTRUCT {
  ?begrip skos:prefLabel ?naam ; skos:broader ?ruimer .
} WHERE {
  ?begrip skos:inScheme <{base}/id/scheme/materialen> ;
          skos:prefLabel ?naam .
  OPTIONAL { ?begrip skos:broader ?ruimer }
}`,
  ),
];
