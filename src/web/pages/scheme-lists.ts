// Three lists of a concept scheme: what came lately, what is no longer chosen and by what it was replaced, and its groups.
// Each is bounded by what it shows: the first reads the end of the scheme's stream, the others an index.
import type { Member } from '../../log/log.ts';
import { iri } from '../../rdf/ns.ts';
import { docPath } from '../../rdf/refs.ts';
import { visibleQuads } from '../../documents/visible.ts';
import type { Listed } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { iris } from '../graph.ts';
import { html, type Child, type Html } from '../html.ts';
import { docOf, namesIn, reference } from '../names.ts';
import { empty, paging, table } from '../parts.ts';
import { docOfThing, type Thing } from '../thing.ts';
import { pageOf, pagingWords } from './paged.ts';

const perPage = 60;

const framed = (title: string, lede: string, body: Child): Html =>
  html`<section class="c9" aria-labelledby="part">
    <h2 id="part">${title}</h2>
    <p class="soft gap">${lede}</p>
    ${body}
  </section>`;

/** The newest places of the scheme's public stream, newest first; `?before=` goes on. A thing is told once. */
export async function newInScheme(ctx: Ctx, thing: Thing): Promise<Html> {
  const doc = docOfThing(thing.resource);
  const name = `scheme-${thing.resource.ref}`;
  const count = (await ctx.hub.log.stream(name))?.count ?? 0;
  const asked = Number(ctx.query.get('before') ?? count);
  const end = Number.isSafeInteger(asked) ? Math.min(Math.max(asked, 0), count) : count;
  const start = Math.max(0, end - perPage);
  const members = (await ctx.hub.log.members(name, start, end - start)).toReversed();
  const subjects = members.map(({ event }) => event.subject);
  const names = await ctx.hub.state.names(subjects, ctx.lang, ctx.marks);
  const told = members.filter(({ event }, i) => subjects.indexOf(event.subject) === i);
  const lines = told.map((member) => newLine(ctx, member, names.get(member.event.subject)));
  const older =
    start > 0 &&
    html`<p class="after"><a class="btn" href="${doc}?view=new&before=${start}">${ctx.t('scheme.older')}</a></p>`;
  const body =
    told.length === 0
      ? empty(ctx.t('scheme.nothingNew'))
      : html`<ol class="lines">
            ${lines}
          </ol>
          ${older}`;
  return framed(ctx.t('scheme.view.new'), ctx.t('scheme.newLede'), body);
}

function newLine(ctx: Ctx, { kind, event }: Member, name: string | undefined): Html {
  const words = { create: 'changed.new', update: 'changed.changed', delete: 'changed.gone' } as const;
  const shown =
    name === undefined
      ? html`<span class="iri">${event.ref}</span>`
      : html`<a class="serif" href="${docPath(event.type, event.ref)}"><bdi>${name}</bdi></a>`;
  const compare =
    name !== undefined &&
    kind === 'update' &&
    html` ·
      <a class="small" href="${docPath(event.type, event.ref)}/history?version=${event.seq}"
        >${ctx.t('history.compare')}</a
      >`;
  return html`<li class="when">
    ${ctx.moment(event.at)}
    <div>${shown} <span class="soft small">${ctx.t(words[kind])}</span>${compare}</div>
  </li>`;
}

interface Paged {
  readonly type: string;
  readonly retired?: boolean;
  readonly view: string;
}

/** One page of things in the scheme, by name. */
async function pageOfThings(ctx: Ctx, thing: Thing, { type, retired, view }: Paged) {
  const link = { predicate: iri('skos', 'inScheme'), object: thing.resource.subject };
  const page = pageOf(ctx, 'p');
  const where = { marks: ctx.marks, type, link, retired };
  const [found, total] = await Promise.all([
    ctx.hub.state.list({ ...where, order: 'label', lang: ctx.lang, limit: perPage, offset: (page - 1) * perPage }),
    ctx.hub.state.count(where),
  ]);
  const pages = paging({
    label: ctx.t('paging.label'),
    page,
    size: perPage,
    total,
    href: (p) => `${docOfThing(thing.resource)}?view=${view}&p=${p}`,
    words: pagingWords(ctx, page, perPage, total),
  });
  return { found, pages };
}

const linkTo = ({ type, ref, label }: Listed): Html =>
  html`<a class="serif" href="${docPath(type, ref)}"><bdi>${label}</bdi></a>`;

/** Each with what to choose now. */
export async function retiredIn(ctx: Ctx, thing: Thing): Promise<Html> {
  const { found, pages } = await pageOfThings(ctx, thing, { type: 'concept', retired: true, view: 'old' });
  const events = await Promise.all(found.map(({ seq }) => ctx.hub.log.event(seq)));
  const quads = events.flatMap((event) => (event === undefined ? [] : visibleQuads(event, ctx.actor)));
  const replaced = quads.filter(({ predicate }) => predicate.value === iri('dct', 'isReplacedBy'));
  const names = await namesIn(ctx, replaced);
  const rows = found.map((each) => {
    const next = iris(replaced, each.subject, iri('dct', 'isReplacedBy'));
    return [
      linkTo(each),
      next.length === 0
        ? html`<span class="soft">${ctx.t('scheme.noSuccessor')}</span>`
        : next.map((one) => html`<div>${reference(ctx, one, names)}</div>`),
      ctx.moment(each.at),
    ];
  });
  const columns = [
    { label: ctx.t('list.name') },
    { label: ctx.t('scheme.successor') },
    { label: ctx.t('thing.changed'), numeric: true },
  ];
  const body =
    rows.length === 0
      ? empty(ctx.t('scheme.noneOld'))
      : html`<div class="cq">${table(ctx.t('scheme.view.old'), columns, rows)}</div>
          ${pages}`;
  return framed(ctx.t('scheme.view.old'), ctx.t('scheme.oldLede'), body);
}

export async function groupsOf(ctx: Ctx, thing: Thing): Promise<Html> {
  const { found, pages } = await pageOfThings(ctx, thing, { type: 'collection', view: 'groups' });
  const rows = await Promise.all(
    found.map(async (each) => {
      const event = await ctx.hub.log.event(each.seq);
      const members =
        event === undefined ? [] : iris(visibleQuads(event, ctx.actor), each.subject, iri('skos', 'member'));
      const first = members.slice(0, 6);
      const names = await ctx.hub.state.names(first, ctx.lang, ctx.marks);
      const shown = first.filter((one) => docOf(ctx, one, names) !== undefined && names.has(one));
      return [
        linkTo(each),
        shown.map((one, i) => html`${i > 0 && ', '}${reference(ctx, one, names)}`),
        ctx.number(members.length),
      ];
    }),
  );
  const columns = [
    { label: ctx.t('list.name') },
    { label: ctx.t('scheme.members') },
    { label: ctx.t('scheme.concepts'), numeric: true },
  ];
  const body =
    rows.length === 0
      ? empty(ctx.t('scheme.noGroups'))
      : html`<div class="cq">${table(ctx.t('scheme.view.groups'), columns, rows)}</div>
          ${pages}`;
  return framed(ctx.t('scheme.view.groups'), ctx.t('scheme.groupsLede'), body);
}
