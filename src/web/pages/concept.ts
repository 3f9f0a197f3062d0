// The page of a concept: what it means, what it is called, where it stands, what it is linked with, who uses it, how it came so.
import type { Literal } from '@rdfjs/types';
import { iri } from '../../rdf/ns.ts';
import { ownThing } from '../../rdf/refs.ts';
import type { Ctx } from '../context.ts';
import { byLanguage, iris, literals } from '../graph.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { docOf, namesIn, reference, typeSpecOf, type Names } from '../names.ts';
import { note, section, status, table, written } from '../parts.ts';
import { docOfThing, type Thing } from '../thing.ts';
import { placeSection } from './concept-place.ts';
import { aside, alternatesOf, copyButton, historySection, mementoNote, titleBlock, titleOf } from './frame.ts';
import { usedBy } from './used.ts';
import { fieldSections } from './generic.ts';
import { mappingSection, mappingProperties, linksFromMappings } from './mappings.ts';

const skos = (local: string): string => iri('skos', local);
const [broader, narrower, related, inScheme] = [skos('broader'), skos('narrower'), skos('related'), skos('inScheme')];
/** Shown at the top when they say so, and not as fields. */
const retiring = [iri('owl', 'deprecated'), iri('dct', 'isReplacedBy')];
const labelProperties = [skos('prefLabel'), skos('altLabel'), skos('hiddenLabel')];

export async function conceptPage(ctx: Ctx, thing: Thing): Promise<Html> {
  const { subject } = thing.resource;
  const title = titleOf(ctx, thing);
  const shown = [
    ...labelProperties,
    ...meanings.map(([local]) => skos(local)),
    ...retiring,
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
  const main = html`${titleBlock(ctx, thing, isRetired(ctx, thing) && status('off', ctx.t('concept.deprecated')))}${retiredNote(ctx, thing, names)}${mementoNote(ctx, thing)}
    <div class="grid">
      <div class="c9">${meaning(ctx, thing)}${labels(ctx, thing)}${place}${mappings}${fields}${used}${history}</div>
      ${aside(ctx, thing, [[ctx.t('concept.scheme'), schemes.map((scheme) => html`<div>${reference(ctx, scheme, names)}</div>`)]], matching(ctx, schemes))}
    </div>`;
  return layout(
    ctx,
    { title, section: 'terms', alternates: alternatesOf(thing), breadcrumbs: crumbs(ctx, thing, names, title) },
    main,
  );
}

/** How to find this concept from OpenRefine: the address of its scheme's service. */
function matching(ctx: Ctx, schemes: readonly string[]): Html | undefined {
  const own = schemes.map((scheme) => ownThing(ctx.hub.base, scheme)).find((each) => each !== undefined);
  if (own === undefined) return undefined;
  return html`<div>
    <h2 class="label">${ctx.t('concept.inOpenRefine')}</h2>
    <p class="iri" id="reconcile">${ctx.hub.base}/reconcile/${ctx.lang}/${encodeURIComponent(own.ref)}</p>
    ${copyButton(ctx, 'reconcile')}
    <p class="hint">${ctx.t('concept.openRefineHint')}</p>
  </div>`;
}

function crumbs(ctx: Ctx, thing: Thing, names: Names, title: string) {
  const scheme = iris(thing.quads, thing.resource.subject, inScheme)[0];
  const above =
    scheme === undefined ? [] : [{ label: names.get(scheme) ?? scheme, href: docOf(ctx, scheme, names) ?? '/terms' }];
  const own = thing.memento !== true ? { label: title } : { label: title, href: docOfThing(thing.resource) };
  return [{ label: ctx.t('nav.terms'), href: '/terms' }, ...above, own];
}

/** Does the concept itself say that it is no longer chosen? */
function isRetired(ctx: Ctx, { quads, resource }: Thing): boolean {
  const retires = typeSpecOf(ctx, resource.type)?.spec.retires;
  return quads.some((quad) => quad.subject.value === resource.subject && retires?.(quad) === true);
}

/** Says at the top that it is old, and what to choose now. */
function retiredNote(ctx: Ctx, thing: Thing, names: Names): Child {
  if (!isRetired(ctx, thing)) return undefined;
  const next = iris(thing.quads, thing.resource.subject, iri('dct', 'isReplacedBy'));
  const instead =
    next.length === 0
      ? html`<p>${ctx.t('concept.noSuccessor')}</p>`
      : html`<p>${ctx.t('concept.chooseNow')}</p>
          ${next.map((each) => html`<p class="big">${reference(ctx, each, names)}</p>`)}`;
  return note(
    'wait',
    html`<p><b>${ctx.t('concept.retired')}</b></p>
      ${instead}`,
  );
}

/** What it means, how to use it, examples: as people wrote it, the reader's language first. */
function meaning(ctx: Ctx, thing: Thing): readonly (Html | undefined)[] {
  return meanings.map(([local, word]) => {
    const found = byLanguage(literals(thing.quads, thing.resource.subject, skos(local)), ctx.lang);
    if (found.length === 0) return undefined;
    const own = found.filter(({ language }) => language === found[0]?.language);
    const others = found.slice(own.length);
    const big = local === 'definition';
    const shown = (each: Literal, small: boolean): Html =>
      html`<p class="def${small && ' small-def'}" dir="auto">
        <bdi class="pre" lang="${each.language}">${each.value}</bdi
        >${small && !own.includes(each) && html` <span class="lang">${each.language}</span>`}
      </p>`;
    const more =
      others.length > 0 &&
      html`<details class="more">
        <summary>${ctx.t('concept.inOther', { n: others.length })}</summary>
        ${others.map((each) => shown(each, true))}
      </details>`;
    return section({ id: local, title: ctx.t(word), hang: true }, html`${own.map((each) => shown(each, !big))}${more}`);
  });
}

const meanings = [
  ['definition', 'concept.definition'],
  ['scopeNote', 'concept.scopeNote'],
  ['example', 'concept.example'],
] as const;

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
