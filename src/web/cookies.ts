// Cookies of a request, read. At most 50 of them; a cookie that cannot be decoded is taken as it is.
import type { Request } from 'express';

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

export function cookies(request: Request): Readonly<Record<string, string>> {
  const found: Record<string, string> = Object.create(null);
  for (const part of (request.headers.cookie ?? '').split(';', 50)) {
    const at = part.indexOf('=');
    if (at > 0) found[part.slice(0, at).trim()] ??= decode(part.slice(at + 1).trim());
  }
  return found;
}
