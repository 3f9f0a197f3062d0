// The description at /api, asked of a whole hub with the demonstration content: every address it names answers as it says,
// and every address that the hub mounts is named.
import { globSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestHub } from '../hub.ts';
import { demoHub } from '../demo-hub.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: string | number;
  readonly examples?: Readonly<Record<string, { readonly value: string }>>;
}
interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema?: { readonly $ref: string } }>>;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, Answer>>;
  readonly security?: readonly object[];
}
interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let hub: TestHub;
let api: Api;
const operations = (): readonly { path: string; method: string; operation: Operation }[] =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** The addresses that the examples make: one, or one for each named example. */
function addressesOf(path: string, { parameters = [] }: Operation): readonly string[] {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(parameters.find((each) => each.in === 'path' && each.name === name)?.example)),
  );
  let queries: [string, string][][] = [[]];
  for (const { in: where, name, example, examples } of parameters.filter((each) => each.in === 'query')) {
    const values = examples
      ? Object.values(examples).map(({ value }) => value)
      : example === undefined
        ? []
        : [example];
    if (values.length > 0)
      queries = queries.flatMap((q) => values.map((v): [string, string][] => [...q, [name, String(v)]]));
    expect(where).toBe('query');
  }
  return queries.map((query) => {
    const search = new URLSearchParams(query.filter(([, value]) => value !== '')).toString();
    return search === '' ? filled : `${filled}?${search}`;
  });
}

const typeOf = (response: Response): string => (response.headers.get('content-type') ?? '').split(';')[0] ?? '';

async function follow(address: string, accept: string, described: Operation['responses']): Promise<Response> {
  // What only staff see is asked as staff.
  const response = await hub.get(address, accept, described['401'] === undefined ? {} : hub.as('planner'));
  if (response.status < 300 || response.status > 399) return response;
  expect(Object.keys(described), address).toContain(String(response.status));
  return hub.get(new URL(response.headers.get('location') ?? '', hub.url).pathname, accept);
}

