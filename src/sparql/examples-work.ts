// Questions about planning, training and the handbook. Data only; what is not public carries the mark of its readers.
import type { Mark } from '../access/policy.ts';
import type { Example } from './examples.ts';

type Pair = readonly [title: string, text: string];

const ask = (module: Example['module'], nl: Pair, en: Pair, query: string): Example => ({
  module,
  nl: { title: nl[0], text: nl[1] },
  en: { title: en[0], text: en[1] },
  query,
});

const only = (mark: Mark, example: Example): Example => ({ ...example, mark });

const open: readonly Example[] = [
  ask(
    'planning',
    ['Tentoonstellingen, de nieuwste eerst', 'Met begin en einde; OPTIONAL laat ook die zonder einddatum zien.'],
    ['Exhibitions, newest first', 'With beginning and end; OPTIONAL keeps those without an end date.'],
    `SELECT ?tentoonstelling ?naam ?van ?tot WHERE {
  ?tentoonstelling a schema:ExhibitionEvent ;
    schema:name ?naam ;
    schema:startDate ?van .
  OPTIONAL { ?tentoonstelling schema:endDate ?tot }
  FILTER (lang(?naam) = "nl")
}
ORDER BY DESC(?van)`,
  ),
  ask(
    'planning',
    ['De grootste zalen', 'Hoeveel mensen er passen verschilt per opstelling; hier telt de ruimste.'],
    ['The largest rooms', 'How many people fit depends on the layout; this takes the roomiest.'],
    `SELECT ?zaal ?naam ?museum (MAX(?plaatsen) AS ?meeste) WHERE {
  ?zaal cji:Infrastructuur.naam ?naam ;
    cji:Infrastructuur.locatie ?museum ;
    cji:Infrastructuur.capaciteit/schema:value ?plaatsen .
  FILTER (lang(?naam) = "nl")
}
GROUP BY ?zaal ?naam ?museum
ORDER BY DESC(?meeste)
LIMIT 20`,
  ),
  ask(
    'planning',
    [
      'Welke termen in tentoonstellingen leven',
      'Planning en termen raken elkaar: het onderwerp van een tentoonstelling is een begrip.',
    ],
    ['Which terms live in exhibitions', 'Planning and terms meet: the subject of an exhibition is a concept.'],
    `SELECT ?begrip ?woord ?tentoonstelling WHERE {
  ?tentoonstelling a schema:ExhibitionEvent ; schema:about ?begrip .
  ?begrip skos:prefLabel ?woord .
  FILTER (lang(?woord) = "nl")
}
ORDER BY ?woord`,
  ),
  ask(
    'training',
    [
      'Wat je kunt leren, en waarmee je begint',
      'Elke opleiding met de vaardigheid die ze leert, en wat je ervoor moet gevolgd hebben.',
    ],
    [
      'What you can learn, and where to begin',
      'Every course with the skill it teaches, and what you should have done before.',
    ],
    `SELECT ?opleiding ?naam ?vaardigheid ?eerst WHERE {
  ?opleiding a schema:Course ; schema:name ?naam ; schema:teaches ?vaardigheid .
  OPTIONAL { ?opleiding schema:coursePrerequisites ?eerst }
  FILTER (lang(?naam) = "nl")
}
ORDER BY ?naam`,
  ),
  ask(
    'training',
    ['Wanneer opleidingen doorgaan', 'De data, de zaal en hoeveel plaatsen er zijn.'],
    ['When courses take place', 'The dates, the room and how many places there are.'],
    `SELECT ?opleiding ?begin ?zaal ?plaatsen WHERE {
  ?keer a schema:CourseInstance ;
    dct:isPartOf ?opleiding ;
    schema:startDate ?begin .
  OPTIONAL { ?keer schema:location ?zaal }
  OPTIONAL { ?keer schema:maximumAttendeeCapacity ?plaatsen }
}
ORDER BY ?begin`,
  ),
  ask(
    'wiki',
    ['Welke toepassingen er zijn', 'Het digitale landschap in het kort: elke toepassing met haar soort en uitleg.'],
    ['Which applications there are', 'The digital landscape in short: every application with its kind and what it is.'],
    `SELECT ?toepassing ?soort ?uitleg WHERE {
  ?toepassing a schema:SoftwareApplication ; schema:name ?naam .
  OPTIONAL { ?toepassing schema:applicationCategory ?soort }
  OPTIONAL { ?toepassing schema:description ?uitleg }
}
ORDER BY ?naam`,
  ),
  ask(
    'wiki',
    [
      'Handleidingen en wat ze uitleggen',
      'Welke bladzijde van het handboek over welk begrip of welke toepassing gaat.',
    ],
    ['Manuals and what they explain', 'Which page of the handbook is about which concept or application.'],
    `SELECT ?pagina ?onderwerp WHERE {
  ?pagina a schema:TechArticle ; schema:about ?onderwerp .
}
ORDER BY ?pagina
LIMIT 200`,
  ),
];

