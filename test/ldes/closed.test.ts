// Closed pages: the same bytes for ever, and provably those that the log gives.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forms } from '../../src/ldes/forms.ts';
import { verifyPages } from '../../src/ldes/verify.ts';
import { createPond, fill, type Pond } from './pond.ts';

const base = 'http://hub.test';

const readAll = async (pond: Pond): Promise<readonly string[]> =>
  Promise.all(forms.map(async ({ mediaType }) => (await pond.get('/ldes/terms/0/0', mediaType)).text()));

async function collect(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

describe('closed pages', () => {
  it('keep their bytes while the stream grows', async () => {
    const pond = await createPond({ base });
    await fill(pond, 300);
    const before = await readAll(pond);
    await fill(pond, 900);
    expect(await readAll(pond)).toEqual(before);
    expect(await collect(verifyPages(pond))).toEqual([]);
    await pond.close();
  });

  it('are verified against the log: the first difference is named', async () => {
    const pond = await createPond({ base });
    await fill(pond, 300);
    await pond.get('/ldes/terms/0/0', 'application/n-quads', { 'accept-encoding': 'br' });
    const dir = join(pond.dataDir, 'pages', 'terms', '0');
    expect(readdirSync(dir).toSorted()).toEqual(['0.nq', '0.nq.br']);
    const good = readFileSync(join(dir, '0.nq'), 'utf8');
    writeFileSync(join(dir, '0.nq'), good.replace('versie 1', 'versie 9'));
    writeFileSync(join(dir, '0.nq.br'), 'no brotli');
    writeFileSync(join(dir, '7.ttl'), 'from the future');
    const faults = await collect(verifyPages(pond));
    expect(faults).toHaveLength(3);
    expect(faults[0]).toMatch(/^pages\/terms\/0\/0\.nq: line \d+ is “.*versie 9.*”, but the log gives “.*versie 1/);
    expect(faults[1]).toMatch(/0\.nq\.br: .*unpacked/);
    expect(faults[2]).toMatch(/7\.ttl: .*not closed/);
    await pond.close();
  });
});
