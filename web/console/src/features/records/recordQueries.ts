import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { FullRecord, PageOf, ServiceRecord } from '@zongji/protocol';
import { spanOf } from '@/lib/days';
import { http, type Query } from '@/lib/http';
import type { Address } from '@/lib/useAddress';

/** By what records can be narrowed; `from` and `to` are days, both included. */
export const FILTERS = [
  'mode',
  'from',
  'to',
  'customer',
  'agentId',
  'groupId',
  'why',
  'recorded',
] as const;

/** Name of one filter. */
export type Filter = (typeof FILTERS)[number];

/** Reads of the records. */
export const records = {
  list: (filter: Query) =>
    queryOptions({
      queryKey: ['records', filter],
      queryFn: () => http.get<PageOf<ServiceRecord>>('/api/records', filter),
      placeholderData: keepPreviousData,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['records', 'one', id],
      queryFn: () => http.get<FullRecord>(`/api/records/${id}`),
    }),
};

/** What is asked of the server for what stands in the address: days become instants. */
export function queryOf(address: Pick<Address<Filter>, 'get' | 'page' | 'size'>): Query {
  return {
    mode: address.get('mode'),
    customer: address.get('customer'),
    agentId: address.get('agentId'),
    groupId: address.get('groupId'),
    why: address.get('why'),
    recorded: address.get('recorded'),
    ...spanOf(address),
    page: address.page,
    size: address.size,
  };
}
