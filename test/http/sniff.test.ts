// A declared type is somebody's word; the bytes tell what they are.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sniff } from '../../src/http/sniff.ts';
import { testHub, type TestHub } from '../hub.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('bytes', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n', 'a PNG picture'],
    ['\xff\xd8\xff\xe0', 'a JPEG picture'],
    ['%PDF-1.7', 'a PDF'],
    ['PK\x03\x04', 'a ZIP archive or an office document'],
    ['\xef\xbb\xbf<!DOCTYPE html><script>', 'a web page'],
    ['\n <svg onload="alert(1)">', 'a web page'],
    ['MZ\x90\x00', 'a program'],
    ['\x7fELF', 'a program'],
  ])('%j are %s', (text, name) => expect(sniff(bytes(text))).toBe(name));

  it.each([
    '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .',
    '<http://a> <b> "<script>" .',
    '<?xml version="1.0"?><rdf:RDF>',
    '{"@context": []}',
    '<> a <x> .',
    '',
    '<html> <b> <c> .'.replace('html', 'htmlx'),
  ])('may be text: %j', (text) => expect(sniff(Buffer.from(text))).toBeUndefined());
});

describe('a document', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub();
  });
  afterAll(() => hub.close());

  it('is not made of a picture or a web page that calls itself Turtle', async () => {
    for (const body of [bytes('\x89PNG\r\n\x1a\n\0\0'), bytes('%PDF-1.7'), bytes('<html><script>alert(1)</script>')]) {
      const headers = { ...hub.as('admin'), 'if-none-match': '*', 'content-type': 'text/turtle' };
      const answer = await hub.request('/doc/concept/x', { method: 'PUT', body: new Uint8Array(body), headers });
      expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
        415,
        'http://hub.test/problems/unsupported-media-type',
      ]);
    }
  });
});
