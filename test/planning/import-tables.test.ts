// Tables in and out: what people type, what comes back unchanged, and files that mean harm. On the ground itself, without HTTP.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marksSeenBy, operator } from '../../src/access/policy.ts';
import { timesOf } from '../../src/modules/planning/core/recurrence.ts';
import type { Claim } from '../../src/modules/planning/core/facts.ts';
import { momentOf, toDateTime } from '../../src/modules/planning/core/time.ts';
import { standings } from '../../src/modules/planning/core/words.ts';
import { blank } from '../../src/modules/planning/booking/form.ts';
import { quadsOf } from '../../src/modules/planning/booking/quads.ts';
import { dayIn, hourIn, lengthIn, momentIn } from '../../src/modules/planning/import/csv-values.ts';
import { exampleTable, writeTable } from '../../src/modules/planning/import/export.ts';
import { openGround, type Opened } from '../../src/modules/planning/import/ground.ts';
import type { Planned } from '../../src/modules/planning/import/plan.ts';
import { isRefused } from '../../src/modules/planning/import/entry.ts';
import { Problem } from '../../src/problem.ts';
import { testHub, type TestHub } from '../hub.ts';
import { calendar, event } from './import-files.ts';
import { room } from './plan.ts';

let hub: TestHub;
const day = (text: string): number => momentOf(text) ?? 0;

beforeAll(async () => {
  hub = await testHub();
  const planner = hub.as('planner');
  for (const [ref, text] of [
    ['zaal', room('Zaal')],
    ['leeg', room('Leeg')],
    ['twee', room('Dubbel')],
    ['twee-smak', room('Dubbel', '', 'smak')],
  ] as const)
    expect((await hub.put(`/doc/room/${ref}`, text, { ...planner, 'if-none-match': '*' })).status).toBe(201);
});
afterAll(async () => {
  await hub.close();
});

