// What every page about one thing has in common: its name, its address, what you can do, its forms, its history.
import { ownIri } from '../../rdf/ns.ts';
import type { Literal } from '@rdfjs/types';
import { markOf } from '../../access/policy.ts';
import type { Event } from '../../log/log.ts';
import type { LabelKind } from '../../module.ts';
import { formats } from '../../rdf/formats.ts';
import { changesBetween } from '../changes.ts';
import type { Ctx } from '../context.ts';
import { byLanguage, literals } from '../graph.ts';
import { html, type Child, type Html } from '../html.ts';
import { museumLink } from '../museums.ts';
import { nameOf, typeSpecOf, typeWord } from '../names.ts';
import { docPath } from '../../rdf/refs.ts';
import { candidateNote, mayPropose } from '../proposals/candidate.ts';
import { facts, icon, note, section, status } from '../parts.ts';
import { docOfThing, versionPath, versionsSeen, type Thing, type Version } from '../thing.ts';
import { whoWords } from '../who.ts';
import { allQuads, visibleQuads } from '../../documents/visible.ts';
import { withholdingOf } from '../../documents/withheld.ts';

/** The thing's names of one kind, the reader's language first. */
export function labelsOf(ctx: Ctx, thing: Thing, kind: LabelKind): readonly Literal[] {
  const module = ctx.hub.modules.find(({ name }) => name === thing.resource.module);
  const found = (module?.labels ?? [])
    .filter((label) => label.kind === kind)
    .flatMap(({ property }) => literals(thing.quads, thing.resource.subject, property));
  return byLanguage(found, ctx.lang);
}

/** What the thing is called on this page; its ref when it has no name that the reader may see. */
export const titleOf = (ctx: Ctx, thing: Thing): string =>
  labelsOf(ctx, thing, 'preferred')[0]?.value ?? namelessOf(ctx, thing);

/** What the thing is called by who may not know its name: what it is to others, or its ref. */
const namelessOf = (ctx: Ctx, { resource, event }: Thing): string => {
  const rule = withholdingOf(ctx.hub, resource);
  return rule?.when(resource.subject, allQuads(event)) === true ? rule[ctx.lang] : resource.ref;
};

/** Name, other languages, whose it is, how it stands, address. */
export function titleBlock(ctx: Ctx, thing: Thing, more?: Child): Html {
  const [title, ...others] = labelsOf(ctx, thing, 'preferred');
  const { resource } = thing;
  const name = title?.value ?? namelessOf(ctx, thing);
  return html`<div class="title">
    <p class="row">
      ${keeper(ctx, thing)}<span class="soft">${typeWord(ctx, resource.type)}</span
      >${visibilityStatus(ctx, thing)}${more}
    </p>
    <h1 class="name${name.length > 60 && ' long'}"><bdi lang="${title?.language ?? ''}">${name}</bdi></h1>
    ${others.length > 0 && html`<p class="names">${others.slice(0, 12).map(otherName)}</p>`}
    <p class="row"><span class="iri" id="iri">${resource.subject}</span>${copyButton(ctx, 'iri')}</p>
  </div>`;
}

const otherName = ({ value, language }: Literal): Html =>
  html`<span><bdi lang="${language}">${value}</bdi> <span class="lang">${language}</span></span>`;

/** Copies the text of an element; to be seen only when scripts are, in a place that is kept for it: nothing moves. */
export const copyButton = (ctx: Ctx, id: string): Html =>
  html`<button class="btn bare later" type="button" data-copy="${id}">
    ${icon('copy')}<span aria-live="polite" data-done="${ctx.t('thing.copied')}">${ctx.t('thing.copy')}</span>
  </button>`;

/** Which museum keeps it; a museum does not keep itself. */
const keeper = (ctx: Ctx, { resource: { museum, ref } }: Thing): Child =>
  museum !== null && museum !== ref && html`${museumLink(museum)}<span class="soft">${ctx.t('thing.keeps')}</span>`;

