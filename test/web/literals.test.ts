// No page says a word that stands in no catalogue: what is not there, is not there in the other language either.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templatesIn, wordsOf } from './templates.ts';

/** Names: the same in every language. */
const names = new Set(['Vijver', 'CC', 'PREFIX', 'OSLO']);

const saidIn = (source: string): readonly string[] => templatesIn(source).flatMap((text) => wordsOf(text, names));

describe('a template', () => {
  it('is caught when it says something by itself', () => {
    expect(saidIn('const a = html`<p>${x} Opslaan</p>`;')).toEqual(['Opslaan']);
    expect(saidIn('html`<b>${each.map((y) => html`<li>Twee ${y}</li>`)}</b>`')).toEqual(['Twee']);
    expect(saidIn('html`<button aria-label="Sluit dit" class="btn">${icon}</button>`')).toEqual(['Sluit', 'dit']);
    expect(saidIn('const re = /`/; html`<p>Na een regex</p>`')).toEqual(['Na', 'een', 'regex']);
  });

  it('is left alone when it holds tags, names, code and values', () => {
    expect(saidIn('html`<p class="soft">${ctx.t("x")} <code>SELECT</code> Vijver · 1</p>`')).toEqual([]);
    expect(saidIn('here && html` aria-current="page"`')).toEqual([]);
    expect(saidIn("const text = 'Opslaan'; const other = `Opslaan ${x}`; // html`Nee`")).toEqual([]);
  });
});

/** `/design` shows samples: an invented term and address are what it is for. */
describe('the pages of the hub', () => {
  it('say nothing that no catalogue holds', () => {
    const files = globSync('src/**/*.ts').filter(
      (file) => !/\/design(-\w+)?\.ts$/.test(file) && readFileSync(file, 'utf8').includes('html`'),
    );
    expect(files.length).toBeGreaterThan(30);
    const said = files.flatMap((file) => saidIn(readFileSync(file, 'utf8')).map((word) => `${file}: ${word}`));
    expect(said).toEqual([]);
  });
});
