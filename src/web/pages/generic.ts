// A page for any thing, derived from its shape: fields by group, what else is said, who points at it, history.
import { ownIri } from '../../rdf/ns.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { moduleOf, moduleWord, namesIn, typeSpecOf, typeWord } from '../names.ts';
import { facts, section } from '../parts.ts';
import { docOfThing, type Thing } from '../thing.ts';
import { capital } from '../words.ts';
import type { Field } from '../../shacl/shapes.ts';
import { fieldGroups, isLong, otherRows, showField, type FieldGroup, type Showing } from '../values.ts';
import { alternatesOf, aside, historySection, hubProperties, mementoNote, titleBlock, titleOf } from './frame.ts';
import { usedBy } from './used.ts';

export interface Special {
  /** Sections that this kind of thing begins with. */
  readonly lead?: Child;
  /** Properties that they show, and the fields need not. */
  readonly shown?: readonly string[];
  /** Properties by which others point here, that they tell of: who uses it need not. */
  readonly told?: readonly string[];
  /** The same in schema.org, for the head of the page. */
  readonly jsonLd?: object | undefined;
}

/** @param more sections of a special page, between the fields and who uses it */
export async function genericPage(ctx: Ctx, thing: Thing, more?: Child, special: Special = {}): Promise<Html> {
  const title = titleOf(ctx, thing);
  const [fields, used, history] = await Promise.all([
    fieldSections(ctx, thing, special.shown),
    usedBy(ctx, thing.resource.subject, new Set([ownIri(ctx.hub.base, 'museum'), ...(special.told ?? [])])),
    historySection(ctx, thing),
  ]);
  const main = html`${titleBlock(ctx, thing)}${mementoNote(ctx, thing)}
    <div class="grid">
      <div class="c9">${special.lead}${fields}${more}${used}${history}</div>
      ${aside(ctx, thing)}
    </div>`;
  return layout(ctx, { title, ...placeOf(ctx, thing, title), jsonLd: special.jsonLd }, main);
}

/** Breadcrumbs, tab and alternates of a page about a thing. */
export function placeOf(ctx: Ctx, thing: Thing, title: string) {
  const { module: name, type } = thing.resource;
  return {
    section: name,
    alternates: alternatesOf(thing),
    breadcrumbs: [
      { label: moduleWord(ctx, name), href: `/${name}` },
      { label: capital(typeWord(ctx, type, 2)), href: `/${name}/${type}` },
      thing.memento !== true ? { label: title } : { label: title, href: docOfThing(thing.resource) },
    ],
  };
}

const fewFacts = 6;

/** Sections for all fields that the page does not show by itself. */
export async function fieldSections(ctx: Ctx, thing: Thing, shown: readonly string[] = []): Promise<Html> {
  const { subject, module, type } = thing.resource;
  const showing = { ctx, quads: thing.quads, names: await namesIn(ctx, thing.quads) };
  const fields = ctx.hub.shapes.fields(module, typeSpecOf(ctx, type)?.spec.class ?? '');
  const names = (moduleOf(ctx, module)?.labels ?? [])
    .filter(({ kind }) => kind === 'preferred')
    .map(({ property }) => property);
  const skip = new Set([...shown, ...hubProperties(ctx), ...names]);
  const texts = fields.filter((field) => isLong(field) && !skip.has(field.path));
  const groups = fieldGroups(showing, subject, fields, new Set([...skip, ...texts.map(({ path }) => path)]));
  const rest = otherRows(showing, subject, new Set([...skip, ...fields.map(({ path }) => path)]));
  return html`${texts.map((field, i) => textSection(showing, subject, field, i))}${factSections(ctx, groups, rest)}`;
}

/** Text that people wrote has the width of the page, under the name of its field. */
function textSection(showing: Showing, subject: string, field: Field, i: number): Html | undefined {
  const shown = showField(showing, subject, field);
  if (shown === undefined) return undefined;
  return section({ id: `t${i}`, title: field.name[showing.ctx.lang], hang: true }, shown);
}

type Rows = FieldGroup['rows'];

/** Groups of several facts stand by themselves; a rule for every single fact would make a page of rules. */
function factSections(ctx: Ctx, groups: readonly FieldGroup[], rest: Rows): Html {
  const count = groups.reduce((sum, { rows }) => sum + rows.length, rest.length);
  const isLarge = ({ rows }: FieldGroup): boolean => rows.length > 1 && count > fewFacts;
  const small = [...groups.filter((group) => !isLarge(group)).flatMap(({ rows }) => rows), ...rest];
  const about = ctx.t('thing.about');
  return html`${groups.filter(isLarge).map(({ name, rows }, i) => section({ id: `g${i}`, title: name === '' ? about : name, hang: true }, facts(rows)))}${small.length > 0 && section({ id: 'facts', title: count > small.length ? ctx.t('thing.rest') : about, hang: true }, facts(small))}`;
}
