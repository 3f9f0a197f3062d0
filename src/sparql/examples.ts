// Questions to begin with: each runs on the demonstration content. A test asks them all.
export interface Example {
  readonly nl: string;
  readonly en: string;
  readonly query: string;
}

const skos = 'PREFIX skos: <http://www.w3.org/2004/02/skos/core#>';

const list: readonly Example[] = [
  {
    nl: 'Hoeveel begrippen per lijst',
    en: 'How many concepts in each scheme',
    query: `${skos}

SELECT ?naam (COUNT(?begrip) AS ?begrippen) WHERE {
  ?begrip skos:inScheme ?lijst .
  ?lijst skos:prefLabel ?naam .
  FILTER (lang(?naam) = "nl")
}
GROUP BY ?naam
ORDER BY DESC(?begrippen)`,
  },
  {
    nl: 'Alles van hout',
    en: 'Everything with “hout” in its name',
    query: `${skos}

SELECT DISTINCT ?begrip ?naam WHERE {
  ?begrip skos:prefLabel|skos:altLabel ?naam .
  FILTER (lang(?naam) = "nl" && CONTAINS(LCASE(?naam), "hout"))
}
ORDER BY ?naam
LIMIT 100`,
  },
  {
    nl: 'Wat onder metaal hangt, hoe diep ook',
    en: 'What stands under metal, however deep',
    query: `${skos}

SELECT ?begrip ?naam WHERE {
  ?begrip skos:broader+ <{base}/id/concept/metaal> ;
          skos:prefLabel ?naam .
  FILTER (lang(?naam) = "nl")
}
ORDER BY ?naam`,
  },
  {
    nl: 'Zelfde woord, twee lijsten',
    en: 'Same word, two schemes',
    query: `${skos}

SELECT ?naam ?eenLijst ?andereLijst WHERE {
  ?een skos:prefLabel ?naam ; skos:inScheme ?eenLijst .
  ?ander skos:prefLabel ?naam ; skos:inScheme ?andereLijst .
  FILTER (lang(?naam) = "nl" && str(?eenLijst) < str(?andereLijst))
}
ORDER BY ?naam
LIMIT 100`,
  },
  {
    nl: 'Begrippen met een AAT-term',
    en: 'Concepts with an AAT term',
    query: `${skos}

SELECT ?naam ?aat WHERE {
  ?begrip skos:exactMatch ?aat ;
          skos:prefLabel ?naam .
  FILTER (STRSTARTS(STR(?aat), "http://vocab.getty.edu/aat/") && lang(?naam) = "nl")
}
ORDER BY ?naam
LIMIT 100`,
  },
  {
    nl: 'Tentoonstellingen, de nieuwste eerst',
    en: 'Exhibitions, newest first',
    query: `PREFIX schema: <https://schema.org/>

SELECT ?tentoonstelling ?naam ?van ?tot WHERE {
  ?tentoonstelling a schema:ExhibitionEvent ;
    schema:name ?naam ;
    schema:startDate ?van .
  OPTIONAL { ?tentoonstelling schema:endDate ?tot }
  FILTER (lang(?naam) = "nl")
}
ORDER BY DESC(?van)`,
  },
  {
    nl: 'De materialen als een graaf',
    en: 'The materials as a graph',
    query: `${skos}

CONSTRUCT {
  ?begrip skos:prefLabel ?naam ; skos:broader ?ruimer .
} WHERE {
  ?begrip skos:inScheme <{base}/id/scheme/materialen> ;
          skos:prefLabel ?naam .
  OPTIONAL { ?begrip skos:broader ?ruimer }
}`,
  },
];

/** @param base of the hub, for its own things */
export const examples = (base: string): readonly Example[] =>
  list.map((example) => ({ ...example, query: example.query.replaceAll('{base}', base) }));
