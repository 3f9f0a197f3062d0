// Reads source text and finds what html templates say themselves: words between tags, and in attributes that are read aloud.

/** The fixed text of each `html` template, with \u0001 where a value goes. Nested templates are found by themselves. */
export function templatesIn(source: string): readonly string[] {
  const found: string[] = [];
  readCode(source, 0, { isInner: false, found });
  return found;
}

interface Inside {
  readonly isInner: boolean;
  readonly found: string[];
}

/** Walks code until its end, or until the brace that closes a `${`. @returns where it stopped */
function readCode(source: string, start: number, inside: Inside): number {
  let depth = 0;
  let at = start;
  while (at < source.length) {
    const char = source[at] ?? '';
    if (char === '}' && inside.isInner && depth === 0) return at + 1;
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    at = skip(source, at, inside.found) ?? at + 1;
  }
  return at;
}

const mayBeRegex = /(?:[=(,:[!&|?{};]|return)\s*$/;

/** @returns the end of a comment, string, template or regular expression that begins here; undefined when none does */
function skip(source: string, at: number, found: string[]): number | undefined {
  const char = source[at] ?? '';
  const before = source.slice(Math.max(0, at - 12), at);
  if (source.startsWith('//', at)) return endOf(source, '\n', at);
  if (source.startsWith('/*', at)) return endOf(source, '*/', at) + 2;
  if (char === '/' && mayBeRegex.test(before)) return endOfRegex(source, at);
  if (char === "'" || char === '"') return endOfQuote(source, at, char);
  return char === '`' ? readTemplate(source, at, { isHtml: /\bhtml$/.test(before), found }) : undefined;
}

function endOf(source: string, mark: string, at: number): number {
  const end = source.indexOf(mark, at + mark.length);
  return end < 0 ? source.length : end;
}

function endOfQuote(source: string, at: number, quote: string): number {
  let end = at + 1;
  while (end < source.length && source[end] !== quote) end += source[end] === '\\' ? 2 : 1;
  return end + 1;
}

function endOfRegex(source: string, at: number): number {
  let end = at + 1;
  let inClass = false;
  while (end < source.length && (inClass || source[end] !== '/')) {
    if (source[end] === '[') inClass = true;
    if (source[end] === ']') inClass = false;
    end += source[end] === '\\' ? 2 : 1;
  }
  return end + 1;
}

interface Reading {
  readonly isHtml: boolean;
  readonly found: string[];
}

function readTemplate(source: string, start: number, { isHtml, found }: Reading): number {
  let text = '';
  let at = start + 1;
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      at = readCode(source, at + 2, { isInner: true, found });
      text += '\u0001';
    } else if (source[at] === '\\') {
      text += source.slice(at, at + 2);
      at += 2;
    } else text += source[at++] ?? '';
  }
  if (isHtml) found.push(text);
  return at + 1;
}

const spoken = /\s(?:aria-label|title|placeholder|alt|label)="([^"]*)"/g;

/** What a template says by itself, word by word; names of `allowed` are left out. */
export function wordsOf(template: string, allowed: ReadonlySet<string>): readonly string[] {
  const said = [...template.matchAll(spoken)].map(([, text]) => text ?? '');
  const between = template
    .replace(/<style>[^]*?<\/style>/g, ' ')
    .replace(/<!--[^]*?-->/g, ' ')
    .replace(/<(?:code|kbd|pre)\b[^>]*>[^<]*</g, '<')
    // Set in mono: an address, a name for machines.
    .replace(/<\w+[^>]*class="[^"]*\biri\b[^"]*"[^>]*>[^<]*</g, '<')
    .replace(/<[^>]*>/g, ' ')
    // A piece of a tag, such as ` aria-current="page"`, is no text.
    .replace(/^(?:\s*[a-z-]+="[^"]*"|\s*\p{Cc})+\s*$|^ (?:selected|checked|open|hidden|data-[a-z-]+)$/gu, ' ')
    .replace(/&\w+;/g, ' ');
  return [between, ...said]
    .flatMap((text) => text.match(/\p{L}[\p{L}’'-]*/gu) ?? [])
    .filter((word) => !allowed.has(word));
}
