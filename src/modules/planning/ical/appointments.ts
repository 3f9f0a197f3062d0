// What other modules know that belongs in somebody's own calendar, added to the feed of that person; to nobody else's.
import type { Hub } from '../../../hub.ts';
import { eventLines, foldedLine } from '../../../http/ical.ts';
import { toEvents } from '../../../web/appointments.ts';
import { dayOf } from '../../../web/dates.ts';
import type { Lang } from '../../../web/words.ts';

export interface Whose {
  /** The person whose feed it is. */
  readonly person: string;
  /** Who made the feed, and sees it with their own eyes. */
  readonly maker: string;
  readonly lang: Lang;
  /** Says only that it is taken: nothing of what they learn. */
  readonly busyOnly: boolean;
}

const end = 'END:VCALENDAR\r\n';

/** @param text a calendar file @param since milliseconds @returns it with their own appointments; as it was for who looks at another's */
export async function withAppointments(hub: Hub, text: string, whose: Whose, since: number): Promise<string> {
  if (whose.person !== whose.maker || whose.busyOnly) return text;
  const asker = { person: whose.person, leads: [], today: dayOf(hub.now().toISOString()) };
  const from = dayOf(new Date(since).toISOString());
  const found = hub.modules.flatMap(({ appointments }) => appointments?.(hub.views, asker, from) ?? []);
  const lines = (await toEvents(hub, whose.lang, found)).flatMap(eventLines);
  return text.slice(0, -end.length) + lines.map(foldedLine).join('') + end;
}
