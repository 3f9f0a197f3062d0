// How many rows a result document holds, without parsing it into values. Pure.

/** Offset of the quote that closes the JSON string opened at `open`. No regular expression: a value may hold megabytes. */
function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}

/** Rows are the objects of the array in `{"head":{…},"results":{"bindings":[{…},…]}}`: those three levels deep. */
function countJson(text: string): number {
  let depth = 0;
  let rows = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = closingQuote(text, at);
    else if (char === '{') {
      depth += 1;
      if (depth === 3) rows += 1;
    } else if (char === '}') depth -= 1;
  }
  return rows;
}

/** Line ends outside quotes, without the header (RFC 4180: a quote inside quotes is doubled, so it changes nothing). */
function countCsv(text: string): number {
  let lines = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') at = Math.max(at, text.indexOf('"', at + 1));
    else if (text[at] === '\n') lines += 1;
  }
  return lines - 1;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function countResults(text: string): number {
  let rows = 0;
  for (let at = text.indexOf('<result>'); at !== -1; at = text.indexOf('<result>', at + 1)) rows += 1;
  return rows;
}

/** Media type of bindings → how many rows; text cannot hold a bare `<result>` in XML, nor a bare line end in TSV. */
const counters: Readonly<Record<string, { readonly least: number; readonly count: (text: string) => number }>> = {
  'application/sparql-results+json': { least: 2, count: countJson },
  'application/sparql-results+xml': { least: 17, count: countResults },
  'text/csv': { least: 1, count: countCsv },
  'text/tab-separated-values': { least: 1, count: (text) => countLines(text) - 1 },
};

/** Are there more than `cap` rows? Short documents are not looked into: each row takes `least` characters or more. */
export function hasMoreRows(text: string, mediaType: string, cap: number): boolean {
  const counter = counters[mediaType];
  if (counter === undefined) throw new TypeError(`No counter for ${mediaType}`);
  return text.length > cap * counter.least && counter.count(text) > cap;
}
