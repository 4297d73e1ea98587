import { expect, expectTypeOf, test } from 'vitest';
import { isMode, MODES, type Mode } from '../src/index';

test('only the three names of the desk are modes', () => {
  expect(MODES.filter(isMode)).toEqual(['OMNIMEDIA', 'ONLINE', 'PHONE']);
  expect(['omnimedia', '', null, undefined, 1, 'EMAIL'].filter(isMode)).toEqual([]);
});

test('the listed modes are all that the contract names', () => {
  expectTypeOf<(typeof MODES)[number]>().toEqualTypeOf<Mode>();
});
