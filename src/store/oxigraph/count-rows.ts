// How many rows a result document holds, without parsing it into values. Pure.

const jsonToken = /"(?:[^"\\]|\\.)*"|[{}]/g;

/** Rows are the objects of the array in `{"head":{…},"results":{"bindings":[{…},…]}}`: those three levels deep. */
function countJson(text: string): number {
  let depth = 0;
  let rows = 0;
  for (const [token] of text.matchAll(jsonToken)) {
    if (token === '{') {
      depth += 1;
      if (depth === 3) rows += 1;
    } else if (token === '}') depth -= 1;
  }
  return rows;
}

/** Line ends outside quotes, without the header (RFC 4180). */
function countCsv(text: string): number {
  let lines = 0;
  for (const [token] of text.matchAll(/"[^"]*"|\n/g)) if (token === '\n') lines += 1;
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
