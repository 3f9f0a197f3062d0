// Where a page stands in its handbook: the pages above it, those beside it, those under it. Asks for one step at a time.
import { iri } from '../../../rdf/ns.ts';
import { docPath } from '../../../rdf/refs.ts';
import type { Listed } from '../../../state/state.ts';
import type { Ctx } from '../../../web/context.ts';
import { iris } from '../../../web/graph.ts';
import { html, type Html } from '../../../web/html.ts';
import type { Thing } from '../../../web/thing.ts';
import { visibleQuads } from '../../../documents/visible.ts';
import { timesOn } from '../watch/read.ts';

const partOf = iri('schema', 'isPartOf');
const [mostParts, mostSteps] = [150, 6];

export interface Above {
  readonly subject: string;
  readonly name: string;
  readonly href: string;
}

/** The pages above, the highest first; ends at a ring. */
export async function pagesAbove(ctx: Ctx, thing: Thing): Promise<readonly Above[]> {
  const found: Above[] = [];
  const seen = new Set([thing.resource.subject]);
  let next = iris(thing.quads, thing.resource.subject, partOf)[0];
  while (next !== undefined && found.length < mostSteps && !seen.has(next)) {
    seen.add(next);
    const resource = await ctx.hub.state.get(next);
    const event = resource && !resource.deleted ? await ctx.hub.log.event(resource.seq) : undefined;
    const quads = event === undefined ? [] : visibleQuads(event, ctx.actor);
    if (resource === undefined || quads.length === 0) break;
    const name = (await ctx.hub.state.names([next], ctx.lang, ctx.marks)).get(next) ?? resource.ref;
    found.unshift({ subject: next, name, href: docPath(resource.type, resource.ref) });
    next = iris(quads, next, partOf)[0];
  }
  return found;
}

/** Pages and fields under a page, in their own order and then by name: what a chapter holds. */
export async function pagesUnder(ctx: Ctx, subject: string): Promise<readonly Listed[]> {
  const links = await ctx.hub.state.linksTo(subject, { marks: ctx.marks, predicate: partOf, limit: mostParts });
  const resources = await Promise.all(links.map((link) => ctx.hub.state.get(link.subject)));
  const there = resources.filter((each) => each !== undefined && !each.deleted && ctx.marks.includes(each.mark));
  const names = await ctx.hub.state.names(
    there.map((each) => each?.subject ?? ''),
    ctx.lang,
    ctx.marks,
  );
  const times = timesOn(ctx.hub.views, [...names.keys()]);
  const place = ({ subject: each }: Listed): number => times.get(each)?.place ?? Number.MAX_SAFE_INTEGER;
  return there
    .flatMap((each) => (each === undefined ? [] : [{ ...each, label: names.get(each.subject) ?? each.ref }]))
    .toSorted((a, b) => place(a) - place(b) || a.label.localeCompare(b.label, ctx.lang));
}

/** The chapter that this page is in, or is; with this page marked. */
export async function handbookTree(ctx: Ctx, thing: Thing, above: readonly Above[]): Promise<Html | undefined> {
  const own = await pagesUnder(ctx, thing.resource.subject);
  const parent = above.at(-1);
  const beside = parent === undefined ? [] : await pagesUnder(ctx, parent.subject);
  const shown = own.length > 0 ? own : beside;
  if (shown.length === 0) return undefined;
  const head = own.length > 0 ? ctx.t('wiki.under') : (parent?.name ?? '');
  return html`<details open>
    <summary class="label">${head}</summary>
    <ul class="path">
      ${shown.map((each) => item(each, each.subject === thing.resource.subject))}
    </ul>
  </details>`;
}

const item = ({ type, ref, label }: Listed, here: boolean): Html =>
  html`<li>
    <a href="${docPath(type, ref)}" ${here && html` aria-current="page"`}><bdi>${label}</bdi></a>
  </li>`;
