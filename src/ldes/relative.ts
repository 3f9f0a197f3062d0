// The shortest plain way to write one of the hub's own page addresses inside another page. Pure.

/** Both are absolute and differ at most in their path and fragment; resolving the answer against `from` gives `to`. */
export function relativeIri(from: string, to: string): string {
  const [toPath = '', fragment] = to.split('#', 2);
  const tail = fragment === undefined ? '' : `#${fragment}`;
  if (toPath === from) return tail;
  const source = from.split('/').slice(0, -1);
  const target = toPath.split('/');
  let same = 0;
  while (same < source.length && same < target.length - 1 && source[same] === target[same]) same++;
  const up = '../'.repeat(source.length - same);
  const down = target.slice(same).join('/');
  // A first segment with a colon would read as a scheme.
  return `${up === '' && down.split('/')[0]?.includes(':') ? './' : up}${down}${tail}`;
}
