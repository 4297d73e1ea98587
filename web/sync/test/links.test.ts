import { expect, test } from 'vitest';
import { textParts } from '../src/links';

const links = (text: string) =>
  textParts(text).flatMap(({ href }) => (href === null ? [] : [href]));

test('what ends a sentence or a bracket is no part of an address', () => {
  for (const tail of ['.', ',', ')', ').', '!', '?', '。', '，', '）', '"', '...', "'"]) {
    expect(links(`(see https://a.example/b${tail}`), tail).toEqual(['https://a.example/b']);
  }
  expect(links('https://a.example/wiki/Java_(island)')).toEqual([
    'https://a.example/wiki/Java_(island)',
  ]);
  expect(links('(https://a.example/Java_(island))')).toEqual(['https://a.example/Java_(island)']);
  expect(links('https://a.example/?q=1,2&r=(x)#y. 好')).toEqual([
    'https://a.example/?q=1,2&r=(x)#y',
  ]);
});

test('www and mail are addresses', () => {
  expect(links('www.example.com/a, or mail help@example.com.')).toEqual([
    'https://www.example.com/a',
    'mailto:help@example.com',
  ]);
  expect(links('请发到help@example.com')).toEqual(['mailto:help@example.com']);
  expect(links('请发到 a.b+c@mail.example.com。')).toEqual(['mailto:a.b+c@mail.example.com']);
});

test('what only looks like an address is text', () => {
  for (const text of ['www.', 'http://', 'a@b', 'javascript:alert(1)', 'xwww.example.com', '@@']) {
    expect(links(text), text).toEqual([]);
  }
});

test('nothing of the text is lost', () => {
  const text = '看 https://a.example, 再 www.b.example（好）help@c.example!';
  expect(
    textParts(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
