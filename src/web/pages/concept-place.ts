// Where a concept stands: every way up to the top, what is right under it, and what is near. Bounded in depth and breadth.
import { iri } from '../../rdf/ns.ts';
import { docPath } from '../../rdf/refs.ts';
import { visibleQuads } from '../../documents/visible.ts';
import type { Ctx } from '../context.ts';
import { iris } from '../graph.ts';
import { html, type Child, type Html } from '../html.ts';
import { docOf, reference, type Names } from '../names.ts';
import { section } from '../parts.ts';
import type { Thing } from '../thing.ts';

const skos = (local: string): string => iri('skos', local);
const [broader, related, inScheme] = [skos('broader'), skos('related'), skos('inScheme')];
const [deepest, mostPaths, mostNarrower] = [12, 6, 24];

type Placed = Pick<Thing, 'quads' | 'resource'>;
type Path = readonly string[];

/** What stands right above a concept, as the reader sees it. */
async function parentsOf(ctx: Ctx, subject: string): Promise<readonly string[]> {
  const resource = await ctx.hub.state.get(subject);
  const event = resource && !resource.deleted ? await ctx.hub.log.event(resource.seq) : undefined;
  return event === undefined ? [] : iris(visibleQuads(event, ctx.actor), subject, broader);
}

/**
 * Ways from the top down to the one right above this concept, the highest first: at most six, of at most twelve steps, and
 * never round. A concept with two broader ones has two.
 */
export async function pathsUp(ctx: Ctx, thing: Placed): Promise<readonly Path[]> {
  const known = new Map([[thing.resource.subject, iris(thing.quads, thing.resource.subject, broader)]]);
  const done: Path[] = [];
  let open: Path[] = [[thing.resource.subject]];
  for (let step = 0; step <= deepest && open.length > 0 && done.length < mostPaths; step++) {
    const longer: Path[] = [];
    for (const path of open.slice(0, mostPaths)) {
      const [end = ''] = path;
      const above = known.get(end) ?? (await parentsOf(ctx, end));
      known.set(end, [...above]);
      const next = step === deepest ? [] : above.filter((each) => !path.includes(each));
      if (next.length === 0) done.push(path.slice(0, -1));
      else longer.push(...next.map((each) => [each, ...path]));
    }
    open = longer;
  }
  return done.filter((path) => path.length > 0).slice(0, mostPaths);
}

/** The first way up, along the first `broader` of each: where the hierarchy opens. */
export async function pathUp(ctx: Ctx, thing: Placed): Promise<Path> {
  const path: string[] = [];
  let above = iris(thing.quads, thing.resource.subject, broader)[0];
  while (above !== undefined && path.length < deepest && above !== thing.resource.subject && !path.includes(above)) {
    path.unshift(above);
    above = (await parentsOf(ctx, above))[0];
  }
  return path;
}

const list = (items: Child): Html =>
  html`<ul class="path">
    ${items}
  </ul>`;

const column = (title: string, body: Child): Html =>
  html`<div>
    <h3 class="label">${title}</h3>
    ${body}
  </div>`;

export async function placeSection(ctx: Ctx, thing: Thing, known: Names): Promise<Html | undefined> {
  const { subject, ref } = thing.resource;
  const link = { predicate: broader, object: subject };
  const [paths, below, count] = await Promise.all([
    pathsUp(ctx, thing),
    ctx.hub.state.list({ marks: ctx.marks, link, order: 'label', lang: ctx.lang, limit: mostNarrower, offset: 0 }),
    ctx.hub.state.count({ marks: ctx.marks, link }),
  ]);
  const near = iris(thing.quads, subject, related);
  if (paths.length + below.length + near.length === 0) return undefined;
  const names = new Map([...known, ...(await ctx.hub.state.names([...paths.flat(), subject], ctx.lang, ctx.marks))]);
  const scheme = iris(thing.quads, subject, inScheme)[0];
  const tree = scheme === undefined ? undefined : docOf(ctx, scheme, names);
  const narrower = below.map(
    (each) =>
      html`<li>
        <a href="${docPath(each.type, each.ref)}"><bdi>${each.label}</bdi></a>
      </li>`,
  );
  const rest =
    count > below.length &&
    tree !== undefined &&
    html`<li>
      <a class="small sans" href="${atBranch(tree, ref)}">${ctx.t('tree.more', { n: count - below.length })}</a>
    </li>`;
  const up = paths.map((path) => ladder(ctx, [...path, subject], names));
  return section(
    {
      id: 'place',
      title: ctx.t('concept.place'),
      note: paths.length > 1 && ctx.t('concept.ways', { n: paths.length }),
      hang: true,
    },
    html`<div class="two">
        ${up.length > 0 && column(ctx.t('concept.broader'), html`<div class="stack">${up}</div>`)}
        ${below.length > 0 && column(ctx.t('concept.narrower'), list([narrower, rest]))}
        ${near.length > 0 && column(ctx.t('concept.related'), list(near.map((each) => html`<li>${reference(ctx, each, names)}</li>`)))}
      </div>
      ${tree !== undefined && html`<p class="after"><a href="${atBranch(tree, ref, 'at')}">${ctx.t('tree.show')}</a></p>`}`,
  );
}

const atBranch = (tree: string, ref: string, key = 'under'): string =>
  `${tree}${tree.includes('?') ? '&' : '?'}${key}=${encodeURIComponent(ref)}`;

/** Each step hangs under the one before. */
function ladder(ctx: Ctx, path: readonly string[], names: Names): Html {
  const [first, ...rest] = path;
  if (first === undefined) return html``;
  const own = rest.length === 0;
  const name = names.get(first) ?? '';
  const shown = own
    ? html`<span aria-current="true"><bdi>${name === '' ? ctx.t('concept.this') : name}</bdi></span>`
    : reference(ctx, first, names);
  return html`<ul class="path">
    <li>${shown}${!own && ladder(ctx, rest, names)}</li>
  </ul>`;
}
