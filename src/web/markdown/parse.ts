// Markdown to tokens, by CommonMark with tables. HTML in a text stays text; an address that could run or lead astray is no link.
import MarkdownIt, { type Token } from 'markdown-it';

/** Addresses of the web and of this hub, without the white space that browsers throw away. */
export const isSafe = (address: string): boolean =>
  // oxlint-disable-next-line no-control-regex
  /^(https?:\/\/|\/(?![/\\]))/.test(address) && !/[\u0000-\u0020\u007f\u00a0]/.test(address);

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: true, maxNesting: 40 });
parser.validateLink = isSafe;
// The address stays as it was written: what is shown and followed is what was checked.
parser.normalizeLink = (address) => address;
// A definition far away makes an address that nobody sees beside its words.
parser.disable(['reference']);

const longest = 250_000;

/** The blocks of a text, in order; more than a shape allows is cut. */
export const parseMarkdown = (text: string): readonly Token[] =>
  parser.parse(text.slice(0, longest).replace(/\r\n?/g, '\n'), {});

/** Every address that a text links to or shows, once, in its order. */
export function addressesIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const block of parseMarkdown(text))
    for (const each of block.children ?? []) {
      if (each.type !== 'link_open' && each.type !== 'image') continue;
      const address = each.attrGet(each.type === 'image' ? 'src' : 'href');
      if (address !== null) found.add(String(address));
    }
  return [...found];
}

/** `[words](address)` and `<address>` as they were written, also those that became no link because the address is not right. */
export function writtenAddressesIn(text: string): readonly string[] {
  const dropped = [...text.slice(0, longest).matchAll(/\]\((?!\s)([^()\s]{1,2000})\)/g)].map(
    ([, address = '']) => address,
  );
  return [...new Set([...addressesIn(text), ...dropped])];
}
