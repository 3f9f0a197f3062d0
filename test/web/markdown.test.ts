import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesIn } from '../../src/web/markdown/parse.ts';
import { renderMarkdown, showMarkdown } from '../../src/web/markdown.ts';

const shown = (text: string): string => renderMarkdown(text).toString().replaceAll(/\s+/g, ' ').replaceAll('> <', '><');

describe('Markdown of the handbook', () => {
  it('shows headings, lists, emphasis and links', () => {
    expect(shown('## Zo doe je het\nEerst **dit**, dan *dat*.')).toContain('<h3>Zo doe je het</h3>');
    expect(shown('1. een\n2. twee\n   verder')).toContain('<ol><li>een</li><li>twee verder</li></ol>');
    expect(shown('- [ivoor](/id/concept/ivoor)')).toContain('<a href="/id/concept/ivoor">ivoor</a>');
    expect(shown('Neem mee:\n- pen\n- papier')).toMatch(/Neem mee:.*<ul><li>pen<\/li><li>papier<\/li><\/ul>/);
  });

  it('takes a text of any shape in its stride', () => {
    for (const part of ['# a\n', '- a\n', '[', '**', '`', '*a', '[a](', '1.\n'])
      expect(shown(part.repeat(Math.ceil(200_000 / part.length))).length).toBeGreaterThan(0);
  }, 20_000);

  it('shows tables, quotes, code and nested lists', () => {
    expect(shown('| a | b |\n| --- | ---: |\n| 1 | 2 |')).toContain('<th scope="col" class="num">b</th>');
    expect(shown('> gezegd')).toContain('<blockquote><p>gezegd</p></blockquote>');
    expect(shown('```\n<b>\n```')).toContain('<code>&lt;b&gt;');
    expect(shown('- een\n  - half')).toContain('<li>een<ul><li>half</li></ul></li>');
  });

  it('gives headings an id that is none of the page’s own, and lists them with their depth', () => {
    const { body, headings } = showMarkdown('# Begin\n## Main\n## Main\n### Diep', { top: 2, ids: true });
    expect(headings.map(({ id, depth }) => [id, depth])).toEqual([
      ['k-begin', 0],
      ['k-main', 1],
      ['k-main-2', 1],
      ['k-diep', 2],
    ]);
    expect(String(body)).toContain('<h2 id="k-begin">');
  });

  it('tells every address that a text links to', () => {
    expect(addressesIn('[a](/id/concept/x) <https://b.example/> [a](/id/concept/x) [c](javascript:1)')).toEqual([
      '/id/concept/x',
      'https://b.example/',
    ]);
  });

  it('makes no link of an address that runs or leads astray', () => {
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '/\\evil.example',
      'JaVaScRiPt:x',
      '<https:\t//evil.example>',
      '</\t/evil.example>',
      '/&Tab;/evil.example',
      '&#x2f;&#x2f;evil.example',
    ])
      expect(shown(`[klik](${address})`)).not.toContain('<a');
  });

  it('lets no text become an element, whatever it is', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '*', '[', ']', '(', ')', '`', '#', '\n', '-', ' ', 'a', '1.', '/'),
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const bare = shown(text).replaceAll(
          /<\/?(h3|h4|p|ul|ol|li|strong|em|s|code|blockquote|pre|table|thead|tbody|tr|th|td|div) ?>|<(br|hr) \/>|<pre class="code">|<ol start="\d+">|<a href="\/[^"<>]*">|<\/a>/g,
          '',
        );
        expect(bare).not.toMatch(/[<>]/);
      }),
    );
  });
});
