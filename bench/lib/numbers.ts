// Numbers for benchmarks: medians, ratios, and one way to print them. Knows nothing of the hub.

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One line of a benchmark: what, its figure, and how it stands to its bar. */
export function tell(what: string, figure: string, bar?: { readonly says: string; readonly met: boolean }): void {
  const verdict = bar === undefined ? '' : `   ${bar.met ? 'met' : 'MISSED'}: ${bar.says}`;
  console.log(`${what.padEnd(58)} ${figure.padStart(16)}${verdict}`);
}

export async function timed<T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> {
  const begin = performance.now();
  const value = await work();
  return { ms: performance.now() - begin, value };
}
