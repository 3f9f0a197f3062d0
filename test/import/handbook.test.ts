import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesIn } from '../../src/import/handbook/summary.ts';
import { readChapter } from '../../src/import/handbook/gitbook.ts';
import { base, createImporter } from './importer.ts';

const objects = `---
description: >-
  Naar CEST, en waar nodig
  aangevuld.
---

# Objecten

Lees dit eerst, \\(echt\\).

## Vervaardiging

{% tabs %}
{% tab title="Vervaardiger" %}
Documenteert wie het maakte. Verplicht.

Kies uit 'Personen en Instellingen'.
{% endtab %}

{% tab title="Rol" %}
{% endtab %}

{% tab title="Geheim" %}
### Binnenin

Iets.
{% endtab %}
{% endtabs %}

![](../.gitbook/assets/plaatje.png) Zie [rechten](rechten.md) en <b>niet dit</b>.
`;
const mapping = `# Mapping Objecten

| VELD | OSLO | CIDOC | HVA | AG | CEST-link |
| --- | --- | --- | --- | --- | --- |
| vervaar\u0000 diger | Activiteit.uitgevoerdDoor | [x](http://www.cidoc-crm.org/html/5.0.4/cidoc-crm.html#P14) | HVA | AG | [y](https://www.projectcest.be/wiki/Veld/Naam\\_vervaardiger) |
| vervaardiger.rol | **to do** | [x](http://www.cidoc-crm.org/html/5.0.4/cidoc-crm.html#P9999) | | AG | - |
| alleen\\_hier | | | | AG | |
`;
const summary = `* [Inleiding](README.md)\n* [Velden](velden/README.md)\n  * [Objecten](objecten.md)\n* [Weg](weg.md)\n* [Mapping Objecten](mapping.md)\n`;

const files = {
  'README.md': '# Inleiding\n\nWelkom.',
  'SUMMARY.md': summary,
  'velden/README.md': '# Velden',
  'objecten.md': objects,
  'mapping.md': mapping,
  'rechten.md': '# Rechten\n\n<script>alert(1)</script>',
};

describe('a folder of Markdown', () => {
  let importer: Awaited<ReturnType<typeof createImporter>>;
  let folder: string;
  const said = async (type: string, ref: string): Promise<string> =>
    (await importer.state(`${base}/id/${type}/${ref}`)).join('\n');
  beforeAll(async () => {
    importer = await createImporter();
    folder = join(importer.folder, 'boek');
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  }, 60_000);
  afterAll(() => importer.close());

  it('becomes a page for each file and a field for each tab, in one import', async () => {
    const done = await importer.import([folder], { module: 'wiki' });
    expect([done.invalid, done.created]).toEqual([0, 5 + 4]);
    const messages = done.findings.map(({ message }) => message.nl).join('\n');
    for (const told of [
      'plaatje.png',
      'weg.md: staat in de inhoudstafel',
      'Archief Gent',
      'Geheim: binnenin: geen rij',
      'velden/README.md: heeft nog geen tekst',
    ])
      expect(messages).toContain(told);
  });

  it('joins what a tab says with its row of the mapping', async () => {
    const field = await said('field', 'boek-objecten-vervaardiger');
    expect(field).toContain('"Documenteert wie het maakte. Verplicht."@nl');
    expect(field).toContain(`scopeNote> "Kies uit 'Personen en Instellingen'."@nl`);
    expect(field).toContain('<http://www.cidoc-crm.org/cidoc-crm/P14_carried_out_by>');
    expect(field).toContain('osloPath> "Activiteit.uitgevoerdDoor"');
    expect(field).toContain('filledBy> <http://hub.test/id/agent/hva>');
    expect(field).toContain('exactMatch> <https://www.projectcest.be/wiki/Veld/Naam_vervaardiger>');
    expect(field).toContain('minCount> "1"');
  });

  it('makes up no property that it does not know, and keeps a row that nobody described', async () => {
    const role = await said('field', 'boek-objecten-vervaardiger-rol');
    expect(role).toContain('"Vervaardiging: rol"@nl');
    expect(role).not.toMatch(/shacl#path|osloPath|exactMatch/);
    expect(await said('field', 'boek-objecten-alleen-hier')).toContain('"Alleen hier"@nl');
  });

  it('puts pages under each other as the table of contents does, and links between files lead to pages', async () => {
    const page = await said('page', 'boek-objecten');
    expect(page).toContain('isPartOf> <http://hub.test/id/page/boek-velden>');
    expect(page).toContain('[rechten](/id/page/boek-rechten)');
    expect(page).toContain('- [Vervaardiger](/id/field/boek-objecten-vervaardiger)');
    expect(page).toContain('"Naar CEST, en waar nodig aangevuld."@nl');
    expect(page).toContain('(echt)');
  });

  it('changes nothing the second time', async () => {
    const again = await importer.import([folder], { module: 'wiki' });
    expect([again.created, again.updated, again.unchanged]).toEqual([0, 0, 9]);
  });

  it('refuses a folder without Markdown and a file that is no text, and names it', async () => {
    const empty = join(importer.folder, 'leeg');
    mkdirSync(empty);
    await expect(importer.import([empty], { module: 'wiki' })).rejects.toMatchObject({ type: 'bad-request' });
    writeFileSync(join(empty, 'x.md'), new Uint8Array([0xff, 0xfe, 0x00]));
    await expect(importer.import([empty], { module: 'wiki' })).rejects.toThrow('x.md');
  });

  const real = '../shared/data/invulboek';
  if (!existsSync(real)) console.warn(`Skipped: the real data-entry manual is not at ${real}`);
  it.skipIf(!existsSync(real))('takes the real data-entry manual', async () => {
    cpSync(real, join(importer.folder, 'invulboek'), { recursive: true });
    const done = await importer.import([join(importer.folder, 'invulboek')], { module: 'wiki' });
    expect(done.invalid).toBe(0);
    const made = await said('field', 'invulboek-objecten-collectie');
    expect(made).toContain('P46i_forms_part_of');
    expect(done.created).toBeGreaterThan(100);
  });
});

describe('the parts of a GitBook', () => {
  it('nest by their indent', () => {
    expect(placesIn(summary).map(({ path, above }) => [path, above])).toEqual([
      ['README.md', undefined],
      ['velden/README.md', undefined],
      ['objecten.md', 'velden/README.md'],
      ['weg.md', undefined],
      ['mapping.md', undefined],
    ]);
  });
  it('are read whatever is in them', () => {
    for (const text of [
      '',
      '---\n',
      '{% tabs %}',
      '{% tab title="x" %}',
      '|a|\n|-|\n',
      '# \n',
      '![](((',
      `${'{% tabs %}'.repeat(5000)}`,
    ])
      expect(readChapter('x.md', text).path).toBe('x.md');
  });
});
