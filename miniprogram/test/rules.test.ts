import { describe, expect, it } from 'vitest';
import { configOf, faultsOf, isForPhones, isServer } from '../package/src/lib/config';
import { patch } from '../package/src/lib/patch';

describe('what is sent to a page', () => {
  const row = (id: string, text: string) => ({ id, text });
  const before = { title: 'a', rows: [row('1', 'x'), row('2', 'y')] };

  it('is everything at first, and nothing when nothing changed', () => {
    expect(patch(null, before)).toEqual(before);
    expect(patch(before, { title: 'a', rows: [row('1', 'x'), row('2', 'y')] })).toEqual({});
  });

  it('is only the rows that are new or different, where the order stayed', () => {
    const after = { title: 'b', rows: [row('1', 'x'), row('2', 'z'), row('3', 'n')] };
    expect(patch(before, after)).toEqual({
      title: 'b',
      'rows[1]': row('2', 'z'),
      'rows[2]': row('3', 'n'),
    });
  });

  it('is all rows when some went, or older ones came in front', () => {
    const fewer = { title: 'a', rows: [row('2', 'y')] };
    expect(patch(before, fewer)).toEqual({ rows: fewer.rows });
    const older = { title: 'a', rows: [row('0', 'o'), ...before.rows] };
    expect(patch(before, older)).toEqual({ rows: older.rows });
  });
});

describe('the configuration', () => {
  it.each([
    ['https://desk.example.com', true, true],
    ['https://desk.example.com:8443', true, true],
    ['https://10.1.2.3', true, false],
    ['http://localhost:8080', true, false],
    ['http://192.168.1.7:8080', true, false],
    ['http://desk.example.com', false, false],
    ['https://desk.example.com/c/', false, false],
    ['https://desk.example.com?x', false, false],
    ['desk.example.com', false, false],
    ['https://user@desk.example.com', false, false],
  ])('%s: a server %s, for phones %s', (address, server, phones) => {
    expect(isServer(address)).toBe(server);
    if (server) expect(isForPhones(address)).toBe(phones);
  });

  it('names every field that is wrong, whatever it is handed', () => {
    for (const given of [null, 7, {}, { server: 7, appId: [], flowId: null }]) {
      expect(faultsOf(configOf(given))).toEqual(['server', 'appId', 'flowId']);
    }
    const good = {
      server: 'https://desk.example.com/',
      appId: 'wx0123456789abcdef',
      flowId: '01997a3e-0000-7000-8000-00000000000f',
    };
    expect(faultsOf(configOf(good))).toEqual([]);
    expect(faultsOf(configOf({ ...good, accent: 'red' }))).toEqual(['accent']);
    expect(configOf({ ...good, calls: false }).calls).toBe(false);
  });
});
