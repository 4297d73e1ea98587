import { describe, expect, it } from 'vitest';
import { connectRefusal } from '../src/index';
import { sound } from './drafts';

describe('connectRefusal', () => {
  it.each([
    ['m2', 'next', 'm6', null],
    ['m3', 'branch:产品咨询', 'm3', null],
    ['m2', 'next', 'm1', 'INTO_START'],
    ['m2', 'next', 'm2', 'INTO_ITSELF'],
    ['m4', 'next', 'm4', 'INTO_ITSELF'],
    ['m4', 'failure', 'm6', 'NO_SUCH_EXIT'],
    ['m6', 'next', 'm2', 'NO_SUCH_EXIT'],
    ['m9', 'next', 'm2', 'NO_SUCH_EXIT'],
    ['m2', 'next', 'm9', 'NO_SUCH_MODULE'],
  ])('of %s %s to %s is %s', (from, exit, to, refusal) => {
    expect(connectRefusal(sound(), { from, exit }, to)).toBe(refusal);
  });
});
