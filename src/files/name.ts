// A file's name as somebody sent it, made safe to show, to store and to save under. Pure. Never a path, never a trick.
import { extensionOf, formats, type MediaType } from './formats.ts';

const longest = 120;
/** Controls, marks that turn the direction of writing, and what takes no room. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;
const unsafe = /[<>:"|?*]/g;

/** @returns a name with the ending that belongs to what the file is */
export function cleanName(sent: string, type: MediaType): string {
  const last = sent.slice(-1000).split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(unseen, '')
    .replace(unsafe, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [, stem = plain, ending = ''] = /^(.+)\.([^.]{1,10})$/.exec(plain) ?? [];
  const known: readonly string[] = formats[type].extensions;
  const right = known.find((each) => each === ending.toLowerCase()) ?? extensionOf(type);
  const isEnding = ending !== '' && (known.includes(ending.toLowerCase()) || /^[a-z0-9]{2,5}$/i.test(ending));
  const short = [...(isEnding ? stem : plain)].slice(0, longest).join('').trim();
  return `${short || 'bijlage'}.${right}`;
}
