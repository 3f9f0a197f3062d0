// A page for any thing, derived from its shape: fields by group, what else is said, who points at it, history.
import { ownIri } from '../../rdf/ns.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { moduleOf, moduleWord, namesIn, typeSpecOf, typeWord } from '../names.ts';
import { facts, section } from '../parts.ts';
import { docOfThing, type Thing } from '../thing.ts';
import { capital } from '../words.ts';
import { fieldGroups, otherRows } from '../values.ts';
import {
  alternatesOf,
  aside,
  historySection,
  hubProperties,
  mementoNote,
  titleBlock,
  titleOf,
  usedBy,
} from './frame.ts';

/** @param more sections of a special page, between the fields and who uses it */
export async function genericPage(ctx: Ctx, thing: Thing, more?: Child): Promise<Html> {
  const title = titleOf(ctx, thing);
  const [fields, used, history] = await Promise.all([
    fieldSections(ctx, thing),
    usedBy(ctx, thing.resource.subject, new Set([ownIri(ctx.hub.base, 'museum')])),
    historySection(ctx, thing),
  ]);
  const main = html`${titleBlock(ctx, thing)}${mementoNote(ctx, thing)}
    <div class="grid">
      <div class="c9">${fields}${more}${used}${history}</div>
      ${aside(ctx, thing)}
    </div>`;
  return layout(ctx, { title, ...placeOf(ctx, thing, title) }, main);
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
  const groups = fieldGroups(showing, subject, fields, skip);
  const rest = otherRows(showing, subject, new Set([...skip, ...fields.map(({ path }) => path)]));
  const all = groups.flatMap(({ rows }) => rows);
  // A rule for every single fact makes a page of rules.
  if (all.length + rest.length <= fewFacts)
    return all.length + rest.length === 0
      ? html``
      : section({ id: 'facts', title: ctx.t('thing.about'), hang: true }, facts([...all, ...rest]));
  const sections = groups.map(({ name, rows }, i) =>
    section({ id: `g${i}`, title: name === '' ? ctx.t('thing.about') : name, hang: true }, facts(rows)),
  );
  const more = rest.length > 0 && section({ id: 'rest', title: ctx.t('thing.rest'), hang: true }, facts(rest));
  return html`${sections}${more}`;
}
