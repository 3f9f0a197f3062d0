// Appointments of one person as events of a calendar file, with the names of what they are about. Knows no module.
import type { Hub } from '../hub.ts';
import type { CalendarEvent } from '../http/ical.ts';
import type { Appointment } from '../module.ts';
import { say, type Lang } from './words.ts';

/** Names that any colleague sees. */
const marks = ['public', 'internal'] as const;

export async function toEvents(hub: Hub, lang: Lang, found: readonly Appointment[]): Promise<readonly CalendarEvent[]> {
  const wanted = [...new Set(found.flatMap(({ about, places }) => [about, ...places]))];
  const names = await hub.state.names(wanted, lang, marks);
  return found.map(({ kind, about, places, ...event }) => ({
    ...event,
    title: say(lang, `calendar.${kind}`, { name: names.get(about) ?? '' }),
    where: places.flatMap((each) => names.get(each) ?? []).join(', '),
  }));
}
