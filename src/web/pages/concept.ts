// The page of a concept: what it means, what it is called, where it stands, what it is linked with, who uses it, how it came so.
import type { Literal } from '@rdfjs/types';
import { iri } from '../../rdf/ns.ts';
import { docPath } from '../../rdf/refs.ts';
import type { Ctx } from '../context.ts';
import { countOf } from '../counts.ts';
import { byLanguage, iris, literals } from '../graph.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { docOf, namesIn, reference, type Names } from '../names.ts';
import { section, status, table, written } from '../parts.ts';
import { docOfThing, type Thing } from '../thing.ts';
import { visibleQuads } from '../../documents/visible.ts';
import { aside, alternatesOf, historySection, mementoNote, titleBlock, titleOf, usedBy } from './frame.ts';
import { fieldSections } from './generic.ts';
import { mappingSection, mappingProperties, linksFromMappings } from './mappings.ts';

const skos = (local: string): string => iri('skos', local);
const [broader, narrower, related, inScheme] = [skos('broader'), skos('narrower'), skos('related'), skos('inScheme')];
const labelProperties = [skos('prefLabel'), skos('altLabel'), skos('hiddenLabel')];

export async function conceptPage(ctx: Ctx, thing: Thing): Promise<Html> {
  const { subject } = thing.resource;
  const title = titleOf(ctx, thing);
  const shown = [
    ...labelProperties,
    skos('definition'),
    broader,
    narrower,
    related,
    inScheme,
    skos('topConceptOf'),
    ...mappingProperties,
  ];
  const elsewhere = new Set([broader, narrower, related, ...mappingProperties, ...linksFromMappings]);
  const names = await namesIn(ctx, thing.quads);
  const [place, mappings, fields, used, history] = await Promise.all([
    placeSection(ctx, thing, names),
    mappingSection(ctx, thing, names),
    fieldSections(ctx, thing, shown),
    usedBy(ctx, subject, elsewhere),
    historySection(ctx, thing),
  ]);
  const schemes = iris(thing.quads, subject, inScheme);
  const main = html`${titleBlock(ctx, thing, deprecation(ctx, thing, names))}${mementoNote(ctx, thing)}
    <div class="grid">
      <div class="c9">${definition(ctx, thing)}${labels(ctx, thing)}${place}${mappings}${fields}${used}${history}</div>
      ${aside(ctx, thing, [[ctx.t('concept.scheme'), schemes.map((scheme) => html`<div>${reference(ctx, scheme, names)}</div>`)]])}
    </div>`;
  return layout(
    ctx,
    { title, section: 'terms', alternates: alternatesOf(thing), breadcrumbs: crumbs(ctx, thing, names, title) },
    main,
  );
}

function crumbs(ctx: Ctx, thing: Thing, names: Names, title: string) {
  const scheme = iris(thing.quads, thing.resource.subject, inScheme)[0];
  const above =
    scheme === undefined ? [] : [{ label: names.get(scheme) ?? scheme, href: docOf(ctx, scheme, names) ?? '/terms' }];
  const own = thing.memento !== true ? { label: title } : { label: title, href: docOfThing(thing.resource) };
  return [{ label: ctx.t('nav.terms'), href: '/terms' }, ...above, own];
}

/** Old, and what took its place. */
function deprecation(ctx: Ctx, { quads, resource }: Thing, names: Names): Child {
  const old = literals(quads, resource.subject, iri('owl', 'deprecated')).some(
    ({ value }) => value === 'true' || value === '1',
  );
  if (!old) return undefined;
  const next = iris(quads, resource.subject, iri('dct', 'isReplacedBy'));
  return html`${status('off', ctx.t('concept.deprecated'))}${next.map((each) => html` <span>${ctx.t('concept.useInstead')} ${reference(ctx, each, names)}</span>`)}`;
}

function definition(ctx: Ctx, thing: Thing): Html | undefined {
  const found = byLanguage(literals(thing.quads, thing.resource.subject, skos('definition')), ctx.lang);
  if (found.length === 0) return undefined;
  const [first, ...others] = found;
  const more =
    others.length > 0 &&
    html`<details class="more">
      <summary>${ctx.t('concept.otherDefinitions', { n: others.length })}</summary>
      ${others.map((each) => html`<p class="def small-def"><bdi lang="${each.language}">${each.value}</bdi> <span class="lang">${each.language}</span></p>`)}
    </details>`;
  return section(
    { id: 'def', title: ctx.t('concept.definition'), hang: true },
    html`<p class="def" dir="auto"><bdi lang="${first?.language}">${first?.value}</bdi></p>
      ${more}`,
  );
}

