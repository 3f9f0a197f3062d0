// Addresses of the planner: calendar, booking, what is free, feeds. Data only.
import { inQuery, json, ok, page, type Address } from '../address.ts';

const form = 'application/x-www-form-urlencoded';
const day = { schema: { type: 'string', format: 'date' } };
const moment = { schema: { type: 'string', format: 'date-time' } };
const staff = 'For staff: signed in, with a role that sees what is internal.';

export const planningAddresses: readonly Address[] = [
  {
    path: '/planning/free',
    method: 'get',
    staff: true,
    area: 'pages',
    nl: 'Wat is wanneer vrij?',
    en: 'What is free when?',
    parameters: [
      inQuery('heads', 'For how many people.', { schema: { type: 'integer', minimum: 0 } }),
      inQuery('with', 'A facility that the room must have; may be repeated.'),
      inQuery('fromDay', 'First day.', day),
      inQuery('toDay', 'Last day.', day),
      inQuery('minutes', 'How long.', { schema: { type: 'integer', minimum: 15 } }),
      inQuery('museum', 'Only rooms of this museum.'),
    ],
    answers: ok(`Rooms with the first times at which they are free. ${staff}`, [page]),
  },
  {
    path: '/planning/numbers',
    method: 'get',
    staff: true,
    area: 'pages',
    nl: 'Cijfers van de planning',
    en: 'Numbers of planning',
    answers: ok(`Occupancy, visitors, conflicts that were allowed. ${staff}`, [page]),
  },
  {
    path: '/planning/book',
    method: 'get',
    staff: true,
    area: 'pages',
    nl: 'Reserveren: het formulier, en wat botst',
    en: 'Booking: the form, and what clashes',
    parameters: [
      inQuery('booking', 'Ref of a booking to change.'),
      inQuery('time', 'One time of a series, by its start.', moment),
      inQuery('date', 'The day.', day),
      inQuery('what', 'IRI of a room, material or set; may be repeated.'),
    ],
    answers: ok(`The form; filled in, what it clashes with and the ways out. ${staff}`, [page]),
  },
  {
    path: '/planning/book',
    method: 'post',
    area: 'pages',
    nl: 'Bewaar een reservatie',
    en: 'Save a booking',
    writes: true,
    body: { description: 'The fields of the form.', types: [form] },
    answers: {
      '303': { description: 'Saved; the booking.' },
      '409': { description: 'It clashes: the form with both sides and the ways out.', types: [page] },
    },
  },
  {
    path: '/planning/check',
    method: 'get',
    staff: true,
    area: 'documents',
    nl: 'Past deze reservatie op een ander moment?',
    en: 'Does this booking fit at another time?',
    parameters: [
      inQuery('booking', 'Ref of the booking.', { example: 'nocturne-proef' }),
      inQuery('start', 'New start.', { ...moment, example: '2027-05-20T10:00:00Z' }),
      inQuery('end', 'New end.', { ...moment, example: '2027-05-20T12:00:00Z' }),
      inQuery('from', 'The resource to leave.'),
      inQuery('to', 'The resource to take instead.'),
    ],
    answers: ok(`Conflicts in nl and en, with ways out; nothing is saved. ${staff}`, [json]),
  },
  {
    path: '/planning/move',
    method: 'post',
    area: 'documents',
    nl: 'Verzet een reservatie',
    en: 'Move a booking',
    writes: true,
    body: { description: 'booking, seq, start, end, and from and to for another resource.', types: [form] },
    answers: { ...ok('Moved.', [json]), '409': { description: 'It clashes, or somebody was before.', types: [json] } },
  },
  {
    path: '/planning/feeds',
    method: 'get',
    staff: true,
    area: 'pages',
    nl: 'Jouw agenda-adressen',
    en: 'Your calendar feeds',
    answers: ok(
      `The feeds that you made, and the form for another; a feed itself is at /planning/ical/SECRET.ics, as iCalendar with an ETag. ${staff}`,
      [page],
    ),
  },
  {
    path: '/planning/feeds',
    method: 'post',
    area: 'pages',
    nl: 'Maak een agenda-adres',
    en: 'Make a calendar feed',
    writes: true,
    body: {
      description: 'what: a museum key or the IRI of a room, material or person; busy=1 for no titles.',
      types: [form],
    },
    answers: { '201': { description: 'The page with the address, shown once.', types: [page] } },
  },
  {
    path: '/planning/feeds/revoke',
    method: 'post',
    area: 'pages',
    nl: 'Neem een agenda-adres terug',
    en: 'Take a calendar feed back',
    writes: true,
    body: { description: 'id of the feed.', types: [form] },
    answers: { '303': { description: 'Taken back.' } },
  },
  {
    path: '/planning/import',
    method: 'get',
    staff: true,
    area: 'pages',
    nl: 'Breng een agenda of tabel binnen',
    en: 'Bring in a calendar or table',
    answers: ok(`The form, and what you brought in this week. For who writes in the planning. ${staff}`, [page]),
  },
  {
    path: '/planning/import',
    method: 'post',
    area: 'pages',
    nl: 'Kijk wat een agenda of tabel zou veranderen',
    en: 'See what a calendar or table would change',
    writes: true,
    body: {
      description:
        'file: an .ics (RFC 5545) or a .csv, at most 5 MB and 5,000 bookings; room: IRI of the room, material or set for what names none; museum: a key; standing: firm, option or request.',
      types: ['multipart/form-data'],
    },
    answers: {
      '303': {
        description:
          'Read and judged, nothing saved: the preview, at /planning/import/ID, for you alone. Post do=save (with how: fit or all), do=drop or, afterwards, do=undo to it.',
      },
    },
  },
  {
    path: '/planning/import/example.csv',
    method: 'get',
    staff: true,
    area: 'pages',
    nl: 'Een voorbeeldtabel om in te vullen',
    en: 'An example table to fill in',
    answers: ok(`The columns and two rows. ${staff}`, ['text/csv']),
  },
  {
    path: '/planning/export.csv',
    method: 'get',
    staff: true,
    area: 'pages',
    nl: 'De reservaties van een periode als tabel',
    en: 'The bookings of a period as a table',
    parameters: [
      inQuery('fromDay', 'First day.', day),
      inQuery('toDay', 'Last day.', day),
      inQuery('museum', 'Only those of this museum.'),
    ],
    answers: ok(`At most 5,000, without people; comes in again unchanged. ${staff}`, ['text/csv']),
  },
];
