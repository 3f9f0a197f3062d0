// W3C SHACL core tests through our engine, and through our quick test: whatever that passes must conform.
import { existsSync, readFileSync } from 'node:fs';
import type { Term } from '@rdfjs/types';
import type { Step } from 'shacl-engine';
import { describe, expect, it } from 'vitest';
import { iri } from '../../src/rdf/ns.ts';
import { parse } from '../../src/rdf/parse.ts';
import { createEngine } from '../../src/shacl/engine.ts';
import { compileSure } from '../../src/shacl/quick.ts';
import { keyOf, Statements } from '../../src/shacl/statements.ts';

const root = new URL('../../../shared/data/w3c/shacl/tests/core/', import.meta.url);
const mf = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const sht = 'http://www.w3.org/ns/shacl-test#';

const files = new Map<string, Promise<Statements>>();
/** Each file is read once, so that a blank node in a report is the one in the data. */
function read(url: string): Promise<Statements> {
  const known =
    files.get(url) ??
    parse(readFileSync(new URL(url), 'utf8'), 'text/turtle', url).then((quads) => new Statements(quads));
  files.set(url, known);
  return known;
}

interface Case {
  readonly name: string;
  readonly file: Statements;
  readonly data: string;
  readonly shapes: string;
  readonly result: string;
}

async function casesOf(url: string): Promise<readonly Case[]> {
  const file = await read(url);
  const own = file.list(file.object(url, `${mf}entries`)).map((entry): Case => {
    const action = keyOf(file.object(keyOf(entry), `${mf}action`) ?? entry);
    const graph = (local: string): string => file.object(action, `${sht}${local}`)?.value ?? url;
    const result = keyOf(file.object(keyOf(entry), `${mf}result`) ?? entry);
    return {
      name: entry.value.slice(root.href.length),
      file,
      data: graph('dataGraph'),
      shapes: graph('shapesGraph'),
      result,
    };
  });
  const included = file.objects(url, `${mf}include`).map((each) => casesOf(each.value));
  return [...own, ...(await Promise.all(included)).flat()];
}

const quantifiers: Readonly<Record<string, string>> = { zeroOrMorePath: '*', oneOrMorePath: '+', zeroOrOnePath: '?' };

/** A path as it stands in a file, in one line. */
function written(file: Statements, path: Term | undefined): string {
  if (path === undefined) return '';
  if (path.termType === 'NamedNode') return path.value;
  const steps = file.list(path);
  if (steps.length > 0) return steps.map((step) => written(file, step)).join('/');
  const key = keyOf(path);
  const inverse = file.object(key, iri('sh', 'inversePath'));
  if (inverse !== undefined) return `^${written(file, inverse)}`;
  const choices = file.list(file.object(key, iri('sh', 'alternativePath')));
  if (choices.length > 0) return choices.map((each) => written(file, each)).join('|');
  const local = Object.keys(quantifiers).find((each) => file.object(key, iri('sh', each)) !== undefined) ?? '';
  return `${written(file, file.object(key, iri('sh', local)))}${quantifiers[local] ?? ''}`;
}

const stepText = ({ quantifier, start, predicates }: Step): string =>
  `${start === 'object' ? '^' : ''}${predicates.map(({ value }) => value).join('|')}${quantifiers[`${quantifier}Path`] ?? ''}`;

function expected({ file, result }: Case): readonly string[] {
  const list = file.objects(result, iri('sh', 'result')).map((node) => {
    const get = (local: string) => file.object(keyOf(node), iri('sh', local));
    const texts = ['focusNode', 'value', 'sourceShape', 'resultSeverity', 'sourceConstraintComponent'].map(
      (local) => get(local)?.value ?? '',
    );
    return [...texts, written(file, get('resultPath'))].join(' ; ');
  });
  return list.toSorted();
}

async function found(shapes: Statements, data: Statements): Promise<readonly string[]> {
  const { results } = await createEngine(shapes).validate({ dataset: data });
  const list = results.map((result) => {
    const terms = [
      result.focusNode.term,
      result.value?.term,
      result.shape.ptr.term,
      result.severity,
      result.constraintComponent,
    ];
    return [...terms.map((term) => term?.value ?? ''), (result.path ?? []).map(stepText).join('/')].join(' ; ');
  });
  return list.toSorted();
}

const shapeClasses = new Set([iri('sh', 'NodeShape'), iri('sh', 'PropertyShape')]);

/** Counts what the quick test passed, and fails when the engine finds fault with one of them. */
async function checkQuick(shapes: Statements, data: Statements): Promise<number> {
  const engine = createEngine(shapes);
  const terms = [...new Map([...data].map(({ subject }) => [keyOf(subject), subject])).values()].slice(0, 40);
  let passed = 0;
  for (const shape of [...shapes]
    .filter(({ object }) => shapeClasses.has(object.value))
    .map(({ subject }) => subject)) {
    const sure = compileSure(shapes, keyOf(shape));
    for (const focus of terms.filter((term) => sure?.(term, data))) {
      const { results } = await engine.validate({ dataset: data, terms: [focus] }, [{ terms: [shape] }]);
      expect(results.map((result) => result.constraintComponent.value)).toEqual([]);
      passed += 1;
    }
  }
  return passed;
}

if (!existsSync(root))
  describe('W3C SHACL core', () => it.skip('needs ../shared/data/w3c/shacl, which is missing here', () => {}));
else {
  const cases = await casesOf(new URL('manifest.ttl', root).href);
  describe('W3C SHACL core', () => {
    it('has 98 tests', () => expect(cases.length).toBe(98));
    for (const each of cases)
      it(`finds what ${each.name} expects`, async () => {
        expect(await found(await read(each.shapes), await read(each.data))).toEqual(expected(each));
      });
    it('never passes by the quick test what the engine would refuse', async () => {
      let passed = 0;
      for (const each of cases) passed += await checkQuick(await read(each.shapes), await read(each.data));
      expect(passed).toBeGreaterThan(100);
    }, 30_000);
  });
}
