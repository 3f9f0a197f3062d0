// One new thing of every type, as a registrar, a planner, a trainer and a wiki writer would fill it in. `{x}` is what makes a name new.
import type { Deed } from './form-hands.ts';

export interface NewThing {
  readonly path: string;
  readonly deeds: Readonly<Record<string, Deed>>;
}

const type = (text: string): Deed => ({ type: text });
const pick = (name: string): Deed => ({ pick: name });
const tick = (label: string): Deed => ({ tick: label });

/** In an order in which later things can pick earlier ones. */
export const newThings = (x: string): readonly NewThing[] => [
  {
    path: '/terms/new/scheme',
    deeds: { Voorkeursterm: type(`Vormen ${x}`), Beschrijving: type('Alle vormen.'), Taal: tick('Frans') },
  },
  {
    path: '/terms/new/concept',
    deeds: {
      Voorkeursterm: type(`Handweefgetouw ${x}`),
      'Andere namen': type(`kamweefgetouw ${x}`),
      Definitie: type('Een getouw\ndat met de hand bediend wordt.'),
      'Uit de lijst': pick(`Vormen ${x}`),
      'Ruimer begrip': pick('weefgetouwen'),
      'Precies gelijk aan': type(`http://vocab.getty.edu/aat/300024${x}`),
    },
  },
  {
    path: '/terms/new/collection',
    deeds: { Voorkeursterm: type(`Getouwen ${x}`), 'Begrippen in de groep': pick(`Handweefgetouw ${x}`) },
  },
  {
    path: '/terms/new/agent',
    deeds: { Voorkeursterm: type(`Weverij ${x}`), Geboren: type('1920-05'), Overleden: type('17/5/1999') },
  },
  {
    path: '/terms/new/mapping',
    deeds: {
      'Begrip hier': pick(`Handweefgetouw ${x}`),
      Verband: tick('Precies gelijk aan'),
      'Begrip elders': type(`http://www.wikidata.org/entity/Q1${x}`),
      Zekerheid: type('0,93'),
    },
  },
  {
    path: '/planning/new/room',
    deeds: {
      Naam: type(`Weefzaal ${x}`),
      Capaciteit: { inside: { Aantal: type('40') } },
      Openingsuren: { inside: { Dag: tick('dinsdag'), 'Open vanaf': type('09:30'), 'Open tot': type('18:00') } },
    },
  },
  { path: '/planning/new/material', deeds: { Naam: type(`Klapstoelen ${x}`), Aantal: type('60') } },
  {
    path: '/planning/new/service',
    deeds: { Naam: type(`Koffie ${x}`), 'Hoeveel tegelijk': type('2'), 'Wie levert': pick(`Weverij ${x}`) },
  },
  { path: '/planning/new/set', deeds: { Titel: type(`Lezing ${x}`), Onderdelen: pick(`Weefzaal ${x}`) } },
  {
    path: '/planning/new/exhibition',
    deeds: { Naam: type(`Draad ${x}`), 'Opent op': type('2027-03-01'), 'Sluit op': type('2027-09-01') },
  },
  {
    path: '/planning/new/activity',
    deeds: { Naam: type(`Weefles ${x}`), Begin: type('2027-04-03'), Taal: tick('Nederlands'), Gratis: tick('ja') },
  },
  {
    path: '/planning/new/person',
    deeds: {
      Naam: type(`Ann Wever ${x}`),
      'E-mailadres': type('ann@example.org'),
      Functie: { inside: { Organisatie: pick('STAM') } },
    },
  },
  {
    path: '/planning/new/booking',
    deeds: {
      Titel: type(`Weefles ${x}`),
      'Ruimte, materiaal, dienst of set': pick(`Weefzaal ${x}`),
      Periode: { inside: { Begin: type('2027-04-03T14:00'), Einde: type('2027-04-03T16:30') } },
      Waarvoor: pick(`Weefles ${x}`),
      'Aantal personen': type('24'),
    },
  },
  {
    path: '/planning/new/visit',
    deeds: {
      Titel: type(`Klas ${x}`),
      Aankomst: type('2027-04-03T10:00'),
      'Aantal bezoekers': type('24'),
      'Contact van de groep': { inside: { Naam: type('Els'), 'School of vereniging': type('De Wijzer') } },
    },
  },
  {
    path: '/training/new/course',
    deeds: { Naam: type(`Weven ${x}`), Niveau: type('3'), Duur: type('6'), Leert: pick('weefgetouwen') },
  },
  {
    path: '/training/new/edition',
    deeds: { Naam: type(`Weven in mei ${x}`), 'Van de opleiding': pick(`Weven ${x}`), Begin: type('2027-05-04') },
  },
  {
    path: '/training/new/profile',
    deeds: {
      Titel: type(`Wever ${x}`),
      Vereisten: { inside: { Vaardigheid: pick('weefgetouwen'), Niveau: type('4') } },
    },
  },
  {
    path: '/training/new/enrolment',
    deeds: { Persoon: pick(`Ann Wever ${x}`), Editie: pick(`Weven in mei ${x}`), Aanwezig: tick('nee') },
  },
  {
    path: '/training/new/assertion',
    deeds: { Persoon: pick(`Ann Wever ${x}`), Vaardigheid: pick('weefgetouwen'), Niveau: type('5') },
  },
  {
    path: '/wiki/new/page',
    deeds: { Titel: type(`Zo weef je ${x}`), Tekst: type('## Begin\n\nSpan de schering.'), Taal: tick('Nederlands') },
  },
  { path: '/wiki/new/field', deeds: { 'Naam van het veld': type(`Binding ${x}`), Minstens: type('1') } },
  {
    path: '/wiki/new/meeting',
    deeds: { Titel: type(`Overleg ${x}`), Begin: type('2027-01-12'), Aanwezigen: pick(`Ann Wever ${x}`) },
  },
  {
    path: '/wiki/new/decision',
    deeds: {
      Titel: type(`We weven ${x}`),
      'Genomen op het overleg': pick(`Overleg ${x}`),
      'Gaat over': pick(`Zo weef je ${x}`),
    },
  },
  {
    path: '/wiki/new/action',
    deeds: { Titel: type(`Garen kopen ${x}`), Tegen: type('2027-02-01'), Wie: pick(`Ann Wever ${x}`) },
  },
  { path: '/wiki/new/application', deeds: { Naam: type(`Getouw ${x}`), 'Gebruikt door': pick('STAM') } },
];
