// What waits for a decision: open proposals and candidate terms, of all, of one museum or of one list; and what was decided.
import { iri, ownIri } from '../../rdf/ns.ts';
import { docPath, thingIri } from '../../rdf/refs.ts';
import type { Listed } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import { isMuseumKey, museumLink, monogram, museumName } from '../museums.ts';
import { typeWord } from '../names.ts';
import { empty, section, table } from '../parts.ts';

const most = 200;

interface Narrowed {
  readonly museum: string | undefined;
  /** Ref of a scheme. */
  readonly scheme: string | undefined;
}

export async function proposalsPage(ctx: Ctx): Promise<Html> {
  const asked = ctx.query.get('museum');
  const museum = isMuseumKey(asked) ? asked : undefined;
  const narrowed = { museum, scheme: ctx.query.get('scheme')?.slice(0, 200) };
  const [changes, candidates, decided] = await Promise.all([
    waiting(ctx, 'proposal', 'proposed', narrowed),
    waiting(ctx, undefined, 'candidate', narrowed),
    ctx.hub.state.list({
      marks: ctx.marks,
      type: 'proposal',
      museum,
      order: 'newest',
      lang: ctx.lang,
      limit: 12,
      offset: 0,
    }),
  ]);
  const mappings = candidates.filter(({ type }) => type === 'mapping');
  const terms = candidates.filter(({ type }) => type !== 'mapping');
  const open = new Set(changes.map(({ subject }) => subject));
  const closed = decided.filter(({ subject }) => !open.has(subject));
  const title = ctx.t('proposals.title');
  const whose =
    museum !== undefined &&
    html`${museumLink(museum)} <a class="small" href="/terms/proposal">${ctx.t('list.all')}</a>`;
  const nothing = changes.length + candidates.length === 0;
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t(ctx.signedIn ? 'proposals.lede' : 'proposals.signIn')} ${whose}</p>
    </div>
    ${ctx.signedIn && nothing && empty(ctx.t('proposals.none'), html`<a class="btn" href="/terms">${ctx.t('proposals.find')}</a>`)}
    ${listed(ctx, 'changes', ctx.t('proposals.changes', { n: changes.length }), changes)}
    ${listed(ctx, 'candidates', ctx.t('proposals.candidates', { n: terms.length }), terms)}
    ${listed(ctx, 'mappings', ctx.t('proposals.mappings', { n: mappings.length }), mappings)}
    ${listed(ctx, 'closed', ctx.t('proposals.closed'), closed)}`;
  const breadcrumbs = [{ label: ctx.t('nav.terms'), href: '/terms' }, { label: title }];
  return layout(ctx, { title, section: 'terms', breadcrumbs }, main);
}

/** Oldest first: who waits longest is first. */
export async function waiting(
  ctx: Ctx,
  type: string | undefined,
  status: 'proposed' | 'candidate',
  { museum, scheme }: Narrowed,
): Promise<readonly Listed[]> {
  const link = { predicate: iri('adms', 'status'), object: ownIri(ctx.hub.base, status) };
  const found = await ctx.hub.state.list({
    marks: ctx.marks,
    module: 'terms',
    type,
    museum,
    link,
    order: 'oldest',
    lang: ctx.lang,
    limit: most,
    offset: 0,
  });
  if (scheme === undefined) return found;
  const list = (await ctx.hub.state.find('scheme', scheme))?.subject ?? thingIri(ctx.hub.base, 'scheme', scheme);
  const predicate = status === 'proposed' ? ownIri(ctx.hub.base, 'proposalScheme') : iri('skos', 'inScheme');
  const inside = await Promise.all(
    found.map(({ subject }) => ctx.hub.state.hasLink(subject, { predicate, object: list, marks: ctx.marks })),
  );
  return found.filter((_, i) => inside[i]);
}

function listed(ctx: Ctx, id: string, title: string, found: readonly Listed[]): Child {
  if (found.length === 0) return undefined;
  const rows = found.map((each) => [
    html`<a class="serif" href="${docPath(each.type, each.ref)}"><bdi>${each.label}</bdi></a>`,
    typeWord(ctx, each.type),
    isMuseumKey(each.museum)
      ? html`${monogram(each.museum)} ${museumName(each.museum)}`
      : html`<span class="soft">${ctx.t('scheme.shared')}</span>`,
    ctx.moment(id === 'closed' ? each.at : each.created),
  ]);
  const columns = [
    { label: ctx.t('list.name') },
    { label: ctx.t('proposals.kind') },
    { label: ctx.t('list.museum') },
    { label: ctx.t(id === 'closed' ? 'thing.changed' : 'proposals.since'), numeric: true },
  ];
  return section({ id, title }, html`<div class="cq">${table(title, columns, rows)}</div>`);
}
