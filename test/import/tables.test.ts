// Importing tables and Adlib XML: headers of museums are understood, references are found by number or name.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base, createImporter } from './importer.ts';

let hub: Awaited<ReturnType<typeof createImporter>>;
beforeEach(async () => {
  hub = await createImporter();
});
afterEach(() => hub.close());

const concept = (ref: string): string => `${base}/id/concept/${ref}`;
const skos = (local: string): string => `<http://www.w3.org/2004/02/skos/core#${local}>`;
const stateOf = async (ref: string): Promise<string> => (await hub.state(concept(ref))).join('\n');

describe('CSV', () => {
  it('is understood by its Dutch headers, with broader terms by name and several values in a cell', async () => {
    const file = hub.file(
      'termen.csv',
      `\uFEFFPriref;Voorkeursterm;Term_en;Gebruikt voor;Ruimere term;Toelichting;Status;AAT\r
1;meubels;furniture;;;"Alles; om op te zitten
of aan te werken";goedgekeurd;http://vocab.getty.edu/aat/300037680\r
2;stoel;chair;zetel | stoeltje;meubels;;kandidaat;\r
3;kruk;;;2;;;geen adres\r
`,
    );
    const summary = await hub.import([file], { scheme: `${base}/id/scheme/meubels`, museum: 'hva' });
    expect(summary).toMatchObject({ created: 4, invalid: 0 });
    expect(await stateOf('meubels-1')).toContain(`${skos('scopeNote')} "Alles; om op te zitten\\nof aan te werken"@nl`);
    expect(await stateOf('meubels-1')).toContain(`${skos('exactMatch')} <http://vocab.getty.edu/aat/300037680>`);
    const stoel = await stateOf('meubels-2');
    for (const part of [
      `${skos('prefLabel')} "chair"@en`,
      `${skos('altLabel')} "zetel"@nl`,
      `${skos('altLabel')} "stoeltje"@nl`,
      `${skos('broader')} <${concept('meubels-1')}>`,
      `${skos('notation')} "2"`,
      `<${base}/ns#candidate>`,
    ])
      expect(stoel).toContain(part);
    expect(await stateOf('meubels-3')).toContain(`${skos('broader')} <${concept('meubels-2')}>`);
    expect(summary.findings.map(({ message }) => message.en).join('\n')).toContain(
      'exactMatch “geen adres”: not an address',
    );
    expect(await hub.log.latest(concept('meubels-2'))).toMatchObject({ streams: [] });
    expect(await hub.import([file], { scheme: `${base}/id/scheme/meubels`, museum: 'hva' })).toMatchObject({
      unchanged: 3,
      written: false,
    });
  });

  it('is explained by a mapping when its headers say nothing', async () => {
    const file = hub.file('t.csv', 'A,B,C,D\nstoel,chair,weg,http://x.test/bron\n');
    await expect(hub.import([file])).rejects.toMatchObject({ type: 'bad-request' });
    const map = hub.file(
      'map.json',
      '{"columns": {"A": "prefLabel@nl", "B": "skos:altLabel@en", "C": null, "D": "dct:source"}}',
    );
    expect(await hub.import([file], { map })).toMatchObject({ created: 1 });
    expect(await stateOf('stoel')).toContain(`${skos('altLabel')} "chair"@en`);
    expect(await stateOf('stoel')).toContain('<http://purl.org/dc/terms/source> <http://x.test/bron>');
    expect(await stateOf('stoel')).not.toContain('weg');
    await expect(
      hub.import([file], { map: hub.file('bad.json', '{"columns": {"Z": "prefLabel"}}') }),
    ).rejects.toMatchObject({ type: 'bad-request' });
    await expect(
      hub.import([file], { map: hub.file('bad2.json', '{"columns": {"A": "nonsens"}}') }),
    ).rejects.toMatchObject({ type: 'bad-request' });
  });

  it('keeps terms apart whose names look alike in an address', async () => {
    await hub.import([hub.file('t.csv', 'term,definitie\nMunt,een\nMunt!,twee\n')]);
    expect(await stateOf('munt')).toContain('"een"');
    expect((await hub.log.last()).seq).toBe(2);
  });

  it('does not overwrite a thing of the hub that happens to have the same name', async () => {
    const own = hub.file('own.ttl', `<${concept('stoel')}> a ${skos('Concept')} ; ${skos('prefLabel')} "stoel"@nl .`);
    await hub.import([own]);
    const publicText = `<${concept('kruk')}> ${skos('definition')} "Van mensen."@nl .\n`;
    const state = { public: publicText, internal: '', personal: '' };
    const kruk = { module: 'terms', type: 'concept', ref: 'kruk', subject: concept('kruk'), museum: null };
    await hub.writer.append([{ ...kruk, streams: [], state }], { actor: 'urn:test:editor' });
    const file = hub.file('t.csv', 'term,broader,definitie\nkruk,stoel,Uit de tabel.\nbarkruk,kruk,\nstoel,,\n');
    const summary = await hub.import([file]);
    expect(summary).toMatchObject({ created: 2, updated: 0, unchanged: 1 });
    expect(summary.findings.map(({ rule }) => rule)).toContain('address-taken');
    expect(await stateOf('kruk')).toContain('"Van mensen."@nl');
    expect(await stateOf('barkruk')).toMatch(new RegExp(`broader> <${concept('kruk')}-[0-9a-f]{8}>`));
    expect(await hub.import([file])).toMatchObject({ unchanged: 3, written: false });
  });

  it('tells the line that is not CSV', async () => {
    await expect(hub.import([hub.file('t.csv', 'term,definitie\n"stoel,x\n')])).rejects.toMatchObject({
      type: 'bad-syntax',
      extra: { file: 't.csv' },
    });
  });
});

