import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/web/markdown.ts';

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
  }, 2000);

  it('makes no link of an address that runs or leads astray', () => {
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '/\\evil.example',
      'JaVaScRiPt:x',
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
          /<\/?(h3|p|ul|ol|li|strong|em|code)>|<p class="pre">|<a href="\/[^"<>]*">|<\/a>/g,
          '',
        );
        expect(bare).not.toMatch(/[<>]/);
      }),
    );
  });
});
