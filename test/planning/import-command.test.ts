// `vijver import --module planning`: calendars and tables by the command line; what clashes is in the report and stays out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base, createImporter } from '../import/importer.ts';
import { calendar, event, outlook } from './import-files.ts';
import { room } from './plan.ts';

let hub: Awaited<ReturnType<typeof createImporter>>;
beforeEach(async () => {
  hub = await createImporter();
  const text = room('Zaal').replaceAll('</', `<${base}/`).replace('<>', `<${base}/id/room/zaal>`);
  expect(await hub.import([hub.file('zaal.ttl', text)], { module: 'planning' })).toMatchObject({ created: 1 });
});
afterEach(() => hub.close());

const planning = { module: 'planning', museum: 'stam', room: 'zaal' };

describe('vijver import --module planning', () => {
  it('brings a calendar in for a room, and nothing the second time', async () => {
    const file = hub.file('zaal.ics', outlook);
    expect(await hub.import([file], planning)).toMatchObject({ created: 5, invalid: 0, written: true });
    expect(await hub.import([file], planning)).toMatchObject({ created: 0, updated: 0, unchanged: 5, written: false });
  });

  it('tells what clashes in a dry run and in the report, and takes the rest when asked to', async () => {
    const file = hub.file(
      'botst.ics',
      calendar(
        event('een', '20270501', '0900-1100'),
        event('twee', '20270501', '1000-1200'),
        event('drie', '20270502', '0900-1000'),
      ),
    );
    const report = join(hub.folder, 'verslag.csv');
    const proof = await hub.import([file], { ...planning, dryRun: true, report });
    expect(proof).toMatchObject({ created: 2, invalid: 1, written: false, dryRun: true });
    expect(readFileSync(report, 'utf8')).toContain('regel 10: Zaal is al bezet: “een” (bevestigd)');
    expect(await hub.import([file], planning)).toMatchObject({ written: false, invalid: 1 });
    expect(await hub.import([file], { ...planning, skipInvalid: true })).toMatchObject({ created: 2, written: true });
    const later = hub.file('later.ics', calendar(event('vier', '20270501', '1030-1130')));
    expect(await hub.import([later], planning)).toMatchObject({ invalid: 1, written: false });
  });

  it('updates what the source changed and keeps every inner part with its own booking', async () => {
    const rows = (hour: string): string =>
      `kenmerk;titel;ruimte;datum;van;tot;opbouw;herhaling\na;A;Zaal;2027-06-01;${hour};12u;30;\nb;B;Zaal;2027-06-02;9u;12u;15;FREQ=WEEKLY;COUNT=2\n`.replace(
        'FREQ=WEEKLY;COUNT=2',
        '"FREQ=WEEKLY;COUNT=2"',
      );
    const file = hub.file('t.csv', rows('9u'));
    expect(await hub.import([file], { module: 'planning', museum: 'stam' })).toMatchObject({ created: 2, invalid: 0 });
    const changed = hub.file('t.csv', rows('10u'));
    expect(await hub.import([changed], { module: 'planning', museum: 'stam' })).toMatchObject({
      updated: 1,
      unchanged: 1,
    });
    const found = hub.writer === undefined ? [] : await Array.fromAsync(hub.log.read(0));
    const last = found.findLast(({ type, state }) => type === 'booking' && state.internal.includes('"A"@nl'));
    expect(last?.state.internal.match(/2027-06-01T10:00:00\+02:00/g)).toHaveLength(2);
    expect(last?.state.internal).not.toContain('2027-06-02');
  });

  it('refuses a room that is not there, before anything is read', async () => {
    const file = hub.file('zaal.ics', outlook);
    await expect(hub.import([file], { ...planning, room: 'kelder' })).rejects.toMatchObject({ type: 'bad-request' });
  });
});
