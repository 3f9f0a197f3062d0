// Words of the pond in a text: which there are, and how one shows what it means. Shows nothing that the reader may not see.
import { iri } from '../../../rdf/ns.ts';
import { docPath, ownThing } from '../../../rdf/refs.ts';
import type { Label } from '../../../state/state.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';

export interface Term {
  readonly subject: string;
  readonly href: string;
  readonly name: string;
  /** Its names in any language, for finding it in a text. */
  readonly names: readonly string[];
  readonly definition: { readonly text: string; readonly lang: string } | undefined;
}

const definition = iri('skos', 'definition');
const order = (lang: string) => (label: Label) => {
  const at = [lang, 'nl', 'en'].indexOf(label.lang.split('-')[0] ?? '');
  return at === -1 ? 9 : at;
};

/** Concepts of the pond among these things, each with its meaning in the reader's language; at most `limit` are looked up. */
export async function termsAmong(
  ctx: Ctx,
  subjects: readonly string[],
  limit = 80,
): Promise<ReadonlyMap<string, Term>> {
  const concepts = [...new Set(subjects)].filter((each) => ownThing(ctx.hub.base, each)?.type === 'concept');
  const found = await Promise.all(concepts.slice(0, limit).map((each) => termOf(ctx, each)));
  return new Map(found.filter((term) => term !== undefined).map((term) => [term.subject, term]));
}

async function termOf(ctx: Ctx, subject: string): Promise<Term | undefined> {
  const own = ownThing(ctx.hub.base, subject);
  const labels = await ctx.hub.state.labels(subject, ctx.marks);
  const rank = order(ctx.lang);
  const best = (wanted: (label: Label) => boolean) => labels.filter(wanted).toSorted((a, b) => rank(a) - rank(b))[0];
  const name = best(({ kind }) => kind === 'preferred');
  if (own === undefined || name === undefined) return undefined;
  const says = best(({ property }) => property === definition);
  return {
    subject,
    href: docPath(own.type, own.ref),
    name: name.text,
    names: labels.filter(({ kind }) => kind === 'preferred' || kind === 'alternative').map(({ text }) => text),
    definition: says && { text: says.text, lang: says.lang },
  };
}

const longestShown = 400;

/**
 * A word that opens its meaning: by mouse, by keyboard, by touch, without a script (a button with a popover).
 * @param id unique on the page
 */
export function termButton(ctx: Ctx, term: Term, words: Child, id: string): Html {
  const { text, lang } = term.definition ?? { text: ctx.t('wiki.noDefinition'), lang: ctx.lang };
  const cut = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return html`<span class="tip"
    ><button type="button" class="term" popovertarget="${id}">${words}</button
    ><span id="${id}" popover
      ><b><bdi>${term.name}</bdi></b
      ><span lang="${lang}">${cut}</span><a href="${term.href}">${ctx.t('wiki.toTerm')}</a></span
    ></span
  >`;
}

const shortest = 3;
const isWordy = (name: string): boolean => name.length >= shortest && name.length <= 80;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Finds the names of these terms in running text, each term once, the longest name first.
 * @returns a function from a stretch of text to that text with the found words shown by `show`
 */
export function createFinder(
  terms: Iterable<Term>,
  show: (term: Term, words: string) => Child,
): (text: string) => Child {
  const byName = new Map<string, Term>();
  for (const term of terms)
    for (const name of term.names.filter(isWordy))
      if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), term);
  const names = [...byName.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  if (names.length === 0) return (text) => text;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${names.join('|')})(?![\\p{L}\\p{N}-])`, 'giu');
  const done = new Set<Term>();
  return (text) => {
    const shown: Child[] = [];
    let at = 0;
    for (const { 0: words, index } of text.matchAll(pattern)) {
      const term = byName.get(words.toLowerCase());
      if (term === undefined || done.has(term)) continue;
      done.add(term);
      shown.push(text.slice(at, index), show(term, words));
      at = index + words.length;
    }
    return at === 0 ? text : [...shown, text.slice(at)];
  };
}
