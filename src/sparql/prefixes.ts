// The prefixes that a question uses without declaring them, put in front of it. Knows ours only; never changes what was written.
import { prefixes } from '../rdf/ns.ts';

/** Prefix → namespace: the well-known ones and our own vocabulary. @param base of the hub */
export const knownPrefixes = (base: string): Readonly<Record<string, string>> => ({
  ...prefixes,
  vijver: `${base}/ns#`,
});

// Comments, strings and IRIs hold no names; each alternative starts with another character, so the scan is linear.
const piece = new RegExp(
  [
    String.raw`#[^\n\r]*`,
    String.raw`<[^<>"{}|^\x60\s]*>`,
    String.raw`"""[^"\\]*(?:(?:\\[^]|"(?!""))[^"\\]*)*"""|'''[^'\\]*(?:(?:\\[^]|'(?!''))[^'\\]*)*'''`,
    String.raw`"[^"\\\n\r]*(?:\\[^][^"\\\n\r]*)*"|'[^'\\\n\r]*(?:\\[^][^'\\\n\r]*)*'`,
    String.raw`\b(?<keyword>prefix)\s+(?<declared>[A-Za-z][\w-]*)?:`,
    String.raw`(?<![\w?$@:-])(?<used>[A-Za-z][\w-]*):`,
  ].join('|'),
  'gi',
);

/** Beyond this nobody typed it: a program declares what it uses. */
const longest = 100_000;

/** @returns the text with a `PREFIX` line in front for each known prefix that it uses and does not declare */
export function withPrefixes(text: string, base: string): string {
  if (text.length > longest) return text;
  const [declared, used] = [new Set<string>(), new Set<string>()];
  for (const { groups = {} } of text.matchAll(piece)) {
    if (groups['declared'] !== undefined) declared.add(groups['declared']);
    if (groups['used'] !== undefined) used.add(groups['used']);
  }
  const known = knownPrefixes(base);
  const missing = [...used].filter((name) => Object.hasOwn(known, name) && !declared.has(name));
  if (missing.length === 0) return text;
  const lines = missing.toSorted().map((name) => `PREFIX ${name}: <${known[name] ?? ''}>`);
  return `${lines.join('\n')}\n${declared.size === 0 && !text.startsWith('\n') ? '\n' : ''}${text}`;
}
