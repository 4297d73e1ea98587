import { describe, expect, it } from 'vitest';
import { Malformed, readEarlier, readPass, readTimelinePart, refusalCode } from '../src/index';

describe('the answers of REST to a customer', () => {
  it('are read, and refused where a field is missing', () => {
    expect(readPass({ token: 't', conversationId: 'c', more: 1 }, 'entered')).toEqual({
      token: 't',
      conversation: 'c',
    });
    expect(() => readPass({ token: 't' }, 'entered')).toThrow(Malformed);
    const at = '2026-05-01T08:00:00Z';
    expect(readEarlier({ items: [{ id: 'c', at }] }, 'conversations')).toEqual([
      { id: 'c', enteredAt: Date.parse(at) },
    ]);
    expect(() => readEarlier({ items: [{ id: 'c' }] }, 'conversations')).toThrow(Malformed);
    expect(readTimelinePart({ entries: [], after: 4 }, 'timeline')).toEqual({
      entries: [],
      from: 4,
    });
  });
});

describe('the code of a refused request', () => {
  it.each([
    ['{"code":"media.empty"}', 400, 'media.empty'],
    ['{"title":"no"}', 409, 'http.409'],
    ['[]', 404, 'http.404'],
    ['<html>Bad gateway</html>', 502, 'client.offline'],
    ['<html>Too large</html>', 413, 'request.too-large'],
    ['', 403, 'http.403'],
  ])('is that of the answer, else that of the status: %s %s', (answer, status, code) => {
    expect(refusalCode(answer, status)).toBe(code);
  });
});