const onGround = async <T>(work: (opened: Opened) => T | Promise<T>, roomNamed = 'Zaal', most = 5000): Promise<T> => {
  const opened = openGround({
    base: hub.base,
    dataDir: hub.dataDir,
    actor: operator,
    marks: marksSeenBy(operator),
    roomNamed,
    most,
    wishes: { museum: 'stam', room: undefined, standing: 'firm' },
    now: day('2026-11-25T12:00:00Z'),
  });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const planned = (file: string | Uint8Array): Promise<readonly Planned[]> =>
  onGround((opened) => opened.plan(opened.read(typeof file === 'string' ? bytes(file) : file).rows));
const refusal = async (file: string | Uint8Array): Promise<Problem> => {
  try {
    await planned(file);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('It was not refused');
};
const times = ({ claim }: Planned): readonly string[] =>
  claim === undefined ? [] : [toDateTime(claim.start), toDateTime(claim.end)];

describe('what people type', () => {
  it('reads days, hours and lengths as they are written here', () => {
    const days = ['2027-05-21', '21/5/2027', '21-05-2027', '21.5.27', 'vr 21/05/2027', '21 mei 2027', '21 May 2027'];
    expect(days.map(dayIn)).toEqual(days.map(() => '2027-05-21'));
    expect(['31/2/2027', '5/21/2027', '2027', 'morgen', '1/1/1/1'].map(dayIn)).toEqual(
      [...'12345'].map(() => undefined),
    );
    const hours = ['14u30', '14:30', '14.30', '1430', '14h30', '14:30:00', '2:30 PM', '2:30 p.m.'];
    expect(hours.map(hourIn)).toEqual(hours.map(() => '14:30:00'));
    expect(['12:15 AM', '12 PM', '9u', '25:00', 'x'].map(hourIn)).toEqual([
      '00:15:00',
      '12:00:00',
      '09:00:00',
      undefined,
      undefined,
    ]);
    expect(['30', '30 min', '1u', '1u30', '0:45', '-5', 'lang'].map(lengthIn)).toEqual([1_800_000, 1_800_000, 3_600_000, 5_400_000, 2_700_000, undefined, undefined]); // prettier-ignore
    expect(momentIn('20/5/2027 14u30')).toBe(day('2027-05-20T14:30:00+02:00'));
  });

  it('reads a table of Excel on Windows, with Dutch heads, semicolons and letters of Windows', async () => {
    const text =
      'Titel;Zaal;Datum;Van;Tot;Opbouw;Afbouw;Status;Aantal personen;Opmerking\r\nCafé “Het Lam”;zaal;21/05/2027;14u30;16u;30;15 min;bevestigd;40;"een; twee"\r\nNacht;Zaal;22/05/2027;22u;2u;;;optie;;\r\nDagen;Zaal;24/05/2027;;;;;;;\r\n';
    const windows = new Map([['é', 0xe9], ['“', 0x93], ['”', 0x94]]); // prettier-ignore
    const rows = await planned(Uint8Array.from([...text].map((char) => windows.get(char) ?? char.charCodeAt(0))));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new']);
    const [cafe, night, whole] = rows.map(({ claim }) => claim);
    expect([cafe?.titleNl, cafe?.heads, cafe?.before, cafe?.after, cafe?.standing]).toEqual(['Café “Het Lam”', 40, 1_800_000, 900_000, 'firm']); // prettier-ignore
    expect(rows[1] && times(rows[1])).toEqual(['2027-05-22T22:00:00+02:00', '2027-05-23T02:00:00+02:00']);
    expect(night?.standing).toBe('option');
    expect(rows[2] && times(rows[2])).toEqual(['2027-05-24T00:00:00+02:00', '2027-05-25T00:00:00+02:00']);
    expect(whole?.wants).toEqual(['http://hub.test/id/room/zaal']);
  });

  it('reads English heads, commas, a mark of UTF-8 and of UTF-16', async () => {
    const text = 'Title,Room,Date,From,Until,Museum\nTalk,Zaal,2027-06-01,9:00,10:00,stam\n';
    for (const file of [`\u{feff}${text}`, text]) expect((await planned(file))[0]?.outcome).toBe('new');
    const wide = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    expect((await planned(wide))[0]?.claim?.titleNl).toBe('Talk');
  });

  it('tells the line and the remedy of a row that cannot be, and takes the others', async () => {
    const rows = await planned(
      'titel;ruimte;datum;van;tot;museum\nA;Zaal;2027-06-02;9u;10u;\nB;Kelder 9;2027-06-02;9u;10u;\nC;Dubbel;2027-06-02;9u;10u;\nD;Dubbel;2027-06-02;9u;10u;smak\nE;Zaal;morgen;9u;10u;\nF;Zaal;2027-06-02;11u;11u;\nG;Zaal;2027-06-02;9u;10u;Louvre\n;Zaal;2027-06-03;9u;10u;\n',
    );
    expect(rows.map(({ line, outcome }) => `${line} ${outcome}`)).toEqual([
      '2 new', '3 refused', '4 new', '5 new', '6 refused', '7 refused', '8 refused', '9 refused',
    ]); // prettier-ignore
  });
});

describe('out and in again', () => {
  const minute = 60_000;
  const firstMs = day('2027-01-01T00:00:00Z');
  const claimArb = fc
    .record({
      title: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
      at: fc.integer({ min: 0, max: 525_600 }),
      length: fc.integer({ min: 1, max: 3000 }),
      before: fc.integer({ min: 0, max: 300 }),
      after: fc.integer({ min: 0, max: 300 }),
      standing: fc.constantFrom(...standings),
      heads: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
      quantity: fc.integer({ min: 1, max: 90 }),
      many: fc.option(fc.integer({ min: 2, max: 900 }), { nil: undefined }),
      rank: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      rooms: fc.subarray(['zaal', 'twee', 'twee-smak'], { minLength: 1 }),
      museum: fc.constantFrom('stam', 'smak', 'dmg'),
      weekly: fc.boolean(),
    })
    .map((said, i = crypto.randomUUID()): Claim => {
      const start = firstMs + said.at * minute;
      return {
        ...blank(`http://hub.test/id/booking/r-${i}`, said.museum, start),
        titleNl: said.title,
        titleEn: said.title,
        start,
        end: start + said.length * minute,
        before: said.before * minute,
        after: said.after * minute,
        standing: said.standing,
        heads: said.heads,
        quantity: said.quantity,
        rank: said.rank,
        wants: said.rooms.map((each) => `http://hub.test/id/room/${each}`),
        amounts: said.many === undefined ? {} : { [`http://hub.test/id/room/${said.rooms[0]}`]: said.many },
        ...(said.weekly ? { rrule: 'FREQ=WEEKLY;COUNT=3', except: [start + 7 * 24 * 60 * minute] } : {}),
      };
    });

  it('brings every booking back unchanged, whatever its title, its hours and its rooms', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(claimArb, { minLength: 1, maxLength: 8 }), async (claims) => {
        // Requests: what stands need not fit together, and this is about the table.
        const drafts = claims.map((claim) => ({
          subject: claim.subject,
          quads: quadsOf(
            hub.base,
            claim.standing === 'option' || claim.standing === 'firm' ? { ...claim, standing: 'request' } : claim,
            [],
          ),
        }));
        await hub.hub.write(operator, drafts);
        const period = { start: day('2026-01-01T00:00:00Z'), end: day('2029-01-01T00:00:00Z') };
        const table = await writeTable(hub.hub.views, hub.base, {
          ...period,
          museum: undefined,
          marks: marksSeenBy(operator),
        });
        const rows = await planned(table);
        expect(rows.length).toBeGreaterThanOrEqual(claims.length);
        expect(rows.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('changes the one cell that somebody mended, and nothing else of that booking', async () => {
    const claim: Claim = {
      ...blank('http://hub.test/id/booking/mend', 'stam', day('2030-01-07T09:00:00Z')),
      titleNl: '=1+1; "x"', titleEn: '=1+1; "x"', standing: 'firm', wants: ['http://hub.test/id/room/zaal'], people: ['http://hub.test/id/person/6fced11d-2bd8-41e6-847a-8387cdde8d51'],
    }; // prettier-ignore
    await hub.hub.write(operator, [{ subject: claim.subject, quads: quadsOf(hub.base, claim, []) }]);
    const period = { start: day('2030-01-07T00:00:00Z'), end: day('2030-01-08T00:00:00Z') };
    const table = await writeTable(hub.hub.views, hub.base, {
      ...period,
      museum: undefined,
      marks: marksSeenBy(operator),
    });
    expect(table).toContain(`"'=1+1; ""x"""`);
    const [row] = await planned(table.replace('10:00', '9u30'));
    expect(row?.outcome).toBe('changed');
    expect(row?.claim).toMatchObject({
      people: claim.people,
      titleNl: claim.titleNl,
      start: day('2030-01-07T08:30:00Z'),
    });
  });

  it('takes no row for a booking of ours because somebody numbered it alike', async () => {
    const claim: Claim = {
      ...blank('http://hub.test/id/booking/12', 'stam', day('2032-01-07T09:00:00Z')),
      titleNl: 'Van ons',
      standing: 'firm',
      wants: ['http://hub.test/id/room/leeg'],
    };
    await hub.hub.write(operator, [{ subject: claim.subject, quads: quadsOf(hub.base, claim, []) }]);
    const [numbered] = await planned('nr;kenmerk;titel;ruimte;datum;van;tot\n1;12;Anders;Leeg;2032-02-01;9u;10u\n');
    expect([numbered?.outcome, numbered?.subject === claim.subject]).toEqual(['new', false]);
    const period = { start: claim.start, end: claim.end, museum: undefined, marks: marksSeenBy(operator) };
    const [own] = await planned(await writeTable(hub.hub.views, hub.base, period));
    expect([own?.outcome, own?.subject]).toEqual(['unchanged', claim.subject]);
  });

  it('tells the two hours apart that the clock shows twice', async () => {
    const start = day('2027-10-31T02:30:00+01:00');
    const claim: Claim = {
      ...blank('http://hub.test/id/booking/twice', 'stam', start),
      titleNl: 'Twee keer half drie',
      standing: 'request',
      wants: ['http://hub.test/id/room/zaal'],
    };
    await hub.hub.write(operator, [{ subject: claim.subject, quads: quadsOf(hub.base, claim, []) }]);
    const period = { start: start - 1, end: start + 1, museum: undefined, marks: marksSeenBy(operator) };
    const table = await writeTable(hub.hub.views, hub.base, period);
    expect(table).toContain('2027-10-31T02:30:00+01:00');
    const rows = await planned(table);
    expect(rows.map(({ outcome, title }) => outcome === 'unchanged' || title)).toEqual(rows.map(() => true));
  });

  it('gives an example that comes in as it is', async () => {
    const rows = await planned(exampleTable('2031-05-20', 'Zaal'));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'clash']);
  });
});

describe('a series of years ago that goes on', () => {
  const starts = ({ claim }: Planned): readonly string[] =>
    claim === undefined ? [] : timesOf(claim).map(({ start }) => toDateTime(start));
  const old = (rule: string, more = ''): string =>
    calendar(
      `UID:oud\nDTSTART;TZID=Europe/Brussels:20180103T100000\nDTEND;TZID=Europe/Brussels:20180103T110000\nSUMMARY:Oud\nLOCATION:Leeg\nRRULE:${rule}${more}`,
    );

  it('comes in from last year on, in step with what it was, and says so', async () => {
    for (const rule of [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;UNTIL=20340101',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=400',
    ]) {
      const [row] = await planned(old(rule, '\nEXDATE;TZID=Europe/Brussels:20261209T100000'));
      expect(row?.why[0]?.nl).toContain('vanaf 2025-11-26');
      const found = row === undefined ? [] : starts(row);
      expect(found.slice(0, 2)).toEqual(['2025-11-26T10:00:00+01:00', '2025-12-10T10:00:00+01:00']);
      // Every second Wednesday since 3 January 2018, but for the one that was left out.
      const weeks = found.map((each) => Temporal.PlainDate.from('2018-01-03').until(each.slice(0, 10)).days / 14);
      expect(weeks.every(Number.isInteger)).toBe(true);
      expect(found).not.toContain('2026-12-09T10:00:00+01:00');
      expect(found).toContain('2026-12-23T10:00:00+01:00');
      expect(row?.claim?.standing).toBe('firm');
    }
  });

  it('ends when its count ends, and comes in whole and done when it ended', async () => {
    const [counted] = await planned(old('FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=240'));
    expect(counted && starts(counted).at(-1)).toBe('2027-03-03T10:00:00+01:00');
    const [ended] = await planned(old('FREQ=WEEKLY;BYDAY=WE;UNTIL=20190101'));
    expect([ended && starts(ended).length, ended?.claim?.standing]).toEqual([52, 'done']);
  });
});

describe('files that mean harm', () => {
  it('refuses what is no calendar and no table, and says what to do', async () => {
    const found = await Promise.all(
      ['PK\u0003\u0004rest', '<html>', '%PDF-1.7', '{}', '', 'a;b\nc;d', 'BEGIN:VCALENDAR\0', 'titel;datum\n"a'].map(
        refusal,
      ),
    );
    expect(found.map(({ type }) => type)).toEqual([
      'unsupported-media-type', 'unsupported-media-type', 'unsupported-media-type', 'unsupported-media-type',
      'bad-request', 'bad-request', 'unsupported-media-type', 'bad-syntax',
    ]); // prettier-ignore
    for (const { dutch } of found) expect(dutch).toMatch(/[.]$/);
  });

  it('refuses a calendar that breaks off, crosses itself, or is nested too deep', async () => {
    const whole = calendar(event('a', '20270701', '0900-1000'));
    expect((await refusal(whole.slice(0, -40))).type).toBe('bad-syntax');
    expect((await refusal(whole.replace('END:VEVENT', 'END:VTODO'))).type).toBe('bad-syntax');
    expect((await refusal(`BEGIN:VCALENDAR\r\n${'BEGIN:X\r\n'.repeat(100_000)}`)).type).toBe('too-deep');
  });

  it('passes over a line of ten megabytes, and a guest list that is not read', async () => {
    const begun = performance.now();
    const long = calendar(
      `${event('lang', '20330702', '0900-1000')}\nDESCRIPTION:${'x'.repeat(10_000_000)}\nATTENDEE:mailto:x@y.be`,
    );
    const folded = calendar(`${event('vouw', '20330703', '0900-1000')}\nDESCRIPTION:x\n${' y\n'.repeat(1_000_000)} z`);
    expect((await planned(long)).map(({ outcome }) => outcome)).toEqual(['new']);
    expect((await planned(folded)).map(({ outcome }) => outcome)).toEqual(['new']);
    expect(performance.now() - begun).toBeLessThan(8000);
  });

  it('refuses a rule of every second for ever, one that never comes and one without end of its kind, row by row', async () => {
    const rules = [
      'FREQ=SECONDLY',
      'FREQ=MINUTELY;COUNT=5',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY;BYHOUR=9,10',
      'x',
      'FREQ=WEEKLY;UNTIL=gisteren',
    ];
    const rows = await planned(
      calendar(
        ...rules.map((rule, i) => event(`r${i}`, '20330705', '0900-1000', `RRULE:${rule}`)),
        event('goed', '20330706', '0900-1000'),
      ),
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual([...rules.map(() => 'refused'), 'new']);
    for (const { why } of rows.slice(0, -1)) expect(why[0]?.nl).toMatch(/[.]$/);
  });

  it('takes a path, a script and control characters for what they are: text, and never an address', async () => {
    const [row] = await planned(
      calendar(
        'UID:../../etc/passwd\nDTSTART:20270707T090000Z\nDTEND:20270707T100000Z\nSUMMARY:<script>alert(1)</script>\u001b[2J\u202e x\nLOCATION:Zaal',
      ),
    );
    expect(row?.subject).toMatch(/^http:\/\/hub\.test\/id\/booking\/in-[0-9a-f]{24}$/);
    expect(row?.title).toBe('<script>alert(1)</script> [2J x');
  });

  it('reads any text without falling over: it is refused, or every row is an entry or a reason', async () => {
    const line = fc.constantFrom(
      'BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VTIMEZONE', 'END:VTIMEZONE', 'UID:a', 'DTSTART:20270101T090000', 'DTSTART;TZID=Mars:20270101T090000',
      'DTEND:20270101T100000Z', 'DTSTART;VALUE=DATE:20270231', 'DURATION:-P1D', 'DURATION:P1W', 'RRULE:FREQ=WEEKLY', 'EXDATE:x', 'RDATE;VALUE=PERIOD:20270101T090000Z/PT1H',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20270101T090000', 'SEQUENCE:-9', 'STATUS:CANCELLED', 'SUMMARY:x\\', ' vervolg', ':', 'TZID:Mars', 'TZOFFSETTO:+9999',
    ); // prettier-ignore
    await onGround(async (opened) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.oneof(line, fc.string({ maxLength: 30 })), { maxLength: 30 }), async (lines) => {
          try {
            const { rows } = opened.read(bytes(`BEGIN:VCALENDAR\r\n${lines.join('\r\n')}\r\nEND:VCALENDAR`));
            for (const each of rows)
              expect(isRefused(each) ? each.why.nl !== '' : (each.said.end ?? 0) > (each.said.start ?? 0)).toBe(true);
            await opened.plan(rows);
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
        }),
        { numRuns: 400 },
      );
    });
  }, 60_000);

  it('refuses more rows than it may take', async () => {
    const many = calendar(...Array.from({ length: 30 }, (_each, i) => event(`m${i}`, '20270801', '0900-1000')));
    await expect(onGround((opened) => opened.read(bytes(many)), 'Zaal', 20)).rejects.toMatchObject({
      type: 'too-large',
    });
  });
});

describe('zones of the world', () => {
  it('puts an hour of London, New York and an unknown clock where Brussels shows it', async () => {
    const at = (zone: string, more = ''): string =>
      `UID:${zone}${more}\nDTSTART;TZID=${zone}:20270801T090000\nDTEND;TZID=${zone}:20270801T093000\nSUMMARY:x${more === '' ? '' : `\n${more}`}`;
    const starts = async (...events: readonly string[]) =>
      (await planned(calendar(...events))).map(({ claim }) => claim && toDateTime(claim.start));
    expect(await starts(at('GMT Standard Time'), at('America/New_York'), at('"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"'))).toEqual([
      '2027-08-01T10:00:00+02:00', '2027-08-01T15:00:00+02:00', '2027-08-01T09:00:00+02:00',
    ]); // prettier-ignore
    const [row] = await planned(calendar(at('Mars/Olympus')));
    expect([row && times(row)[0], row?.why[0]?.nl]).toEqual([
      '2027-08-01T09:00:00+02:00',
      expect.stringContaining('Mars/Olympus'),
    ]);
  });

  it('follows a series of New York through its own changes of the clock', async () => {
    const [row] = await planned(
      calendar(
        'UID:ny\nDTSTART;TZID=America/New_York:20270310T100000\nDTEND;TZID=America/New_York:20270310T110000\nRRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:x',
      ),
    );
    expect(row?.claim && timesOf(row.claim).map(({ start }) => toDateTime(start))).toEqual([
      '2027-03-10T16:00:00+01:00', '2027-03-17T15:00:00+01:00', '2027-03-24T15:00:00+01:00', '2027-03-31T16:00:00+02:00',
    ]); // prettier-ignore
  });
});