/** Who may see it, in shape and word. */
function visibilityStatus(ctx: Ctx, { resource }: Thing): Html {
  if (resource.mark === 'public') return status('ok', ctx.t('mark.public'));
  return resource.mark === 'internal' ? status('wait', ctx.t('mark.internal')) : status('no', ctx.t('mark.personal'));
}

/** Tells that this is not how it stands now, or that it waits for a decision. */
export function mementoNote(ctx: Ctx, thing: Thing): Html | undefined {
  if (thing.memento !== true) return candidateNote(ctx, thing);
  const stands = thing.event.seq === thing.resource.seq;
  return note(
    stands ? 'info' : 'wait',
    html`<p><b>${ctx.t(stands ? 'version.stands' : 'version.old', { when: ctx.fullMoment(thing.event.at) })}</b></p>
      <p class="row">
        <a href="${docOfThing(thing.resource)}">${ctx.t('version.now')}</a>
        <a href="${docOfThing(thing.resource)}/history?version=${thing.event.seq}">${ctx.t('version.changes')}</a>
      </p>`,
  );
}

const formOf = (ctx: Ctx, { resource }: Thing) => typeSpecOf(ctx, resource.type)?.spec.form;

/** Change it, in the form that suits it best; or propose a change. */
function mainAct(ctx: Ctx, thing: Thing, writes: boolean): Child {
  const doc = docOfThing(thing.resource);
  const form = formOf(ctx, thing);
  const change = form === undefined ? `${doc}/edit` : form.change + encodeURIComponent(thing.resource.ref);
  if (writes) return html`<a class="btn main full" href="${change}">${icon('edit')}${ctx.t('thing.edit')}</a>`;
  if (thing.memento === true || !mayPropose(ctx, thing)) return undefined;
  return html`<a class="btn main full" href="${doc}/propose">${icon('edit')}${ctx.t('propose.button')}</a>`;
}

function moreActs(ctx: Ctx, thing: Thing): Child {
  const { type, subject } = thing.resource;
  const broader = `/terms/new/concept?broader=${encodeURIComponent(subject)}`;
  const fields =
    formOf(ctx, thing) &&
    html`<a href="${docOfThing(thing.resource)}/edit">${icon('list')}${ctx.t('thing.allFields')}</a>`;
  return html`${fields}${type === 'concept' && html`<a href="${broader}">${icon('plus')}${ctx.t('concept.addNarrower')}</a>`}`;
}

/** Actions, forms and facts beside the page. */
export function aside(ctx: Ctx, thing: Thing, rows: readonly (readonly [string, Child])[] = [], more?: Child): Html {
  const { resource } = thing;
  const doc = docOfThing(resource);
  const writes = ctx.mayWrite(resource.module, resource.museum, resource.type) && thing.memento !== true;
  return html`<aside class="c3 stick stack wide" aria-label="${ctx.t('thing.aside')}">
    ${mainAct(ctx, thing, writes)}
    <nav class="acts" aria-label="${ctx.t('thing.actions')}">
      <a href="${doc}/history">${icon('clock')}${ctx.t('thing.history')}</a>${writes && moreActs(ctx, thing)}
    </nav>
    ${writes && takeAway(ctx, thing)}
    <div>
      <h2 class="label">${ctx.t('thing.formats')}</h2>
      <p class="row">${formatLinks(doc)}</p>
    </div>
    ${more}
    ${facts([...rows, [ctx.t('thing.created'), ctx.moment(resource.created)], [ctx.t('thing.changed'), ctx.moment(resource.at)]])}
  </aside>`;
}

/** Takes the thing away at once; the page that follows puts it back with one button. */
const takeAway = (ctx: Ctx, { resource }: Thing): Html =>
  html`<form class="acts" method="post" action="${docOfThing(resource)}/delete">
    <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input type="hidden" name="_seq" value="${resource.seq}" />
    <button>${icon('off')}${ctx.t('thing.delete')}</button>
  </form>`;

const names: Readonly<Record<string, string>> = { ttl: 'Turtle', jsonld: 'JSON-LD', nt: 'N-Triples', rdf: 'RDF/XML' };

