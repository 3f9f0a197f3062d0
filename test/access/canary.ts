// A small pond with canaries: words that stand nowhere else, each in a place of its own, each with the mark of that place.
// Everything goes in by the one way in. Where a canary of a mark turns up, something with that mark was told.
import { randomUUID } from 'node:crypto';
import type { Mark } from '../../src/access/policy.ts';
import type { TestHub } from '../hub.ts';

/** Eight letters that no word has: the same ones every time, no two alike, not even to a search that forgives. */
function* words(): Generator<string, string> {
  const letters = 'bcdfghjklmnpqrstvwxz';
  const used = new Set<string>();
  for (let state = 7; ;) {
    let word = '';
    for (let i = 0; i < 8; i++) {
      state = (state * 48_271) % 2_147_483_647;
      word += letters[state % letters.length];
    }
    const grams = Array.from({ length: 6 }, (_, i) => word.slice(i, i + 3));
    if (new Set(grams).size < grams.length || grams.some((gram) => used.has(gram))) continue;
    for (const gram of grams) used.add(gram);
    yield word;
  }
}

/** A thing that has a twin which never was: what is hidden must answer as what is not there. */
export interface Planted {
  readonly type: string;
  readonly ref: string;
  readonly subject: string;
  /** A word of its content. */
  readonly word: string;
  readonly mark: Mark;
  /** Moments of its versions. */
  readonly moments: readonly string[];
}

export interface Pond {
  /** Canary → mark of the statement that holds it. */
  readonly canaries: ReadonlyMap<string, Mark>;
  readonly planted: Planted[];
  readonly fresh: () => string;
}

const prefixes = `
@prefix adms: <http://www.w3.org/ns/adms#> . @prefix cji: <https://data.vlaanderen.be/ns/cultuur-en-jeugd/infrastructuur#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix ex: <http://example.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix m8g: <http://data.europa.eu/m8g/> . @prefix org: <http://www.w3.org/ns/org#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix sssom: <https://w3id.org/sssom/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix zr: <https://data.vlaanderen.be/ns/zaalreservatie#> . @prefix vijver: <http://hub.test/ns#> .
@prefix status: <https://data.vlaanderen.be/id/concept/Infrastructuurreservatiestatustype/> .
@prefix c: <http://hub.test/id/concept/> . @prefix id: <http://hub.test/id/> .
`;

export async function put(hub: TestHub, path: string, turtle: string, headers: Record<string, string> = {}) {
  const note = headers['x-change-note'] === undefined ? {} : { 'x-change-note': headers['x-change-note'] };
  const current = await hub.request(path, { headers: { accept: 'text/turtle', ...admin(hub) } });
  const seen = current.status === 200 ? { 'if-match': '*' } : { 'if-none-match': '*' };
  const response = await hub.put(path, prefixes + turtle, { ...admin(hub), ...seen, ...note, ...headers });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { readonly iri: string; readonly at: string };
}

const admins = new WeakMap<TestHub, Record<string, string>>();
export function admin(hub: TestHub): Record<string, string> {
  const known = admins.get(hub) ?? hub.as('admin');
  admins.set(hub, known);
  return known;
}

/** What everybody may see, alone. */
export async function plantOpen(hub: TestHub): Promise<void> {
  await put(hub, '/doc/agent/stam', `<> a foaf:Agent ; foaf:name "STAM" ; vijver:museum <> .`);
  await put(hub, '/doc/scheme/dingen', `<> a skos:ConceptScheme ; skos:prefLabel "Dingen"@nl .`);
  const of = `skos:inScheme id:scheme\\/dingen`.replace('id:scheme\\/dingen', '<http://hub.test/id/scheme/dingen>');
  await put(hub, '/doc/concept/molen', `<> a skos:Concept ; skos:prefLabel "molen"@nl, "mill"@en ; ${of} .`);
  await put(
    hub,
    '/doc/concept/windmolen',
    `<> a skos:Concept ; skos:prefLabel "windmolen"@nl ; skos:broader c:molen ; ${of} .`,
  );
  await put(
    hub,
    '/doc/room/zolder',
    `<> a cji:Infrastructuur ; cji:Infrastructuur.naam "Zolder"@nl ; vijver:museum <http://hub.test/id/agent/stam> .`,
  );
  await put(
    hub,
    '/doc/course/malen',
    `<> a schema:Course ; schema:name "Leren malen"@nl ; vijver:museum <http://hub.test/id/agent/stam> .`,
  );
  await put(
    hub,
    '/doc/page/handboek',
    `<> a schema:TechArticle ; schema:headline "Handboek"@nl ; schema:text "Over molens."@nl ; vijver:visibility vijver:public .`,
  );
}

