// What the editor page says, in Dutch and English.
import type { Lang } from '../web/words.ts';

export interface Texts {
  readonly title: string;
  readonly heading: string;
  readonly lede: string;
  readonly question: string;
  readonly run: string;
  readonly examples: string;
  readonly answers: string;
  readonly rows: (n: string) => string;
  readonly triples: string;
  readonly yes: string;
  readonly no: string;
  readonly nothing: string;
  readonly took: (ms: string) => string;
  readonly cut: (n: string) => string;
  readonly forms: string;
  readonly stops: (seconds: string) => string;
  readonly busy: string;
  readonly wrong: string;
}

export const texts: Readonly<Record<Lang, Texts>> = {
  nl: {
    title: 'SPARQL',
    heading: 'Vraag de data',
    lede: 'Je ziet hier wat je ook op de pagina’s mag zien.',
    question: 'Je vraag in SPARQL',
    run: 'Voer uit',
    examples: 'Om mee te beginnen',
    answers: 'Antwoorden',
    rows: (n) => `${n} antwoorden`,
    triples: 'Een graaf in Turtle',
    yes: 'Ja',
    no: 'Nee',
    nothing: 'Geen antwoorden. Staat er een woord of taal anders in dan je vroeg?',
    took: (ms) => `in ${ms} ms`,
    cut: (n) => `Hier staan de eerste ${n}. Neem het hele antwoord als bestand, of zet LIMIT en OFFSET in je vraag.`,
    forms: 'Neem mee als',
    stops: (seconds) => `stopt na ${seconds} seconden`,
    busy: 'Bezig …',
    wrong: 'Dit ging niet',
  },
  en: {
    title: 'SPARQL',
    heading: 'Ask the data',
    lede: 'You see here what you may see on the pages too.',
    question: 'Your question in SPARQL',
    run: 'Run',
    examples: 'To begin with',
    answers: 'Answers',
    rows: (n) => `${n} answers`,
    triples: 'A graph in Turtle',
    yes: 'Yes',
    no: 'No',
    nothing: 'No answers. Is a word or a language written in another way than you asked?',
    took: (ms) => `in ${ms} ms`,
    cut: (n) => `These are the first ${n}. Take the whole answer as a file, or put LIMIT and OFFSET in your question.`,
    forms: 'Take it as',
    stops: (seconds) => `stops after ${seconds} seconds`,
    busy: 'Working …',
    wrong: 'That did not work',
  },
};
