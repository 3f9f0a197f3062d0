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

/** How far one step is, from 0 to 1, and what to say of it. */
function stepText(step: Progress, lang: Lang): { readonly part: number; readonly text: string } | undefined {
  const nl = lang === 'nl';
  switch (step.kind) {
    case 'reading': {
      const read = `${megabytes(step.bytes)}/${megabytes(step.totalBytes)} MB`;
      const text = nl ? `Lezen ${step.file}: ${read}` : `Reading ${step.file}: ${read}`;
      return { part: step.totalBytes === 0 ? 0 : step.bytes / step.totalBytes, text };
    }
    case 'checking': {
      const done = `${count(lang, step.done)}/${count(lang, step.total)}`;
      const text = nl
        ? `Nakijken ${done}, nog ${step.remainingSeconds} s`
        : `Checking ${done}, ${step.remainingSeconds} s left`;
      return { part: step.total === 0 ? 1 : step.done / step.total, text };
    }
    case 'writing':
      return {
        part: 1,
        text: nl
          ? `Schrijven: ${count(lang, step.changes)} wijzigingen`
          : `Writing ${count(lang, step.changes)} changes`,
      };
    case 'indexing':
      return { part: 1, text: nl ? 'Zoekindex en SPARQL bijwerken' : 'Updating the search index and SPARQL' };
    default:
      return undefined;
  }
}

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
  const where = [file, subject && `<${subject}>`, rule, path && `<${path}>`, value && `“${value}”`]
    .filter(Boolean)
    .join(' · ');
  return `  ${kindWords[lang][kind]}: ${where}: ${message[lang]}`.replace(/\p{Cc}/gu, ' ').slice(0, 700);
}

function verdict(summary: Summary, { lang, skipInvalid = false }: ImportOrder): string {
  const nl = lang === 'nl';
  const { created, updated, invalid, dryRun, written } = summary;
  if (invalid > 0 && !skipInvalid)
    return nl
      ? 'Niets geschreven. Verbeter de fouten, of gebruik --skip-invalid om de rest wel over te nemen.'
      : 'Nothing was written. Mend the errors, or use --skip-invalid to take in the rest.';
  if (created + updated === 0) return nl ? 'Er veranderde niets.' : 'Nothing changed.';
  if (dryRun) return nl ? 'Proef: niets geschreven.' : 'Dry run: nothing was written.';
  return written ? (nl ? 'Geschreven.' : 'Written.') : '';
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
