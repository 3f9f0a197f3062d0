// Real files that nobody here wrote, from ../shared/data; each test is skipped when they are missing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toNTriples } from '../../src/rdf/ntriples.ts';
import { parse } from '../../src/rdf/parse.ts';
import { skolemise } from '../../src/rdf/skolemise.ts';
import { base, createImporter } from './importer.ts';

const data = '../shared/data';
const missing = !existsSync(`${data}/deboer`);
if (missing) console.warn('Skipped: real data is not at ../shared/data');

const canonical = async (text: string): Promise<string> =>
  toNTriples(await skolemise(base, 'urn:graph', await parse(text, 'text/turtle', `${base}/`)));

let hub: Awaited<ReturnType<typeof createImporter>>;
beforeEach(async () => {
  hub = await createImporter();
});
afterEach(() => hub.close());

describe.skipIf(missing)('real files', () => {
  it('De Boer: 1,796 concepts, with the mappings that stand at outside concepts turned round', async () => {
    const file = `${data}/deboer/thesaurus.trig`;
    const summary = await hub.import([file]);
    expect(summary).toMatchObject({ resources: 1800, created: 1800, invalid: 0, leftOut: 0, statements: 16798 });
    const turned = await hub.state('https://digitaalerfgoed.poolparty.biz/nha/5de82b1a-e445-942e-a9e1-39ce169add60');
    expect(turned.join('\n')).toContain('#narrowMatch> <http://data.beeldengeluid.nl/gtaa/226264>');
    expect(await hub.import([file])).toMatchObject({ unchanged: 1800, written: false });
  });

  it('Flanders Heritage: every thesaurus', async () => {
    const folder = `${data}/flanders-heritage`;
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.ttl'))
      .map((name) => `${folder}/${name}`);
    expect(await hub.import(files)).toMatchObject({ files: 7, invalid: 0, leftOut: 1, created: 2572 });
  });

  it('materials come out as the same graph that went in', async () => {
    const file = `${data}/flanders-heritage/MATERIALS-full.ttl`;
    await hub.import([file]);
    expect(await canonical(await hub.export({ format: 'ttl' }))).toBe(await canonical(readFileSync(file, 'utf8')));
  });

  it('CoGent: concepts from LDES pages and from records in an envelope', async () => {
    const names = [
      'members.json',
      'page-adlib-thesaurus.json',
      'real-page-adlib-thesaurus.json',
      'real-page-dmg-objecten.json',
    ];
    const summary = await hub.import(names.map((name) => `${data}/cogent/${name}`));
    expect(summary).toMatchObject({ invalid: 0, created: 11 });
    const concept = await hub.state('https://stad.gent/id/concept/470000014');
    expect(concept.join('\n')).toContain('"emailleren"@nl');
    expect(await hub.log.latest('https://stad.gent/id/concept/470000003/2023-02-13T16:19:42.893Z')).toBeUndefined();
    expect(await hub.log.latest('https://stad.gent/id/concept/470000003')).toMatchObject({ action: 'create' });
    expect(await hub.log.latest('https://stad.gent/id/conceptscheme/concept')).toMatchObject({ type: 'scheme' });
  });
});
