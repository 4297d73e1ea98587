import { describe, expect, test } from 'vitest';
import { Problem, readProblem } from '@/lib/problem';

describe('a refusal', () => {
  test('is read with its code, words, fields and rows', () => {
    const body = {
      title: 't',
      status: 400,
      detail: 'd',
      code: 'staff.import-rows',
      errors: [{ row: 3, field: 'email', code: 'taken', detail: 'used' }, { code: 7 }, null],
    };
    const problem = new Problem(400, readProblem(body), body);
    expect(problem.code).toBe('staff.import-rows');
    expect(problem.detail).toBe('d');
    expect(problem.fields).toEqual([{ row: 3, field: 'email', code: 'taken', detail: 'used' }]);
    expect(problem.body).toBe(body);
  });

  test('has a code also when the answer was no problem at all', () => {
    expect(new Problem(502, readProblem('<html>')).code).toBe('http.502');
    expect(new Problem(500, readProblem(null)).fields).toEqual([]);
  });
});
