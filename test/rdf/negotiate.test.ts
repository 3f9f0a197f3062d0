// Content negotiation, addresses and differences.
import { describe, expect, it } from 'vitest';
import { diff } from '../../src/rdf/diff.ts';
import { formatByExtension, formatByMediaType } from '../../src/rdf/formats.ts';
import { negotiate } from '../../src/rdf/negotiate.ts';
import { refOf, streamsOf, thingIri, versionIri } from '../../src/rdf/refs.ts';

describe('negotiate', () => {
  const offers = ['text/html', 'text/turtle', 'application/ld+json'];
  it.each([
    [undefined, 'text/html'],
    ['', 'text/html'],
    ['*/*', 'text/html'],
    ['text/turtle', 'text/turtle'],
    ['application/ld+json;q=0.9, text/turtle;q=0.8', 'application/ld+json'],
    ['text/*;q=0.5, text/turtle;q=0.1, application/ld+json;q=0.2', 'text/html'],
    ['text/html;q=0, */*', 'text/turtle'],
    ['application/ld+json; profile="http://x.test/"', 'application/ld+json'],
    ['text/turtle;q=nonsense', undefined],
    ['image/png', undefined],
  ])('for %j picks %j', (accept, wanted) => expect(negotiate(accept, offers)).toBe(wanted));
});

describe('addresses', () => {
  const base = 'http://hub.test';
  it('take the ref of our own things from their IRI', () => {
    expect(refOf(base, thingIri(base, 'concept', 'stoel'))).toBe('stoel');
  });
  it('make a readable ref for a foreign IRI, the same one every time and another one for another IRI', () => {
    expect(refOf(base, 'http://vocab.getty.edu/aat/300053773')).toMatch(/^300053773-[0-9a-f]{8}$/);
    expect(refOf(base, 'http://x.test/#')).toMatch(/^[a-z0-9-]+$/);
    expect(refOf(base, 'http://x.test/École%20d’été')).toMatch(/^ecole-d-ete-[0-9a-f]{8}$/);
    expect(refOf(base, 'http://a.test/x')).not.toBe(refOf(base, 'http://b.test/x'));
    expect(refOf(base, `${base}/id/concept/a/b`)).toMatch(/^b-[0-9a-f]{8}$/);
  });
  it('give a version its own IRI and a thing its streams', () => {
    expect(versionIri(base, { type: 'concept', ref: 'stoel', at: '2026-11-22T20:58:03.123456Z' })).toBe(
      'http://hub.test/id/concept/stoel/2026-11-22T20:58:03.123456Z',
    );
    expect(streamsOf(base, { module: 'terms', schemes: [thingIri(base, 'scheme', 'x')], museum: 'stam' })).toEqual([
      'terms',
      'scheme-x',
      'museum-stam',
    ]);
  });
});

it('finds a format by media type with parameters and by extension with a dot', () => {
  expect(formatByMediaType('Text/Turtle; charset=utf-8')?.name).toBe('ttl');
  expect(formatByExtension('.JSON')?.name).toBe('jsonld');
  expect(formatByExtension('exe')).toBeUndefined();
});

it('tells what went and what came', () => {
  expect(diff('<a> <b> "1" .\n<a> <b> "2" .\n', '<a> <b> "2" .\n<a> <b> "3" .\n')).toEqual({
    removed: ['<a> <b> "1" .'],
    added: ['<a> <b> "3" .'],
  });
});
