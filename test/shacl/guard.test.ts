// A hub does not start with shapes that look like a check and are none.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createModules } from '../../src/modules/index.ts';
import { createShapes } from '../../src/shacl/compile.ts';
import { home } from '../../src/shacl/load.ts';
import { refusePattern } from '../../src/shacl/pattern.ts';

const base = 'http://hub.test';
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A copy of our shapes in which the concept shape has something more. */
function startWith(more: string, file = 'shapes/terms.ttl'): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'vijver-shapes-'));
  folders.push(folder);
  cpSync(join(home, 'shapes'), join(folder, 'shapes'), { recursive: true });
  cpSync(join(home, 'vocab'), join(folder, 'vocab'), { recursive: true });
  writeFileSync(join(folder, file), `${readFileSync(join(folder, file), 'utf8')}\n${more}\n`);
  return createShapes(base, createModules(base), folder);
}

describe('starting', () => {
  it('refuses a SPARQL constraint, and says what to write instead', () =>
    expect(startWith('terms:Concept sh:sparql [ sh:select "SELECT $this WHERE {}" ] .')).rejects.toThrow(
      /sh.*sparql.*core components/s,
    ));

  it('refuses a parameter that SHACL core does not have', () =>
    expect(startWith('terms:broader sh:maxCuont 1 .')).rejects.toThrow(/maxCuont>, which nothing evaluates/));

  it('refuses a constraint component of somebody’s own', () =>
    expect(startWith('terms:Mine a sh:ConstraintComponent .')).rejects.toThrow(/only those of SHACL core/));

  it('refuses sh:class, since a resource is validated by itself', () =>
    expect(startWith('terms:broader sh:class skos:Concept .')).rejects.toThrow(
      /sh:class, which needs another resource/,
    ));

  it('refuses a path of several steps', () =>
    expect(startWith('terms:Far a sh:PropertyShape ; sh:path ( skos:broader skos:broader ) .')).rejects.toThrow(
      /path of several steps/,
    ));

  it('refuses a target other than a class', () =>
    expect(startWith('terms:Concept sh:targetSubjectsOf skos:broader .')).rejects.toThrow(/use sh:targetClass/));

  it('refuses a shape for a class that no type has, and a type without a shape', async () => {
    await expect(startWith('terms:Other a sh:NodeShape ; sh:targetClass skos:OrderedCollection .')).rejects.toThrow(
      /no type of the module/,
    );
    const modules = createModules(base).map((module) => ({
      ...module,
      types: module.types.map((type, at) => (at === 0 ? { ...type, class: 'http://x/Y' } : type)),
    }));
    await expect(createShapes(base, modules)).rejects.toThrow(/No shape targets <http:\/\/x\/Y>/);
  });

  it('refuses a shape that names another which does not exist', () =>
    expect(startWith('terms:Concept sh:property terms:prefLabl .')).rejects.toThrow(/prefLabl>, which does not exist/));

  it('refuses a pattern that a long text could hang on', () =>
    expect(startWith('terms:notation sh:pattern "^(a+)+$" .')).rejects.toThrow(/exponential/));

  it('refuses two marks for one property in one module', () =>
    expect(
      startWith('terms:Again a sh:PropertyShape ; sh:path skos:broader ; vijver:visibility vijver:internal .'),
    ).rejects.toThrow(/one mark in the whole module/));

  it('names the file and the place of a syntax error', () =>
    expect(startWith('terms:Concept sh:property', 'shapes/wiki.ttl')).rejects.toThrow(/wiki\.ttl cannot be read/));
});

describe('a pattern', () => {
  it.each(['^(a+)+$', '^(a|a)*b$', '^(a*)*', '^(\\w+\\s?)*$', '(x)\\1', '^(?=a)b', 'a+b+c', '^a*a*a*b', '('])(
    '%s is refused',
    (pattern) => expect(refusePattern(pattern, '')).toBeTypeOf('string'),
  );

  it.each([
    '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$',
    '^[^\\u0000-\\u001F]*$',
    '^FREQ=[A-Z]{5,8}[A-Z0-9=;]*$',
    '^(?:a|b){1}c+$',
    '[0-9]+',
  ])('%s is taken', (pattern) => expect(refusePattern(pattern, '')).toBeUndefined());
});
