// A hub with courses, a team and those who look after them, for the tests of training. Every name is invented.
import { randomUUID } from 'node:crypto';
import { inside } from '../access/visitor.ts';
import { testHub, type TestHub } from '../hub.ts';

export const prefixes = `@prefix vijver: <http://hub.test/ns#> . @prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n`;

export const id = (type: string, ref: string): string => `http://hub.test/id/${type}/${ref}`;

/** The day so many days from today, as the hub tells it. */
export const day = (days: number): string =>
  Temporal.Now.zonedDateTimeISO('Europe/Brussels').toPlainDate().add({ days }).toString();

export async function put(hub: TestHub, path: string, body: string): Promise<void> {
  const answer = await hub.put(path, prefixes + body, { ...hub.as('admin'), 'if-none-match': '*' });
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** Somebody who signs in, whose person the planning knows with museum and function. */
export async function colleague(
  hub: TestHub,
  name: string,
  { museum = 'msk', grants = [{ role: 'reader' }] as Parameters<typeof inside>[2] } = {},
) {
  const account = inside(hub, name, grants);
  await known(hub, account.person, { name, museum });
  return account;
}

const known = (hub: TestHub, person: string, { name, museum }: { name: string; museum: string }): Promise<void> =>
  put(
    hub,
    person.replace('http://hub.test/id/', '/doc/'),
    `<> a schema:Person ; foaf:name "${name}" ; vijver:museum <${id('agent', museum)}> ;
      org:hasMembership [ a org:Membership ; org:organization <${id('agent', museum)}> ; org:role <${id('concept', 'gids')}> ] .`,
  );

/** Somebody in the lists of planning who does not sign in. */
export async function listed(hub: TestHub, name: string, museum: string): Promise<string> {
  const person = id('person', randomUUID());
  await known(hub, person, { name, museum });
  return person;
}

/** One course on guiding at level 5 whose certificate holds two years, an edition for two, and what a guide needs. */
export async function school({ capacity = 2, start = 7 } = {}): Promise<TestHub> {
  const hub = await testHub();
  for (const key of ['msk', 'stam'])
    await put(hub, `/doc/agent/${key}`, `<> a foaf:Agent ; foaf:name "${key}" ; vijver:museum <> .`);
  await put(hub, '/doc/scheme/vaardigheden', `<> a skos:ConceptScheme ; skos:prefLabel "Vaardigheden"@nl .`);
  for (const [ref, label] of [
    ['rondleiden', 'rondleiden'],
    ['ehbo', 'eerste hulp'],
    ['gids', 'gids'],
  ])
    await put(
      hub,
      `/doc/concept/${ref}`,
      `<> a skos:Concept ; skos:prefLabel "${label}"@nl ; skos:inScheme <${id('scheme', 'vaardigheden')}> .`,
    );
  await put(
    hub,
    '/doc/course/gidsen',
    `<> a schema:Course ; schema:name "Leren gidsen"@nl ; schema:teaches <${id('concept', 'rondleiden')}> ; schema:educationalLevel 5 ;
      vijver:validity "P2Y"^^xsd:duration ; vijver:museum <${id('agent', 'msk')}> .`,
  );
  await put(hub, '/doc/edition/eerste', edition({ capacity, start }));
  await put(
    hub,
    '/doc/profile/gids',
    `<> a vijver:RoleProfile ; dct:title "Gids"@nl ; vijver:function <${id('concept', 'gids')}> ;
      vijver:requirement [ vijver:skill <${id('concept', 'rondleiden')}> ; vijver:level 5 ], [ vijver:skill <${id('concept', 'ehbo')}> ; vijver:level 2 ] .`,
  );
  return hub;
}

export const edition = ({ capacity, start }: { capacity: number; start: number }): string =>
  `<> a schema:CourseInstance ; schema:name "Eerste groep"@nl ; dct:isPartOf <${id('course', 'gidsen')}> ; schema:startDate "${day(start)}"^^xsd:date ;
    schema:maximumAttendeeCapacity ${capacity} ; vijver:museum <${id('agent', 'msk')}> .`;
