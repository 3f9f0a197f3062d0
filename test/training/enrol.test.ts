// Enrolling as people do it, without scripts: seats, the waiting list, who agrees, who was there, the certificate.
import { afterEach, describe, expect, it } from 'vitest';
import type { TestHub } from '../hub.ts';
import { formIn } from '../web/session.ts';
import { colleague, day, edition, id, prefixes, school } from './staff.ts';

let hub: TestHub;
afterEach(() => hub.close());

type Colleague = Awaited<ReturnType<typeof colleague>>;
const page = '/doc/edition/eerste';
const enrol = (who: Colleague): Promise<Response> => who.browser.submit(page, '/training/enrol', {});
const seats = async (who: Colleague): Promise<string> => textOf(await who.browser.page(page));
const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const trainer = { grants: [{ role: 'trainer', museum: 'msk' }] };

/** The one enrolment of a person, as the tables know it. */
function recordOf(person: string): { readonly ref: string; readonly action: string } {
  const row = hub.hub.views
    .prepare('select subject from train_enrolment where person = ? order by place desc')
    .get(person);
  const ref = String(row?.['subject']).split('/').at(-1) ?? '';
  return { ref, action: `/training/enrolment/${ref}` };
}

async function act(who: Colleague, person: string, name: string, more: Record<string, string> = {}): Promise<number> {
  const { action } = recordOf(person);
  const csrf = formIn(await who.browser.page('/account'), '/signout').get('_csrf') ?? '';
  return (await who.browser.post(action, Object.entries({ act: name, _csrf: csrf, ...more }))).status;
}

