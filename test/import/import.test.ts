// Importing RDF: everything or nothing, the same again changes nothing, and nothing is left out in silence.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base, createImporter } from './importer.ts';

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> . @prefix prov: <http://www.w3.org/ns/prov#> . @prefix x: <http://x.test/> .\n`;
const scheme = 'x:list a skos:ConceptScheme ; skos:prefLabel "Lijst"@nl .\n';
const skos = (local: string): string => `<http://www.w3.org/2004/02/skos/core#${local}>`;

const version = (at: string, label: string): string =>
  `<http://x.test/a/${at}> a skos:Concept ; dct:isVersionOf x:a ; prov:generatedAtTime "${at}" ; skos:prefLabel "${label}"@nl .`;

const named = (n: number): object => ({
  '@id': `http://x.test/${n}`,
  '@type': 'skos:Concept',
  'skos:prefLabel': { '@value': `n${n}`, '@language': 'nl-BE' },
});

let hub: Awaited<ReturnType<typeof createImporter>>;
beforeEach(async () => {
  hub = await createImporter();
});
afterEach(() => hub.close());

const turtle = (name: string, text: string): string => hub.file(name, prefixes + text);

describe('an import', () => {
  it('takes a file in as one transaction, and the same file again changes nothing and says so', async () => {
    const file = turtle(
      'a.ttl',
      `${scheme}x:stoel a skos:Concept ; skos:prefLabel "stoel"@nl-BE ; skos:inScheme x:list ; dct:source [ dct:title "AAT" ] .`,
    );
    expect(await hub.import([file])).toMatchObject({ created: 2, updated: 0, invalid: 0, written: true });
    const { seq } = await hub.log.last();
    const event = await hub.log.latest('http://x.test/stoel');
    expect(event).toMatchObject({ tx: 1, note: 'Ingevoerd uit a.ttl', module: 'terms', type: 'concept' });
    expect(await hub.state('http://x.test/stoel')).toContain(
      `<http://x.test/stoel> ${skos('prefLabel')} "stoel"@nl-BE .`,
    );
    expect(await hub.import([file])).toMatchObject({ created: 0, updated: 0, unchanged: 2, written: false });
    expect((await hub.log.last()).seq).toBe(seq);
  });

  it('writes only what changed of a changed file', async () => {
    const text = `${scheme}x:a a skos:Concept ; skos:prefLabel "a"@nl . x:b a skos:Concept ; skos:prefLabel "b"@nl .`;
    await hub.import([turtle('a.ttl', text)]);
    expect(await hub.import([turtle('a.ttl', text.replace('"b"', '"bb"'))])).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 2,
    });
    expect(await hub.log.latest('http://x.test/b')).toMatchObject({ action: 'update' });
  });

  it.each(['nq', 'trig', 'ttl', 'jsonld'] as const)(
    'knows its own export again, as %s, with its inner nodes',
    async (format) => {
      await hub.import([
        turtle(
          'inner.ttl',
          'x:a a skos:Concept ; skos:prefLabel "a"@nl ; dct:source [ dct:title "Boek" ], [ dct:title "Blad" ] .',
        ),
      ]);
      const again = hub.file(`out.${format}`, await hub.export({ format }));
      expect(await hub.import([again])).toMatchObject({ unchanged: 1, leftOut: 0, written: false });
      expect((await hub.state('http://x.test/a')).join()).toContain('"Blad"');
    },
  );

  it('keeps what people changed here since, and takes over what changed in the file', async () => {
    const text = 'x:a a skos:Concept ; skos:prefLabel "a"@nl ; skos:altLabel "oud"@nl .';
    await hub.import([turtle('a.ttl', text)]);
    const before = await hub.log.latest('http://x.test/a');
    if (before === undefined) throw new Error('not imported');
    const edited = `${before.state.public}<http://x.test/a> ${skos('exactMatch')} <http://vocab.getty.edu/aat/1> .\n`;
    const { module, type, ref, subject, museum, streams } = before;
    const state = {
      public: edited
        .split('\n')
        .filter(Boolean)
        .toSorted()
        .map((line) => `${line}\n`)
        .join(''),
      internal: '',
      personal: '',
    };
    await hub.writer.append([{ module, type, ref, subject, museum, streams, state }], { actor: 'urn:test:editor' });
    expect(await hub.import([turtle('a.ttl', text)])).toMatchObject({ unchanged: 1, written: false });
    expect(await hub.import([turtle('a.ttl', text.replace('oud', 'nieuw'))])).toMatchObject({ updated: 1 });
    expect(await hub.import([turtle('a.ttl', text.replace('oud', 'nieuw'))])).toMatchObject({ unchanged: 1 });
    const after = (await hub.state('http://x.test/a')).join('\n');
    for (const part of ['"nieuw"@nl', 'aat/1']) expect(after).toContain(part);
    expect(after).not.toContain('"oud"@nl');
  });

  it('puts nothing in when one thing breaks a shape, and reports file, subject, rule, path, value and message', async () => {
    const file = turtle(
      'bad.ttl',
      `x:a a skos:Concept ; skos:prefLabel "a"@nl . x:b a skos:Concept ; skos:prefLabel "b"@nl, "c"@nl ; skos:broader "tekst" .`,
    );
    const report = `${hub.folder}/report.jsonl`;
    const summary = await hub.import([file], { report });
    expect(summary).toMatchObject({ invalid: 1, written: false });
    expect((await hub.log.last()).seq).toBe(0);
    const lines = readFileSync(report, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    const violation = lines.find(({ path }) => path === 'http://www.w3.org/2004/02/skos/core#broader');
    expect(violation).toMatchObject({
      kind: 'violation',
      file: 'bad.ttl',
      subject: 'http://x.test/b',
      rule: 'NodeKindConstraintComponent',
      value: 'tekst',
    });
    expect(violation?.['message']).toMatch(/Kies een begrip/);
    expect(await hub.import([file], { skipInvalid: true, lang: 'en' })).toMatchObject({
      created: 1,
      invalid: 1,
      written: true,
    });
    expect(await hub.log.latest('http://x.test/b')).toBeUndefined();
  });

  it('only says what it would do when it is a dry run', async () => {
    const file = turtle('a.ttl', 'x:a a skos:Concept ; skos:prefLabel "a"@nl .');
    expect(await hub.import([file], { dryRun: true })).toMatchObject({ created: 1, written: false, dryRun: true });
    expect((await hub.log.last()).seq).toBe(0);
  });

  it('writes a report in CSV that no spreadsheet takes for a formula', async () => {
    const report = `${hub.folder}/report.csv`;
    await hub.import([turtle('a.ttl', 'x:a a skos:Concept ; skos:prefLabel "a"@nl ; skos:broader "=HYPERLINK(1)" .')], {
      report,
    });
    const text = readFileSync(report, 'utf8');
    expect(text.split('\n')[0]).toBe('kind,file,subject,rule,path,value,message');
    expect(text).toContain(`"'=HYPERLINK(1)"`);
  });

  it('names file, line and column of malformed RDF, and writes nothing', async () => {
    const good = turtle('good.ttl', 'x:a a skos:Concept ; skos:prefLabel "a"@nl .');
    const bad = hub.file('bad.ttl', '<urn:a> <urn:b>\n  ?? .');
    await expect(hub.import([good, bad])).rejects.toMatchObject({
      type: 'bad-syntax',
      extra: { file: 'bad.ttl', line: 2, column: 3 },
    });
    await expect(hub.import([`${hub.folder}/none.ttl`])).rejects.toMatchObject({ type: 'not-found' });
    await expect(hub.import([hub.file('x.docx', 'x')])).rejects.toMatchObject({ type: 'unsupported-media-type' });
    await expect(hub.import([good], { module: 'none' })).rejects.toMatchObject({ type: 'bad-request' });
    expect((await hub.log.last()).seq).toBe(0);
  });

  it('clears away what a killed import left behind, and leaves nothing behind itself', async () => {
    mkdirSync(`${hub.dataDir}/import-gone`);
    await hub.import([turtle('a.ttl', 'x:a a skos:Concept ; skos:prefLabel "a"@nl .')]);
    expect(readdirSync(hub.dataDir).filter((name) => name.startsWith('import-'))).toEqual([]);
  });

  it('reads packed files, and text that is not UTF-8 only when the file says so', async () => {
    const text = `${prefixes}x:a a skos:Concept ; skos:prefLabel "é"@nl .`;
    expect(await hub.import([hub.file('a.ttl.gz', gzipSync(text))])).toMatchObject({ created: 1 });
    await expect(hub.import([hub.file('b.ttl', Buffer.from(text, 'latin1'))])).rejects.toMatchObject({
      type: 'bad-syntax',
    });
  });
});

