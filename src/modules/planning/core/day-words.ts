// A day in words, Dutch or English. Formatters are made once for each shape: making one costs more than using it a hundred times.
const locales = { nl: 'nl-BE', en: 'en-GB' } as const;
export type Lang = keyof typeof locales;

const made = new Map<string, Intl.DateTimeFormat>();

function formatter(lang: Lang, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${JSON.stringify(shape)}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(locales[lang], { ...shape, timeZone: 'UTC' });
  made.set(key, known);
  return known;
}

/** @param day `2027-03-28` */
export const dayWords = (lang: Lang, day: string, shape: Intl.DateTimeFormatOptions): string =>
  formatter(lang, shape).format(Date.parse(`${day}T12:00:00Z`));
