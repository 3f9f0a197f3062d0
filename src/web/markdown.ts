// The little Markdown that handbook texts use, to HTML: headings, lists, bold, italics, code, links. Built from escaped text only,
// so that nothing a text says can become an element; anything else of Markdown stays the text it is.
import { html, type Child, type Html } from './html.ts';

const inline =
  /\*\*([^*\n]{1,2000})\*\*|\*([^*\n]{1,2000})\*|`([^`\n]{1,2000})`|\[([^[\]\n]{1,500})\]\(([^()\s]{1,2000})\)/g;

/** Addresses of the web and of this hub; anything else is no link. */
const isSafe = (address: string): boolean => /^(https?:\/\/|\/(?![/\\]))/.test(address);

function spans(text: string): Child {
  const shown: Child[] = [];
  let at = 0;
  for (const found of text.matchAll(inline)) {
    shown.push(text.slice(at, found.index), span(found));
    at = found.index + found[0].length;
  }
  return [...shown, text.slice(at)];
}

function span([whole, bold, italic, code, label, address]: RegExpMatchArray): Child {
  if (bold !== undefined) return html`<strong>${bold}</strong>`;
  if (italic !== undefined) return html`<em>${italic}</em>`;
  if (code !== undefined) return html`<code>${code}</code>`;
  return label !== undefined && address !== undefined && isSafe(address)
    ? html`<a href="${address}">${label}</a>`
    : whole;
}

const item = /^\s{0,3}(?:[-*+]|\d{1,3}[.)])\s+/;
const numbered = /^\s{0,3}\d{1,3}[.)]\s/;

/** Lines of a list: a line without a mark of its own goes on with the item before it. */
function list(lines: readonly string[]): Html {
  const items: string[] = [];
  for (const line of lines) {
    const last = items.length - 1;
    if (item.test(line)) items.push(line.replace(item, ''));
    else items[last] = `${items[last]} ${line.trim()}`;
  }
  const shown = items.map((text) => html`<li>${spans(text)}</li>`);
  return numbered.test(lines[0] ?? '')
    ? html`<ol>
        ${shown}
      </ol>`
    : html`<ul>
        ${shown}
      </ul>`;
}

/** Headings of a text stand below those of the page, which ends at the third level. */
function block(text: string): Html {
  const lines = text.split('\n');
  const [first = ''] = lines;
  const heading = /^#{1,6}\s+(.*)$/.exec(text);
  if (heading) return html`<h3>${spans(heading[1] ?? '')}</h3>`;
  if (item.test(first)) return list(lines);
  const start = lines.findIndex((line) => item.test(line));
  if (start > 0) return html`${block(lines.slice(0, start).join('\n'))}${list(lines.slice(start))}`;
  return html`<p class="pre">${spans(text)}</p>`;
}

/** A whole text; empty lines part its blocks. */
export const renderMarkdown = (text: string): Html =>
  html`${text
    .replace(/\r\n?/g, '\n')
    .replace(/^#{1,6}[ \t].*$/gm, '\n$&\n')
    .split(/\n{2,}/)
    .map((each) => each.replace(/^\n+|\s+$/g, ''))
    .filter((each) => each !== '')
    .map(block)}`;
