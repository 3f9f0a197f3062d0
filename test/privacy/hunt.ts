// Hunts for words in every file of a folder, byte by byte: as UTF-8 in any case, as UTF-16, and in the three places that a
// word can have in base64.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

function* filesOf(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const found = statSync(path);
    if (found.isDirectory()) yield* filesOf(path);
    else if (found.isFile()) yield path;
  }
}

/** What a word looks like inside base64, whatever stands before it; its first and last letters may be mixed with others. */
function inBase64(word: string): string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'x'.repeat(shift)}${word}`)
      .toString('base64')
      .replace(/=+$/, '');
    const start = Math.ceil((shift * 8) / 6);
    const end = Math.floor(((shift + Buffer.byteLength(word)) * 8) / 6);
    return text.slice(start, end);
  });
}

const formsOf = (word: string): readonly Buffer[] => [
  ...[word, word.toLowerCase(), word.toUpperCase()].flatMap((each) => [
    Buffer.from(each, 'utf8'),
    Buffer.from(each, 'utf16le'),
    Buffer.from(each, 'utf16le').swap16(),
  ]),
  ...[word, word.toLowerCase()].flatMap(inBase64).map((text) => Buffer.from(text, 'latin1')),
];

/** `file: word` for everything that was found. */
export function hunt(folder: string, words: readonly string[]): string[] {
  const wanted = words.map((word) => ({ word, forms: formsOf(word) }));
  return [...filesOf(folder)].flatMap((path) => {
    const bytes = readFileSync(path);
    return wanted
      .filter(({ forms }) => forms.some((form) => bytes.includes(form)))
      .map(({ word }) => `${path.slice(folder.length + 1)}: ${word}`);
  });
}
