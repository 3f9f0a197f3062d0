// The table of contents of a GitBook: which chapter stands under which. Pure.
export interface Place {
  readonly path: string;
  readonly title: string;
  /** Path of the chapter above; undefined on top. */
  readonly above: string | undefined;
}

/** @param text `SUMMARY.md` */
export function placesIn(text: string): readonly Place[] {
  const above: string[] = [];
  const found: Place[] = [];
  for (const [, indent = '', title = '', path = ''] of text.matchAll(/^( *)\* \[([^\]]+)\]\(([^)\s]+)\)/gm)) {
    const depth = Math.min(above.length, Math.floor(indent.length / 2));
    above.length = depth;
    found.push({ path, title, above: above.at(-1) });
    above.push(path);
  }
  return found;
}
