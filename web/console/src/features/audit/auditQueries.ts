import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AuditEntry, AuditKind, PageOf } from '@zongji/protocol';
import { spanOf } from '@/lib/days';
import { http, type Query } from '@/lib/http';
import type { Address } from '@/lib/useAddress';

/** By what the log can be narrowed; `from` and `to` are days, both included. */
export const FILTERS = ['kind', 'by', 'from', 'to'] as const;

/** Name of one filter. */
export type Filter = (typeof FILTERS)[number];

/** What the log tells of, in the order of the navigation. */
export const KINDS: readonly AuditKind[] = [
  'STAFF',
  'SKILL_GROUP',
  'FLOW',
  'CHANNEL',
  'MODE_SETTINGS',
  'QUICK_REPLY',
  'RECORDING',
  'COMMON_SETTINGS',
];

/** A page of the log. */
export function auditList(filter: Query) {
  return queryOptions({
    queryKey: ['audit', filter],
    queryFn: () => http.get<PageOf<AuditEntry>>('/api/audit', filter),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** What is asked of the server for what stands in the address: days become instants. */
export function queryOf(address: Pick<Address<Filter>, 'get' | 'page' | 'size'>): Query {
  return {
    kind: address.get('kind'),
    by: address.get('by'),
    ...spanOf(address),
    page: address.page,
    size: address.size,
  };
}
