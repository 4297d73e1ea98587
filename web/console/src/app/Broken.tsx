import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Problem } from '@/lib/problem';

/** What is shown in place of a page that failed, with a way on. */
export function Broken() {
  const { t } = useTranslation('common');
  const error = useRouteError();
  const away = error instanceof Problem && (error.status === 0 || error.status >= 500);
  return (
    <Result
      status={away ? 'warning' : 'error'}
      title={t(away ? 'broken.away' : 'broken.title')}
      subTitle={t(away ? 'broken.awayDetail' : 'broken.detail')}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('broken.reload')}
        </Button>
      }
    />
  );
}