/** Things that are hidden as a whole, all pointing at open ones; and things that were something else before. */
export async function plantHidden(hub: TestHub): Promise<Pond> {
  const canaries = new Map<string, Mark>();
  const planted: Planted[] = [];
  const source = words();
  const fresh = (): string => source.next().value;
  const canary = (mark: Mark): string => {
    const word = fresh();
    canaries.set(word, mark);
    return word;
  };
  const plant = async (
    mark: Mark,
    type: string,
    write: (c: () => string) => string,
    subject?: string,
  ): Promise<Planted> => {
    const word = canary(mark);
    // A person's address is a random number, and no less a secret.
    const ref = type === 'person' ? randomUUID() : canary(mark);
    canaries.set(ref, mark);
    const own = subject ?? `http://hub.test/id/${type}/${ref}`;
    const text = write(() => canary(mark)).replaceAll('WORD', word);
    const note = { 'x-change-note': canary(mark) };
    const body = text.replace('<>', `<${own.replace('REF', ref)}>`);
    const path = subject === undefined ? `/doc/${type}/${ref}` : undefined;
    const { iri, at } = path === undefined ? await post(hub, body, note) : await put(hub, path, body, note);
    const found = await hub.hub.state.get(iri);
    if (found === undefined || found.mark !== mark) throw new Error(`${iri} was to be ${mark} and is ${found?.mark}`);
    const thing = { type, ref: found.ref, subject: iri, word, mark, moments: [at] };
    planted.push(thing);
    return thing;
  };
  const personal = (module: string): Mark => `personal:${module}`;
  const museum = 'vijver:museum <http://hub.test/id/agent/stam>';
  const scheme = 'skos:inScheme <http://hub.test/id/scheme/dingen>';
  const period =
    '[ a m8g:PeriodOfTime ; m8g:startTime "2026-11-26T19:00:00+01:00"^^xsd:dateTime ; m8g:endTime "2026-11-26T21:00:00+01:00"^^xsd:dateTime ]';

  await plant(
    'internal',
    'concept',
    (w) => `<> a skos:Concept ; skos:prefLabel "WORD ${w()}"@nl, "${w()}"@en ; skos:altLabel "${w()}"@nl-x-${w()} ;
    skos:hiddenLabel "${w()}" ; skos:notation "${w()}" ; skos:definition "${w()}"@nl ; skos:scopeNote "${w()}"@nl ; skos:editorialNote "${w()}" ;
    skos:broader c:molen ; skos:related c:windmolen ; skos:exactMatch <http://aat.example.org/${w()}> ; ${scheme} ; ${museum} ;
    dct:identifier "${w()}" ; dct:source [ dct:bibliographicCitation "${w()}" ] ; adms:status vijver:candidate .`,
  );
  const list = await plant(
    'internal',
    'scheme',
    (w) =>
      `<> a skos:ConceptScheme ; skos:prefLabel "WORD"@nl ; dct:description "${w()}"@nl ; ${museum} ; vijver:visibility vijver:internal .`,
  );
  await plant(
    'internal',
    'concept',
    (w) =>
      `<> a skos:Concept ; skos:prefLabel "WORD"@nl ; skos:inScheme <${list.subject}> ; skos:broader c:molen ; skos:altLabel "${w()}" ; adms:status vijver:candidate .`,
  );
  await plant(
    'internal',
    'concept',
    (w) =>
      `<> a skos:Concept ; skos:prefLabel "WORD"@nl ; ${scheme} ; skos:altLabel "${w()}" ; adms:status vijver:candidate .`,
    'http://example.org/REF',
  );
  await plant(
    'internal',
    'mapping',
    (
      w,
    ) => `<> a sssom:Mapping ; owl:annotatedSource c:molen ; owl:annotatedProperty skos:exactMatch ; owl:annotatedTarget <http://aat.example.org/${w()}> ;
    sssom:mapping_justification <https://w3id.org/semapv/vocab/ManualMappingCuration> ; sssom:subject_label "WORD" ; sssom:object_label "${w()}" ; adms:status vijver:candidate .`,
  );
  await plant(
    'internal',
    'page',
    (
      w,
    ) => `<> a schema:TechArticle ; schema:headline "WORD"@nl ; schema:alternativeHeadline "${w()}"@nl ; schema:text "# ${w()}\\n\\n${w()}"@nl ;
    schema:description "${w()}"@nl ; dct:subject c:molen ; schema:about <http://hub.test/id/scheme/dingen> ; dct:references <http://hub.test/id/page/handboek>, <http://hub.test/id/page/${w()}> ; ${museum} .`,
  );
  const actor = hub.hub.tokens.actor((admin(hub)['authorization'] ?? '').replace('Bearer ', '')).iri;
  await plant('internal', 'proposal', (w) => {
    const state = `<http://hub.test/id/concept/molen> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2004/02/skos/core#Concept> .
<http://hub.test/id/concept/molen> <http://www.w3.org/2004/02/skos/core#prefLabel> "${w()}"@nl .\n`;
    return `<> a vijver:Proposal ; dct:title "WORD"@nl ; vijver:proposalFor c:molen ; vijver:proposalScheme <http://hub.test/id/scheme/dingen> ; vijver:proposalBase 3 ;
    vijver:proposedState ${JSON.stringify(state)} ; vijver:proposalReason "${w()}" ; adms:status vijver:proposed ; dct:creator <${actor}> ;
    vijver:comment [ schema:text "${w()}" ; schema:dateCreated "2026-11-20T10:00:00Z"^^xsd:dateTime ; dct:creator <${actor}> ] .`;
  });
  const booking = await plant(
    'internal',
    'booking',
    (
      w,
    ) => `<> a zr:Infrastructuurreservatie ; dct:title "WORD ${w()}"@nl ; zr:infrastructuur <http://hub.test/id/room/zolder> ;
    adms:status status:bevestigd ; zr:Reservatie.periode ${period} ; ${museum} .`,
  );
  await plant(
    'internal',
    'material',
    (w) => `<> a vijver:Material ; cji:Infrastructuur.naam "WORD ${w()}"@nl ; vijver:quantity 3 ; ${museum} .`,
  );
  await plant(
    personal('planning'),
    'person',
    (w) => `<> a schema:Person ; foaf:name "WORD ${w()}" ; schema:email "${w()}@${w()}.be" ; schema:knowsLanguage "nl" ;
    org:hasMembership [ a org:Membership ; org:organization <http://hub.test/id/agent/stam> ; org:role c:molen, <http://hub.test/id/concept/${w()}> ] ;
    ex:${w()} "${w()}"^^<http://example.org/${w()}> ; ex:hobby [ ex:what [ ex:${w()} "${w()}"@nl ] ] ; ${museum} .`,
  );
  await plant(
    personal('training'),
    'enrolment',
    (
      w,
    ) => `<> a vijver:Enrolment ; vijver:person <http://hub.test/id/person/${w()}> ; vijver:edition <http://hub.test/id/edition/${w()}> ;
    vijver:enrolmentStatus vijver:enrolmentCompleted ; vijver:rating 3 ; vijver:ratingText "${w()}" ; vijver:approvedBy <http://hub.test/id/person/WORD> .`,
  );
  await plant(
    personal('training'),
    'assertion',
    (
      w,
    ) => `<> a vijver:SkillAssertion ; vijver:person <http://hub.test/id/person/${w()}> ; vijver:skill c:molen ; vijver:level 4 ;
    vijver:evidence "${w()}" ; vijver:assessedBy <http://hub.test/id/person/WORD> .`,
  );
  await plant(
    personal('training'),
    'goal',
    (
      w,
    ) => `<> a vijver:LearningGoal ; vijver:person <http://hub.test/id/person/${w()}> ; vijver:skill c:molen ; vijver:level 4 ;
    vijver:due "2026-12-20"^^xsd:date ; vijver:goalStatus vijver:goalBusy ; vijver:why "WORD ${w()}" ; vijver:steps "${w()}" ;
    vijver:remark [ schema:text "${w()}" ; dct:creator <http://hub.test/id/person/${w()}> ; schema:dateCreated "2026-11-20T10:00:00Z"^^xsd:dateTime ] .`,
  );
  await plant(
    personal('terms'),
    'concept',
    (w) =>
      `<> a skos:Concept ; skos:prefLabel "WORD"@nl ; skos:altLabel "${w()}" ; skos:broader c:molen ; ${scheme} ; vijver:visibility vijver:personal .`,
  );
  await plant(
    personal('wiki'),
    'page',
    (w) =>
      `<> a schema:TechArticle ; schema:headline "WORD"@nl ; schema:text "${w()}"@nl ; dct:subject c:molen ; vijver:visibility vijver:personal .`,
  );

  // Hidden, and gone.
  const gone = await plant(
    'internal',
    'page',
    (w) => `<> a schema:TechArticle ; schema:headline "WORD"@nl ; schema:text "${w()}"@nl ; dct:subject c:molen .`,
  );
  await drop(hub, `/doc/page/${gone.ref}`);
  const lost = await plant(personal('planning'), 'person', (w) => `<> a schema:Person ; foaf:name "WORD ${w()}" .`);
  await drop(hub, `/doc/person/${lost.ref}`);
  if (booking.mark !== 'internal') throw new Error('A booking is internal');
  return { canaries, planted, fresh };
}

