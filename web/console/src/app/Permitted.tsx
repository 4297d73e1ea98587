import { Button, Result } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Role, useMe } from '@/lib/session';

/** Shows a page only to those who may see it, and a word to the others. */
export function Permitted({
  role,
  children,
}: {
  readonly role: Role | 'ANY';
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('app');
  const me = useMe();
  if (role === 'ANY' || me.role === role) return children;
  return (
    <Result
      status="403"
      title={<h1>{t('forbidden.title')}</h1>}
      subTitle={t('forbidden.detail')}
      extra={
        <Link to="/workspace">
          <Button type="primary">{t('workspace')}</Button>
        </Link>
      }
    />
  );
}
