// A pond with one person in every place where a person can be: a name, a contact, an enrolment, a skill, a booking, a meeting.
import type { TestHub } from '../hub.ts';

export const lotte = 'http://hub.test/id/person/0b1f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b11';
export const bram = 'http://hub.test/id/person/7c0d1b52-5d41-4f39-a7ff-8f1f4a1f2c33';
/** Words that stand nowhere but with Lotte. */
export const lottesWords = [
  'Lisdoddeveld',
  'lotte.postbus',
  '0498765432',
  'vlaamsegebarentaalzx',
  'stiltenotitie',
  'waaromwoordzx',
  'overlegwoordzx',
  'bewijswoordzx',
  'oordeelwoordzx',
];

const prefixes = `
@prefix cji: <https://data.vlaanderen.be/ns/cultuur-en-jeugd/infrastructuur#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix m8g: <http://data.europa.eu/m8g/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix vijver: <http://hub.test/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix ex: <http://example.org/> .
@prefix zr: <https://data.vlaanderen.be/ns/zaalreservatie#> . @prefix adms: <http://www.w3.org/ns/adms#> .
@prefix status: <https://data.vlaanderen.be/id/concept/Infrastructuurreservatiestatustype/> .
`;

export async function put(hub: TestHub, path: string, body: string, more: Record<string, string> = {}): Promise<void> {
  const headers = { ...hub.as('admin'), ...more };
  const known = await hub.get(path, 'text/turtle', headers);
  const seen = known.status === 200 ? { 'if-match': '*' } : { 'if-none-match': '*' };
  const response = await hub.put(path, prefixes + body, { ...headers, ...seen });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

const path = (iri: string): string => iri.replace('http://hub.test/id/', '/doc/');

export const lotteNow = (name = 'Lotte Lisdoddeveld'): string => `<${lotte}> a schema:Person ; foaf:name "${name}" ;
  schema:email "lotte.postbus@voorbeeld.be" ; schema:telephone "0498765432" ; schema:knowsLanguage "nl" ;
  ex:language "vlaamsegebarentaalzx" ; vijver:unavailable [ a m8g:PeriodOfTime ;
    m8g:startTime "2026-12-21T00:00:00+01:00"^^xsd:dateTime ; m8g:endTime "2027-01-04T00:00:00+01:00"^^xsd:dateTime ] .`;

export async function plant(hub: TestHub): Promise<void> {
  await put(hub, path(lotte), lotteNow('Lotte Lisdoddeveld-Eerst'), { 'x-change-note': 'stiltenotitie over haar' });
  await put(hub, path(lotte), lotteNow());
  await put(hub, path(bram), `<${bram}> a schema:Person ; foaf:name "Bram Krabbenscheer" .`);
  await put(hub, '/doc/course/glas', `<> a schema:Course ; schema:name "Glas hanteren"@nl .`);
  await put(
    hub,
    '/doc/edition/glas-1',
    `<> a schema:CourseInstance ; dct:isPartOf <http://hub.test/id/course/glas> ; schema:name "Glas, december"@nl ;
    schema:startDate "2026-12-08T09:30:00+01:00"^^xsd:dateTime ; schema:endDate "2026-12-08T12:30:00+01:00"^^xsd:dateTime ;
    schema:courseMode vijver:onsite ; schema:maximumAttendeeCapacity 8 ; schema:instructor <${lotte}> .`,
  );
  const enrolment = (who: string): string => `<> a vijver:Enrolment ; vijver:person <${who}> ;
    vijver:edition <http://hub.test/id/edition/glas-1> ; vijver:enrolmentStatus vijver:enrolmentCompleted ;
    vijver:attended true ; vijver:approvedBy <${who === lotte ? bram : lotte}> .`;
  await put(
    hub,
    '/doc/enrolment/e1',
    enrolment(lotte).replace(' .', ' ; vijver:rating 2 ; vijver:ratingText "oordeelwoordzx" .'),
  );
  await put(hub, '/doc/enrolment/e2', enrolment(bram));
  await put(
    hub,
    '/doc/assertion/a1',
    `<> a vijver:SkillAssertion ; vijver:person <${lotte}> ; vijver:skill <http://hub.test/id/concept/glas> ; vijver:level 4 ; vijver:evidence "bewijswoordzx" .`,
  );
  await put(
    hub,
    '/doc/goal/g1',
    `<> a vijver:LearningGoal ; vijver:person <${lotte}> ; vijver:skill <http://hub.test/id/concept/glas> ; vijver:level 6 ;
    vijver:due "2027-06-30"^^xsd:date ; vijver:goalStatus vijver:goalBusy ; vijver:why "waaromwoordzx" ;
    vijver:remark [ schema:text "overlegwoordzx" ; dct:creator <${bram}> ; schema:dateCreated "2026-11-20T10:00:00Z"^^xsd:dateTime ] .`,
  );
  await put(
    hub,
    '/doc/room/zolder',
    `<> a cji:Infrastructuur ; cji:Infrastructuur.naam "Zolder"@nl ; cji:Infrastructuur.contactpersoon <${lotte}> .`,
  );
  await put(
    hub,
    '/doc/meeting/maandag',
    `<> a vijver:Meeting ; dct:title "Overleg"@nl ; schema:startDate "2026-11-12T09:30:00+01:00"^^xsd:dateTime ;
    schema:attendee <${lotte}>, <${bram}> .`,
  );
  await put(
    hub,
    '/doc/visit/klas',
    `<> a schema:Reservation ; dct:title "Klas"@nl ; schema:reservationFor <http://hub.test/id/activity/x> ;
    schema:startDate "2026-12-03T10:00:00+01:00"^^xsd:dateTime ; schema:reservationStatus schema:ReservationConfirmed ;
    schema:partySize 24 ; prov:wasAssociatedWith <${lotte}> ; schema:underName [ foaf:name "Juf Krooskanaal" ] .`,
  );
}

/** All bytes of every public stream, page by page. */
export async function streamsOf(hub: TestHub): Promise<string> {
  const all: string[] = [];
  for (const { name, count } of await hub.hub.log.streams()) {
    for (let page = 0; page <= Math.floor(count / 250); page++) {
      const response = await hub.get(`/ldes/${name}/0/${page}`, 'application/n-quads');
      all.push(`${name} ${page} ${response.headers.get('etag')} ${await response.text()}`);
    }
    all.push(await (await hub.get(`/ldes/${name}`, 'application/trig')).text());
  }
  return all.join('\n');
}
