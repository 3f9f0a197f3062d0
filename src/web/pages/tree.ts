// The hierarchy of a scheme, opening branch by branch: never more than a hundred siblings at once, however many there are.
import { iri } from '../../rdf/ns.ts';
import { docPath } from '../../rdf/refs.ts';
import type { Listed } from '../../state/state.ts';
import type { Ctx } from '../context.ts';
import { html, type Child, type Html } from '../html.ts';
import { icon } from '../parts.ts';

export const siblingsPerPage = 100;
const broader = iri('skos', 'broader');
const inScheme = iri('skos', 'inScheme');

export interface Branch {
  readonly nodes: readonly Listed[];
  /** Subject → how many concepts stand under it. */
  readonly below: ReadonlyMap<string, number>;
  readonly total: number;
  readonly page: number;
}

/** One page of the concepts under another, or of the top of a scheme. */
export async function loadBranch(ctx: Ctx, scheme: string, parent: string | undefined, page: number): Promise<Branch> {
  const where =
    parent === undefined
      ? { link: { predicate: inScheme, object: scheme }, without: broader }
      : { link: { predicate: broader, object: parent } };
  const offset = (page - 1) * siblingsPerPage;
  const [nodes, total] = await Promise.all([
    ctx.hub.state.list({
      ...where,
      type: 'concept',
      marks: ctx.marks,
      order: 'label',
      lang: ctx.lang,
      limit: siblingsPerPage,
      offset,
    }),
    ctx.hub.state.count({ ...where, type: 'concept', marks: ctx.marks }),
  ]);
  const subjects = nodes.map(({ subject }) => subject);
  const below = await ctx.hub.state.countUnder(subjects, { marks: ctx.marks, predicate: broader });
  return { nodes, below, total, page };
}

export interface TreeView {
  readonly ctx: Ctx;
  /** Document of the scheme. */
  readonly doc: string;
  readonly scheme: string;
  /** Branches that stand open, by the subject they hang under. */
  readonly open: ReadonlyMap<string, Branch>;
  /** The concept that the reader came for. */
  readonly current?: string | undefined;
}

/** The list items of one branch, with the branches that are open inside it. */
export function renderBranch(view: TreeView, branch: Branch, parent?: Listed | undefined): Html {
  const { ctx, doc } = view;
  const rest = branch.total - branch.page * siblingsPerPage;
  const next = `${doc}?${parent === undefined ? '' : `under=${encodeURIComponent(parent.ref)}&`}page=${branch.page + 1}`;
  const under = parent === undefined ? '' : `&under=${encodeURIComponent(parent.subject)}`;
  const source = `/terms/branch?scheme=${encodeURIComponent(view.scheme)}${under}&page=${branch.page + 1}`;
  const more =
    rest > 0 &&
    html`<li><a class="small sans" href="${next}" data-more="${source}">${ctx.t('tree.more', { n: rest })}</a></li>`;
  return html`${branch.nodes.map((node) => item(view, node, branch))}${more}`;
}

function item(view: TreeView, node: Listed, branch: Branch): Html {
  const { ctx, open, current } = view;
  const count = branch.below.get(node.subject) ?? 0;
  const here = node.subject === current && html` aria-current="true"`;
  const name = html`<a href="${docPath(node.type, node.ref)}" ${here}><bdi>${node.label}</bdi></a>`;
  if (count === 0) return html`<li>${name}</li>`;
  const inner = open.get(node.subject);
  return html`<li class="br">
    ${name}
    <span class="n">${ctx.number(count)}</span>${twig(view, node, inner && renderBranch({ ...view }, inner, node))}
  </li>`;
}

/** The arrow beside a name. Without scripts the closed branch offers a link that opens it on a page. */
function twig(view: TreeView, node: Listed, inner: Child): Html {
  const { ctx, doc, scheme } = view;
  const source = `/terms/branch?scheme=${encodeURIComponent(scheme)}&under=${encodeURIComponent(node.subject)}`;
  const lazily = inner === undefined && html` data-branch="${source}" data-at="${node.ref}"`;
  const way = html`<li>
    <a class="small sans" href="${doc}?at=${encodeURIComponent(node.ref)}">${ctx.t('tree.open')}</a>
  </li>`;
  return html`<details${inner !== undefined && html` open`}${lazily}><summary>${icon('right')}<span class="vh">${ctx.t('tree.under', { name: node.label })}</span></summary><ul>${inner ?? way}</ul></details>`;
}