beforeAll(async () => {
  hub = await demoHub();
  for (let i = 0; i < 200 && (await hub.get('/ready', '*/*')).status !== 200; i++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  api = (await (await hub.get('/api', 'application/json')).json()) as Api;
});
afterAll(() => hub.close());

describe('the description of the addresses', () => {
  it('is OpenAPI 3.1, whose references, names and parameters fit together', () => {
    expect(api).toMatchObject({ openapi: '3.1.0', servers: [{ url: hub.base }] });
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, name] of JSON.stringify(api).matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(Object.keys(api.components.schemas)).toContain(name);
    for (const { path, operation } of operations()) {
      const inPath = (operation.parameters ?? []).filter((each) => each.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`).toSorted(), path).toEqual(
        [...(path.match(/\{\w+\}/g) ?? [])].toSorted(),
      );
      expect(
        inPath.every(({ required, example }) => required === true && example !== undefined),
        path,
      ).toBe(true);
    }
  });

  it('names for every GET a status and media types that the address really gives', async () => {
    for (const { path, operation } of operations().filter(({ method }) => method === 'get')) {
      const [status = ''] = Object.keys(operation.responses).filter((each) => /^[23]/.test(each));
      const types = Object.keys(operation.responses[status]?.content ?? {});
      if (types.length === 0) {
        const [address = ''] = addressesOf(path, operation);
        expect(String((await hub.get(address, '*/*')).status), address).toBe(status);
      }
      for (const type of types) {
        const told: string[] = [];
        for (const address of addressesOf(path, operation)) {
          const response = await follow(address, type, operation.responses);
          told.push(`${response.status} ${typeOf(response)}`);
          await response.arrayBuffer();
        }
        expect(told, `${path} as ${type}`).toContain(`${status} ${type}`);
      }
    }
  });

  it('has schemas that the JSON keeps', async () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'http://api.test/', components: api.components });
    const check = (name: string, value: unknown): void => {
      const valid = ajv.getSchema(`http://api.test/#/components/schemas/${name}`);
      expect(valid, name).toBeDefined();
      expect([valid?.(value), valid?.errors], name).toEqual([true, null]);
    };
    for (const { path, operation } of operations().filter(({ method }) => method === 'get')) {
      const name = operation.responses['200']?.content?.['application/json']?.schema?.$ref.split('/').at(-1);
      if (name === undefined) continue;
      for (const address of addressesOf(path, operation))
        check(name, await (await hub.get(address, 'application/json')).json());
    }
    check('Problem', await (await hub.get('/doc/concept/nergens', 'application/json')).json());
    const isNew = { ...hub.as('editor'), 'if-none-match': '*' };
    const bad = await hub.put('/doc/concept/fout', '<> a <http://www.w3.org/2004/02/skos/core#Concept> .', isNew);
    const body: unknown = await bad.json();
    expect(body).toMatchObject({ status: 422, violations: [expect.anything()] });
    check('Problem', body);
    const label = '<http://www.w3.org/2004/02/skos/core#prefLabel> "goed"@nl';
    const made = await hub.put(
      '/doc/concept/goed',
      `<> a <http://www.w3.org/2004/02/skos/core#Concept> ; ${label} .`,
      isNew,
    );
    check('Written', await made.json());
  });

  it('says which addresses write, and those let nobody in without a token', async () => {
    const writing = operations().filter(({ operation }) => operation.responses['401'] !== undefined);
    expect(writing.length).toBeGreaterThanOrEqual(7);
    for (const { path, method, operation } of writing) {
      expect(operation.security).toEqual([{ bearer: [] }]);
      const [address = ''] = addressesOf(path, operation);
      const module = hub.hub.modules.find(({ name }) => path === `/${name}`) ?? hub.hub.modules[0];
      const body = `<> a <${module?.types[0]?.class}> .`;
      const headers = { 'content-type': 'text/turtle' };
      const sent = method === 'get' ? {} : { headers, body };
      const response = await hub.request(address, { method: method.toUpperCase(), ...sent });
      expect([response.status, typeOf(response)], `${method} ${path}`).toEqual([401, 'application/problem+json']);
    }
  });

  /** For people's forms and for the pages' own use: not for programs. */
  const ownUse =
    /^\/(signin|signout|account|planning$|planning\/ical\/|planning\/import\/\{|planning\/tours|admin|privacy|audit|design|assets\/|favicon|terms\/branch|wiki\/move|wiki\/preview|training\/(me|plan|team|report|help|certificate|enrol|skill|goal|replace|calendar|edition|catalogue\.)|live|sparql\/editor\.js|reconcile\/logo\.svg|catalog\.|\{module\}\/new\/)|\/(edit|delete|restore|propose)$/;

  it('leaves out no address that a door mounts', () => {
    const mounted = globSync('src/**/*door.ts')
      .concat('src/health.ts')
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/router\.(get|post|put|patch|delete)\(\s*['`](\/[^'`$]*)['`]/g)].map(
          ([, method = '', path = '']) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
        ),
      );
    expect(mounted.length).toBeGreaterThan(30);
    const described = new Set(operations().map(({ method, path }) => `${method} ${path}`));
    // A stream and its pages are one route with an optional end.
    const missing = mounted.filter(
      (each) => !described.has(each) && !each.includes('{/') && !ownUse.test(each.split(' ')[1] ?? ''),
    );
    expect(missing, 'add a row in src/api/addresses/').toEqual([]);
  });

  it('is a page for people with a link to an example of each, in two languages', async () => {
    const dutch = await (await hub.get('/api', 'text/html')).text();
    expect(dutch).toContain('<h1>Alle adressen</h1>');
    for (const path of ['/doc/concept/metaal', '/ldes/terms/0/0', '/reconcile/nl/materialen'])
      expect(dutch).toContain(`href="${path}"`);
    for (const { path } of operations()) expect(dutch, path).toContain(path.replaceAll("'", '&#39;'));
    expect(await (await hub.get('/api?lang=en', 'text/html')).text()).toContain('<h1>All addresses</h1>');
  });

  it('answers 304 to who has it, and 405 to who would change it', async () => {
    const etag = (await hub.get('/api', 'application/json')).headers.get('etag') ?? '';
    expect((await hub.get('/api', 'application/json', { 'if-none-match': etag })).status).toBe(304);
    expect((await hub.request('/api', { method: 'POST' })).status).toBe(405);
  });
});
