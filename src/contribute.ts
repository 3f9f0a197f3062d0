// Who may do what beyond the modules that a role writes in: propose, comment, decide. The tables name the types, a type's rule
// says what of it. Refuses to let a proposal carry what its maker does not see, or anything about somebody else's subject.
import type { Quad } from '@rdfjs/types';
import { authoriseWrite, mayContribute, maySee, mayWrite, operator, type Actor } from './access/policy.ts';
import type { Event } from './log/log.ts';
import { typeOf, type TypeSpec } from './module.ts';
import { Problem } from './problem.ts';
import { parse } from './rdf/parse.ts';
import { parseNTriples } from './rdf/ntriples.ts';
import { conforms, isAbout } from './sound.ts';
import { split } from './split.ts';
import type { Rules, Standing } from './write.ts';

export interface Contributed {
  readonly subject: string;
  readonly module: string;
  readonly type: TypeSpec;
  readonly quads: readonly Quad[];
  readonly standing: Standing | undefined;
}

/** Which museum keeps it: as it says itself, as its scheme says, and what the door makes of both. */
interface Keepers {
  readonly stated: string | undefined;
  readonly scheme: string | null;
  readonly wished: string | null;
}

/** What a thing is about: the target of a proposal. */
interface About {
  readonly subject: string;
  readonly standing: Standing;
}

interface Authorised {
  readonly museum: string | null;
  /** The version that the rule looked at. */
  readonly expected: number | undefined;
  readonly about: About | undefined;
  /** True when the role does not write in this module and only adds to it. */
  readonly contributes: boolean;
}

/** @throws Problem forbidden, unknown-actor, not-found */
export async function authorise(rules: Rules, actor: Actor, thing: Contributed, keepers: Keepers): Promise<Authorised> {
  const about = await aboutOf(rules, actor, thing);
  const keeper = about === undefined ? keepers.wished : about.standing.museum;
  const contributes = addsOnly(actor, thing, keeper);
  const museum = contributes && about === undefined ? ownList(keepers) : keeper;
  const expected = await obeyRule(rules, actor, { thing, about, contributes });
  return { museum, expected, about, contributes };
}

/** False for who writes here, true for who may only add. @throws Problem for anybody else */
function addsOnly(actor: Actor, { type, module, standing }: Contributed, keeper: string | null): boolean {
  const writesNow = standing === undefined || mayWrite(actor, standing.module, standing.museum, standing.type);
  if (writesNow && mayWrite(actor, module, keeper, type.name)) return false;
  if (mayContribute(actor, type.name) && (type.contribution ?? type.rule) !== undefined) return true;
  if (standing !== undefined) authoriseWrite(actor, standing.module, standing.museum, standing.type);
  authoriseWrite(actor, module, keeper, type.name);
  return false;
}

/** Who proposes a thing in somebody's list leaves it to them. */
function ownList({ stated, scheme }: Keepers): string | null {
  if (stated === undefined || stated === scheme) return scheme;
  throw new Problem('forbidden', 'The list decides which museum keeps what you propose. Leave vijver:museum out.');
}

/** Who brings back what was there: an import, a restored copy. */
const isOperator = ({ iri }: Actor): boolean => iri === operator.iri;

async function aboutOf(rules: Rules, actor: Actor, thing: Contributed): Promise<About | undefined> {
  const { about } = thing.type;
  if (about === undefined) return undefined;
  const target = valueOf(thing, about);
  const standing = await rules.standing(target);
  if (standing === undefined && isOperator(actor)) return undefined;
  if (standing === undefined || !isOpenTo(actor, standing))
    throw new Problem('not-found', `There is no <${target.slice(0, 300)}> that this can be about.`);
  return { subject: target, standing };
}

/** What the proposer may not see does not exist for them; what is personal, or a proposal itself, is nobody's to propose. */
const isOpenTo = (actor: Actor, { mark, type }: Standing): boolean =>
  type !== 'proposal' && (mark === undefined || (maySee(actor, mark) && !mark.startsWith('personal')));

const valueOf = ({ quads, subject }: Contributed, property: string | undefined): string =>
  quads.find((q) => q.subject.value === subject && q.predicate.value === property)?.object.value ?? '';

interface Tried {
  readonly thing: Contributed;
  readonly about: About | undefined;
  readonly contributes: boolean;
}

/** The version that stands, when a rule needed it. @throws Problem forbidden */
async function obeyRule(rules: Rules, actor: Actor, { thing, about, contributes }: Tried): Promise<number | undefined> {
  const { type, subject, quads } = thing;
  const rule = (contributes ? type.contribution : undefined) ?? type.rule;
  if (rule === undefined || isOperator(actor)) return undefined;
  const event = thing.standing && (await rules.latest(subject));
  const before = event ? quadsOf(event) : [];
  const why = rule({ subject, actor: actor.iri, before, after: quads, ...powers(rules, actor, about) });
  if (why !== undefined) throw new Problem('forbidden', why);
  return event?.seq;
}

const powers = (rules: Rules, actor: Actor, about: About | undefined) => ({
  decides: about !== undefined && mayWrite(actor, about.standing.module, about.standing.museum, about.standing.type),
  applies: about !== undefined && (rules.writes?.(about.subject) ?? false),
});

const quadsOf = ({ state }: Event): readonly Quad[] =>
  parseNTriples(`${state.public}${state.internal}${state.personal}`);

/** The state that a new proposal carries must be one its target could have: about it, of its kind, sound, nothing personal. */
export async function checkCarried(rules: Rules, thing: Contributed, about: About | undefined): Promise<void> {
  if (about === undefined || thing.type.carries === undefined || thing.standing !== undefined) return;
  const { base, modules, shapes } = rules;
  const proposed = await parse(valueOf(thing, thing.type.carries), 'application/n-triples', base);
  isAbout(base, about.subject, proposed);
  const owned = typeOf(modules, about.subject, proposed);
  if (owned === undefined || owned.type.name !== about.standing.type)
    throw new Problem('unknown-type', `<${about.subject}> is a ${about.standing.type}; a proposal cannot change that.`);
  const parts = split({ base, shapes, module: owned.module.name }, { ...about, type: owned.type, quads: proposed });
  if (parts.personal !== '')
    throw new Problem('forbidden', 'A proposal may hold nothing personal, nor what no shape of the thing knows.');
  const kept = parseNTriples((await rules.latest(about.subject))?.state.personal ?? '');
  await conforms(shapes, owned.module, about.subject, [...proposed, ...kept]);
}
