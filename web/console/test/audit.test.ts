import { describe, expect, it } from 'vitest';
import { queryOf } from '@/features/audit/auditQueries';
import { differences } from '@/features/audit/differences';

describe('the audit log', () => {
  it('puts what differs first and leaves nothing out', () => {
    expect(
      differences({ name: '甲', cap: 1, gone: true }, { name: '乙', cap: 1, list: ['a', 'b'] }),
    ).toEqual([
      { field: 'name', before: '甲', after: '乙', changed: true },
      { field: 'gone', before: 'true', after: undefined, changed: true },
      { field: 'list', before: undefined, after: 'a，b', changed: true },
      { field: 'cap', before: '1', after: '1', changed: false },
    ]);
  });

  it('shows what is no object in one field without a name', () => {
    expect(differences(null, ['000002 甲'])).toEqual([
      { field: '', before: undefined, after: '000002 甲', changed: true },
    ]);
    expect(differences(null, null)).toEqual([]);
  });

  it('asks for whole days, the last one included', () => {
    const chosen: Readonly<Record<string, string>> = { from: '2026-03-01', to: '2026-03-01' };
    const query = queryOf({ get: (name) => chosen[name], page: 2, size: 20 });
    expect(Date.parse(String(query.to)) - Date.parse(String(query.from))).toBe(86_400_000);
    expect(query.page).toBe(2);
  });

  it('asks for nothing where the address makes no sense', () => {
    const query = queryOf({ get: () => 'yesterday', page: 1, size: 20 });
    expect(query.from).toBeUndefined();
  });
});
