// In which language a page is read, which others there are, and whether a translation is older than what it translates.
import type { Literal } from '@rdfjs/types';
import { docPath, ownThing } from '../../../rdf/refs.ts';
import { visibleQuads } from '../../../documents/visible.ts';
import type { Ctx } from '../../../web/context.ts';
import { byLanguage, iris, literals } from '../../../web/graph.ts';
import { html, type Html } from '../../../web/html.ts';
import { note } from '../../../web/parts.ts';
import { docOfThing, type Thing } from '../../../web/thing.ts';
import { vocabulary } from '../vocabulary.ts';
import { timesOn } from '../watch/read.ts';

/** The text to read: the language that the address asks for, else the reader's, else the first there is. */
export function textFor(ctx: Ctx, thing: Thing, property: string): Literal | undefined {
  const all = byLanguage(literals(thing.quads, thing.resource.subject, property), ctx.lang);
  const asked = ctx.query.get('text');
  return all.find(({ language }) => language === asked) ?? all[0];
}

interface Variant {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

/** Other languages of this page, within it and as pages of their own. */
export async function variantsOf(ctx: Ctx, thing: Thing, read: Literal | undefined): Promise<readonly Variant[]> {
  const { text, translationOf } = vocabulary(ctx.hub.base);
  const { subject } = thing.resource;
  const within = literals(thing.quads, subject, text).map(({ language: tag }): Variant => ({
    label: tag,
    href: `${docOfThing(thing.resource)}?text=${tag}`,
    current: tag === read?.language,
  }));
  const source = iris(thing.quads, subject, translationOf)[0];
  const links = await ctx.hub.state.linksTo(subject, { marks: ctx.marks, predicate: translationOf, limit: 20 });
  const others = [...(source === undefined ? [] : [source]), ...links.map((link) => link.subject)];
  const pages = await Promise.all(others.map((each) => variantAt(ctx, each)));
  const all = [...within, ...pages.filter((page) => page !== undefined)];
  return all.length > 1 ? all : [];
}

async function variantAt(ctx: Ctx, subject: string): Promise<Variant | undefined> {
  const own = ownThing(ctx.hub.base, subject);
  const resource = await ctx.hub.state.get(subject);
  if (!own || !resource || resource.deleted || !ctx.marks.includes(resource.mark)) return undefined;
  const event = await ctx.hub.log.event(resource.seq);
  const label = languageOf(ctx, subject, event === undefined ? [] : visibleQuads(event, ctx.actor)) ?? own.ref;
  return { label, href: docPath(own.type, own.ref), current: false };
}

/** A page that does not say its language is in that of its text. */
function languageOf(ctx: Ctx, subject: string, quads: Thing['quads']): string | undefined {
  const { text, language } = vocabulary(ctx.hub.base);
  const said = [literals(quads, subject, language)[0]?.value, literals(quads, subject, text)[0]?.language];
  return said.find((tag) => tag !== undefined && tag !== '');
}

export const languageLinks = (ctx: Ctx, variants: readonly Variant[]): Html | undefined =>
  variants.length === 0
    ? undefined
    : html`<nav class="row" aria-label="${ctx.t('wiki.languages')}">
        ${variants.map(({ label, href, current }) => html`<a class="tag out" href="${href}" ${current && html` aria-current="true"`}>${label}</a>`)}
      </nav>`;

const mostVersions = 60;

/** Says so when the text of a translation's source changed after somebody read the translation: another page, or its own first language. */
export async function staleNote(ctx: Ctx, thing: Thing, read: Literal | undefined): Promise<Html | undefined> {
  const source = iris(thing.quads, thing.resource.subject, vocabulary(ctx.hub.base).translationOf)[0];
  const other = source === undefined ? undefined : await ctx.hub.state.get(source);
  if (other && !other.deleted && ctx.marks.includes(other.mark) && isOlder(ctx, thing.resource.subject, other.subject))
    return told(ctx, `${docOfThing(other)}/history`, docOfThing(other));
  const own = read && (await newerWithin(ctx, thing, read.language));
  const doc = docOfThing(thing.resource);
  return own === undefined ? undefined : told(ctx, `${doc}/history`, `${doc}?text=${own}`);
}

/** Another owner or a later day of review of the source makes no translation old. */
function isOlder(ctx: Ctx, translation: string, source: string): boolean {
  const times = timesOn(ctx.hub.views, [translation, source]);
  return (times.get(source)?.said ?? 0) > (times.get(translation)?.read ?? Number.POSITIVE_INFINITY);
}

/** The language of the page itself, when its text changed after that in the language that is read. */
async function newerWithin(ctx: Ctx, thing: Thing, read: string): Promise<string | undefined> {
  const { text, language } = vocabulary(ctx.hub.base);
  const { subject } = thing.resource;
  const own = literals(thing.quads, subject, language)[0]?.value;
  const tags = literals(thing.quads, subject, text).map((each) => each.language);
  if (own === undefined || read === own || !tags.includes(own)) return undefined;
  const changed = await lastChanges(ctx, thing, text);
  return (changed.get(own) ?? 0) > (changed.get(read) ?? Infinity) ? own : undefined;
}

const told = (ctx: Ctx, history: string, source: string): Html =>
  note(
    'wait',
    html`<p><b>${ctx.t('wiki.stale')}</b> ${ctx.t('wiki.staleText')}</p>
      <p class="row">
        <a href="${source}">${ctx.t('wiki.toSource')}</a><a href="${history}">${ctx.t('wiki.whatChanged')}</a>
      </p>`,
  );

/** Per language, the version in which its text last changed; looks at the last sixty versions. */
async function lastChanges(ctx: Ctx, { resource }: Thing, property: string): Promise<ReadonlyMap<string, number>> {
  const events = await ctx.hub.log.history(resource.subject, mostVersions);
  const found = new Map<string, number>();
  const textsIn = (i: number): ReadonlyMap<string, string> => {
    const event = events[i];
    const quads = event === undefined ? [] : visibleQuads(event, ctx.actor);
    return new Map(literals(quads, resource.subject, property).map(({ language, value }) => [language, value]));
  };
  for (const [i, event] of events.entries()) {
    const [now, before] = [textsIn(i), textsIn(i + 1)];
    for (const [tag, value] of now) if (!found.has(tag) && before.get(tag) !== value) found.set(tag, event.seq);
  }
  return found;
}
