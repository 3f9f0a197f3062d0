// One stream, or one page of it, for a person: what is in it, what came last, its pages and their bounds. Public parts only.
import type { FrameCtx } from '../web/context.ts';
import { codeBlock, copyButtonFor } from '../web/code.ts';
import { html, type Child, type Html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { empty, facts, icon, section, table } from '../web/parts.ts';
import { pageSize } from '../log/log.ts';
import { forms } from './forms.ts';
import { nodePath, type NodeId } from './pages.ts';
import { picture } from './picture.ts';
import type { Relation } from './read.ts';
import { pageIri, pollingInterval, type Stream } from './stream.ts';
import { kindOf, sentenceIn, titleIn, type StreamNames } from './title.ts';
import { renderMember, type ToldMember } from './told.ts';

/** Relations of one page that are shown; the data has them all. */
const mostRelations = 30;

export interface StreamView {
  readonly stream: Stream;
  readonly node: NodeId | undefined;
  readonly names: StreamNames;
  /** Newest first. */
  readonly latest: readonly ToldMember[];
  readonly first: readonly ToldMember[];
  readonly relations: readonly Relation[];
}

const pathOf = (stream: Stream, node: NodeId | undefined): string =>
  `/ldes/${encodeURIComponent(stream.name)}${node === undefined ? '' : `/${nodePath(node)}`}`;

export function renderStream(ctx: FrameCtx, view: StreamView): Html {
  const { stream, node, names } = view;
  const name = titleIn(ctx, stream.name, names);
  const title = ctx.t('ldes.streamOf', { name });
  const page = node && ctx.t('ldes.pageOf', { page: nodePath(node) });
  const main = html`<div class="title">
      <h1>${node === undefined ? title : html`${page}<br /><small class="soft">${title}</small>`}</h1>
      ${node === undefined && html`<p class="lede"><bdi>${sentenceIn(ctx, stream.name, names)}</bdi></p>`}
      <p class="row"><span class="iri" id="address">${pageIri(stream, node)}</span>${copyButtonFor(ctx, 'address')}</p>
    </div>
    <div class="grid">
      <div class="c8">${body(ctx, view)}</div>
      <aside class="c4">${beside(ctx, view)}</aside>
    </div>`;
  const breadcrumbs = [
    { label: ctx.t('nav.data'), href: '/data' },
    { label: ctx.t('ldes.title'), href: '/ldes' },
    ...(node === undefined
      ? [{ label: name }]
      : [{ label: name, href: pathOf(stream, undefined) }, { label: nodePath(node) }]),
  ];
  return layout(ctx, { title: page === undefined ? title : `${page} · ${title}`, section: 'data', breadcrumbs }, main);
}

function body(ctx: FrameCtx, view: StreamView): Child {
  const { stream, node, latest, first, relations } = view;
  if (stream.count === 0) return empty(ctx.t('ldes.empty'));
  if (node?.level === 0) return [members(ctx, 'ldes.seen', latest), turn(ctx, stream, node)];
  return [
    node === undefined && members(ctx, 'ldes.latest', latest),
    node === undefined && first.length > 0 && members(ctx, 'ldes.first', first),
    tree(ctx, stream, relations),
  ];
}

const members = (ctx: FrameCtx, key: 'ldes.seen' | 'ldes.latest' | 'ldes.first', told: readonly ToldMember[]): Html =>
  section(
    { id: key.slice(5), title: ctx.t(key), hang: true },
    html`<ol class="lines">
      ${told.map((each) => renderMember(ctx, each))}
    </ol>`,
  );

/** To the leaf before and the leaf after. */
function turn(ctx: FrameCtx, stream: Stream, { index }: NodeId): Html {
  const to = (at: number): string => pathOf(stream, { level: 0, index: at });
  const before =
    index > 0 && html`<a class="btn" rel="prev" href="${to(index - 1)}">${icon('left')}${ctx.t('ldes.earlier')}</a>`;
  const more = (index + 1) * pageSize < stream.count;
  const after =
    more && html`<a class="btn" rel="next" href="${to(index + 1)}">${ctx.t('ldes.later')}${icon('right')}</a>`;
  return html`<nav class="row paging" aria-label="${ctx.t('paging.label')}">${before}${after}</nav>`;
}

/** The pages that the root, or a node, points at; newest first, with the times that each promises. */
function tree(ctx: FrameCtx, stream: Stream, relations: readonly Relation[]): Html {
  const shown = relations.slice(-mostRelations).toReversed();
  const rows = shown.map(({ node, from, before }) => [
    html`<a class="iri" href="${pathOf(stream, node)}">${nodePath(node)}</a>`,
    ctx.fullMoment(from),
    before === undefined ? ctx.t('ldes.now') : ctx.fullMoment(before),
    ctx.t(before === undefined ? 'ldes.open' : 'ldes.full'),
  ]);
  const columns = [
    { label: ctx.t('ldes.page') },
    { label: ctx.t('ldes.from') },
    { label: ctx.t('ldes.until') },
    { label: ctx.t('mapping.state') },
  ];
  return section(
    { id: 'tree', title: ctx.t('ldes.tree') },
    html`<p class="measure">${ctx.t('ldes.treeText')}</p>
      <p class="gap after">${picture(ctx, stream.count, 120)}</p>
      ${table(ctx.t('ldes.tree'), columns, rows)}
      ${relations.length > shown.length && html`<p class="soft">${ctx.t('ldes.treeMore', { n: shown.length })}</p>`}`,
  );
}

function beside(ctx: FrameCtx, { stream, node }: StreamView): Html {
  const address = pageIri(stream, node);
  const { scheme } = kindOf(stream.name);
  return html`${facts([
    [ctx.t('ldes.members'), ctx.number(stream.count)],
    [ctx.t('ldes.last'), stream.lastAt === undefined ? undefined : ctx.fullMoment(stream.lastAt)],
    [ctx.t('ldes.first'), stream.firstAt === undefined ? undefined : ctx.fullMoment(stream.firstAt)],
    [
      ctx.t('concept.scheme'),
      scheme !== undefined && html`<a class="iri" href="/doc/scheme/${encodeURIComponent(scheme)}">${scheme}</a>`,
    ],
    [
      ctx.t('ldes.shape'),
      stream.shape !== undefined &&
        html`<a class="iri" href="/shapes/${stream.shape.split('/').at(-1)}">${stream.shape}</a>`,
    ],
  ])}
  ${
    node === undefined
      ? howTo(ctx, stream)
      : section(
          { id: 'how', title: ctx.t('problem.program'), quiet: true },
          html`<p>${ctx.t('ldes.asData')}</p>
            ${codeBlock(ctx, { id: 'curl', text: `curl -H 'Accept: application/trig' ${address}` })}`,
        )
  }
  ${section({ id: 'keep', title: ctx.t('ldes.cache'), quiet: true }, html`<p>${ctx.t('ldes.cacheText', { n: pageSize, seconds: pollingInterval })}</p>`)}
  ${section(
    { id: 'forms', title: ctx.t('ldes.formats'), quiet: true },
    html`<p>${ctx.t('ldes.formatsText')}</p>
      <ul class="points">
        ${forms.map(({ mediaType }) => html`<li class="iri">${mediaType}</li>`)}
      </ul>`,
  )}`;
}

const howTo = (ctx: FrameCtx, { root, name }: Stream): Html =>
  section(
    { id: 'how', title: ctx.t('ldes.followOne'), quiet: true },
    html`<p>${ctx.t('ldes.followText')}</p>
      ${codeBlock(ctx, { id: 'follow', text: `npx ldes-client ${root} -o ascending` })}
      <p>${ctx.t('ldes.followOn')}</p>
      ${codeBlock(ctx, { id: 'keep-on', text: `npx ldes-client ${root} -o ascending -f -s ${name}.state` })}
      <p>${ctx.t('ldes.curl')}</p>
      ${codeBlock(ctx, { id: 'curl', text: `curl -H 'Accept: text/turtle' ${root}` })}`,
  );
