// People with functions, profiles that ask for skills, and what each of them can do, as events of the log. Invented, and the same every time.
import { museums } from '../../src/access/policy.ts';
import type { Event } from '../../src/log/log.ts';
import { iri, ownIri, rdfType } from '../../src/rdf/ns.ts';

const line = (s: string, p: string, o: string): string => `<${s}> <${p}> ${o} .\n`;
const node = (value: string): string => `<${value}>`;
const whole = (n: number): string => `"${n}"^^<${iri('xsd', 'integer')}>`;

interface Size {
  readonly people: number;
  readonly skills: number;
}

/** Six functions, each asking for every skill; every person has an assertion for each skill. */
export function* staffEvents(base: string, { people, skills }: Size): Generator<Event> {
  const own = (local: string): string => ownIri(base, local);
  const id = (type: string, ref: string | number): string => `${base}/id/${type}/${ref}`;
  let seq = 0;
  const event = (type: string, ref: string | number, text: string, museum: string | null = null): Event => ({
    seq: ++seq,
    tx: seq,
    at: '2026-11-25T10:00:00.000000Z',
    action: 'create',
    module: type === 'person' ? 'planning' : 'training',
    type,
    ref: String(ref),
    subject: id(type, ref),
    museum,
    actor: 'urn:vijver:operator',
    note: null,
    prev: null,
    state: { public: type === 'course' ? text : '', internal: type === 'profile' ? text : '', personal: text },
    streams: [],
  });
  for (let f = 0; f < 6; f++) {
    const profile = id('profile', f);
    let text = line(profile, own('function'), node(id('concept', `f${f}`)));
    for (let s = 0; s < skills; s++) {
      const need = `${profile}#${s}`;
      text += line(profile, own('requirement'), node(need)) + line(need, own('skill'), node(id('concept', `s${s}`)));
      text += line(need, own('level'), whole(1 + ((s + f) % 8)));
    }
    yield event('profile', f, text);
  }
  for (let s = 0; s < skills; s++)
    yield event('course', s, line(id('course', s), iri('schema', 'teaches'), node(id('concept', `s${s}`))));
  for (let p = 0; p < people; p++) {
    const person = id('person', p);
    const role = line(person, iri('org', 'hasMembership'), node(`${person}#m`));
    yield event(
      'person',
      p,
      role + line(`${person}#m`, iri('org', 'role'), node(id('concept', `f${p % 6}`))),
      museums[p % 6],
    );
    for (let s = 0; s < skills; s++) {
      const said = id('assertion', `${p}-${s}`);
      const text =
        line(said, rdfType, node(own('SkillAssertion'))) +
        line(said, own('person'), node(person)) +
        line(said, own('skill'), node(id('concept', `s${s}`))) +
        line(said, own('level'), whole(1 + ((p + s) % 8))) +
        line(said, own('assessedBy'), node(id('person', `lead${p % 9}`)));
      yield event('assertion', `${p}-${s}`, text);
    }
  }
}