describe('statements', () => {
  it('come together again however they are scattered over files, with fragments and blank nodes', async () => {
    const noise = Array.from(
      { length: 3000 },
      (_, n) => `x:n${n} a skos:Concept ; skos:prefLabel "${n}"@nl ; skos:notation "a", "b", "c", "d", "e", "f", "g" .`,
    ).join('\n');
    const first = turtle('1.ttl', `x:a a skos:Concept . x:a dct:source _:s . ${noise}`);
    const second = turtle('2.ttl', `x:a skos:prefLabel "a"@nl . <http://x.test/a#note> dct:title "los"@nl .`);
    const third = turtle('3.ttl', `x:a dct:source [ dct:title "T" ; dct:creator [ dct:title "M" ] ] .`);
    expect(await hub.import([first, second, third])).toMatchObject({ created: 3001, invalid: 0, leftOut: 0 });
    const state = await hub.state('http://x.test/a');
    expect(state.filter((line) => line.includes('/.well-known/genid/'))).not.toHaveLength(0);
    for (const part of ['"los"@nl', '"T"', '"M"', '"a"@nl']) expect(state.join('\n')).toContain(part);
  });

  it('of SKOS-XL become plain labels', async () => {
    await hub.import([
      turtle(
        'xl.ttl',
        `x:a a skos:Concept ; skosxl:prefLabel x:l1 ; skosxl:altLabel [ a skosxl:Label ; skosxl:literalForm "b"@nl ] .
      x:l1 a skosxl:Label ; skosxl:literalForm "a"@nl .`,
      ),
    ]);
    expect((await hub.state('http://x.test/a')).join('\n')).toContain(`${skos('prefLabel')} "a"@nl`);
    expect((await hub.state('http://x.test/a')).join('\n')).toContain(`${skos('altLabel')} "b"@nl`);
    expect((await hub.state('http://x.test/a')).join('\n')).not.toContain('skos-xl');
  });

  it('about an outside concept that map to ours are turned round; the rest is listed as left out', async () => {
    const summary = await hub.import([
      turtle(
        'm.ttl',
        `x:a a skos:Concept ; skos:prefLabel "a"@nl .
      <http://o.test/1> skos:broadMatch x:a . <http://o.test/2> skos:exactMatch x:a ; skos:prefLabel "elders"@nl .`,
      ),
    ]);
    expect(summary).toMatchObject({ created: 1, leftOut: 1 });
    expect(summary.findings.find(({ kind }) => kind === 'left-out')).toMatchObject({
      subject: 'http://o.test/2',
      file: 'm.ttl',
    });
    const state = await hub.state('http://x.test/a');
    expect(state).toContain(`<http://x.test/a> ${skos('narrowMatch')} <http://o.test/1> .`);
    expect(state).toContain(`<http://x.test/a> ${skos('exactMatch')} <http://o.test/2> .`);
  });

  it('about versions become the thing, and the newest version wins', async () => {
    const summary = await hub.import([
      turtle('v.ttl', `${version('2023-02-02T00:00:00Z', 'nieuw')} ${version('2023-01-01T00:00:00Z', 'oud')}`),
    ]);
    expect(summary).toMatchObject({ created: 1, leftOut: 0 });
    expect(await hub.state('http://x.test/a')).toEqual([
      `<http://x.test/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ${skos('Concept')} .`,
      `<http://x.test/a> ${skos('prefLabel')} "nieuw"@nl .`,
    ]);
  });

  it('whose property nobody marked stay private, and the report names the property', async () => {
    const summary = await hub.import([
      turtle('p.ttl', 'x:a a skos:Concept ; skos:prefLabel "a"@nl ; x:geheim "intern" .'),
    ]);
    expect(summary.findings).toContainEqual(
      expect.objectContaining({ rule: 'kept-private', path: 'http://x.test/geheim' }),
    );
    expect((await hub.log.latest('http://x.test/a'))?.state.public).not.toContain('geheim');
  });
});

