// A person in a browser without scripts, for tests: keeps the session cookie, reads forms out of pages and posts them back.
import type { TestHub } from '../hub.ts';

const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : decode(found);
};

/** The values that a browser would send for the form with this action. */
export function formIn(page: string, action: string): URLSearchParams {
  const start = page.indexOf(`action="${action}"`);
  if (start < 0) throw new Error(`No form for ${action} in the page`);
  const form = page.slice(start, page.indexOf('</form>', start));
  const values = new URLSearchParams();
  for (const [tag] of form.matchAll(/<input[^>]*>|<textarea[^>]*>[^<]*<\/textarea>|<select[^>]*>.*?<\/select>/gs)) {
    const name = attribute(tag, 'name');
    if (name === undefined) continue;
    const type = attribute(tag, 'type');
    if ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag)) continue;
    values.append(name, valueOf(tag));
  }
  return values;
}

function valueOf(tag: string): string {
  if (tag.startsWith('<textarea')) return decode(/>([^<]*)</.exec(tag)?.[1] ?? '').replace(/^\n/, '');
  if (!tag.startsWith('<select')) return attribute(tag, 'value') ?? '';
  const options = [...tag.matchAll(/<option[^>]*>[^<]*/g)].map(([option]) => option);
  const chosen = options.find((option) => /\sselected/.test(option)) ?? options[0] ?? '';
  return attribute(chosen, 'value') ?? decode(chosen.slice(chosen.indexOf('>') + 1));
}

/** The name of the input whose value is this, or of the first empty one under a label. */
export const nameOfValue = (values: URLSearchParams, value: string): string =>
  [...values].find(([, each]) => each === value)?.[0] ?? '';

export type Person = Awaited<ReturnType<typeof signIn>>;

export async function signIn(hub: TestHub, token: string) {
  const answer = await hub.request('/signin', {
    method: 'POST',
    body: new URLSearchParams({ token, next: '/' }),
  });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const get = (path: string): Promise<Response> => hub.request(path, { headers: { accept: 'text/html', cookie } });
  return {
    status: answer.status,
    cookie,
    get,
    page: async (path: string): Promise<string> => (await get(path)).text(),
    post: (path: string, values: URLSearchParams, headers: Record<string, string> = {}): Promise<Response> =>
      hub.request(path, { method: 'POST', body: values, headers: { accept: 'text/html', cookie, ...headers } }),
  };
}
