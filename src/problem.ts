// Every way the hub says no. One row per type: the row is also the page that explains it (`/problems/{type}`).

/** What a person reads about a problem: what it is and what to do now. */
export interface ProblemText {
  readonly title: string;
  readonly help: string;
}

export interface ProblemRow {
  readonly status: number;
  readonly nl: ProblemText;
  readonly en: ProblemText;
}

const row = (status: number, nl: readonly [string, string], en: readonly [string, string]): ProblemRow => ({
  status,
  nl: { title: nl[0], help: nl[1] },
  en: { title: en[0], help: en[1] },
});

export const catalogue = {
  'bad-syntax': row(
    400,
    ['De tekst is niet te lezen', 'Verbeter de plaats die genoemd wordt en stuur opnieuw.'],
    ['The text cannot be read', 'Mend the place that is named and send it again.'],
  ),
  'bad-request': row(
    400,
    ['De vraag klopt niet', 'Lees wat er ontbreekt of te veel is en stuur opnieuw.'],
    ['The request is not right', 'Read what is missing or too much and send it again.'],
  ),
  'too-deep': row(
    400,
    ['Te diep genest', 'Maak de tekst vlakker: meer dan 128 niveaus leest de hub niet.'],
    ['Nested too deep', 'Make the text flatter: the hub reads at most 128 levels.'],
  ),
  'query-too-large': row(
    400,
    ['De zoekvraag is te groot', 'Splits de vraag, of gebruik minder patronen en waarden.'],
    ['The query is too large', 'Split the query, or use fewer patterns and values.'],
  ),
  'not-supported': row(
    400,
    ['Dit doet de hub niet', 'De uitleg noemt wat er in de plaats kan.'],
    ['The hub does not do this', 'The detail names what can be used instead.'],
  ),
  'result-too-large': row(
    400,
    ['Het antwoord is te groot', 'Voeg LIMIT en OFFSET toe, of volg de gebeurtenisstroom voor alles.'],
    ['The result is too large', 'Add LIMIT and OFFSET, or follow the event stream to get everything.'],
  ),
  'unknown-actor': row(
    401,
    ['Meld je eerst aan', 'Stuur Authorization: Bearer met een geldig token, of meld je aan.'],
    ['Sign in first', 'Send Authorization: Bearer with a valid token, or sign in.'],
  ),
  forbidden: row(
    403,
    ['Dit mag jouw rol niet', 'Vraag de coördinator om de rol die genoemd wordt.'],
    ['Your role may not do this', 'Ask the coordinator for the role that is named.'],
  ),
  'not-found': row(
    404,
    ['Hier is niets', 'Controleer het adres, of zoek op naam.'],
    ['There is nothing here', 'Check the address, or search by name.'],
  ),
  'unknown-scheme': row(
    404,
    ['Deze lijst kennen we niet', 'Kies een lijst uit het overzicht op /terms.'],
    ['This scheme is not known', 'Choose a scheme from the overview at /terms.'],
  ),
  'method-not-allowed': row(
    405,
    ['Dat kan hier niet', 'De kop Allow noemt wat hier wel kan.'],
    ['That is not possible here', 'The Allow header names what is.'],
  ),
  'not-acceptable': row(
    406,
    ['Die vorm hebben we niet', 'De uitleg noemt de vormen die er zijn.'],
    ['That form does not exist', 'The detail names the forms there are.'],
  ),
  exists: row(
    412,
    ['Dit bestaat al', 'Lees wat er staat, en wijzig het met If-Match.'],
    ['This exists already', 'Read what is there, and change it with If-Match.'],
  ),
  stale: row(
    412,
    ['Iemand was je voor', 'Vergelijk met de nieuwe versie en bewaar opnieuw.'],
    ['Someone was before you', 'Compare with the new version and save again.'],
  ),
  conflict: row(
    409,
    ['Dit botst met wat er staat', 'Kies een van de uitwegen, of vraag een coördinator om het toch toe te staan.'],
    ['This clashes with what stands', 'Take one of the ways out, or ask a coordinator to allow it after all.'],
  ),
  gone: row(
    410,
    ['Dit is verwijderd', 'De geschiedenis is er nog: kijk onder /history.'],
    ['This was deleted', 'Its history is still there: look under /history.'],
  ),
  'too-large': row(
    413,
    ['Dit is te groot', 'Splits het, of gebruik “vijver import” voor een heel bestand.'],
    ['This is too large', 'Split it, or use “vijver import” for a whole file.'],
  ),
  'unsupported-media-type': row(
    415,
    ['Dit formaat leest de hub niet', 'De uitleg noemt de formaten die wel kunnen.'],
    ['The hub does not read this format', 'The detail names the formats it does read.'],
  ),
  'shape-violation': row(
    422,
    ['Niet alles klopt met de afspraken', 'Verbeter elk punt van de lijst en bewaar opnieuw.'],
    ['Not everything fits the shapes', 'Mend every point of the list and save again.'],
  ),
  'not-yours': row(
    422,
    ['Een uitspraak over iets anders', 'Zet in een document alleen uitspraken over het ding zelf.'],
    ['A statement about something else', 'Put only statements about the thing itself in its document.'],
  ),
  'unknown-type': row(
    422,
    ['Dit soort ding houdt de hub niet bij', 'De uitleg noemt de soorten die hier horen.'],
    ['The hub does not keep this type', 'The detail names the types that belong here.'],
  ),
  'missing-precondition': row(
    428,
    ['Zeg welke versie je zag', 'Stuur If-Match met de ETag, of If-None-Match: * voor iets nieuws.'],
    ['Say which version you saw', 'Send If-Match with the ETag, or If-None-Match: * for something new.'],
  ),
  'too-many': row(
    429,
    ['Te veel tegelijk', 'Wacht zolang Retry-After zegt en probeer opnieuw.'],
    ['Too much at once', 'Wait as long as Retry-After says and try again.'],
  ),
  internal: row(
    500,
    ['Er ging iets mis bij ons', 'Het is genoteerd. Probeer later opnieuw en meld het nummer als het blijft.'],
    ['Something went wrong on our side', 'It was noted. Try again later, and report the number if it stays.'],
  ),
  'sign-in-unavailable': row(
    503,
    [
      'Aanmelden lukt nu niet',
      'De aanmelddienst antwoordt niet. Probeer zo meteen opnieuw, of kom binnen met een sleutel.',
    ],
    [
      'Signing in is not possible now',
      'The identity provider does not answer. Try again soon, or come in with a token.',
    ],
  ),
  'warming-up': row(
    503,
    ['De zoekmotor warmt op', 'Probeer opnieuw na enkele seconden; documenten en stromen werken al.'],
    ['The query engine is warming up', 'Try again in some seconds; documents and streams answer already.'],
  ),
  'store-full': row(
    503,
    ['De zoekmotor zit vol', 'Documenten en stromen werken. De beheerder kan een externe SPARQL-dienst aansluiten.'],
    ['The triple store is full', 'Documents and streams work. The operator can connect an external SPARQL service.'],
  ),
  timeout: row(
    503,
    ['De zoekvraag duurde te lang', 'Maak de vraag kleiner, met meer vaste waarden of een LIMIT.'],
    ['The query took too long', 'Make it smaller, with more fixed terms or a LIMIT.'],
  ),
  'storage-full': row(
    507,
    ['De schijf is vol', 'Er is niets bewaard. Maak plaats op de schijf van de hub en probeer opnieuw.'],
    ['The disk is full', 'Nothing was saved. Make room on the disk of the hub and try again.'],
  ),
} as const satisfies Record<string, ProblemRow>;

export type ProblemType = keyof typeof catalogue;

/** What happened, to what: in English for programs, and in Dutch too where people in a browser come. */
export type Detail = string | { readonly nl: string; readonly en: string };

/** An answer the client can act on. Anything else thrown is our bug and becomes a bare 500. */
export class Problem extends Error {
  readonly type: ProblemType;
  readonly status: number;
  /** The detail in Dutch, where somebody who is no programmer meets it. */
  readonly dutch: string | undefined;
  /** Members beside the standard ones (RFC 9457 §3.2), such as `violations`, `line`, `column`. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(type: ProblemType, detail: Detail, extra: Record<string, unknown> = {}, cause?: unknown) {
    super(typeof detail === 'string' ? detail : detail.en, { cause });
    this.type = type;
    this.dutch = typeof detail === 'string' ? undefined : detail.nl;
    this.status = catalogue[type].status;
    this.extra = extra;
  }

  /** RFC 9457 §3. */
  toJSON(): object {
    return {
      ...this.extra,
      type: `/problems/${this.type}`,
      title: catalogue[this.type].en.title,
      status: this.status,
      detail: this.message,
    };
  }
}
