import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selectedOf } from '@/app/place';
import { placeAfter } from '@/lib/placeAfter';
import { search } from '@/lib/query';
import { changed, whole } from '@/lib/useAddress';

describe('the address of a list', () => {
  test('keeps what it does not know when a filter changes', () => {
    const before = new URLSearchParams('name=li&open=7&page=3');
    const after = changed(before, { name: '', page: undefined, email: 'a@b.cc' });
    expect(after.toString()).toBe('open=7&email=a%40b.cc');
    expect(before.get('page')).toBe('3');
  });

  test('reads a page only where it is a whole number within the limits', () => {
    const read = (text: string | null) => whole(text, 1, 100, 20);
    expect(['1', '100', '0', '101', '-1', '1.5', '', 'x', null].map(read)).toEqual([
      1, 100, 20, 20, 20, 20, 20, 20, 20,
    ]);
  });
});

describe('the query of a request', () => {
  test('leaves out what is absent and keeps zero and false', () => {
    expect(search({ a: '', b: null, c: undefined, d: 0, e: false, f: '张 三' })).toBe(
      '?d=0&e=false&f=%E5%BC%A0+%E4%B8%89',
    );
    expect(search(undefined)).toBe('');
  });
});

describe('the place after signing in', () => {
  test('is the page that was asked for', () => {
    expect(placeAfter('/m/online/groups?page=2#x')).toBe('/m/online/groups?page=2#x');
    expect(placeAfter(null)).toBe('/');
    expect(placeAfter('/sign-in?next=/staff')).toBe('/');
  });

  test('is never another site', () => {
    const strange = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
    ];
    for (const next of strange) {
      expect(new URL(placeAfter(next), 'https://here.example').origin).toBe('https://here.example');
    }
    fc.assert(
      fc.property(fc.string(), (next) => {
        const place = new URL(placeAfter(`/${next}`), 'https://here.example');
        expect(place.origin).toBe('https://here.example');
      }),
    );
  });
});

test('a page below an entry of the navigation lights that entry', () => {
  expect(selectedOf('/')).toBe('/');
  expect(selectedOf('/staff/')).toBe('/staff');
  expect(selectedOf('/m/phone/flows/4c1')).toBe('/m/phone/flows');
});
