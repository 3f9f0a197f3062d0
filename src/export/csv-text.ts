// One line of CSV (RFC 4180) that a spreadsheet cannot mistake for a formula.

/** A value that begins like a formula gets an apostrophe in front: a spreadsheet then shows it instead of running it. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const toField = (text: string): string => {
  const safe = harmless(text);
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Without the line's end. */
export const toCsvLine = (fields: readonly string[]): string => fields.map(toField).join(',');