const forColleagues: readonly Example[] = [
  only(
    'internal',
    ask(
      'planning',
      ['Wat waar vastligt', 'Reservaties met hun zaal of materiaal en hun tijd. Alleen collega’s zien dit.'],
      ['What is booked where', 'Bookings with their room or material and their time. Only colleagues see this.'],
      `SELECT ?reservatie ?wat ?van ?tot ?stand WHERE {
  ?reservatie a zr:Infrastructuurreservatie ;
    zr:infrastructuur ?wat ;
    zr:Reservatie.periode [ m8g:startTime ?van ; m8g:endTime ?tot ] .
  OPTIONAL { ?reservatie adms:status ?stand }
}
ORDER BY ?van`,
    ),
  ),
  only(
    'internal',
    ask(
      'planning',
      ['Hoeveel bezoekers in groep', 'Telt de deelnemers van groepsbezoeken per tentoonstelling.'],
      ['How many visitors in groups', 'Counts the people of group visits for each exhibition.'],
      `SELECT ?tentoonstelling (COUNT(?bezoek) AS ?groepen) (SUM(?aantal) AS ?mensen) WHERE {
  ?bezoek a schema:Reservation ;
    schema:reservationFor ?tentoonstelling ;
    schema:partySize ?aantal .
}
GROUP BY ?tentoonstelling
ORDER BY DESC(?mensen)`,
    ),
  ),
  only(
    'internal',
    ask(
      'wiki',
      [
        'Welke toepassing wie gebruikt',
        'Het digitale landschap: elke toepassing met het aantal musea dat ze gebruikt.',
      ],
      [
        'Which application is used by whom',
        'The digital landscape: every application with the number of museums that use it.',
      ],
      `SELECT ?toepassing ?soort (COUNT(DISTINCT ?museum) AS ?musea) WHERE {
  ?toepassing a schema:SoftwareApplication ; vijver:usedBy ?museum .
  OPTIONAL { ?toepassing schema:applicationCategory ?soort }
}
GROUP BY ?toepassing ?soort
ORDER BY DESC(?musea)`,
    ),
  ),
  only(
    'internal',
    ask(
      'wiki',
      [
        'Van toepassing tot opleiding',
        'Loopt door drie delen: de toepassing vraagt een vaardigheid, en een opleiding leert die aan.',
      ],
      [
        'From application to course',
        'Walks through three parts: the application asks for a skill, and a course teaches it.',
      ],
      `SELECT ?toepassing ?vaardigheid ?opleiding WHERE {
  ?toepassing a schema:SoftwareApplication ; vijver:requiresSkill ?vaardigheid .
  ?opleiding schema:teaches ?vaardigheid .
}
ORDER BY ?toepassing`,
    ),
  ),
  only(
    'personal:training',
    ask(
      'training',
      [
        'Welke vaardigheden binnenkort verlopen',
        'Persoonsgegevens: alleen wie opleidingen beheert, krijgt hier antwoord.',
      ],
      ['Which skills expire soon', 'Personal data: only who runs trainings gets an answer here.'],
      `SELECT ?vaardigheid (COUNT(?erkenning) AS ?mensen) (MIN(?tot) AS ?eerste) WHERE {
  ?erkenning a vijver:SkillAssertion ;
    vijver:skill ?vaardigheid ;
    schema:validThrough ?tot .
}
GROUP BY ?vaardigheid
ORDER BY ?eerste`,
    ),
  ),
];

export const workExamples: readonly Example[] = [...open, ...forColleagues];
