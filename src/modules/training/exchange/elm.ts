// The public catalogue as European Learning Model: what one can learn, when it is given, and the skills one gains. Pure.
// Identifiers of controlled lists are never made up: where we know only a code, it is said as the notation of a concept.
import type { Quad, Term } from '@rdfjs/types';
import { iri, type Prefix } from '../../../rdf/ns.ts';
import { blankNode, literal, namedNode, quad } from '../../../rdf/terms.ts';
import type { Course, Edition } from '../core/facts.ts';

/** Names of one thing, one for each language. */
export type Titles = ReadonlyMap<string, string>;

export interface Offer {
  readonly base: string;
  readonly course: Course;
  /** Those that are still to come, the first one first. */
  readonly editions: readonly Edition[];
  readonly titles: (subject: string) => Titles;
  readonly descriptions: Titles;
  /** Skill → its skill of ESCO, where the terms say that it is the same. */
  readonly esco: (skill: string) => string | undefined;
  /** Who gives it: the provider, else the museum that keeps it. */
  readonly provider: string;
}

type Pair = readonly [Prefix, string, Term | undefined];
type Add = (subject: Quad['subject'], pairs: readonly Pair[]) => void;

const xsd = (local: string) => namedNode(iri('xsd', local));
const elm = (local: string) => namedNode(iri('elm', local));
const langs = (prefix: Prefix, local: string, titles: Titles): readonly Pair[] =>
  [...titles].map(([lang, text]) => [prefix, local, literal(text, lang)] as const);
const one = (text: string): Titles => new Map([['nl', text]]);

/** @returns statements about one course; nothing for a course that names no skill, since ELM asks what one learns */
export function describeOffer(offer: Offer): readonly Quad[] {
  if (offer.course.teaches.length === 0) return [];
  const quads: Quad[] = [];
  const add: Add = (subject, pairs) => {
    for (const [prefix, local, object] of pairs)
      if (object !== undefined) quads.push(quad(subject, namedNode(iri(prefix, local)), object as Quad['object']));
  };
  achievement(add, offer);
  organisation(add, offer);
  const { course, editions } = offer;
  if (editions.length === 0) opportunity(add, offer, { subject: `${course.subject}#opportunity` });
  for (const edition of editions) opportunity(add, offer, { subject: edition.subject, edition });
  return quads;
}

const kind = (local: string): Pair => ['rdf', 'type', elm(local)];

/** A concept of a controlled list that we know by its code alone. */
function coded(add: Add, list: string, code: string, name: Titles = new Map()): Term {
  const node = blankNode(`${list}-${code}`);
  add(node, [
    ['rdf', 'type', namedNode(iri('skos', 'Concept'))],
    ['skos', 'notation', literal(code)],
    ...langs('skos', 'prefLabel', name),
  ]);
  return node;
}

function webPage(add: Add, address: string, key: string): Term {
  const node = blankNode(`page-${key}`);
  add(node, [kind('WebResource'), ['elm', 'contentUrl', literal(address, xsd('anyURI'))]]);
  return node;
}

function note(add: Add, text: Titles, key: string): Term {
  const node = blankNode(`note-${key}`);
  add(node, [kind('Note'), ...langs('elm', 'noteLiteral', text)]);
  return node;
}

const keyOf = (subject: string): string => subject.slice(subject.lastIndexOf('/') + 1).replace(/[^\w-]/g, '-');
const docOf = (subject: string): string => subject.replace('/id/', '/doc/');
/** UNESCO's code for a field that nobody named. */
const unknownField = '9999';

function achievement(add: Add, { course, titles, descriptions, esco }: Offer): void {
  const subject = namedNode(course.subject);
  const key = keyOf(course.subject);
  const languages = course.languages.length > 0 ? course.languages : ['nl'];
  const level = course.level === null ? undefined : one(`Niveau ${course.level} van 8, zoals DigComp telt.`);
  add(subject, [
    kind('LearningAchievementSpecification'),
    ...langs('dct', 'title', titles(course.subject)),
    ...langs('dct', 'description', descriptions),
    ['foaf', 'homepage', webPage(add, docOf(course.subject), key)],
    ['elm', 'ISCEDFCode', coded(add, 'iscedf', unknownField, new Map([['en', 'Field unknown']]))],
    ['elm', 'volumeOfLearning', course.duration === null ? undefined : literal(course.duration, xsd('duration'))],
    ...languages.map((each): Pair => ['dct', 'language', coded(add, 'language', each)]),
    ['elm', 'additionalNote', level && note(add, level, `level-${key}`)],
    ...course.teaches.map((skill): Pair => ['elm', 'learningOutcome', outcome(add, course, { skill, titles, esco })]),
  ]);
}

