// Our JSON-LD context says the same as our Turtle prefixes.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createModules } from '../../src/modules/index.ts';
import { toNTriples } from '../../src/rdf/ntriples.ts';
import { parse } from '../../src/rdf/parse.ts';
import { createShapes } from '../../src/shacl/compile.ts';
import type { Field } from '../../src/shacl/shapes.ts';

const base = 'http://hub.test';
const subject = `${base}/id/concept/weefgetouw`;
const context = `${base}/context.jsonld`;

const fromJson = async (document: object) =>
  toNTriples(await parse(JSON.stringify({ '@context': context, ...document }), 'application/ld+json', subject));

describe('vocab/context.jsonld', () => {
  it('gives the triples that Turtle gives, own terms included', async () => {
    const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix vijver: </ns#> . @prefix adms: <http://www.w3.org/ns/adms#> .
      <${subject}> a skos:Concept ; skos:prefLabel "weefgetouw"@nl ; skos:broader <${base}/id/concept/machine> ;
        adms:status vijver:approved ; vijver:museum <${base}/id/agent/stam> .`;
    const json = {
      id: subject,
      type: 'skos:Concept',
      prefLabel: { '@value': 'weefgetouw', '@language': 'nl' },
      broader: `${base}/id/concept/machine`,
      'adms:status': `${base}/ns#approved`,
      museum: `${base}/id/agent/stam`,
    };
    expect(await fromJson(json)).toBe(toNTriples(await parse(turtle, 'text/turtle', `${base}/`)));
  });

  it('takes a text for an address wherever a form asks for one', async () => {
    const modules = createModules(base);
    const shapes = await createShapes(base, modules);
    const inner = (fields: readonly Field[]): readonly Field[] =>
      fields.flatMap((field) => [field, ...inner(field.fields)]);
    const fields = modules.flatMap(({ name, types }) =>
      types.flatMap((type) => inner(shapes.fields(name, type.class))),
    );
    const compact = (path: string): string =>
      path.startsWith(`${base}/ns#`) ? path.slice(`${base}/ns#`.length) : path;
    const { '@context': ours } = JSON.parse(
      readFileSync(new URL('../../vocab/context.jsonld', import.meta.url), 'utf8'),
    );
    const prefixed = (path: string): string => {
      const found = Object.entries<unknown>(ours).find(
        ([, value]) => typeof value === 'string' && /[#/]$/.test(value) && path.startsWith(value),
      );
      return found === undefined ? path : `${found[0]}:${path.slice(String(found[1]).length)}`;
    };
    const asked = new Set(
      fields
        .filter(({ kind, choices }) => kind === 'iri' || choices.some(({ value }) => value.startsWith('http')))
        .map(({ path }) => compact(path)),
    );
    const missing = [...asked].filter(
      (path) => ours[path.startsWith('http') ? prefixed(path) : path]?.['@type'] !== '@id',
    );
    expect(missing).toEqual([]);
  });
});