function cell(found: readonly Literal[], language: string): Child {
  const texts = found.filter((each) => each.language === language);
  if (texts.length === 0) return html`<span class="soft">–</span>`;
  return texts.map((each, i) => html`${i > 0 && ', '}${written(each.value, language)}`);
}

/** A table with a row for each language and a column for each kind of name. */
function labels(ctx: Ctx, { quads, resource }: Thing): Html {
  const kinds = labelProperties.map((property) => byLanguage(literals(quads, resource.subject, property), ctx.lang));
  const languages = [...new Set(byLanguage(kinds.flat(), ctx.lang).map(({ language }) => language))];
  const rows = languages.map((language): readonly Child[] => [
    html`<span class="lang">${language === '' ? '–' : language}</span>`,
    ...kinds.map((found, i) => (i === 0 ? html`<b>${cell(found, language)}</b>` : cell(found, language))),
  ]);
  const columns = [
    { label: ctx.t('concept.language') },
    { label: ctx.t('concept.preferred') },
    { label: ctx.t('concept.alternative') },
    { label: ctx.t('concept.hidden') },
  ];
  return section(
    { id: 'names', title: ctx.t('concept.names'), hang: true },
    table(ctx.t('concept.namesPerLanguage'), columns, rows),
  );
}

const deepest = 12;

/** Concepts above this one, the highest first: along the first `broader` of each, at most twelve steps and never round. */
export async function pathUp(ctx: Ctx, thing: Pick<Thing, 'quads' | 'resource'>): Promise<readonly string[]> {
  const path: string[] = [];
  let above = iris(thing.quads, thing.resource.subject, broader)[0];
  while (above !== undefined && path.length < deepest && above !== thing.resource.subject && !path.includes(above)) {
    path.unshift(above);
    const resource = await ctx.hub.state.get(above);
    const event = resource && !resource.deleted ? await ctx.hub.log.event(resource.seq) : undefined;
    above = event && iris(visibleQuads(event, ctx.actor), above, broader)[0];
  }
  return path;
}

const mostNarrower = 24;

const column = (title: string, body: Child): Html =>
  html`<div>
    <h3 class="label">${title}</h3>
    ${body}
  </div>`;

async function placeSection(ctx: Ctx, thing: Thing, known: Names): Promise<Html | undefined> {
  const { subject, ref } = thing.resource;
  const link = { predicate: broader, object: subject };
  const [path, below, count] = await Promise.all([
    pathUp(ctx, thing),
    ctx.hub.state.list({ marks: ctx.marks, link, order: 'label', lang: ctx.lang, limit: mostNarrower, offset: 0 }),
    countOf(ctx.hub.state, { marks: ctx.marks, link }),
  ]);
  const parents = iris(thing.quads, subject, broader);
  const near = iris(thing.quads, subject, related);
  if (parents.length + below.length + near.length === 0) return undefined;
  const names = new Map([...known, ...(await ctx.hub.state.names([...path, subject], ctx.lang, ctx.marks))]);
  const others = parents.filter((each) => !path.includes(each));
  const scheme = iris(thing.quads, subject, inScheme)[0];
  const tree = scheme === undefined ? undefined : docOf(ctx, scheme, names);
  const down = below.map(
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
  return section(
    { id: 'place', title: ctx.t('concept.place'), hang: true },
    html`<div class="two">
        ${parents.length > 0 && column(ctx.t('concept.broader'), html`${ladder(ctx, [...path, subject], names)}${others.length > 0 && html`<p class="small soft">${ctx.t('concept.also')} ${others.map((each) => reference(ctx, each, names))}</p>`}`)}
        ${
          below.length > 0 &&
          column(
            ctx.t('concept.narrower'),
            html`<ul class="path">
              ${down}${rest}
            </ul>`,
          )
        }
        ${
          near.length > 0 &&
          column(
            ctx.t('concept.related'),
            html`<ul class="path">
              ${near.map((each) => html`<li>${reference(ctx, each, names)}</li>`)}
            </ul>`,
          )
        }
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
    ${html`<li>${shown}${!own && ladder(ctx, rest, names)}</li>`}
  </ul>`;
}
