// Does the client have these bytes already? (RFC 9110 §13.1.2: weak comparison, a list, or `*`.) Pure.
// Express' own `request.fresh` also heeds a request's `Cache-Control: no-cache`, which is meant for caches, not for us.

export function isSeen(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const wanted = opaque(etag);
  return header.split(',').some((part) => part.trim() === '*' || opaque(part.trim()) === wanted);
}

const opaque = (tag: string): string => tag.replace(/^W\//, '');
