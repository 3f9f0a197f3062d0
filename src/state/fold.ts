// One spelling for sorting and comparing names: no capitals, no diacritics, single spaces. Pure.

const marks = /\p{M}+/gu;

export const fold = (text: string): string =>
  text.normalize('NFKD').replace(marks, '').toLowerCase().replace(/\s+/g, ' ').trim();
