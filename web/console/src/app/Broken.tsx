import { ReloadOutlined } from '@ant-design/icons';
import { EmptyState } from '@zongji/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Problem } from '@/lib/problem';

/** What is shown in place of a page that failed, with a way on. */
export function Broken() {
  const { t } = useTranslation('common');
  const error = useRouteError();
  const away = error instanceof Problem && (error.status === 0 || error.status >= 500);
  return (
    <div role="alert" style={{ minHeight: '100%', display: 'grid', placeItems: 'center' }}>
      <EmptyState
        icon={<ReloadOutlined />}
        title={t(away ? 'broken.away' : 'broken.title')}
        detail={t(away ? 'broken.awayDetail' : 'broken.detail')}
        action={
          <Button type="primary" onClick={() => window.location.reload()}>
            {t('broken.reload')}
          </Button>
        }
      />
    </div>
  );
}
