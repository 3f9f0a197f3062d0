// What the operator reads during and after an import, in Dutch or English: a bar on a terminal, plain lines elsewhere.
import type { Finding, ImportOrder, Progress, Summary } from '../import/order.ts';
import type { Terminal } from './terminal.ts';

type Lang = 'nl' | 'en';

const barWidth = 24;
const lineEveryMs = 5000;

const count = (lang: Lang, number: number): string => number.toLocaleString(lang === 'nl' ? 'nl-BE' : 'en-GB');
const megabytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(1);

const bar = (part: number): string => {
  const full = Math.round(Math.min(1, Math.max(0, part)) * barWidth);
  return `[${'█'.repeat(full)}${'░'.repeat(barWidth - full)}]`;
};

type Kind = Progress['kind'];
type Shown = { readonly part: number; readonly text: string };
type Steps = { readonly [K in Kind]: (step: Extract<Progress, { kind: K }>, lang: Lang) => Shown | undefined };

/** How far each step is, from 0 to 1, and what to say of it. */
const steps: Steps = {
  reading: ({ file, bytes, totalBytes }, lang) => {
    const read = `${file}: ${megabytes(bytes)}/${megabytes(totalBytes)} MB`;
    return {
      part: totalBytes === 0 ? 0 : bytes / totalBytes,
      text: lang === 'nl' ? `Lezen ${read}` : `Reading ${read}`,
    };
  },
  checking: ({ done, total, remainingSeconds }, lang) => {
    const part = `${count(lang, done)}/${count(lang, total)}`;
    const text =
      lang === 'nl' ? `Nakijken ${part}, nog ${remainingSeconds} s` : `Checking ${part}, ${remainingSeconds} s left`;
    return { part: total === 0 ? 1 : done / total, text };
  },
  writing: ({ changes }, lang) => {
    const number = count(lang, changes);
    return { part: 1, text: lang === 'nl' ? `Schrijven: ${number} wijzigingen` : `Writing ${number} changes` };
  },
  indexing: (_step, lang) => ({
    part: 1,
    text: lang === 'nl' ? 'Zoekindex en SPARQL bijwerken' : 'Updating the search index and SPARQL',
  }),
  done: () => undefined,
};

const stepText = (step: Progress, lang: Lang): Shown | undefined =>
  (steps[step.kind] as (step: Progress, lang: Lang) => Shown | undefined)(step, lang);

/** Shows progress as it comes: rewrites one line on a terminal, else says a line now and then. */
export function createTeller(order: ImportOrder, terminal: Terminal): (step: Progress) => void {
  const { lang } = order;
  let [saidAt, saidKind] = [0, ''];
  return (step) => {
    if (step.kind === 'done') {
      if (terminal.isTerminal) process.stderr.write('\r\u001b[K');
      for (const line of summaryLines(step.summary, order)) terminal.say(line);
      return;
    }
    const shown = stepText(step, lang);
    if (shown === undefined) return;
    if (terminal.isTerminal) process.stderr.write(`\r\u001b[K${bar(shown.part)} ${shown.text}`);
    else if (step.kind !== saidKind || Date.now() - saidAt > lineEveryMs) {
      [saidAt, saidKind] = [Date.now(), step.kind];
      terminal.warn(shown.text);
    }
  };
}

const kindWords = {
  nl: { violation: 'FOUT', 'left-out': 'niet overgenomen', note: 'ter info' },
  en: { violation: 'ERROR', 'left-out': 'left out', note: 'note' },
} as const;

/** One finding on one line; nothing of it can move the cursor or colour the screen. */
function findingLine(finding: Finding, lang: Lang): string {
  const { kind, file, subject, rule, path, value, message } = finding;
  // What is left out says so itself; its rule would only say it again.
  const where = [file, subject && `<${subject}>`, rule !== kind && rule, path && `<${path}>`, value && `“${value}”`]
    .filter(Boolean)
    .join(' · ');
  return `  ${kindWords[lang][kind]}: ${where}: ${message[lang]}`.replace(/\p{Cc}/gu, ' ').slice(0, 700);
}

const verdicts = {
  nl: {
    refused: 'Niets geschreven. Verbeter de fouten, of gebruik --skip-invalid om de rest wel over te nemen.',
    same: 'Er veranderde niets.',
    dry: 'Proef: niets geschreven.',
    written: 'Geschreven.',
  },
  en: {
    refused: 'Nothing was written. Mend the errors, or use --skip-invalid to take in the rest.',
    same: 'Nothing changed.',
    dry: 'Dry run: nothing was written.',
    written: 'Written.',
  },
} as const;

function verdict({ created, updated, invalid, dryRun }: Summary, order: ImportOrder): string {
  const words = verdicts[order.lang];
  if (invalid > 0 && order.skipInvalid !== true) return words.refused;
  if (created + updated === 0) return words.same;
  return dryRun ? words.dry : words.written;
}

export function summaryLines(summary: Summary, order: ImportOrder): readonly string[] {
  const { lang } = order;
  const nl = lang === 'nl';
  const n = (number: number): string => count(lang, number);
  const { created, updated, unchanged, invalid, leftOut } = summary;
  const counts = nl
    ? `${n(summary.resources)} dingen uit ${n(summary.statements)} uitspraken: ${n(created)} nieuw, ${n(updated)} gewijzigd, ${n(unchanged)} ongewijzigd, ${n(invalid)} fout; ${n(leftOut)} andere onderwerpen niet overgenomen.`
    : `${n(summary.resources)} things from ${n(summary.statements)} statements: ${n(created)} new, ${n(updated)} changed, ${n(unchanged)} unchanged, ${n(invalid)} invalid; ${n(leftOut)} other subjects left out.`;
  const rest = summary.findingCount - summary.findings.length;
  const more = nl ? `  … en nog ${n(rest)}` : `  … and ${n(rest)} more`;
  const all =
    order.report === undefined
      ? nl
        ? ' (alles met --report BESTAND)'
        : ' (all of them with --report FILE)'
      : ` (${order.report})`;
  const seconds = (summary.elapsedMs / 1000).toFixed(1);
  return [
    ...summary.findings.map((finding) => findingLine(finding, lang)),
    ...(rest > 0 ? [more + all] : []),
    counts,
    `${verdict(summary, order)} (${seconds} s)`,
  ];
}