/** Open things with hidden statements, hidden pasts and hidden presents. */
export async function plantMixed(
  hub: TestHub,
  pond: Pond,
): Promise<{ readonly canaries: ReadonlyMap<string, Mark>; readonly left: string }> {
  const canaries = new Map(pond.canaries);
  const of = (mark: Mark): string => {
    const word = pond.fresh();
    canaries.set(word, mark);
    return word;
  };
  const [inside, alone] = [() => of('internal'), () => of('personal:terms')];
  const scheme = 'skos:inScheme <http://hub.test/id/scheme/dingen>';
  await put(
    hub,
    '/doc/concept/kan',
    `<> a skos:Concept, <http://example.org/Kan> ; skos:prefLabel "kan"@nl ; ${scheme} ; skos:broader c:molen ;
    skos:editorialNote "${inside()}", "${inside()}"@nl-x-${inside()} ; dct:creator <http://hub.test/id/person/${inside()}>, [ a foaf:Agent ; foaf:name "${inside()}" ; ex:age "${alone()}" ] ;
    rdfs:comment "${inside()}" ; ex:secret "${alone()}", <http://example.org/${alone()}>, "${alone()}"@nl-x-${alone()}, "${alone()}"^^<http://example.org/${alone()}> ;
    ex:${alone()} c:molen, c:windmolen ; schema:name "kan kan" ;
    ex:contact [ a foaf:Agent ; foaf:name "${alone()}" ; skos:prefLabel "${alone()}" ; ex:more [ rdfs:label "${alone()}" ; skos:broader c:molen, <http://example.org/${alone()}> ] ] .
    <#${alone()}> skos:prefLabel "${alone()}" ; skos:broader c:molen .`,
    { 'x-change-note': inside() },
  );
  await put(
    hub,
    '/doc/page/open',
    `<> a schema:TechArticle ; schema:headline "Open"@nl ; schema:text "Voor iedereen."@nl ; vijver:visibility vijver:public ; dct:subject c:molen ;
    skos:editorialNote "${inside()}" ; prov:wasAttributedTo <http://hub.test/id/person/${inside()}> ; ex:secret "${of('personal:wiki')}" .`,
  );
  await put(
    hub,
    '/doc/meeting/maandag',
    `<> a vijver:Meeting ; dct:title "${inside()}"@nl ; schema:startDate "2026-11-12T09:30:00+01:00"^^xsd:dateTime ; schema:text "${inside()}"@nl ;
    schema:attendee <http://hub.test/id/person/${of('personal:wiki')}> .`,
  );
  await put(
    hub,
    '/doc/visit/1',
    `<> a schema:Reservation ; dct:title "${inside()}"@nl ; schema:reservationFor <http://hub.test/id/activity/x> ; schema:startDate "2026-12-03T10:00:00+01:00"^^xsd:dateTime ;
    schema:reservationStatus schema:ReservationConfirmed ; schema:partySize 24 ;
    schema:underName [ foaf:name "${of('personal:planning')}" ; schema:email "${of('personal:planning')}@school.be" ; schema:affiliation "${of('personal:planning')}" ] .`,
  );
  // A candidate that is approved: its first name was for the house only.
  await put(
    hub,
    '/doc/concept/emmer',
    `<> a skos:Concept ; skos:prefLabel "${inside()}"@nl ; ${scheme} ; adms:status vijver:candidate .`,
    { 'x-change-note': inside() },
  );
  await put(
    hub,
    '/doc/concept/emmer',
    `<> a skos:Concept ; skos:prefLabel "emmer"@nl ; ${scheme} ; adms:status vijver:approved .`,
  );
  // Deleted inside, made again outside.
  await put(
    hub,
    '/doc/concept/kuip',
    `<> a skos:Concept ; skos:prefLabel "${inside()}"@nl ; ${scheme} ; adms:status vijver:candidate .`,
  );
  await drop(hub, '/doc/concept/kuip');
  await put(
    hub,
    '/doc/concept/kuip',
    `<> a skos:Concept ; skos:prefLabel "kuip"@nl ; ${scheme} ; adms:status vijver:approved .`,
  );
  // Open first, then withdrawn: the stream keeps what it published; every other door forgets it.
  const left = pond.fresh();
  await put(
    hub,
    '/doc/concept/weg',
    `<> a skos:Concept ; skos:prefLabel "${left}"@nl ; ${scheme} ; skos:broader c:molen .`,
  );
  await put(
    hub,
    '/doc/concept/weg',
    `<> a skos:Concept ; skos:prefLabel "${inside()}"@nl ; ${scheme} ; skos:broader c:molen ; vijver:visibility vijver:internal .`,
  );
  await put(
    hub,
    '/doc/concept/kwijt',
    `<> a skos:Concept ; skos:prefLabel "kwijt"@nl ; skos:editorialNote "${inside()}" ; ${scheme} .`,
  );
  await drop(hub, '/doc/concept/kwijt');
  // A booking that is “busy” to who does not plan: first it said what it was, then no more.
  const planner = (): string => of('personal:planning');
  const busy = (more: string): string =>
    `<> a zr:Infrastructuurreservatie ; dct:title "${planner()}"@nl, "${planner()}"@en ; zr:infrastructuur <http://hub.test/id/room/zolder> ;
    zr:Reservatie.gereserveerdVoor <http://hub.test/id/activity/${planner()}> ; skos:editorialNote "${planner()}"@nl ; schema:partySize 77 ;
    vijver:requiresSkill <http://hub.test/id/concept/${planner()}> ; vijver:placeholderRole <http://hub.test/id/concept/${planner()}> ;
    prov:wasAssociatedWith <http://hub.test/id/person/${planner()}> ; adms:status status:Aanvraag ; ${more}
    zr:Reservatie.periode [ a m8g:PeriodOfTime ; m8g:startTime "2026-11-27T10:00:00+01:00"^^xsd:dateTime ; m8g:endTime "2026-11-27T12:00:00+01:00"^^xsd:dateTime ] ;
    vijver:museum <http://hub.test/id/agent/stam> .`;
  await put(hub, '/doc/booking/bezet', busy(''));
  await put(hub, '/doc/booking/bezet', busy('vijver:busyOnly true ;'), { 'x-change-note': planner() });
  // Somebody else asks for the same hours: the calendar tells both sides.
  await put(hub, '/doc/booking/bezet2', busy('vijver:busyOnly true ;'));
  const page = pond.planted.find(({ type, mark }) => type === 'page' && mark === 'internal');
  pond.planted.push(await plantFile(hub, page?.subject ?? '', inside));
  return { canaries, left };
}

