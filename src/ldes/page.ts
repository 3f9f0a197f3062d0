// The overview of the streams as a page for people: what they are, which there are, how to follow one.
import type { FrameCtx } from '../web/context.ts';
import { html, type Child, type Html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { isMuseumKey, museumLink } from '../web/museums.ts';
import { section, table } from '../web/parts.ts';
import type { WordKey } from '../web/words.ts';
import { pageSize } from '../log/log.ts';
import type { Stream } from './stream.ts';

const modules: Readonly<Record<string, WordKey>> = {
  terms: 'nav.terms',
  planning: 'nav.planning',
  training: 'nav.training',
  wiki: 'nav.wiki',
};

/** What a stream holds: a module, a museum or a list; the list leads to its own page. */
function whatIn(ctx: FrameCtx, name: string): Child {
  const word = modules[name];
  if (word !== undefined) return html`<a href="/${name}">${ctx.t(word)}</a>`;
  const [, kind, ref = ''] = /^(museum|scheme)-(.+)$/.exec(name) ?? [];
  if (kind === 'museum' && isMuseumKey(ref)) return museumLink(ref);
  if (kind === 'scheme')
    return html`<a href="/doc/scheme/${encodeURIComponent(ref)}">${ctx.t('ldes.scheme', { ref })}</a>`;
  return name;
}

function row(ctx: FrameCtx, stream: Stream): readonly Child[] {
  const address = `/ldes/${encodeURIComponent(stream.name)}`;
  return [
    whatIn(ctx, stream.name),
    html`<a class="iri" id="${encodeURIComponent(stream.name)}" href="${address}">${address}</a>`,
    ctx.number(stream.count),
    ctx.number(Math.max(1, Math.ceil(stream.count / pageSize))),
    stream.lastAt === undefined ? html`<span class="soft">–</span>` : ctx.moment(stream.lastAt),
  ];
}

export function renderOverview(ctx: FrameCtx, streams: readonly Stream[]): Html {
  const title = ctx.t('ldes.title');
  const columns = [
    { label: ctx.t('ldes.what') },
    { label: ctx.t('ldes.address') },
    { label: ctx.t('data.versions'), numeric: true },
    { label: ctx.t('ldes.pages'), numeric: true },
    { label: ctx.t('data.last'), numeric: true },
  ];
  const follow = html`<p>${ctx.t('ldes.followText')}</p>
    <pre class="code">npx ldes-client ${streams[0]?.root} -o ascending</pre>`;
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('ldes.lede')}</p>
    </div>
    <div class="grid">
      <div class="c8">
        ${section(
          { id: 'all', title: ctx.t('data.streams'), note: ctx.t('home.streams', { n: streams.length }) },
          table(
            ctx.t('data.streams'),
            columns,
            streams.map((stream) => row(ctx, stream)),
          ),
        )}
      </div>
      <div class="c4">
        ${section({ id: 'how', title: ctx.t('ldes.follow') }, follow)}
        ${section({ id: 'closed', title: ctx.t('ldes.closed'), quiet: true }, html`<p>${ctx.t('ldes.closedText', { n: pageSize })}</p>`)}
        ${section({ id: 'seen', title: ctx.t('data.who'), quiet: true }, html`<p>${ctx.t('ldes.publicText')}</p>`)}
      </div>
    </div>`;
  const breadcrumbs = [{ label: ctx.t('nav.data'), href: '/data' }, { label: title }];
  return layout(ctx, { title, section: 'data', breadcrumbs }, main);
}
