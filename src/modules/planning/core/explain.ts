// A conflict in words, Dutch and English: both sides, the cause, and what to do now. Names no people, and calls nobody “you”:
// who reads it on the calendar asked for nothing. Pure.
import type { Claim } from './facts.ts';
import { againstOf, type Conflict, type ConflictKind, type World } from './conflict.ts';
import { dayWords, type Lang } from './day-words.ts';
import { languageWord } from './language-words.ts';
import { clockOf, dayOf } from './time.ts';
import type { WayOut } from './ways-out.ts';

export interface Explained {
  readonly kind: ConflictKind;
  readonly resource: string;
  /** The booking or visit on the other side. */
  readonly with?: string | undefined;
  /** What an overruling names. */
  readonly against: string;
  readonly from: string;
  readonly to: string;
  readonly blocks: boolean;
  readonly nl: string;
  readonly en: string;
  readonly waysOut: readonly WayOut[];
}

const shortDay = (ms: number, lang: Lang): string =>
  dayWords(lang, dayOf(ms), { weekday: 'short', day: 'numeric', month: 'short' });

/** `do 21 mei van 14:00 tot 18:30`, over two days when it spans them. */
export function spanText(from: number, to: number, lang: Lang): string {
  const [of, until] = lang === 'nl' ? [' van ', ' tot '] : [' from ', ' to '];
  const last = dayOf(to) === dayOf(from) ? '' : `${shortDay(to, lang)} `;
  return `${shortDay(from, lang)}${of}${clockOf(from)}${until}${last}${clockOf(to)}`;
}

const titleOf = (side: { titleNl: string; titleEn: string } | undefined, lang: Lang): string =>
  (lang === 'nl' ? side?.titleNl : side?.titleEn) || (lang === 'nl' ? 'een andere reservatie' : 'another booking');

/** The other side in a sentence: what, how firm, when, with its set-up and teardown. */
function otherSide({ other }: Conflict, lang: Lang): string {
  if (other === undefined) return '';
  const word = {
    nl: {
      request: 'aangevraagd',
      option: `optie ${other.rank ?? 1}`,
      firm: 'bevestigd',
      done: 'afgelopen',
      cancelled: '',
    },
    en: { request: 'requested', option: `option ${other.rank ?? 1}`, firm: 'confirmed', done: 'done', cancelled: '' },
  }[lang][other.standing];
  const around = other.start < other.from || other.end > other.to;
  const buffers = lang === 'nl' ? ', opbouw en afbraak inbegrepen' : ', set-up and teardown included';
  return `“${titleOf(other, lang)}” (${word}), ${spanText(other.start, other.end, lang)}${around ? buffers : ''}`;
}

interface Said {
  readonly name: string;
  readonly mine: string;
  readonly other: string;
  readonly asks: boolean;
  readonly asked: number;
  readonly room: number;
  readonly rank: number | undefined;
  readonly lang: string;
  readonly span: string;
}
type Sentences = Readonly<Record<ConflictKind, (said: Said) => string>>;

const nl: Sentences = {
  'double-booking': ({ name, other, mine, asks }) =>
    `${name} ${asks ? 'wordt ook gevraagd voor' : 'is al bezet:'} ${other}. Gevraagd: ${mine}.`,
  'queue-jump': ({ name, other, rank }) =>
    `Voor ${name} gaat iemand voor: ${other}. De gevraagde plaats in de rij is ${rank ?? 'nog niet bepaald'}.`,
  'over-quantity': ({ name, room, asked, other }) =>
    `Van ${name} zijn er dan nog ${room} vrij en ${asked === 1 ? 'er is er 1' : `er zijn er ${asked}`} gevraagd.${other && ` De grootste andere vraag: ${other}.`}`,
  'over-capacity': ({ name, room, asked }) => `${name} heeft ${room} plaatsen en er worden ${asked} mensen verwacht.`,
  'incompatible-neighbour': ({ name, other }) => `${name} kan niet tegelijk met wat ernaast gebeurt: ${other}.`,
  'closed-hours': ({ name, mine }) => `${name} is niet de hele tijd open: ${mine} valt buiten de openingsuren.`,
  absence: ({ span }) => `Wie je toewijst, is er niet: afwezig ${span}.`,
  'short-rest': ({ other, asked, room }) =>
    `Wie je toewijst, rust dan maar ${String(room).replace('.', ',')} uur en heeft recht op ${asked} uur: ${other}.`,
  'missing-skill': () => 'Niemand van wie je toewijst, heeft de gevraagde vaardigheid op die dag geldig op zijn naam.',
  'missing-language': ({ lang }) => `Wie je toewijst, begeleidt niet in de gevraagde taal (${lang}).`,
};

