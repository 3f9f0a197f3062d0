// The Markdown of handbook texts to HTML: built from tokens and escaped text only, so that nothing a text says can become
// an element that is not in the table below.
import type { Token } from 'markdown-it';
import { slug } from '../rdf/refs.ts';
import { html, type Child, type Html } from './html.ts';
import { isSafe, parseMarkdown } from './markdown/parse.ts';

export interface Heading {
  readonly id: string;
  readonly text: string;
  /** 0 for the highest of the text. */
  readonly depth: number;
}

/** What a page may do with a text beyond showing it. */
export interface Showing {
  /** The element that the highest heading of the text becomes. */
  readonly top: 2 | 3;
  /** Headings get an id, for a table of contents. */
  readonly ids?: boolean;
  /** Another way to show a link; undefined leaves the plain one. `bare` when the text gives no words of its own. */
  readonly link?: (address: string, words: Child, bare: boolean) => Child;
  /** A picture of our own; undefined for any other, which becomes a link: no reader is told to another site. */
  readonly picture?: (address: string, words: string, alone: boolean) => Child;
  /** Plain words outside links and headings. */
  readonly words?: (text: string) => Child;
}

interface Open {
  readonly token: Token | undefined;
  readonly shown: Child[];
}

interface Drawing extends Showing {
  readonly headings: Heading[];
  /** Level of the highest heading in the text, 1–6. */
  readonly highest: number;
  readonly seen: Map<string, number>;
}

const levelOf = (token: Token): number => Number(token.tag.slice(1));

/** A whole text, and its headings in order. */
export function showMarkdown(text: string, showing: Showing): { readonly body: Html; readonly headings: Heading[] } {
  const tokens = parseMarkdown(text);
  const levels = tokens.filter(({ type }) => type === 'heading_open').map(levelOf);
  const drawing = { ...showing, headings: [], seen: new Map<string, number>(), highest: Math.min(6, ...levels) };
  return { body: html`${draw(drawing, tokens)}`, headings: drawing.headings };
}

/** A whole text below a heading of the page. */
export const renderMarkdown = (text: string): Html => showMarkdown(text, { top: 3 }).body;

interface Place {
  /** In links and headings no word is explained. */
  readonly quiet: boolean;
  /** Within a list a line goes on; elsewhere it ends where the writer ended it. */
  readonly joined: boolean;
  /** In a paragraph with nothing but pictures. */
  readonly alone?: boolean;
}

/** Tokens stand in a row, with opening and closing ones: a stack makes the tree. */
function draw(drawing: Drawing, tokens: readonly Token[], place: Place = { quiet: false, joined: false }): Child[] {
  const root: Child[] = [];
  const stack: Open[] = [{ token: undefined, shown: root }];
  for (const [i, token] of tokens.entries()) {
    const top = stack.at(-1);
    if (token.nesting === 1) stack.push({ token, shown: [] });
    else if (token.nesting === 0) {
      const here = { ...place, quiet: place.quiet || stack.some((open) => open.token?.type === 'link_open') };
      top?.shown.push(leaf(drawing, token, here, tokens[i - 1]));
    } else {
      const closed = stack.pop();
      if (closed?.token) stack.at(-1)?.shown.push(element(drawing, closed.token, closed.shown, tokens[i - 1]));
    }
  }
  return root;
}

const code = (text: string): Html => html`<pre class="code"><code>${text}</code></pre>`;

/** What stands by itself, by the kind of its token. */
const leaves: ReadonlyMap<string, (text: string, place: Place) => Child> = new Map([
  ['softbreak', (_text: string, { joined }: Place): Child => (joined ? ' ' : html`<br />`)],
  ['hardbreak', () => html`<br />`],
  ['code_inline', (text) => html`<code>${text}</code>`],
  ['fence', code],
  ['code_block', code],
  ['hr', () => html`<hr />`],
]);

function leaf(drawing: Drawing, token: Token, place: Place, before: Token | undefined): Child {
  if (token.type === 'inline')
    return draw(drawing, token.children ?? [], {
      quiet: before?.type === 'heading_open',
      joined: token.level > 1,
      alone: before?.type === 'paragraph_open' && isAllPictures(token),
    });
  if (token.type === 'image') return image(drawing, token, place);
  const own = leaves.get(token.type);
  if (own !== undefined) return own(token.content, place);
  return place.quiet || drawing.words === undefined ? token.content : drawing.words(token.content);
}

