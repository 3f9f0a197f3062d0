// A GitBook file to what it says: its title, its description, its text, and the fields that its tabs describe. Pure.
// Pictures that are not on the web are left out; nothing is guessed.

export interface Chapter {
  /** Path in the folder, with slashes. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Markdown without the file's own title, front matter and tabs. */
  readonly text: string;
  readonly fields: readonly Described[];
  readonly tables: readonly Table[];
  /** What was left out, in words. */
  readonly dropped: readonly string[];
}

/** A field as a tab describes it: `Vervaardiging` / `Plaats`, or with a heading inside the tab. */
export interface Described {
  readonly section: string;
  readonly tab: string;
  readonly part: string;
  readonly text: string;
}

export interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Text as its writer meant it: without the escapes and entities that the editor puts in. */
export const plain = (text: string): string =>
  text
    .replace(/&#x20;|&nbsp;/g, ' ')
    .replace(/--&gt;/g, '→')
    .replace(/\\([()_*&~[\]])/g, '$1')
    .replace(/[ \t]+$/gm, '')
    .trim();

const frontMatter = /^---\n([\s\S]*?)\n---\n/;

function descriptionIn(front: string): string {
  const found = /^description:\s*(?:>-?\s*\n)?([\s\S]*?)(?=^\S+:|$(?![\s\S]))/m.exec(front)?.[1] ?? '';
  return plain(found.replace(/\s*\n\s*/g, ' '));
}

/** A cell keeps its link as an address, else its words. */
const cellOf = (text: string): string => {
  const link = /\]\((\S+?)\)\s*$/.exec(text.trim())?.[1];
  return plain(link ?? text.replaceAll('**', ''));
};

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map(cellOf);

function tablesIn(text: string): { readonly tables: readonly Table[]; readonly rest: string } {
  const tables: Table[] = [];
  const rest = text.replace(/(?:^\|.*\|[ \t]*\n?)+/gm, (block) => {
    const lines = block.trim().split('\n');
    if (lines.length < 3 || !/^[\s|:-]+$/.test(lines[1] ?? '')) return block;
    tables.push({ heads: cellsOf(lines[0] ?? ''), rows: lines.slice(2).map(cellsOf) });
    return '';
  });
  return { tables, rest };
}

/** The words of a tab, by the headings inside it; words before the first heading are of the tab itself. */
function partsOf(section: string, tab: string, body: string): readonly Described[] {
  const [before = '', ...parts] = body.split(/^###\s+/m);
  const own = plain(before);
  const inner = parts.map((each): Described => {
    const [title = '', ...lines] = each.split('\n');
    return { section, tab, part: plain(title), text: plain(lines.join('\n')) };
  });
  const named = inner.filter(({ part }) => part !== '');
  return own === '' && named.length > 0 ? named : [{ section, tab, part: '', text: own }, ...named];
}

function fieldsIn(text: string): { readonly fields: readonly Described[]; readonly rest: string } {
  const fields: Described[] = [];
  let section = '';
  const rest = text.replace(
    /^##[ \t]+(.+)$|\{% tabs %\}([\s\S]*?)\{% endtabs %\}/gm,
    (whole: string, heading: string | undefined, tabs: string | undefined) => {
      if (heading !== undefined) section = plain(heading);
      if (tabs === undefined) return whole;
      for (const [, title = '', body = ''] of tabs.matchAll(/\{% tab title="([^"]*)" %\}([\s\S]*?)\{% endtab %\}/g))
        fields.push(...partsOf(section, plain(title), body));
      return '';
    },
  );
  // The page lists the fields of a section under its heading; it need not stand there twice.
  const listed = new Set(fields.map((field) => field.section));
  const left = rest.replace(/^##[ \t]+(.+)$\n?/gm, (whole: string, heading: string) =>
    listed.has(plain(heading)) ? '' : whole,
  );
  return { fields, rest: left };
}

/** Pictures on the web become links to them; the others were not in the folder. */
function withoutPictures(text: string, dropped: string[]): string {
  return text.replace(
    /!\[([^\]]*)\]\((<[^>]*>|[^)\s]*(?:\([^)]*\)[^)\s]*)*)\)/g,
    (_whole, words: string, address: string) => {
      if (address.startsWith('https://'))
        return `[${words === '' || words === 'image' ? 'afbeelding' : words}](${address}) `;
      dropped.push(`afbeelding ${address.slice(0, 100)}`);
      return '';
    },
  );
}

/** @param path in the folder, with slashes */
export function readChapter(path: string, source: string): Chapter {
  const dropped: string[] = [];
  // Control characters slip in by pasting; nobody means them.
  const text = source.replace(/\r\n?/g, '\n').replace(/(?!\n|\t)[\p{Cc}\ufeff]/gu, '');
  const front = frontMatter.exec(text)?.[1] ?? '';
  const body = withoutPictures(text.replace(frontMatter, ''), dropped);
  const title = /^#[ \t]+(.+)$/m.exec(body)?.[1];
  const { fields, rest } = fieldsIn(body.replace(/^#[ \t]+.+$/m, ''));
  const { tables, rest: words } = tablesIn(rest);
  for (const [block] of words.matchAll(/\{%[^%]*%\}/g)) dropped.push(`blok ${block.slice(0, 60)}`);
  return {
    path,
    title: plain(title ?? path),
    description: descriptionIn(front),
    text: plain(words.replace(/\{%[^%]*%\}/g, '')).replace(/\n{3,}/g, '\n\n'),
    fields,
    tables,
    dropped,
  };
}
