import type { TablePaginationConfig } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Address } from './useAddress';

/** The pages of a list that the server pages, as they stand in the address. */
export function usePages(): (
  address: Pick<Address<string>, 'page' | 'size' | 'turn'>,
  total: number | undefined,
) => TablePaginationConfig {
  const { t } = useTranslation('common');
  return (address, total) => ({
    current: address.page,
    pageSize: address.size,
    total: total ?? 0,
    showSizeChanger: true,
    pageSizeOptions: [20, 50, 100],
    showTotal: (all) => t('total', { total: all }),
    onChange: address.turn,
  });
}
