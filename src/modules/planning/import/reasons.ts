// Why a row did not come in, or came in otherwise, and what to do now: in both languages. Pure.
import type { Words } from '../../../shacl/shapes.ts';
import { dayOf } from '../core/time.ts';

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

export const reasons = {
  unreadable: (what: string): Words => ({
    nl: `Dit is geen leesbare afspraak (${short(what)}). Open ze in je agenda, bewaar ze opnieuw en exporteer nog eens.`,
    en: `This is no readable event (${short(what)}). Open it in your calendar, save it again and export once more.`,
  }),
  noStart: {
    nl: 'Er staat geen begin. Vul een datum en een uur in.',
    en: 'There is no start. Give a date and a time.',
  },
  noEnd: {
    nl: 'Er staat geen einde, of het einde ligt niet na het begin. Vul in tot wanneer het duurt.',
    en: 'There is no end, or it does not come after the start. Say until when it lasts.',
  },
  far: {
    nl: 'De datum ligt niet tussen 1900 en 2200. Kijk het jaar na.',
    en: 'The date is not between 1900 and 2200. Check the year.',
  },
  noTitle: { nl: 'Er staat geen titel. Geef de rij een titel.', en: 'There is no title. Give the row a title.' },
  noRoom: (place: string): Words =>
    place === ''
      ? {
          nl: 'Er staat geen ruimte bij en je koos er geen. Kies bovenaan van welke ruimte dit de agenda is.',
          en: 'It names no room and you chose none. Choose at the top which room this is the calendar of.',
        }
      : {
          nl: `“${short(place)}” is geen ruimte of materiaal dat we kennen. Schrijf de naam zoals in de lijst van ruimten, of kies er bovenaan een.`,
          en: `“${short(place)}” is no room or material that we know. Write its name as in the list of rooms, or choose one at the top.`,
        },
  twoRooms: (place: string): Words => ({
    nl: `Er zijn meerdere ruimten die “${short(place)}” heten. Kies een museum, of schrijf het adres van de ruimte.`,
    en: `Several rooms are called “${short(place)}”. Choose a museum, or write the address of the room.`,
  }),
  museum: (text: string): Words => ({
    nl: `“${short(text)}” is geen van de zes musea. Schrijf de sleutel: hva, industriemuseum, stam, msk, smak of dmg.`,
    en: `“${short(text)}” is none of the six museums. Write the key: hva, industriemuseum, stam, msk, smak or dmg.`,
  }),
  value: (column: string, text: string): Words => ({
    nl: `In kolom “${short(column)}” staat “${short(text)}”; dat lezen we niet. Kijk in het voorbeeld hoe het geschreven wordt.`,
    en: `Column “${short(column)}” says “${short(text)}”, which we do not read. See in the example how it is written.`,
  }),
  rule: {
    unreadable: {
      nl: 'Deze herhaling kan Vijver niet volgen. Splits ze in je agenda in losse afspraken.',
      en: 'Vijver cannot follow this recurrence. Split it into single events in your calendar.',
    },
    never: {
      nl: 'Deze herhaling komt nooit voor. Kijk de dagen en het einde na.',
      en: 'This recurrence never happens. Check its days and its end.',
    },
    'too-often': {
      nl: 'Dit komt meer dan 2000 keer voor. Geef de reeks een einde, of herhaal ze minder vaak.',
      en: 'This happens more than 2000 times. Give the series an end, or repeat it less often.',
    },
  },
  following: {
    nl: '“Deze en alle volgende” uit een agenda lezen we niet. Maak er in je agenda een nieuwe reeks van.',
    en: 'We do not read “this and all following” of a calendar. Make it a new series there.',
  },
  loose: {
    nl: 'Dit is één geannuleerde keer van een reeks die niet in het bestand staat. Exporteer de hele agenda.',
    en: 'This is one cancelled time of a series that is not in the file. Export the whole calendar.',
  },
  twice: (line: number): Words => ({
    nl: `Dit staat twee keer in het bestand; regel ${line} telt.`,
    en: `This stands twice in the file; line ${line} counts.`,
  }),
  ours: {
    nl: 'Dit komt uit Vijver zelf en staat hier al. Een agenda verandert het niet; wijzig het hier.',
    en: 'This comes from Vijver itself and stands here. A calendar does not change it; change it here.',
  },
  oursGone: {
    nl: 'Dit kwam uit Vijver en is hier verwijderd. Zet het terug in zijn geschiedenis, of laat het weg.',
    en: 'This came from Vijver and was deleted here. Put it back from its history, or leave it out.',
  },
  older: {
    nl: 'Een nieuwere versie is al ingevoerd. Deze blijft weg.',
    en: 'A newer version has come in already. This one stays out.',
  },
  neverHere: {
    nl: 'Geannuleerd, en het stond hier nooit. Er is niets te doen.',
    en: 'Cancelled, and it was never here. There is nothing to do.',
  },
  notYours: {
    nl: 'Jouw rol schrijft niet in de planning van dit museum. Kies je eigen museum, of vraag een collega van daar.',
    en: 'Your role does not write in the planning of this museum. Choose your own, or ask a colleague there.',
  },
  locked: {
    nl: 'Deze reservatie is vergrendeld. Vraag een coördinator om ze te openen.',
    en: 'This booking is locked. Ask a coordinator to unlock it.',
  },
  since: (ms: number): Words => ({
    nl: `Deze reeks loopt al jaren en gaat door; ze komt binnen vanaf ${dayOf(ms)}. Wat daarvoor lag, blijft in je agenda.`,
    en: `This series has gone on for years and goes on; it comes in from ${dayOf(ms)}. What came before stays in your calendar.`,
  }),
  zone: (name: string): Words => ({
    nl: `De tijdzone “${short(name)}” kennen we niet; gelezen als Brusselse tijd.`,
    en: `The time zone “${short(name)}” is not known; read as Brussels time.`,
  }),
} as const;
