import { expect, test } from 'vitest';
import { isMode, MODES } from '../src/index';

test('only the three names of the desk are modes', () => {
  expect(MODES.filter(isMode)).toEqual(['OMNIMEDIA', 'ONLINE', 'PHONE']);
  expect(['omnimedia', '', null, undefined, 1, 'EMAIL'].filter(isMode)).toEqual([]);
});