describe('a seat', () => {
  it('is asked for with one button, and told on the page of the edition and on one’s own', async () => {
    hub = await school();
    const elif = await colleague(hub, 'elif');
    const answer = await enrol(elif);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}?done=asked`]);
    expect(await seats(elif)).toContain('gevraagd, wacht op akkoord');
    expect(textOf(await elif.browser.page('/training/me'))).toContain('gevraagd, wacht op akkoord');
  });

  it('goes to one of two who ask at once for the last one; the other waits', async () => {
    hub = await school({ capacity: 1 });
    const people = [await colleague(hub, 'elif'), await colleague(hub, 'wout')];
    const answers = await Promise.all(people.map(enrol));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const told = await Promise.all(people.map(seats));
    expect(told.filter((text) => text.includes('gevraagd, wacht op akkoord'))).toHaveLength(1);
    expect(told.filter((text) => text.includes('wacht, plaats 1'))).toHaveLength(1);
  });

  it('comes by itself to the first who waits when somebody leaves, in whatever way', async () => {
    hub = await school({ capacity: 1 });
    const [first, second, third] = [
      await colleague(hub, 'een'),
      await colleague(hub, 'twee'),
      await colleague(hub, 'drie'),
    ];
    const told: (string | null)[] = [];
    for (const each of [first, second, third]) told.push((await enrol(each)).headers.get('location'));
    expect(told.map((where) => where?.split('done=')[1])).toEqual(['asked', 'queued', 'queued']);
    expect(await seats(third)).toContain('wacht, plaats 2');
    await act(first, first.person, 'cancel');
    expect(await seats(second)).toContain('gevraagd, wacht op akkoord');
    expect(await seats(third)).toContain('wacht, plaats 1');
    // A larger room, by a program.
    const put = await hub.put(page, prefixes + edition({ capacity: 2, start: 7 }), {
      ...hub.as('admin'),
      'if-match': '*',
    });
    expect(put.status).toBe(200);
    expect(await seats(third)).toContain('gevraagd, wacht op akkoord');
  });

  it('is the last in the row for who left and asks again', async () => {
    hub = await school({ capacity: 1 });
    const [first, second] = [await colleague(hub, 'een'), await colleague(hub, 'twee')];
    await enrol(first);
    await enrol(second);
    await act(first, first.person, 'cancel');
    await enrol(first);
    expect(await seats(first)).toContain('wacht, plaats 1');
  });

  it('is one a person, also when the button is pressed twice at once', async () => {
    hub = await school();
    const elif = await colleague(hub, 'elif');
    const answers = await Promise.all([enrol(elif), enrol(elif), enrol(elif)]);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    const { n } = hub.hub.views.prepare('select count(*) as n from train_enrolment').get() as { n: number };
    expect(n).toBe(1);
  });
});

describe('who may do what', () => {
  it('lets a team lead enrol and agree for the people of the team, and for nobody else', async () => {
    hub = await school();
    const [elif, other] = [await colleague(hub, 'elif'), await colleague(hub, 'ander')];
    const lead = await colleague(hub, 'lead', { grants: [{ role: 'lead', people: [elif.person] }] as never });
    await enrol(elif);
    await enrol(other);
    expect(await act(lead, elif.person, 'approve')).toBe(303);
    expect(await seats(elif)).toContain('heeft een plaats');
    expect(await act(lead, other.person, 'approve')).toBe(404);
    expect(await seats(lead)).not.toContain('ander');
  });

  it('lets nobody agree with their own wish, and strangers do nothing', async () => {
    hub = await school();
    const elif = await colleague(hub, 'elif', trainer);
    await enrol(elif);
    expect(await act(elif, elif.person, 'approve')).toBe(403);
    const passer = await colleague(hub, 'passant');
    for (const deed of ['approve', 'cancel', 'present', 'rate']) expect(await act(passer, elif.person, deed)).toBe(404);
    const { ref } = recordOf(elif.person);
    expect((await passer.browser.get(`/training/certificate/${ref}`)).status).toBe(404);
    expect((await hub.get(`/training/certificate/${ref}`, 'text/html')).status).toBe(401);
    expect((await hub.get('/training/me', 'text/html')).status).toBe(401);
  });

  it('leaves the doors of programs closed to who may enrol by the page', async () => {
    hub = await school();
    const elif = await colleague(hub, 'elif');
    await enrol(elif);
    const { ref } = recordOf(elif.person);
    expect((await elif.browser.get(`/doc/enrolment/${ref}`)).status).toBe(404);
    const body = `${prefixes}<> a vijver:Enrolment ; vijver:person <${elif.person}> ; vijver:edition <${id('edition', 'eerste')}> ; vijver:enrolmentStatus vijver:enrolmentApproved .`;
    const answer = await hub.put('/doc/enrolment/zelf', body, { ...hub.as('reader'), 'if-none-match': '*' });
    expect(answer.status).toBe(403);
  });
});

describe('after the course', () => {
  it('notes who was there, gives the skill and a certificate with its term, and takes them back', async () => {
    hub = await school({ start: 0 });
    const [elif, teacher] = [
      await colleague(hub, 'Elif Waterviolier'.split(' ')[0] ?? ''),
      await colleague(hub, 'lesgever', trainer),
    ];
    await enrol(elif);
    expect(await act(teacher, elif.person, 'present')).toBe(303);
    const mine = textOf(await elif.browser.page('/training/me'));
    expect(mine).toContain('gevolgd');
    expect(mine).toContain('5 van 5');
    const { ref } = recordOf(elif.person);
    const pdf = await elif.browser.get(`/training/certificate/${ref}`);
    expect([pdf.status, pdf.headers.get('content-type'), pdf.headers.get('cache-control')]).toEqual([
      200,
      'application/pdf',
      'private, no-store',
    ]);
    const bytes = Buffer.from(await pdf.arrayBuffer()).toString('latin1');
    for (const part of [
      '%PDF-1.7',
      '/FontFile2',
      '/Lang (nl)',
      '/MarkInfo',
      '/StructTreeRoot',
      '/DisplayDocTitle true',
    ])
      expect(bytes).toContain(part);
    const until = hub.hub.views.prepare('select until from train_assertion where person = ?').get(elif.person);
    expect(until?.['until']).toBe(Temporal.PlainDate.from(day(0)).add({ years: 2 }).toString());
    expect(await act(elif, elif.person, 'rate', { rating: '4' })).toBe(303);
    expect(await seats(teacher)).toContain('zodra 5 van hen');
    expect(await act(teacher, elif.person, 'reopen')).toBe(303);
    expect(hub.hub.views.prepare('select 1 from train_assertion where person = ?').get(elif.person)).toBeUndefined();
    expect((await elif.browser.get(`/training/certificate/${ref}`)).status).toBe(404);
  });

  it('says nothing of why somebody was not there, and nothing before it begins', async () => {
    hub = await school({ start: 3 });
    const [elif, teacher] = [await colleague(hub, 'elif'), await colleague(hub, 'lesgever', trainer)];
    await enrol(elif);
    expect(await act(teacher, elif.person, 'present')).toBe(400);
  });
});