const en: Sentences = {
  'double-booking': ({ name, other, mine, asks }) =>
    `${name} ${asks ? 'is asked for too, for' : 'is taken:'} ${other}. Asked for: ${mine}.`,
  'queue-jump': ({ name, other, rank }) =>
    `Somebody comes first for ${name}: ${other}. The place asked for is ${rank ?? 'not set yet'}.`,
  'over-quantity': ({ name, room, asked, other }) =>
    `Of ${name} only ${room} are free then, and ${asked} ${asked === 1 ? 'is' : 'are'} asked for.${other && ` The largest other claim: ${other}.`}`,
  'over-capacity': ({ name, room, asked }) => `${name} holds ${room} people and ${asked} are expected.`,
  'incompatible-neighbour': ({ name, other }) =>
    `${name} cannot be in use together with what happens beside it: ${other}.`,
  'closed-hours': ({ name, mine }) => `${name} is not open all that time: ${mine} is outside its opening hours.`,
  absence: ({ span }) => `Whom you assign is away ${span}.`,
  'short-rest': ({ other, asked, room }) =>
    `Whom you assign would rest for ${room} hours only, and is due ${asked} hours: ${other}.`,
  'missing-skill': () => 'Nobody whom you assign has the required skill on record and valid that day.',
  'missing-language': ({ lang }) => `Whom you assign does not guide in the language that was asked (${lang}).`,
};

function sentence(conflict: Conflict, name: string, claim: Claim, lang: Lang): string {
  const { kind, at, from, to, asked = 0, room = 0 } = conflict;
  return (lang === 'nl' ? nl : en)[kind]({
    name,
    mine: spanText(at.start, at.end, lang),
    other: otherSide(conflict, lang),
    asks: conflict.other?.standing === 'request',
    asked,
    room,
    rank: claim.rank,
    lang: languageWord(lang, claim.lang ?? ''),
    span: spanText(from, to, lang),
  });
}

const nameOf = (world: World, subject: string, lang: Lang): string => {
  const found = world.resource(subject);
  const name = lang === 'nl' ? found?.nameNl : found?.nameEn;
  if (found?.kind === 'person') return lang === 'nl' ? 'Deze medewerker' : 'This staff member';
  return name || (lang === 'nl' ? 'Dit' : 'This');
};

/** @param ways what can be done about one conflict; bounded look-ups in the same world */
export function explain(
  claim: Claim,
  world: World,
  conflicts: readonly Conflict[],
  ways: (c: Conflict) => readonly WayOut[],
): readonly Explained[] {
  return conflicts.map((conflict) => ({
    kind: conflict.kind,
    resource: conflict.resource,
    with: conflict.other?.claim,
    against: againstOf(conflict),
    from: new Date(conflict.from).toISOString(),
    to: new Date(conflict.to).toISOString(),
    blocks: conflict.blocks,
    nl: sentence(conflict, nameOf(world, conflict.resource, 'nl'), claim, 'nl'),
    en: sentence(conflict, nameOf(world, conflict.resource, 'en'), claim, 'en'),
    waysOut: ways(conflict),
  }));
}