interface Learned extends Pick<Offer, 'titles' | 'esco'> {
  readonly skill: string;
}

function outcome(add: Add, course: Course, { skill, titles, esco }: Learned): Term {
  const node = namedNode(`${course.subject}#outcome-${keyOf(skill)}`);
  const same = esco(skill);
  const concept: readonly Pair[] = [['rdf', 'type', namedNode(iri('skos', 'Concept'))]];
  add(namedNode(skill), [...concept, ...langs('skos', 'prefLabel', titles(skill))]);
  if (same !== undefined) add(namedNode(same), concept);
  add(node, [
    kind('LearningOutcome'),
    ...langs('dct', 'title', titles(skill)),
    ['elm', 'relatedSkill', namedNode(skill)],
    ['elm', 'relatedESCOSkill', same === undefined ? undefined : namedNode(same)],
  ]);
  return node;
}

function organisation(add: Add, { provider, titles }: Offer): void {
  const [key, address, place] = [keyOf(provider), blankNode('address-be'), blankNode('place-be')];
  add(address, [kind('Address'), ['elm', 'countryCode', coded(add, 'country', 'BE')]]);
  add(place, [
    ['rdf', 'type', namedNode(iri('dct', 'Location'))],
    ['elm', 'address', address],
  ]);
  add(namedNode(provider), [
    kind('Organisation'),
    ...langs('rov', 'legalName', titles(provider)),
    ['elm', 'location', place],
    ['foaf', 'homepage', webPage(add, docOf(provider), key)],
  ]);
}

interface Given {
  readonly subject: string;
  readonly edition?: Edition;
}

function opportunity(add: Add, { course, titles, provider }: Offer, { subject, edition }: Given): void {
  const own = edition === undefined ? titles(course.subject) : titles(edition.subject);
  const named = own.size > 0 ? own : titles(course.subject);
  const mode = edition?.mode ?? null;
  add(namedNode(subject), [
    kind('LearningOpportunity'),
    ...langs('dct', 'title', named),
    ['foaf', 'homepage', webPage(add, docOf(edition?.subject ?? course.subject), keyOf(subject))],
    ['elm', 'providedBy', namedNode(provider)],
    ['elm', 'learningAchievementSpecification', namedNode(course.subject)],
    ['elm', 'defaultLanguage', coded(add, 'language', course.languages[0] ?? 'nl')],
    ['elm', 'mode', mode === null ? undefined : coded(add, 'mode', mode.slice(mode.indexOf('#') + 1))],
    ['dct', 'temporal', edition && period(add, edition)],
    ['elm', 'applicationDeadline', deadline(edition)],
  ]);
}

const moment = (text: string): Term | undefined => (text.length > 10 ? literal(text, xsd('dateTime')) : undefined);

/** The whole of the last day, as the clock of Brussels ends it. */
function deadline(edition: Edition | undefined): Term | undefined {
  const day = edition?.enrolBefore ?? null;
  if (day === null) return undefined;
  const end = Temporal.PlainDate.from(day.slice(0, 10)).add({ days: 1 }).toZonedDateTime('Europe/Brussels');
  return literal(
    end.subtract({ seconds: 1 }).toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    xsd('dateTime'),
  );
}

/** ELM knows moments: an edition that says only days has none. */
function period(add: Add, { subject, start, end }: Edition): Term | undefined {
  if (moment(start) === undefined) return undefined;
  const node = blankNode(`period-${keyOf(subject)}`);
  add(node, [
    ['rdf', 'type', namedNode(iri('dct', 'PeriodOfTime'))],
    ['elm', 'startDate', moment(start)],
    ['elm', 'endDate', end === null ? undefined : moment(end)],
  ]);
  return node;
}