describe('JSON-LD', () => {
  const context = { skos: 'http://www.w3.org/2004/02/skos/core#', dct: 'http://purl.org/dc/terms/' };

  it('of many things is read in portions, and a blank node named in two places stays one', async () => {
    const many = Array.from({ length: 350 }, (_, n) => named(n));
    expect(
      await hub.import([hub.file('many.jsonld', JSON.stringify({ '@context': context, '@graph': many }))]),
    ).toMatchObject({ created: 350 });
    const flat = {
      '@context': context,
      '@graph': [
        { ...named(1), 'dct:source': { '@id': '_:s' } },
        ...many.slice(2),
        { '@id': '_:s', 'dct:title': 'Bron' },
      ],
    };
    expect(await hub.import([hub.file('flat.jsonld', JSON.stringify(flat))])).toMatchObject({
      updated: 1,
      unchanged: 348,
    });
    expect((await hub.state('http://x.test/1')).join('\n')).toContain('"Bron"');
  });

  it('that names a context nobody has is refused, and nothing is fetched', async () => {
    const file = hub.file(
      'remote.jsonld',
      JSON.stringify({ '@context': 'http://127.0.0.1:1/persoon.jsonld', '@graph': [named(1)] }),
    );
    await expect(hub.import([file])).rejects.toMatchObject({ type: 'not-supported' });
  });

  it('that names a context is read with the file of that name beside it', async () => {
    mkdirSync(`${hub.folder}/context`);
    hub.file('context/mijn.jsonld', JSON.stringify({ '@context': context }));
    const file = hub.file(
      'beside.jsonld',
      JSON.stringify([{ '@context': 'https://elders.test/ctx/mijn.jsonld', ...named(1) }]),
    );
    expect(await hub.import([file])).toMatchObject({ created: 1 });
  });
});

