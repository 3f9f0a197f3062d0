// A hub with one tour and three guides: two speak Dutch, one of them French; the third has the language and not the skill.
import { testHub, type TestHub } from '../hub.ts';
import { person, skilled } from './plan.ts';

export const ids = [
  '0b1f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b11',
  '1c2f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b22',
  '2d3f3c9e-6a1d-4d0e-9a57-0c4c5f6f9b33',
];
export const tour = 'http://hub.test/id/exhibition/restjes';
export const product = `@prefix vijver: </ns#> . @prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<> a schema:ExhibitionEvent ; schema:name "Restjes"@nl ; schema:startDate "2026-01-01"^^xsd:date ; schema:inLanguage "nl", "fr" ;
  vijver:groupSize 15 ; vijver:groupMinutes 75 ; vijver:requiresSkill </id/concept/gidsen> ; vijver:museum </id/agent/stam> .`;

export const makeIn =
  (hub: TestHub, who = hub.as('planner')) =>
  async (path: string, body: string): Promise<void> => {
    const answer = await hub.put(`/doc/${path}`, body, { ...who, 'if-none-match': '*' });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };

export async function tourHub(): Promise<TestHub> {
  const hub = await testHub();
  const make = makeIn(hub);
  await make('exhibition/restjes', product);
  const languages = ['"nl", "fr"', '"nl"', '"nl", "fr"'];
  for (const [i, id] of ids.entries())
    await make(`person/${id}`, person(`Gids ${i}`, `schema:knowsLanguage ${languages[i]}`));
  const assess = makeIn(hub, hub.as('trainer'));
  for (const id of ids.slice(0, 2)) await assess(`assertion/${id}`, skilled(id, 'gidsen', '2099-12-31'));
  return hub;
}

/** Somebody fills in the form of the reservation point. */
export const bookIn = (hub: TestHub, fields: Readonly<Record<string, string>>): Promise<Response> =>
  hub.request('/planning/tours', {
    method: 'POST',
    headers: { accept: 'text/html' },
    body: new URLSearchParams({
      product: tour,
      date: '2098-05-20',
      from: '10:00',
      heads: '12',
      language: 'nl',
      name: 'Juf Kroos',
      email: 'kroos@voorbeeld.be',
      website: '',
      ...fields,
    }),
  });
