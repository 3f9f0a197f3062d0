// Bytes of an upload to text, and what it is by what stands in it, never by its name. Refuses what is no text, and says what to do.
import { Problem } from '../../../problem.ts';

export interface Sniffed {
  readonly kind: 'calendar' | 'table';
  readonly text: string;
}

const starts = (bytes: Uint8Array, ...magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** Byte order mark, else UTF-8, else what Excel on Windows writes. */
function decoded(bytes: Uint8Array): string {
  if (starts(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (starts(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const pointer = {
  nl: 'Bewaar het in Excel als “CSV UTF-8 (door lijstscheidingsteken gescheiden)”, of exporteer je agenda als .ics.',
  en: 'Save it in Excel as “CSV UTF-8 (comma delimited)”, or export your calendar as .ics.',
} as const;

/** @throws Problem unsupported-media-type */
export function sniff(bytes: Uint8Array): Sniffed {
  if (starts(bytes, 0x50, 0x4b) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new Problem('unsupported-media-type', {
      nl: `Dit is een werkmap of een ingepakt bestand. ${pointer.nl}`,
      en: `This is a workbook or a packed file. ${pointer.en}`,
    });
  const text = decoded(bytes);
  if (text.trim() === '')
    throw new Problem('bad-request', {
      nl: `Het bestand is leeg. ${pointer.nl}`,
      en: `The file is empty. ${pointer.en}`,
    });
  if (text.includes('\0') || /^\s*(<|%PDF|\{)/.test(text.slice(0, 200)))
    throw new Problem('unsupported-media-type', {
      nl: `Dit is geen agenda en geen tabel. ${pointer.nl}`,
      en: `This is no calendar and no table. ${pointer.en}`,
    });
  return { kind: /^\s*BEGIN:VCALENDAR/i.test(text.slice(0, 200)) ? 'calendar' : 'table', text };
}