const aligned = (token: Token): Child => /right/.test(String(token.attrGet('style') ?? '')) && html` class="num"`;

function element(drawing: Drawing, token: Token, shown: Child, last: Token | undefined): Child {
  switch (token.type) {
    case 'paragraph_open':
      if (token.hidden) return shown;
      return isAllPictures(last) ? html`<div class="figures">${shown}</div>` : html`<p>${shown}</p>`;
    case 'heading_open':
      return heading(drawing, token, shown, last);
    case 'link_open':
      return anchor(drawing, token, shown);
    case 'ordered_list_open':
      return html`<ol${startOf(token)}>
        ${shown}
      </ol>`;
    case 'table_open':
      return html`<div class="scroll" tabindex="0" role="group">
        <table class="table">
          ${shown}
        </table>
      </div>`;
    case 'th_open':
      return html`<th scope="col" ${aligned(token)}>${shown}</th>`;
    case 'td_open':
      return html`<td${aligned(token)}>${shown}</td>`;
    default:
      return plain(token.type, shown);
  }
}

function plain(type: string, shown: Child): Child {
  switch (type) {
    case 'bullet_list_open':
      return html`<ul>
        ${shown}
      </ul>`;
    case 'list_item_open':
      return html`<li>${shown}</li>`;
    case 'blockquote_open':
      return html`<blockquote>${shown}</blockquote>`;
    case 'strong_open':
      return html`<strong>${shown}</strong>`;
    case 'em_open':
      return html`<em>${shown}</em>`;
    case 's_open':
      return html`<s>${shown}</s>`;
    case 'thead_open':
      return html`<thead>
        ${shown}
      </thead>`;
    case 'tbody_open':
      return html`<tbody>
        ${shown}
      </tbody>`;
    case 'tr_open':
      return html`<tr>
        ${shown}
      </tr>`;
    default:
      return shown;
  }
}

function startOf(token: Token): Child {
  const start = Number(token.attrGet('start') ?? '1');
  return Number.isSafeInteger(start) && start !== 1 && html` start="${start}"`;
}

/** Headings of a text stand below those of the page. Their ids cannot be those of the page's own sections. */
function heading(drawing: Drawing, token: Token, shown: Child, inline: Token | undefined): Html {
  const depth = Math.min(levelOf(token) - drawing.highest, 4 - drawing.top);
  const text = wordsOf(inline);
  const base = `k-${slug(text) || 'kop'}`;
  const n = (drawing.seen.get(base) ?? 0) + 1;
  drawing.seen.set(base, n);
  const id = n === 1 ? base : `${base}-${n}`;
  drawing.headings.push({ id, text, depth });
  const mark = drawing.ids === true && html` id="${id}"`;
  const level = drawing.top + depth;
  if (level === 2) return html`<h2${mark}>${shown}</h2>`;
  return level === 3 ? html`<h3${mark}>${shown}</h3>` : html`<h4${mark}>${shown}</h4>`;
}

const wordsOf = (inline: Token | undefined): string =>
  (inline?.children ?? [])
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('');

function anchor({ link }: Drawing, token: Token, shown: Child): Child {
  const address = String(token.attrGet('href') ?? '');
  // Checked where it is parsed, and once more where it is written.
  if (!isSafe(address)) return shown;
  const bare = token.markup === 'autolink' || String(html`${shown}`).trim() === '';
  return link?.(address, shown, bare) ?? html`<a href="${address}">${bare ? address : shown}</a>`;
}

const isBlank = ({ type, content }: Token): boolean => type.endsWith('break') || content.trim() === '';

const isAllPictures = (inline: Token | undefined): boolean => {
  const children = inline?.children ?? [];
  return (
    children.some(({ type }) => type === 'image') && children.every((each) => each.type === 'image' || isBlank(each))
  );
};

/** Inside a link a picture is only its words. */
function image({ picture }: Drawing, token: Token, { quiet, alone = false }: Place): Child {
  const address = String(token.attrGet('src') ?? '');
  const words = token.content;
  if (!isSafe(address)) return words;
  if (quiet) return words;
  return picture?.(address, words, alone) ?? html`<a href="${address}">${words === '' ? address : words}</a>`;
}
