// The terms that planning reads in statements: one place for IRIs, so that a misspelt one is a type error.
import { iri, ownIri } from '../../../rdf/ns.ts';

const statusBase = 'https://data.vlaanderen.be/id/concept/Infrastructuurreservatiestatustype/';

export const terms = {
  periode: iri('zr', 'Reservatie.periode'),
  buffer: iri('zr', 'buffer'),
  infrastructuur: iri('zr', 'infrastructuur'),
  voor: iri('zr', 'Reservatie.gereserveerdVoor'),
  door: iri('cji', 'Reservatie.gereserveerdDoor'),
  start: iri('m8g', 'startTime'),
  end: iri('m8g', 'endTime'),
  status: iri('adms', 'status'),
  schedule: iri('schema', 'eventSchedule'),
  rrule: iri('ical', 'rrule'),
  rdate: iri('ical', 'rdate'),
  exceptDate: iri('schema', 'exceptDate'),
  title: iri('dct', 'title'),
  note: iri('skos', 'editorialNote'),
  partySize: iri('schema', 'partySize'),
  startDate: iri('schema', 'startDate'),
  endDate: iri('schema', 'endDate'),
  reservationStatus: iri('schema', 'reservationStatus'),
  tookPlaceAt: iri('crm', 'P7_took_place_at'),
  reservationFor: iri('schema', 'reservationFor'),
  inLanguage: iri('schema', 'inLanguage'),
  responsible: iri('prov', 'wasAssociatedWith'),
  name: iri('schema', 'name'),
  naam: iri('cji', 'Infrastructuur.naam'),
  capaciteit: iri('cji', 'Infrastructuur.capaciteit'),
  faciliteit: iri('cji', 'Infrastructuur.faciliteit'),
  openingsuren: iri('cji', 'Infrastructuur.openingsuren'),
  deelVan: iri('cji', 'superInfrastructuur'),
  deel: iri('cji', 'Infrastructuur.subinfrastructuur'),
  value: iri('schema', 'value'),
  type: iri('dct', 'type'),
  member: iri('prov', 'hadMember'),
  dayOfWeek: iri('schema', 'dayOfWeek'),
  opens: iri('schema', 'opens'),
  closes: iri('schema', 'closes'),
  validFrom: iri('schema', 'validFrom'),
  validThrough: iri('schema', 'validThrough'),
  membership: iri('org', 'hasMembership'),
  role: iri('org', 'role'),
  knowsLanguage: iri('schema', 'knowsLanguage'),
} as const;

/** Our own terms, which live under the hub's base. */
export const ownTerms = (base: string) => ({
  quantity: ownIri(base, 'quantity'),
  amount: ownIri(base, 'amount'),
  optionRank: ownIri(base, 'optionRank'),
  optionExpires: ownIri(base, 'optionExpires'),
  locked: ownIri(base, 'locked'),
  busyOnly: ownIri(base, 'busyOnly'),
  requiresSkill: ownIri(base, 'requiresSkill'),
  incompatibleWith: ownIri(base, 'incompatibleWith'),
  unavailable: ownIri(base, 'unavailable'),
  placeholderRole: ownIri(base, 'placeholderRole'),
  restHours: ownIri(base, 'restHours'),
  groupSize: ownIri(base, 'groupSize'),
  groupMinutes: ownIri(base, 'groupMinutes'),
  groupInterval: ownIri(base, 'groupInterval'),
  finalDays: ownIri(base, 'finalDays'),
  leastCharged: ownIri(base, 'leastCharged'),
  groupPhone: ownIri(base, 'groupPhone'),
  perHead: ownIri(base, 'perHead'),
  overrules: ownIri(base, 'overrules'),
  conflict: ownIri(base, 'conflict'),
  against: ownIri(base, 'against'),
  reason: ownIri(base, 'reason'),
  person: ownIri(base, 'person'),
  assessedBy: ownIri(base, 'assessedBy'),
  skill: ownIri(base, 'skill'),
  museum: ownIri(base, 'museum'),
  SkillAssertion: ownIri(base, 'SkillAssertion'),
});
export type OwnTerms = ReturnType<typeof ownTerms>;

/** How firmly something is held. Only `option` (until it expires), `firm` and `done` hold a resource. */
export type Standing = 'request' | 'option' | 'firm' | 'done' | 'cancelled';
export const standings: readonly Standing[] = ['request', 'option', 'firm', 'done', 'cancelled'];

/** The status that a booking carries for each standing. */
export const statusIri = (base: string): Readonly<Record<Standing, string>> => ({
  request: `${statusBase}Aanvraag`,
  option: ownIri(base, 'option'),
  firm: `${statusBase}bevestigd`,
  done: ownIri(base, 'done'),
  cancelled: `${statusBase}geannuleerd`,
});

const visitStandings: Readonly<Record<string, Standing>> = {
  [iri('schema', 'ReservationPending')]: 'request',
  [iri('schema', 'ReservationHold')]: 'option',
  [iri('schema', 'ReservationConfirmed')]: 'firm',
  [iri('schema', 'ReservationCancelled')]: 'cancelled',
};

/** The standing that a status says; what is being handled is still a request. */
export function standingOf(base: string, status: string | undefined): Standing {
  const own = Object.entries(statusIri(base)).find(([, each]) => each === status)?.[0];
  return (own as Standing | undefined) ?? visitStandings[status ?? ''] ?? 'request';
}