const grouped = `<?xml version="1.0" encoding="utf-8"?>
<adlibXML><recordList>
<record priref="10" created="2020-01-01"><priref>10</priref>
  <Term><term><value lang="nl-NL">meubels</value><value lang="en-US">furniture</value></term></Term>
  <term.type><value lang="neutral">OBJECT</value></term.type>
  <term.status><value lang="neutral">1</value><value lang="nl-NL">goedgekeurd</value></term.status>
  <Narrower_term><narrower_term lref="11">stoelen</narrower_term></Narrower_term>
  <Scope_note><scope_note><value lang="nl-NL"><![CDATA[Om op te <zitten> & te werken]]></value></scope_note></Scope_note>
</record>
<record priref="11"><Term><term><value lang="nl-NL">stoelen</value></term></Term>
  <Broader_term><broader_term><value lang="nl-NL">meubels</value></broader_term></Broader_term>
  <Used_for><used_for>zetels</used_for></Used_for><Source><source>AAT-Ned</source></Source>
  <Related_term><related_term>tafels</related_term></Related_term></record>
<record priref="12"><Term><term>zitmeubels</term></Term><Use><use lref="11">stoelen</use></Use></record>
</recordList><diagnostic><hits>3</hits></diagnostic></adlibXML>`;

const flat = `<adlibXML><recordList>
<record priref="20"><term>vazen</term><term.number>V-20</term.number><broader_term>vaatwerk</broader_term><broader_term.lref>21</broader_term.lref>
<used_for>bloemenvazen</used_for><used_for>pullen</used_for><scope_note>Voor bloemen.</scope_note></record>
<record priref="21"><term>vaatwerk</term><term.status option="2">candidate</term.status></record></recordList></adlibXML>`;

describe('Adlib XML', () => {
  it('is read in its grouped form', async () => {
    const summary = await hub.import([hub.file('adlib.xml', grouped)], { scheme: `${base}/id/scheme/objecten` });
    expect(summary).toMatchObject({ created: 3, invalid: 0 });
    const furniture = await stateOf('objecten-10');
    for (const part of [
      `${skos('prefLabel')} "meubels"@nl`,
      `${skos('prefLabel')} "furniture"@en`,
      `<${base}/ns#approved>`,
      `${skos('narrower')} <${concept('objecten-11')}>`,
      `${skos('scopeNote')} "Om op te <zitten> & te werken"@nl`,
      `${skos('notation')} "10"`,
    ])
      expect(furniture).toContain(part);
    const chairs = await stateOf('objecten-11');
    for (const part of [
      `${skos('broader')} <${concept('objecten-10')}>`,
      `${skos('altLabel')} "zetels"@nl`,
      `${skos('altLabel')} "zitmeubels"@nl`,
      '"AAT-Ned"',
    ])
      expect(chairs).toContain(part);
    const told = summary.findings.map(({ message }) => message.en).join('\n');
    expect(told).toContain('related “tafels”: not in this file');
    expect(told).not.toMatch(/1 times/);
  });

  it('is read in its flat form', async () => {
    expect(await hub.import([hub.file('flat.xml', flat)])).toMatchObject({ created: 2, invalid: 0 });
    const vases = await stateOf('20');
    for (const part of [
      `${skos('notation')} "V-20"`,
      `${skos('broader')} <${concept('21')}>`,
      `${skos('altLabel')} "pullen"@nl`,
      `${skos('altLabel')} "bloemenvazen"@nl`,
    ])
      expect(vases).toContain(part);
    expect(await stateOf('21')).toContain(`<${base}/ns#candidate>`);
  });

  it('is refused with a DOCTYPE, and with line and column where it is not XML', async () => {
    await expect(hub.import([hub.file('d.xml', `<!DOCTYPE a [<!ENTITY b "c">]>${flat}`)])).rejects.toMatchObject({
      type: 'bad-syntax',
    });
    await expect(hub.import([hub.file('e.xml', flat.replace('</term>', '</trm>'))])).rejects.toMatchObject({
      type: 'bad-syntax',
      extra: { line: 2 },
    });
    await expect(hub.import([hub.file('f.xml', flat.slice(0, 200))])).rejects.toMatchObject({ type: 'bad-syntax' });
  });

  it('is read in capitals too, attributes and all', async () => {
    const loud = `<adlibXML><recordList><RECORD PRIREF="61"><TERM>BOVENKAST</TERM><BROADER_TERM LREF="62">KAST</BROADER_TERM></RECORD>
<RECORD PRIREF="62"><TERM>KAST</TERM></RECORD></recordList></adlibXML>`;
    await hub.import([hub.file('loud.xml', loud)]);
    expect(await stateOf('61')).toContain(`${skos('broader')} <${concept('62')}>`);
  });

  it('is refused when it holds an error and no records, and told of when it holds both', async () => {
    const error =
      '<diagnostic><hits>0</hits><error><info>42</info><message>Database not found</message></error></diagnostic>';
    const alone = hub.file('error.xml', `<adlibXML><recordList/>${error}</adlibXML>`);
    await expect(hub.import([alone])).rejects.toThrow('Database not found');
    const beside = await hub.import([hub.file('both.xml', flat.replace('</adlibXML>', `${error}</adlibXML>`))]);
    expect(beside.findings.map(({ message }) => message.en).join()).toContain('Database not found');
  });

  it('is read in the encoding that it names', async () => {
    const text = flat.replace('vazen<', 'caféstoelen<');
    await hub.import([hub.file('g.xml', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`, 'latin1'))]);
    expect(await stateOf('20')).toContain('"caféstoelen"@nl');
  });
});
