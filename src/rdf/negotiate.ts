// Picks what to send for an `Accept` header (RFC 9110 §12.5.1). Pure.

interface Range {
  readonly type: string;
  readonly quality: number;
}

const longest = 4096;

function toRanges(accept: string): readonly Range[] {
  return accept
    .slice(0, longest)
    .split(',')
    .slice(0, 64)
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const quality = parameters.find((parameter) => /^q\s*=/.test(parameter))?.split('=')[1];
      const number = quality === undefined ? 1 : Number(quality);
      return { type, quality: number >= 0 && number <= 1 ? number : 0 };
    })
    .filter((range) => range.type !== '');
}

/** The most specific range that matches decides, also when it says q=0. */
function qualityOf(offer: string, ranges: readonly Range[]): number {
  const type = (offer.split(';')[0] ?? '').trim().toLowerCase();
  const wildcards = [type, `${type.split('/')[0] ?? ''}/*`, '*/*'];
  for (const wanted of wildcards) {
    const matching = ranges.filter((range) => range.type === wanted);
    if (matching.length > 0) return Math.max(...matching.map((range) => range.quality));
  }
  return 0;
}

/**
 * The offer that the client likes best; the first one wins ties, and everything when the header is absent.
 * @returns undefined when nothing on offer is acceptable
 */
export function negotiate(accept: string | undefined, offers: readonly string[]): string | undefined {
  if (accept === undefined || accept.trim() === '') return offers[0];
  const ranges = toRanges(accept);
  let best: string | undefined;
  let bestQuality = 0;
  for (const offer of offers) {
    const quality = qualityOf(offer, ranges);
    if (quality > bestQuality) {
      best = offer;
      bestQuality = quality;
    }
  }
  return best;
}