export const formatLinks = (doc: string): readonly Html[] =>
  formats
    .filter(({ extension }) => extension in names)
    .map(({ extension }) => html`<a href="${doc}.${extension}">${names[extension]}</a>`);

export const alternatesOf = (thing: Thing): readonly { readonly href: string; readonly type: string }[] =>
  formats
    .filter(({ extension }) => extension in names)
    .map(({ extension, mediaType }) => ({ href: `${docOfThing(thing.resource)}.${extension}`, type: mediaType }));

/** Why somebody made a version, for colleagues; of what is withheld from a reader, its note is too (decision 0035). */
export function noteSeen(ctx: Ctx, event: Event): Child {
  if (event.note === null || !ctx.marks.includes('internal')) return undefined;
  const rule = withholdingOf(ctx.hub, event);
  const withheld = rule !== undefined && !ctx.marks.includes(markOf('personal', event.module));
  return withheld && rule.when(event.subject, allQuads(event)) ? undefined : noteText(ctx, event.note);
}

/** A note with the proposal that it names, to be read there. */
function noteText(ctx: Ctx, text: string): Child {
  const [before, ref, after] = text.split(
    new RegExp(`${RegExp.escape(ctx.hub.base)}/id/proposal/([\\p{L}\\p{N}._~-]+)`, 'u'),
  );
  if (ref === undefined) return text;
  return html`${before}<a href="${docPath('proposal', ref)}">${ctx.t('propose.seen')}</a>${after}`;
}

/** One version as a sentence: what it did to which fields. */
export function versionLine(ctx: Ctx, thing: Pick<Thing, 'resource'>, { event, before }: Version): Html {
  const who = whoWords(ctx);
  const doc = docOfThing(thing.resource);
  const compare = before !== undefined && event.action === 'update';
  const said = noteSeen(ctx, event);
  const notes = said !== undefined ? html` <span class="serif">‘<bdi>${said}</bdi>’</span>` : undefined;
  return html`<li class="when">
    ${ctx.moment(event.at)}
    <div>
      ${sentence(ctx, { event, before })}${notes}<small
        >${who(event.actor)} ·
        <a href="${versionPath(ctx, event)}">${ctx.t('history.see')}</a
        >${compare && html` · <a href="${doc}/history?version=${event.seq}">${ctx.t('history.compare')}</a>`}</small
      >
    </div>
  </li>`;
}

/** What a version did, in words. */
export function sentence(ctx: Ctx, { event, before }: Version): string {
  if (event.action !== 'update' || before === undefined)
    return ctx.t(event.action === 'delete' ? 'history.deleted' : 'history.created');
  const changed = changesBetween(visibleQuads(before, ctx.actor), visibleQuads(event, ctx.actor));
  const fields = [...new Set(changed.map(({ predicate }) => nameOf(ctx, predicate)))];
  if (fields.length === 0) return ctx.t('history.touched');
  const shown = fields.slice(0, 4).join(', ');
  return fields.length > 4
    ? ctx.t('history.changedMore', { fields: shown, n: fields.length - 4 })
    : ctx.t('history.changed', { fields: shown });
}

/** The last versions, and the way to all of them. */
export async function historySection(ctx: Ctx, thing: Thing): Promise<Html | undefined> {
  if (thing.memento === true) return undefined;
  const versions = await versionsSeen(ctx, thing.resource.subject, 4);
  return section(
    { id: 'history', title: ctx.t('history.title'), hang: true },
    html`<ol class="lines">
        ${versions.map((version) => versionLine(ctx, thing, version))}
      </ol>
      <p class="after"><a href="${docOfThing(thing.resource)}/history">${ctx.t('history.all')}</a></p>`,
  );
}

/** Properties that only the hub reads: shown as status or place, not as fields. */
export const hubProperties = (ctx: Ctx): readonly string[] => [
  ownIri(ctx.hub.base, 'museum'),
  ownIri(ctx.hub.base, 'visibility'),
];
