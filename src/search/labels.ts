// What a thing can be found by, read straight from the canonical N-Triples of its state, line by line: a whole parse
// would cost more than the index itself. Knows no index; believes no text it did not unescape.
import { markOf, type Mark } from '../access/policy.ts';
import type { Event, Visibility } from '../log/log.ts';
import type { LabelKind, LabelProperty } from '../module.ts';
import { iri } from '../rdf/ns.ts';

export interface FoundLabel {
  readonly kind: LabelKind;
  readonly lang: string;
  readonly text: string;
  readonly mark: Mark;
}

/** Something said of a thing, with the mark of the part that says it. */
export interface Said {
  readonly value: string;
  readonly mark: Mark;
}

export interface Findable {
  readonly labels: readonly FoundLabel[];
  /** IRIs of concept schemes. */
  readonly schemes: readonly Said[];
  /** Where it stands in its life: `approved`, `candidate`, `deprecated`. */
  readonly statuses: readonly Said[];
}

/** What to look for in things of one type. */
export interface Reading {
  readonly kinds: ReadonlyMap<string, LabelKind>;
  readonly scheme: string | undefined;
  /** What leads on by this is found where it leads, and no longer by itself. */
  readonly leadsOn?: string | undefined;
}

/** A thing answers to the address and the number that an authority has for it. */
const sameAs: ReadonlySet<string> = new Set([iri('skos', 'exactMatch'), iri('owl', 'sameAs')]);
const mostText = 20_000;
const parts: readonly Visibility[] = ['public', 'internal', 'personal'];

const status = iri('adms', 'status');
const deprecated = iri('owl', 'deprecated');
const isTrue = /^"(?:true|1)"/;

/** The last part of the address of a status: `…/vocab#approved` → `approved`. */
const lastPart = (address: string): string => /[^/#]*$/.exec(address)?.[0] || address;

/** The status that a statement gives its thing: by name, or as old. */
function statusIn({ predicate, object }: Line): string | undefined {
  if (predicate === status && object.startsWith('<')) return lastPart(object.slice(1, -1));
  return predicate === deprecated && isTrue.test(object) ? 'deprecated' : undefined;
}

export const reading = (labels: readonly LabelProperty[], scheme: string | undefined, leadsOn?: string): Reading => ({
  kinds: new Map(labels.map(({ property, kind }) => [property, kind])),
  scheme,
  leadsOn,
});

const short: Readonly<Record<string, string>> = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' };
const unescape = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gs, (_all, four, eight, one) =>
        one === undefined ? String.fromCodePoint(Number.parseInt(four ?? eight, 16) || 0xfffd) : (short[one] ?? one),
      )
    : text;

interface Line {
  readonly subject: string;
  readonly predicate: string;
  /** The object as it is written, without the dot. */
  readonly object: string;
}

function readLine(text: string, start: number, end: number): Line | undefined {
  if (text.charCodeAt(start) !== 60) return undefined;
  const subjectEnd = text.indexOf('> <', start);
  const predicateEnd = text.indexOf('> ', subjectEnd + 3);
  if (subjectEnd < 0 || predicateEnd < 0 || predicateEnd > end) return undefined;
  return {
    subject: text.slice(start + 1, subjectEnd),
    predicate: text.slice(subjectEnd + 3, predicateEnd),
    object: text.slice(predicateEnd + 2, end - 2),
  };
}

function* lines(text: string): Generator<Line> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    const line = readLine(text, start, stop);
    if (line !== undefined) yield line;
    start = stop + 1;
  }
}

function literal(object: string): { readonly text: string; readonly lang: string } | undefined {
  if (!object.startsWith('"')) return undefined;
  const close = object.lastIndexOf('"');
  const tail = object.slice(close + 1);
  const lang = tail.startsWith('@') ? tail.slice(1).split('--')[0] : '';
  const text = unescape(object.slice(1, close)).slice(0, mostText);
  return { text: tail.endsWith('#HTML>') ? text.replace(/<[^<>]*>/g, ' ') : text, lang: lang ?? '' };
}

/** The number at the end of an authority's address: `…/aat/300025101` → `300025101`. */
export const sourceNumber = (address: string): string | undefined =>
  /([\w.-]*\d[\w.-]*)\/?$/.exec(address.slice(-64))?.[1];

function identifiers(address: string, mark: Mark): readonly FoundLabel[] {
  const number = sourceNumber(address);
  const texts = number === undefined ? [address] : [address, number];
  return texts.map((text) => ({ kind: 'notation', lang: '', text, mark }));
}

/** A part of a thing has no name that the thing goes by, but its number may stand in one (`adms:identifier`). */
function readObject(line: Line, kind: LabelKind, own: boolean, mark: Mark): readonly FoundLabel[] {
  const value = literal(line.object);
  if (value !== undefined)
    return value.text.trim() === '' ? [] : [{ ...value, kind: own || kind === 'notation' ? kind : 'text', mark }];
  return kind === 'notation' && own && line.object.startsWith('<') ? identifiers(line.object.slice(1, -1), mark) : [];
}

/**
 * Labels and schemes of the state an event leaves, each with the mark of the part it stands in.
 * @param own how addresses of our own things begin: the number at their end is nobody's source number
 */
export function findable(event: Event, look: Reading, own: string): Findable {
  const labels: FoundLabel[] = [];
  const [schemes, statuses]: [Said[], Said[]] = [[], []];
  for (const part of parts) {
    const mark = markOf(part, event.module);
    for (const line of lines(event.state[part])) {
      const itself = line.subject === event.subject;
      const kind = look.kinds.get(line.predicate);
      if (kind !== undefined) labels.push(...readObject(line, kind, itself, mark));
      else if (itself) {
        const value = statusIn(line);
        if (value !== undefined) statuses.push({ value, mark });
        if (!line.object.startsWith('<')) continue;
        const object = line.object.slice(1, -1);
        if (sameAs.has(line.predicate)) labels.push(...identifiers(object, mark));
        if (line.predicate === look.scheme) schemes.push({ value: object, mark });
      }
    }
  }
  const all = event.subject.startsWith(own) ? labels : [...labels, ...ownNumber(event, labels)];
  return { labels: all, schemes, statuses };
}

/** Does it lead people on to another thing, that says the same? */
export const hasMovedOn = ({ state, subject }: Event, { leadsOn }: Reading): boolean =>
  leadsOn !== undefined &&
  parts.some((part) => {
    for (const line of lines(state[part])) if (line.subject === subject && line.predicate === leadsOn) return true;
    return false;
  });

/** The number in the thing's own address, as open as its most open label. */
function ownNumber(event: Event, labels: readonly FoundLabel[]): readonly FoundLabel[] {
  const number = sourceNumber(event.subject);
  const mark = labels.find(({ kind }) => kind !== 'text')?.mark;
  return number === undefined || mark === undefined ? [] : [{ kind: 'notation', lang: '', text: number, mark }];
}
