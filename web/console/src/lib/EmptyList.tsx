import { EmptyState } from '@zongji/ui';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address } from './useAddress';

/** In place of a list without rows: that there are none yet, or that the filters leave none, which can be cleared. */
export function EmptyList({
  address: { filtered, clear },
  icon,
  none,
  notFound,
  action,
}: {
  readonly address: Pick<Address<never>, 'filtered' | 'clear'>;
  readonly icon: ReactNode;
  /** Said when there are none at all. */
  readonly none: { readonly title: string; readonly detail: string };
  /** Said when none passes the filters. */
  readonly notFound: string;
  /** Where there are none at all: how to come to some. */
  readonly action?: ReactNode;
}) {
  const { t } = useTranslation('common');
  if (!filtered) return <EmptyState icon={icon} {...none} action={action} />;
  return (
    <EmptyState
      icon={icon}
      title={notFound}
      detail={t('notFoundDetail')}
      action={<Button onClick={clear}>{t('reset')}</Button>}
    />
  );
}
