// Pages as TriG (payload in a graph named after the member) and Turtle (payload as a version object).
// Hypermedia with relative IRIs, names shortened by the prefixes that the page uses. Text in, text out; no writer library.
import { ownIri, prefixes, rdfType } from '../rdf/ns.ts';
import { describePage } from './hypermedia.ts';
import { eachLine } from './lines.ts';
import { opening } from './lines-forms.ts';
import { describeMember, memberIri, payloadOf, versionObject } from './member.ts';
import type { Page, PageMember } from './read.ts';
import { relativeIri } from './relative.ts';
import { pageIri, type Statement } from './stream.ts';

const localName = /^[A-Za-z][A-Za-z0-9_-]*$/;

interface Shortener {
  /** `<http://www.w3.org/ns/prov#value>` → `prov:value`; anything else stays as it is. */
  readonly short: (term: string) => string;
  readonly declarations: () => string;
}

function createShortener(base: string): Shortener {
  const rows = Object.entries({ ...prefixes, vijver: ownIri(base, '') });
  const longestFirst = rows.toSorted(([, a], [, b]) => b.length - a.length);
  const known = new Map<string, string>();
  const used = new Set<string>();
  const shortIri = (term: string): string => {
    const value = term.slice(1, -1);
    for (const [prefix, namespace] of longestFirst) {
      if (!value.startsWith(namespace) || !localName.test(value.slice(namespace.length))) continue;
      used.add(prefix);
      return `${prefix}:${value.slice(namespace.length)}`;
    }
    return term;
  };
  const short = (term: string): string => {
    if (term.startsWith('"')) {
      const typed = term.endsWith('>') ? term.lastIndexOf('"^^<') : -1;
      return typed < 0 ? term : `${term.slice(0, typed + 3)}${short(term.slice(typed + 3))}`;
    }
    if (!term.startsWith('<')) return term;
    const found = known.get(term);
    if (found !== undefined) return found;
    const made = shortIri(term);
    if (known.size < 10_000) known.set(term, made);
    return made;
  };
  const declarations = (): string =>
    rows
      .filter(([prefix]) => used.has(prefix))
      .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`)
      .join('');
  return { short, declarations };
}

/** Writes statements in their order, leaving out a subject or predicate that stays the same. */
function createBlock(short: (term: string) => string, indent: string) {
  let text = '';
  let subject = '';
  let predicate = '';
  return {
    add(s: string, p: string, o: string): void {
      const object = short(o);
      if (s !== subject) text += `${text === '' ? '' : ' .\n'}${indent}${short(s)} ${verb(short, p)} ${object}`;
      else if (p !== predicate) text += ` ;\n${indent}  ${verb(short, p)} ${object}`;
      else text += `, ${object}`;
      subject = s;
      predicate = p;
    },
    end: (): string => (text === '' ? '' : `${text} .\n`),
  };
}

const typeTerm = `<${rdfType}>`;
const verb = (short: (term: string) => string, p: string): string => (p === typeTerm ? 'a' : short(p));

const block = (short: (term: string) => string, statements: readonly Statement[]): string => {
  const writer = createBlock(short, '');
  for (const [s, p, o] of statements) writer.add(s, p, o);
  return writer.end();
};

type Short = (term: string) => string;

function toPage(base: string, page: Page, toMember: (short: Short, member: PageMember) => string): string {
  const { short, declarations } = createShortener(base);
  const self = pageIri(page.stream, page.node);
  const { root, iri: streamIri } = page.stream;
  // Addresses of the stream's own pages are relative, so that a page read through a proxy links to that proxy.
  const near: Short = (term) => {
    const ours = term === `<${root}>` || term === `<${streamIri}>` || term.startsWith(`<${root}/`);
    return ours ? `<${relativeIri(self, term.slice(1, -1))}>` : short(term);
  };
  const head = block(near, describePage(base, page));
  const members = page.members.map(
    (member) => `\n${block(near, [opening(base, page, member)])}${toMember(short, member)}`,
  );
  return `${declarations()}\n${head}${members.join('')}`;
}

export const toTurtlePage = (base: string, page: Page): string =>
  toPage(base, page, (short, member) =>
    block(short, [...describeMember(base, member), ...versionObject(base, member)]),
  );

export const toTrigPage = (base: string, page: Page): string =>
  toPage(base, page, (short, member) => {
    const head = block(short, describeMember(base, member));
    const payload = payloadOf(member);
    if (payload === '') return head;
    const writer = createBlock(short, '  ');
    eachLine(payload, writer.add);
    return `${head}<${memberIri(base, member)}> {\n${writer.end()}}\n`;
  });
