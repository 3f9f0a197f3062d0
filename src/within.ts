// A thing that is part of another (a file of a page) is never more open than that, and follows it when that opens or closes.
// Refuses a file that would be personal, and a thing that names bytes which are not here.
import type { Quad } from '@rdfjs/types';
import type { Change, State, Visibility } from './log/log.ts';
import type { TypeSpec } from './module.ts';
import { Problem } from './problem.ts';
import { parseNTriples } from './rdf/ntriples.ts';
import type { Draft, Rules, Standing } from './write.ts';

interface Typed {
  readonly subject: string;
  readonly type: TypeSpec;
  readonly quads: readonly Quad[];
}

const valueOf = ({ subject, quads }: Omit<Typed, 'type'>, property: string): string | undefined =>
  quads.find((q) => q.subject.value === subject && q.predicate.value === property)?.object.value;

const markIn = ({ public: open, internal, personal }: State): Visibility | undefined => {
  if (open !== '') return 'public';
  return internal !== '' ? 'internal' : personal !== '' ? 'personal' : undefined;
};

/** How open a thing is; undefined when nothing of it stands. */
const opennessOf = (standing: Standing | undefined): Visibility | undefined => {
  if (standing?.state !== undefined) return markIn(standing.state);
  const mark = standing?.mark;
  if (mark === undefined) return undefined;
  return mark === 'public' || mark === 'internal' ? mark : 'personal';
};

/** The type of a part as its whole bounds it: as open as that when it does not say, and never more. */
export async function bounded(rules: Rules, thing: Typed): Promise<TypeSpec> {
  const { type } = thing;
  if (type.within === undefined) return type;
  const whole = await rules.standing(valueOf(thing, type.within) ?? '');
  const most = opennessOf(whole) ?? 'internal';
  return { ...type, visibility: most, atMost: most };
}

/** @throws Problem conflict: bytes are not sealed, so none of them is personal (decision 0042) */
export function isPublishable({ file }: TypeSpec, state: State): void {
  if (file === undefined || markIn(state) !== 'personal') return;
  throw new Problem('conflict', {
    nl: 'Een persoonlijke pagina kan geen bijlagen hebben: bestanden liggen niet verzegeld. Verwijder de bijlagen eerst, of maak de pagina intern.',
    en: 'A personal page can have no attachments, since files are not sealed. Delete the attachments first, or make the page internal.',
  });
}

/** @throws Problem conflict when the bytes that a thing names are not here: no version stands without its bytes */
export function namesItsBytes(rules: Rules, thing: Typed): void {
  const { file } = thing.type;
  if (file === undefined || rules.holds?.(valueOf(thing, file.hash) ?? '') === true) return;
  throw new Problem('conflict', {
    nl: 'Het bestand zelf is er niet (meer). Voeg het opnieuw toe als bijlage van de pagina.',
    en: 'The file itself is not here (any more). Add it again as an attachment of the page.',
  });
}

const mostParts = 500;

/** Every part of what now opens, closes, goes or comes back, as a draft that says what it said. */
export async function following(rules: Rules, changes: readonly Change[]): Promise<readonly Draft[]> {
  if (rules.partsOf === undefined) return [];
  const own = new Set(changes.map(({ subject }) => subject));
  const found = new Map<string, Draft>();
  for (const change of changes)
    for (const subject of await partsThatFollow(rules, change))
      if (!own.has(subject) && found.size < mostParts) {
        const draft = await asItStands(rules, subject);
        if (draft !== undefined) found.set(subject, draft);
      }
  return [...found.values()];
}

async function partsThatFollow(rules: Rules, { subject, module, state }: Change): Promise<readonly string[]> {
  const types = rules.modules.find(({ name }) => name === module)?.types ?? [];
  const ways = new Set(types.flatMap(({ within }) => within ?? []));
  if (ways.size === 0 || opennessOf(await rules.standing(subject)) === markIn(state)) return [];
  const parts = await Promise.all([...ways].map((way) => rules.partsOf?.(subject, way) ?? []));
  return parts.flat();
}

async function asItStands(rules: Rules, subject: string): Promise<Draft | undefined> {
  const event = await rules.latest(subject);
  if (event === undefined || event.action === 'delete') return undefined;
  const { module, type, museum, seq, state } = event;
  // Another kind of part, such as an edition of a course, goes its own way.
  if (!rules.modules.some(({ types }) => types.some(({ name, within }) => name === type && within !== undefined)))
    return undefined;
  const quads = parseNTriples(`${state.public}${state.internal}${state.personal}`);
  return { subject, module, type, museum, quads, expected: seq };
}