async function drop(hub: TestHub, path: string): Promise<void> {
  const response = await hub.request(path, { method: 'DELETE', headers: { ...admin(hub), 'if-match': '*' } });
  if (response.status !== 204) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

async function post(hub: TestHub, turtle: string, headers: Record<string, string>) {
  const response = await hub.request('/terms', {
    method: 'POST',
    body: prefixes + turtle,
    headers: { 'content-type': 'text/turtle', ...admin(hub), ...headers },
  });
  if (!response.ok) throw new Error(`/terms: ${response.status} ${await response.text()}`);
  return (await response.json()) as { readonly iri: string; readonly at: string };
}

/** A file with a word in its bytes, its name and what is said of it. */
async function plantFile(hub: TestHub, page: string, canary: () => string): Promise<Planted> {
  const [word, name] = [canary(), canary()];
  const body = new FormData();
  for (const [key, value] of Object.entries({ page, alt: canary(), caption: canary() })) body.append(key, value);
  body.append('file', new File([`${word} ${canary()}`], `${name}.txt`));
  const headers = { accept: 'application/json', ...admin(hub) };
  const response = await hub.request('/wiki/attachments', { method: 'POST', body, headers });
  if (!response.ok) throw new Error(`An attachment: ${response.status} ${await response.text()}`);
  const { iri } = (await response.json()) as { readonly iri: string };
  const found = await hub.hub.state.get(iri);
  if (found?.mark !== 'internal') throw new Error(`${iri} was to be internal and is ${found?.mark}`);
  return { type: 'attachment', ref: found.ref, subject: iri, word, mark: 'internal', moments: [found.at] };
}
