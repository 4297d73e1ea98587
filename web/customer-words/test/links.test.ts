import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linksIn } from '../src/links';

const hrefs = (text: string) => linksIn(text).flatMap(({ href }) => (href === null ? [] : [href]));

describe('links in a text', () => {
  test.each([
    ['见 https://example.com/a。', 'https://example.com/a'],
    ['(https://example.com/a).', 'https://example.com/a'],
    ['https://example.com/wiki/A_(b), and', 'https://example.com/wiki/A_(b)'],
    ['“https://example.com/?q=1&r=2”', 'https://example.com/?q=1&r=2'],
    ['请看https://example.com/路径，谢谢', 'https://example.com/路径'],
    ['HTTPS://EXAMPLE.COM/A!', 'HTTPS://EXAMPLE.COM/A'],
    ['去 www.example.com/a, 好吗', 'https://www.example.com/a'],
    ['mail: first.last+tag@mail.example.com.', 'mailto:first.last+tag@mail.example.com'],
    ['https://example.com/a\u200bb', 'https://example.com/a'],
    ['http://127.0.0.1:8080/x?y#z', 'http://127.0.0.1:8080/x?y#z'],
    ['(https://example.com/Java_(island))', 'https://example.com/Java_(island)'],
    ['https://example.com/?q=1,2&r=(x)#y. 好', 'https://example.com/?q=1,2&r=(x)#y'],
    ["see 'https://example.com/a'...", 'https://example.com/a'],
    ['请发到help@example.com', 'mailto:help@example.com'],
    ['请发到 a.b+c@mail.example.com。', 'mailto:a.b+c@mail.example.com'],
  ])('%s', (text, href) => {
    expect(hrefs(text)).toEqual([href]);
  });

  test.each([
    '3.5',
    'www.',
    'www.example',
    'a@b',
    'https://',
    'https://.',
    'swww.example.com',
    'x@',
    'javascript:alert(1)',
    '@@',
  ])('are not %s', (text) => {
    expect(hrefs(text)).toEqual([]);
  });

  test('are several, with what stands between them', () => {
    expect(linksIn('a https://x.cn b@y.cn!')).toEqual([
      { text: 'a ', href: null },
      { text: 'https://x.cn', href: 'https://x.cn' },
      { text: ' ', href: null },
      { text: 'b@y.cn', href: 'mailto:b@y.cn' },
      { text: '!', href: null },
    ]);
  });

  test('change no sign of the text, and lead nowhere but to web and mail', () => {
    const signs = fc.constantFrom(
      'https://',
      'www.',
      'a',
      '.',
      ')',
      '(',
      '@',
      ' ',
      '中',
      '，',
      'javascript:',
    );
    fc.assert(
      fc.property(fc.array(signs), (pieces) => {
        const text = pieces.join('');
        const parts = linksIn(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const href of hrefs(text)) expect(href).toMatch(/^(https?:\/\/|mailto:)/i);
      }),
    );
  });
});
