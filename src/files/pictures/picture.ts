// What the readers of pictures have in common: the pieces of a file that stay, and how large it is. Knows no format.
import { tooManyPixels } from '../refuse.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The file without what tells where, when and by whom it was made, and without what follows its end. */
  readonly pieces: readonly Uint8Array[];
}

const mostMegapixels = 64;
const mostSide = 30_000;
/** Of all frames of a moving picture together. */
const mostMoving = 400;

/** A small file may unpack to gigabytes in the reader's browser. @throws Problem too-large */
export function checkSize(width: number, height: number, frames = 1): void {
  const mega = (width * height) / 1_000_000;
  if (mega > mostMegapixels || Math.max(width, height) > mostSide || mega * frames > mostMoving)
    throw tooManyPixels(width, height, mostMegapixels);
}
