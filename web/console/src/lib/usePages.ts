import type { TablePaginationConfig } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address } from './useAddress';

/** What a list that the server pages has read. */
interface Reading {
  readonly data: { readonly total: number } | undefined;
  readonly isPlaceholderData: boolean;
}

/**
 * The pages of a list that the server pages, as they stand in the address. When the list has shrunk
 * and the page in the address is no more, the last one takes its place.
 */
export function usePages(
  address: Pick<Address<string>, 'page' | 'size' | 'turn' | 'correct'>,
  { data, isPlaceholderData }: Reading,
): TablePaginationConfig {
  const { t } = useTranslation('common');
  const { page, size, turn, correct } = address;
  const last = data === undefined || isPlaceholderData ? page : lastPage(data.total, size);
  useEffect(() => {
    if (page > last) correct(last);
  });
  return {
    current: page,
    pageSize: size,
    total: data?.total ?? 0,
    showSizeChanger: true,
    pageSizeOptions: [20, 50, 100],
    showTotal: (all) => t('total', { total: all }),
    onChange: turn,
  };
}

/** Number of the last page, from 1; an empty list has one. */
export function lastPage(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}
