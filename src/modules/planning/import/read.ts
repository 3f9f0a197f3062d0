// Bytes to what they say: a calendar or a table. Pure; everything that follows is the same for both.
import type { Read } from './entry.ts';
import { readTable } from './csv.ts';
import { readCalendar, type Reading } from './ics.ts';
import { sniff, type Sniffed } from './sniff.ts';

/** @throws Problem for what is neither, or breaks off */
export function readBookings(
  bytes: Uint8Array,
  reading: Reading,
): { readonly kind: Sniffed['kind']; readonly rows: readonly Read[] } {
  const { kind, text } = sniff(bytes);
  return { kind, rows: kind === 'calendar' ? readCalendar(text, reading) : readTable(text, reading) };
}
