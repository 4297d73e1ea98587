import { expect, test } from 'vitest';
import { isHeic } from '../src/measures';

test('photos that browsers cannot show are known by their names', () => {
  expect(['IMG_1.HEIC', 'a.heif', 'b.heics', ' c.heic '].map(isHeic)).toEqual(Array(4).fill(true));
  expect(['heic', 'a.heic.zip', 'a.jpg', 'x.avif'].map(isHeic)).toEqual(Array(4).fill(false));
});
