// What went wrong, for people, in Dutch: what happened and what to do now, one pair for each row of `src/problem.ts`.
export const nlProblem = {
  'problem.what.bad-syntax':
    'We konden niet lezen wat je stuurde: er staat een teken of woord op een plaats waar het niet past.',
  'problem.now.bad-syntax': 'Verbeter de plaats die genoemd wordt en probeer opnieuw.',
  'problem.what.bad-request': 'Er ontbreekt iets aan wat je vroeg, of er staat iets te veel in.',
  'problem.now.bad-request':
    'Kijk het adres of het formulier na en probeer opnieuw. Kwam je hier via een link op deze site, meld het ons dan.',
  'problem.what.too-deep': 'Er zitten te veel haakjes in elkaar.',
  'problem.now.too-deep': 'Maak de tekst vlakker: meer dan 128 niveaus lezen we niet.',
  'problem.what.query-too-large': 'Je vraag is te groot om in één keer te beantwoorden.',
  'problem.now.query-too-large': 'Splits je vraag, of gebruik minder patronen en waarden.',
  'problem.what.not-supported': 'Je vroeg iets wat de hub niet doet.',
  'problem.now.not-supported': 'Hieronder lees je wat er in de plaats kan.',
  'problem.what.result-too-large': 'Het antwoord op je vraag is te groot om te sturen.',
  'problem.now.result-too-large': 'Vraag het in stukken, met LIMIT en OFFSET. Wil je alles, volg dan een stroom.',
  'problem.what.unknown-actor':
    'Dit is alleen voor wie aangemeld is. Je bent niet aangemeld, of je sessie is verlopen.',
  'problem.now.unknown-actor': 'Meld je aan. Daarna kom je hier terug.',
  'problem.what.forbidden': 'Je bent aangemeld, maar met jouw rol mag je dit niet doen.',
  'problem.now.forbidden': 'Heb je dit nodig voor je werk? Vraag de coördinator om de juiste rol.',
  'problem.what.not-found': 'Op dit adres staat niets, of niets dat jij mag zien.',
  'problem.now.not-found': 'Zoek hieronder op naam, of kijk het adres na.',
  'problem.what.unknown-scheme': 'We kennen geen lijst met deze naam.',
  'problem.now.unknown-scheme': 'Kies een lijst uit het overzicht van de termen.',
  'problem.what.method-not-allowed': 'Dit adres bestaat, maar wat je ermee wilde doen, kan hier niet.',
  'problem.now.method-not-allowed': 'Open het adres gewoon in je browser, of ga terug naar de vorige bladzijde.',
  'problem.what.not-acceptable': 'Wat je vraagt bestaat, maar niet in deze vorm.',
  'problem.now.not-acceptable': 'Hieronder lees je welke vormen er wel zijn.',
  'problem.what.exists': 'Wat je wilde maken, bestaat al. Er is niets bewaard.',
  'problem.now.exists': 'Open wat er staat. Klopt er iets niet, wijzig het dan daar.',
  'problem.what.stale': 'Iemand bewaarde een nieuwe versie terwijl jij bezig was. Jouw wijziging is nog niet bewaard.',
  'problem.now.stale': 'Ga terug, vergelijk met de nieuwe versie en bewaar opnieuw.',
  'problem.what.conflict':
    'Een ruimte, iets van het materiaal of iemand is dan al bezet, of past niet bij wat je vraagt. De uitleg noemt beide kanten.',
  'problem.what.gone':
    'Wat hier stond, is verwijderd. Het adres blijft bestaan, zodat wie ernaar verwijst weet wat er gebeurd is.',
  'problem.now.conflict': 'Kies een van de uitwegen. Moet het toch? Een coördinator kan het toestaan, met een reden.',
  'problem.now.gone': 'De geschiedenis is er nog: daar zie je wat er stond en wanneer het weg ging.',
  'problem.what.too-large': 'Wat je stuurde is te groot voor dit adres.',
  'problem.now.too-large':
    'Splits het in stukken. Gaat het om een heel bestand, vraag de beheerder dan om het in te voeren.',
  'problem.what.unsupported-media-type': 'Je stuurde een soort bestand dat we niet kunnen lezen.',
  'problem.now.unsupported-media-type':
    'Bewaar het in een formaat dat we wel lezen, bijvoorbeeld CSV, Turtle of JSON-LD.',
  'problem.what.shape-violation': 'Niet alles wat je invulde, past bij de afspraken. Er is niets bewaard.',
  'problem.now.shape-violation': 'Verbeter elk punt van de lijst hieronder en bewaar opnieuw.',
  'problem.what.not-yours':
    'In wat je stuurde, staat ook iets over een ander ding dan dat van dit adres. Er is niets bewaard.',
  'problem.now.not-yours': 'Laat alleen staan wat over het ding zelf gaat, en bewaar het andere op zijn eigen adres.',
  'problem.what.unknown-type': 'Dit soort ding houden we hier niet bij.',
  'problem.now.unknown-type': 'Hieronder lees je welke soorten hier wel horen.',
  'problem.what.missing-precondition':
    'We weten niet welke versie je zag toen je begon, en willen niets overschrijven wat je niet gezien hebt.',
  'problem.now.missing-precondition': 'Open de bladzijde opnieuw en bewaar vanaf daar.',
  'problem.what.too-many': 'Er komen nu meer vragen binnen dan we aankunnen, van jou of van anderen.',
  'problem.now.too-many': 'Wacht even en probeer opnieuw. Blijft het duren, maak je vraag dan kleiner.',
  'problem.what.internal': 'Er ging bij ons iets mis waar jij niets aan kunt doen. Het is genoteerd.',
  'problem.now.internal': 'Probeer het straks opnieuw. Blijft het misgaan, meld dan het nummer hieronder.',
  'problem.what.sign-in-unavailable': 'De dienst waarmee je je aanmeldt, antwoordt niet.',
  'problem.now.sign-in-unavailable': 'Probeer het zo meteen opnieuw, of kom binnen met een wachtwoord of een sleutel.',
  'problem.what.warming-up': 'De hub is net gestart en leest de data nog in.',
  'problem.now.warming-up': 'Probeer opnieuw over enkele seconden. Bladzijden en stromen werken al.',
  'problem.what.store-full':
    'Er zijn meer gegevens dan de ingebouwde zoekmotor aankan. Vragen in SPARQL kunnen daarom even niet.',
  'problem.now.store-full':
    'Bladzijden, zoeken en stromen werken gewoon. Verwittig de beheerder: die kan een grotere zoekmotor aansluiten.',
  'problem.what.timeout': 'Je vraag duurde te lang en is gestopt.',
  'problem.now.timeout': 'Maak de vraag kleiner: vul meer in, laat delen weg, of zet er een LIMIT bij.',
  'problem.what.storage-full': 'De schijf van de hub is vol. Er is niets bewaard en niets verloren.',
  'problem.now.storage-full': 'Verwittig de beheerder. Lezen en zoeken gaan gewoon door.',
} as const;
