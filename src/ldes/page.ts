// The overview of the streams as a page for people: what a stream is, which there are, how to follow one.
import { pageSize } from '../log/log.ts';
import { codeBlock, copyButtonFor } from '../web/code.ts';
import type { FrameCtx } from '../web/context.ts';
import { html, type Child, type Html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { monogram } from '../web/museums.ts';
import { empty, section, table } from '../web/parts.ts';
import { picture } from './picture.ts';
import type { Stream } from './stream.ts';
import { kindOf, titleIn, type StreamNames } from './title.ts';

const kinds = ['modules', 'museums', 'schemes'] as const;

function row(ctx: FrameCtx, stream: Stream, names: StreamNames): readonly Child[] {
  const address = `/ldes/${encodeURIComponent(stream.name)}`;
  const kind = kindOf(stream.name);
  const title = html`<a href="${address}"><bdi>${titleIn(ctx, stream.name, names)}</bdi></a>`;
  const id = `at-${encodeURIComponent(stream.name)}`;
  return [
    kind.museum === undefined ? title : html`<span class="mus">${monogram(kind.museum)}${title}</span>`,
    ctx.number(stream.count),
    stream.lastAt === undefined ? html`<span class="soft">–</span>` : ctx.moment(stream.lastAt),
    picture(ctx, stream.count, 24),
    html`<span class="row tight"
      ><span class="iri" id="${id}"><span class="vh">${stream.root.slice(0, -address.length)}</span>${address}</span
      >${copyButtonFor(ctx, id, stream.name)}</span
    >`,
  ];
}

/** @param names of schemes, by their ref */
export function renderOverview(ctx: FrameCtx, streams: readonly Stream[], names: StreamNames): Html {
  const title = ctx.t('ldes.title');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('ldes.lede')}</p>
    </div>
    <div class="grid">
      <div class="c8">
        <div class="text roomy">
          <p>${ctx.t('ldes.explain1')}</p>
          <p>${ctx.t('ldes.explain2')}</p>
          <p>${ctx.t('ldes.explain3')}</p>
        </div>
        ${kinds.map((kind) =>
          group(
            ctx,
            kind,
            streams.filter(({ name }) => kindOf(name).group === kind),
            names,
          ),
        )}
      </div>
      <div class="c4">${beside(ctx, streams[0]?.root ?? '')}</div>
    </div>`;
  const breadcrumbs = [{ label: ctx.t('nav.data'), href: '/data' }, { label: title }];
  return layout(ctx, { title, section: 'data', breadcrumbs }, main);
}

function group(ctx: FrameCtx, kind: (typeof kinds)[number], streams: readonly Stream[], names: StreamNames): Html {
  const title = ctx.t(`ldes.${kind}`);
  const columns = [
    { label: ctx.t('ldes.what') },
    { label: ctx.t('ldes.members'), numeric: true },
    { label: ctx.t('ldes.last'), numeric: true },
    { label: ctx.t('ldes.pages') },
    { label: ctx.t('ldes.address') },
  ];
  const body =
    streams.length === 0
      ? empty(ctx.t('ldes.none'))
      : table(
          title,
          columns,
          streams.map((stream) => row(ctx, stream, names)),
        );
  return section({ id: kind, title, note: ctx.t('home.streams', { n: streams.length }) }, body);
}

const beside = (ctx: FrameCtx, root: string): Html =>
  html`${section(
    { id: 'how', title: ctx.t('ldes.follow') },
    html`<p>${ctx.t('ldes.followText')}</p>
      ${codeBlock(ctx, { id: 'follow', text: `npx ldes-client ${root} -o ascending` })}
      <p>${ctx.t('ldes.curl')}</p>
      ${codeBlock(ctx, { id: 'curl', text: `curl -H 'Accept: text/turtle' ${root}` })}`,
  )}
  ${section({ id: 'whom', title: ctx.t('ldes.whom'), quiet: true }, html`<p>${ctx.t('ldes.whomText')}</p>`)}
  ${section({ id: 'keep', title: ctx.t('ldes.cache'), quiet: true }, html`<p>${ctx.t('ldes.cacheText', { n: pageSize, seconds: 10 })}</p>`)}
  ${section({ id: 'seen', title: ctx.t('data.who'), quiet: true }, html`<p>${ctx.t('ldes.publicText')}</p>`)}`;
