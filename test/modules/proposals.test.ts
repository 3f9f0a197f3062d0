// What a proposal may be and what may become of it, at the doors for programs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .
  @prefix vijver: <http://hub.test/ns#> . @prefix adms: <http://www.w3.org/ns/adms#> . @prefix schema: <https://schema.org/> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n`;
const skos = 'http://www.w3.org/2004/02/skos/core#';
const glas = 'http://hub.test/id/concept/glas';
const line = (predicate: string, object: string, subject = glas): string => `<${subject}> <${predicate}> ${object} .\n`;
const proposed =
  line('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', `<${skos}Concept>`) +
  line(`${skos}prefLabel`, '"glas"@nl') +
  line(`${skos}definition`, '"Hard en doorschijnend."@nl') +
  line(`${skos}inScheme`, '<http://hub.test/id/scheme/stoffen>');

describe('a proposal', () => {
  let hub: TestHub;
  type Who = { readonly headers: Record<string, string>; readonly iri: string };
  let reader: Who;
  let other: Who;
  let stam: Who;
  let smak: Who;
  let seq = 0;

  const who = (role: Parameters<TestHub['token']>[0], museum?: string): Who => {
    const token = hub.token(role, museum);
    return { headers: { authorization: `Bearer ${token}` }, iri: hub.hub.tokens.actor(token).iri };
  };
  const body = (by: string, { state = proposed, status = 'proposed', more = '', target = glas } = {}): string =>
    `${prefixes}<> a vijver:Proposal ; dct:title "Wijziging: glas"@nl ; vijver:proposalFor <${target}> ; vijver:proposalBase ${seq} ;
      vijver:proposedState ${JSON.stringify(state)} ; vijver:proposalReason "Er was nog geen definitie." ;
      adms:status vijver:${status} ; dct:creator <${by}> ${more} .`;
  const make = (ref: string, by: Who, text = body(by.iri)): Promise<Response> =>
    hub.put(`/doc/proposal/${ref}`, text, { ...by.headers, 'if-none-match': '*' });
  const change = (ref: string, by: Who, text: string): Promise<Response> =>
    hub.put(`/doc/proposal/${ref}`, text, { ...by.headers, 'if-match': '*' });
  const act = (ref: string, verb: string, by: Who, sent: object): Promise<Response> =>
    hub.request(`/doc/proposal/${ref}/${verb}`, {
      method: 'POST',
      body: JSON.stringify(sent),
      headers: { accept: 'application/json', 'content-type': 'application/json', ...by.headers },
    });

  beforeAll(async () => {
    hub = await testHub();
    [reader, other, stam, smak] = [who('reader', 'smak'), who('reader'), who('editor', 'stam'), who('editor', 'smak')];
    const put = (path: string, text: string): Promise<Response> =>
      hub.put(path, prefixes + text, { ...hub.as('admin'), 'if-none-match': '*' });
    await put('/doc/agent/stam', `<> a <http://xmlns.com/foaf/0.1/Agent> ; skos:prefLabel "STAM" ; vijver:museum <> .`);
    await put(
      '/doc/scheme/stoffen',
      `<> a skos:ConceptScheme ; dct:title "Stoffen"@nl ; vijver:museum <http://hub.test/id/agent/stam> .`,
    );
    const concept = `<> a skos:Concept ; skos:prefLabel "glas"@nl ; skos:inScheme <http://hub.test/id/scheme/stoffen>`;
    await put('/doc/concept/glas', `${concept} ; <http://example.org/geheim> "niet voor lezers" .`);
    await put('/doc/concept/weg', `${concept} ; vijver:visibility vijver:personal .`);
    seq = (await hub.hub.state.find('concept', 'glas'))?.seq ?? 0;
  }, 60_000);
  afterAll(() => hub.close());

  it('is made by who may only read, kept by who keeps its target, and internal', async () => {
    expect((await make('een', reader)).status).toBe(201);
    const resource = await hub.hub.state.find('proposal', 'een');
    expect([resource?.museum, resource?.mark]).toEqual(['stam', 'internal']);
    expect((await hub.get('/doc/proposal/een')).status).toBe(404);
    expect((await hub.get('/doc/proposal/een', 'text/turtle', other.headers)).status).toBe(200);
  });

  it('comes into no stream, whatever it says of its own visibility', async () => {
    const marked = body(reader.iri, { more: '; vijver:visibility vijver:public' });
    await make('open', reader, marked);
    for (const { name } of await hub.hub.log.streams())
      for (const { event } of await hub.hub.log.members(name, 0, 1000)) expect(event.type).not.toBe('proposal');
    expect((await hub.get('/doc/proposal/open')).status).toBe(404);
  });

  it('is signed by who makes it, and not decided at birth', async () => {
    expect((await make('a', reader, body(other.iri))).status).toBe(403);
    expect((await make('a', reader, body(reader.iri, { status: 'accepted' }))).status).toBe(403);
    expect((await make('a', stam, body(reader.iri))).status).toBe(403);
    expect((await make('a', who('service'), body(reader.iri))).status).toBe(403);
    expect((await hub.put('/doc/proposal/a', body(reader.iri), { 'if-none-match': '*' })).status).toBe(401);
  });

  it('carries nothing about another thing, of another kind, personal or unsound', async () => {
    const cases: readonly (readonly [string, number])[] = [
      [proposed + line(`${skos}prefLabel`, '"mes"@nl', 'http://hub.test/id/concept/mes'), 422],
      [proposed.replace('core#Concept>', 'core#Collection>'), 422],
      [proposed + line('http://example.org/geheim', '"anders"'), 403],
      [proposed + line('http://hub.test/ns#visibility', '<http://hub.test/ns#personal>'), 403],
      [proposed + line(`${skos}broader`, '"geen begrip"'), 422],
      [proposed + line(`${skos}prefLabel`, '"een tweede"@nl'), 422],
      ['geen N-Triples', 400],
    ];
    for (const [state, status] of cases)
      expect((await make('b', reader, body(reader.iri, { state }))).status, state).toBe(status);
  });

  it('does not tell of what its maker may not see', async () => {
    const to = async (target: string): Promise<string> => {
      const answer = await make('c', reader, body(reader.iri, { target }));
      return `${answer.status} ${(await answer.text()).replaceAll(target, 'X')}`;
    };
    expect(await to('http://hub.test/id/concept/weg')).toBe(await to('http://hub.test/id/concept/nooit'));
  });

  it('is not rewritten, not by its maker and not by who decides', async () => {
    for (const by of [reader, stam])
      expect((await change('een', by, body(reader.iri, { state: `${proposed}\n` }))).status).toBe(403);
    expect((await change('een', other, body(other.iri))).status).toBe(403);
  });

  it('is not marked as accepted without its change', async () => {
    const more = `; vijver:decidedBy <${stam.iri}>`;
    expect((await change('een', stam, body(reader.iri, { status: 'accepted', more }))).status).toBe(403);
  });

  it('is commented on by everybody inside, each in their own name', async () => {
    const said = (by: string): string =>
      `; vijver:comment [ schema:text "Klopt." ; schema:dateCreated "2026-11-25T10:00:00Z"^^xsd:dateTime ; dct:creator <${by}> ]`;
    expect((await change('een', other, body(reader.iri, { more: said(reader.iri) }))).status).toBe(403);
    expect((await act('een', 'comment', other, { text: 'Klopt.' })).status).toBe(200);
    expect((await act('een', 'comment', stam, { text: '' })).status).toBe(422);
    expect(await (await hub.get('/doc/proposal/een', 'text/turtle', other.headers)).text()).toContain('Klopt.');
  });

  it('is decided by who may write its target, and by nobody else', async () => {
    for (const by of [reader, other, smak, who('planner')])
      for (const verb of ['accept', 'reject'])
        expect((await act('een', verb, by, { reason: 'Omdat.' })).status, verb).toBe(403);
    expect((await act('een', 'withdraw', other, {})).status).toBe(403);
    expect((await act('een', 'reject', stam, { reason: ' ' })).status).toBe(422);
  });

  it('changes its target when it is accepted, keeps what nobody saw, and the version says where it came from', async () => {
    const answer = await act('een', 'accept', stam, {});
    expect(await answer.json()).toMatchObject({ status: 'accepted', iri: glas });
    const now = await (await hub.get('/doc/concept/glas', 'application/n-triples', hub.as('admin'))).text();
    expect(now).toContain('Hard en doorschijnend.');
    expect(now).toContain('niet voor lezers');
    const event = await hub.hub.log.latest(glas);
    expect(event?.note).toContain('http://hub.test/id/proposal/een');
    expect(event?.actor).toBe(stam.iri);
    expect((await act('een', 'reject', stam, { reason: 'Toch niet.' })).status).toBe(403);
  });

  it('that has become stale is accepted over a change only by who saw that change', async () => {
    seq = (await hub.hub.log.latest(glas))?.seq ?? 0;
    const mine = proposed.replace('Hard en doorschijnend.', 'Van de lezer.');
    await make('oud', reader, body(reader.iri, { state: mine }));
    const text = (definition: string): string =>
      `${prefixes}<> a skos:Concept ; skos:prefLabel "glas"@nl ; skos:altLabel "ruit"@nl ; skos:definition "${definition}"@nl ;
        skos:inScheme <http://hub.test/id/scheme/stoffen> .`;
    await hub.put('/doc/concept/glas', text('Van de redacteur.'), { ...stam.headers, 'if-match': '*' });
    const refused = await act('oud', 'accept', stam, {});
    expect(refused.status).toBe(412);
    const { current } = (await refused.json()) as { current: number };
    expect((await act('oud', 'accept', stam, { version: current })).status).toBe(200);
    const now = await (await hub.get('/doc/concept/glas', 'application/n-triples', hub.as('admin'))).text();
    for (const each of ['Van de lezer.', 'ruit', 'niet voor lezers']) expect(now).toContain(each);
    expect(now).not.toContain('Van de redacteur.');
  });

  it('is rejected with a reason, or withdrawn by its maker', async () => {
    await make('nee', reader);
    expect((await act('nee', 'reject', stam, { reason: 'Staat er al.' })).status).toBe(200);
    await make('terug', reader);
    expect((await act('terug', 'withdraw', reader, {})).status).toBe(200);
    expect((await act('terug', 'accept', stam, {})).status).toBe(403);
  });

  it('for a new term is a candidate in a list, signed, internal, kept by who keeps the list', async () => {
    const term = (more: string): string =>
      `${prefixes}<> a skos:Concept ; skos:prefLabel "kwarts"@nl ; skos:inScheme <http://hub.test/id/scheme/stoffen> ${more} .`;
    const put = (more: string): Promise<Response> =>
      hub.put('/doc/concept/kwarts', term(more), { ...reader.headers, 'if-none-match': '*' });
    const signed = `; dct:creator <${reader.iri}>`;
    const candidate = '; adms:status vijver:candidate';
    for (const more of [signed, candidate, `; adms:status vijver:approved ${signed}`])
      expect((await put(more)).status, more).toBe(403);
    expect((await put(`${candidate}${signed} ; vijver:visibility vijver:public`)).status).toBe(403);
    expect((await put(`${candidate}${signed} ; <http://example.org/x> "x"`)).status).toBe(403);
    expect((await put(`${candidate}${signed}`)).status).toBe(201);
    const resource = await hub.hub.state.find('concept', 'kwarts');
    expect([resource?.museum, resource?.mark]).toEqual(['stam', 'internal']);
    expect((await hub.put('/doc/concept/kwarts', term(''), { ...reader.headers, 'if-match': '*' })).status).toBe(403);
    const removal = { method: 'DELETE', headers: { ...reader.headers, 'if-match': '*' } };
    expect((await hub.request('/doc/concept/kwarts', removal)).status).toBe(403);
  });

  it('say nothing unexpected', () => expect(hub.reported.map(({ error }) => String(error))).toEqual([]));
});
