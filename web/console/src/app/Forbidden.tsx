import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** What is shown in place of a page that somebody may not see. */
export function Forbidden() {
  const { t } = useTranslation('app');
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