describe('several files', () => {
  it('that each describe a thing in full are editions of it: the last counts, and the report says so', async () => {
    const [one, two] = ['een', 'twee'].map((name) =>
      turtle(`${name}.ttl`, `x:a a skos:Concept ; skos:prefLabel "${name}"@nl .`),
    );
    const summary = await hub.import([one ?? '', two ?? '']);
    expect(summary).toMatchObject({ created: 1, invalid: 0 });
    expect(summary.findings).toContainEqual(expect.objectContaining({ rule: 'last-edition' }));
    expect((await hub.state('http://x.test/a')).join('\n')).toContain('"twee"@nl');
  });

  it('of which one only adds to a thing are read together', async () => {
    const whole = turtle('a.ttl', 'x:a a skos:Concept ; skos:prefLabel "a"@nl .');
    const more = turtle('b.ttl', 'x:a a skos:Concept ; skos:exactMatch <http://vocab.getty.edu/aat/300037680> .');
    await hub.import([whole, more]);
    expect(await hub.state('http://x.test/a')).toHaveLength(3);
  });
});

describe('a scheme', () => {
  it('is given to concepts without one by --scheme, and made when nobody describes it', async () => {
    const summary = await hub.import(
      [
        turtle(
          'a.ttl',
          'x:a a skos:Concept ; skos:prefLabel "a"@nl . x:b a skos:Concept ; skos:prefLabel "b"@nl ; skos:inScheme x:other .',
        ),
      ],
      {
        scheme: `${base}/id/scheme/lijst`,
        museum: 'stam',
      },
    );
    expect(summary).toMatchObject({ created: 4 });
    expect(summary.findings.filter(({ rule }) => rule === 'scheme-made').map(({ subject }) => subject)).toEqual([
      `${base}/id/scheme/lijst`,
      'http://x.test/other',
    ]);
    const a = await hub.log.latest('http://x.test/a');
    expect(a).toMatchObject({ museum: 'stam', streams: ['museum-stam', 'scheme-lijst', 'terms'] });
    expect(a?.state.public).toContain(`<${base}/ns#museum> <${base}/id/agent/stam>`);
    expect((await hub.state('http://x.test/b')).join('\n')).not.toContain('scheme/lijst');
  });
});
