// A browser without scripts: keeps cookies, follows nothing by itself, fills in the forms that pages hold.
import { formIn } from '../web/session.ts';
import type { TestHub } from '../hub.ts';

export type Visitor = ReturnType<typeof visitor>;

export function visitor(hub: Pick<TestHub, 'request'>, first: Readonly<Record<string, string>> = {}) {
  const jar = new Map<string, string>(Object.entries(first));
  const keep = (response: Response): Response => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const headers = (more: Readonly<Record<string, string>>): Record<string, string> => ({
    accept: 'text/html',
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    ...(jar.size === 0 ? {} : { cookie: [...jar].map((pair) => pair.join('=')).join('; ') }),
    ...more,
  });
  const get = async (path: string, more: Readonly<Record<string, string>> = {}): Promise<Response> =>
    keep(await hub.request(path, { headers: headers(more) }));
  const post = async (path: string, values: Iterable<readonly [string, string]>, more = {}): Promise<Response> =>
    keep(
      await hub.request(path, {
        method: 'POST',
        body: new URLSearchParams([...values].map(([a, b]) => [a, b])),
        headers: headers(more),
      }),
    );
  return {
    jar,
    get,
    post,
    page: async (path: string): Promise<string> => (await get(path)).text(),
    /** Opens a page, fills its form in and sends it. */
    async submit(path: string, action: string, fields: Readonly<Record<string, string>>): Promise<Response> {
      const values = formIn(await (await get(path)).text(), action);
      for (const [name, value] of Object.entries(fields)) values.set(name, value);
      return post(action, values);
    },
    session: (): string | undefined => jar.get('vijver_session') ?? jar.get('__Host-vijver_session'),
  };
}

/** Somebody with an account and a password, made as an administrator and the person themselves make it. */
export async function person(
  hub: TestHub,
  login: string,
  grants: readonly { role: string; museum?: string; modules?: string[] }[],
  name = login,
) {
  const account = hub.hub.accounts.create(login, grants);
  hub.hub.identities.put(account.person, { name, email: null });
  const code = hub.hub.links.make(account.id);
  const browser = visitor(hub);
  await browser.submit(`/signin?code=${code}`, '/signin', {});
  await browser.submit('/account/password', '/account/password', { password: passwordOf(login) });
  return { ...account, browser, code };
}

/** Somebody who is in already, however they came. */
export function inside(hub: TestHub, login: string, grants: Parameters<typeof person>[2]) {
  const account = hub.hub.accounts.create(login, grants);
  hub.hub.identities.put(account.person, { name: login, email: null });
  const { sessionId } = hub.hub.sessions.open(account.id, 'Firefox, Linux');
  return { ...account, browser: visitor(hub, { vijver_session: sessionId }) };
}

export const passwordOf = (login: string): string => `vier gewone woorden ${[...login].toReversed().join('')}`;

export const signInAs = (browser: Visitor, login: string, password = passwordOf(login)): Promise<Response> =>
  browser.submit('/signin', '/signin', { login, password });
