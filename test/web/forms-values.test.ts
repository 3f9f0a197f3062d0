import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { formIn, signIn, type Person } from './session.ts';

/** The name that the rows of a field begin with, by its label or legend. */
function fieldIn(page: string, label: string): string {
  const found = new RegExp(`id="(f[\\w.]+)"[^>]*>\\s*<(?:legend|label)[^>]*>\\s*${label}\\s*(?:<|$)`, 'm').exec(
    page,
  )?.[1];
  if (found === undefined) throw new Error(`No field ${label}`);
  return found;
}

describe('values as people give them', () => {
  let hub: TestHub;
  let person: Person;

  /** Fills a new thing in and saves it: its statements, or the page that came back. */
  async function make(
    path: string,
    values: Readonly<Record<string, string>>,
  ): Promise<{ status: number; text: string; at: string }> {
    const page = await person.page(path);
    const action = path.replace(/\?.*/, '');
    const form = formIn(page, action);
    for (const [key, value] of Object.entries(values)) {
      const dot = key.lastIndexOf('.');
      form.set(`${fieldIn(page, key.slice(0, dot))}.0${key.slice(dot)}`, value);
    }
    const answer = await person.post(action, form);
    const at = answer.headers.get('location') ?? '';
    if (answer.status !== 303) return { status: answer.status, text: await answer.text(), at };
    return { status: 303, text: await (await hub.get(at, 'application/n-triples', hub.as('admin'))).text(), at };
  }

  beforeAll(async () => {
    hub = await testHub();
    person = await signIn(hub, hub.token('admin'));
  }, 60_000);
  afterAll(() => hub.close());

  it('make a day of a day, and a moment in Brussels of a day with an hour, summer and winter', async () => {
    const path = '/planning/new/activity';
    const day = await make(path, { 'Naam.v': 'Dag', 'Begin.v': '2027-07-01' });
    expect(day.text).toContain('"2027-07-01"^^<http://www.w3.org/2001/XMLSchema#date>');
    const summer = await make(path, { 'Naam.v': 'Zomer', 'Begin.v': '2027-07-01', 'Begin.t': '14:00' });
    expect(summer.text).toContain('"2027-07-01T14:00:00+02:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>');
    const winter = await make(path, { 'Naam.v': 'Winter', 'Begin.v': '2027-01-07', 'Begin.t': '14:00' });
    expect(winter.text).toContain('"2027-01-07T14:00:00+01:00"');
    const never = await make(path, { 'Naam.v': 'Nooit', 'Begin.v': '2027-03-28', 'Begin.t': '02:30' });
    expect([never.status, never.text]).toEqual([422, expect.stringContaining('Dat uur bestaat niet')]);
    const belgian = await make(path, { 'Naam.v': 'Belgisch', 'Begin.v': '1/7/2027' });
    expect(belgian.text).toContain('"2027-07-01"^^');
  });

  it('make what happens an event of schema.org and an activity of CIDOC alike', async () => {
    const begins = { activity: 'Begin.v', exhibition: 'Opent op.v' } as const;
    for (const type of ['activity', 'exhibition'] as const) {
      const made = await make(`/planning/new/${type}`, { 'Naam.v': 'Feest', [begins[type]]: '2027-07-01' });
      expect(made.text, type).toContain('<https://schema.org/Event>');
      expect(made.text, type).toContain('<http://www.cidoc-crm.org/cidoc-crm/E7_Activity>');
      expect(made.text, type).toMatch(/P82a_begin_of_the_begin> "2027-07-01"/);
    }
  });

  it('keep a date as precise as it was given', async () => {
    const path = '/terms/new/agent';
    const year = await make(path, { 'Voorkeursterm.v': 'Jaar', 'Geboren.v': '1920', 'Overleden.v': '5/1999' });
    expect(year.text).toContain('"1920"^^<http://www.w3.org/2001/XMLSchema#gYear>');
    expect(year.text).toContain('"1999-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>');
    const wrong = await make(path, { 'Voorkeursterm.v': 'Fout', 'Geboren.v': 'rond 1920' });
    expect(wrong.status).toBe(422);
    expect(formIn(wrong.text, path).toString()).toContain('rond+1920');
  });

  it('count a duration in hours or weeks, and read a decimal comma', async () => {
    const hours = await make('/training/new/course', { 'Naam.v': 'Uren', 'Duur.v': '6', 'Duur.u': 'TH' });
    expect(hours.text).toContain('"PT6H"^^<http://www.w3.org/2001/XMLSchema#duration>');
    const weeks = await make('/training/new/course', { 'Naam.v': 'Weken', 'Duur.v': '2', 'Duur.u': 'W' });
    expect(weeks.text).toContain('"P14D"');
    const page = await person.page(`${weeks.at}/edit`);
    expect(formIn(page, `${weeks.at}/edit`).get(`${fieldIn(page, 'Duur')}.0.v`)).toBe('14');
  });

  it('begin as the shape says, and with the name and the things of the address that the writer may know', async () => {
    const booking = await person.page('/planning/new/booking');
    expect(booking).toMatch(/value="[^"]*\/Aanvraag"[^>]*\schecked/);
    const named = await person.page('/terms/new/concept?name=Kantklos&broader=http://hub.test/id/concept/geheim');
    const form = formIn(named, '/terms/new/concept');
    expect(form.get('f0.0.v')).toBe('Kantklos');
    expect(form.toString()).not.toContain('geheim');
  });

  it('take words where a shape takes words, and a thing where it finds one', async () => {
    const words = await make('/wiki/new/application', { 'Naam.v': 'Pakket', 'Soort.v': 'iets eigens' });
    expect(words.text).toContain('applicationCategory> "iets eigens"');
    await make('/terms/new/concept', { 'Voorkeursterm.v': 'ticketing' });
    const thing = await make('/wiki/new/application', { 'Naam.v': 'Kassa', 'Soort.v': 'Ticketing' });
    expect(thing.text).toContain('applicationCategory> <http://hub.test/id/concept/ticketing>');
  });

  it('offer to make what was not found, to who may make it', async () => {
    const path = '/terms/new/concept';
    const answer = await make(path, { 'Voorkeursterm.v': 'klos', 'Ruimer begrip.v': 'Kantwerktuig' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="/terms/new/concept?name=Kantwerktuig"');
    const planner = await signIn(hub, hub.token('planner'));
    const room = '/planning/new/room';
    const page = await planner.page(room);
    const form = formIn(page, room);
    form.set(`${fieldIn(page, 'Naam')}.0.v`, 'Zaal');
    form.set(`${fieldIn(page, 'Soort')}.0.v`, 'Kantwerktuig');
    const refused = await (await planner.post(room, form)).text();
    expect(refused).toContain('vonden we niet');
    expect(refused).not.toContain('/terms/new/concept?name=');
  });

  it('tell all that is wrong at once: names that lead nowhere and what the shape refuses', async () => {
    const path = '/planning/new/booking';
    const answer = await make(path, { 'Aangevraagd door.v': 'Niemand', 'Aantal personen.v': 'veel' });
    const [summary = ''] = /<ul class="points">[^]*?<\/ul>/.exec(answer.text) ?? [];
    for (const words of ['Aangevraagd door', 'Aantal personen', 'Periode', 'Ruimte, materiaal, dienst of set'])
      expect(summary).toContain(words);
    expect(summary.split('<li>').length).toBe(5);
  });

  it('never put the name of a person into an address', async () => {
    const made = await make('/planning/new/person', { 'Naam.v': 'Ann Peeters' });
    expect(made.at).toMatch(/^\/doc\/person\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('say in the summary which field it is, and lead to its very input', async () => {
    const answer = await make('/planning/new/booking', { 'Titel.v': 'Half', 'Einde.v': '2027-04-03T16:30' });
    const ids = [...answer.text.matchAll(/<li><a href="#([\w.-]+)" data-focus/g)].map(([, id]) => id ?? '');
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) expect(answer.text, id).toContain(` id="${id}"`);
    expect(answer.text).toContain('>Periode, Begin</a>');
    expect(hub.reported.map(({ error }) => String(error))).toEqual([]);
  });
});
