import { CoffeeOutlined, CustomerServiceOutlined, PlayCircleOutlined } from '@ant-design/icons';
import type { WorkspaceView } from '@zongji/sync';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Keys } from './KeysHelp';
import styles from './Lobby.module.css';
import { useChoose, Why } from './StateMenu';

/** What stands in the middle while there is nothing to do. */
export function Lobby({ view }: { readonly view: WorkspaceView }) {
  const { t } = useTranslation('workspace');
  const { desk } = view;
  const choose = useChoose(desk);
  if (desk === null) return <Skeleton active style={{ padding: 48 }} />;
  switch (desk.chosen) {
    case 'OFFLINE':
      return (
        <div className={styles.lobby}>
          <CustomerServiceOutlined aria-hidden="true" />
          <h1>{t('lobby.offline')}</h1>
          <p>{t('lobby.offlineDetail')}</p>
          <Button
            type="primary"
            size="large"
            autoFocus
            icon={<PlayCircleOutlined />}
            onClick={() => void choose('IDLE')}
          >
            {t('state.online')}
          </Button>
        </div>
      );
    case 'REST':
      return (
        <div className={styles.lobby}>
          <CoffeeOutlined aria-hidden="true" />
          <h1>{t('lobby.rest')}</h1>
          <p>{t('lobby.restDetail')}</p>
          <Button type="primary" size="large" onClick={() => void choose('IDLE')}>
            {t('state.endRest')}
          </Button>
        </div>
      );
    case 'IDLE':
      return (
        <div className={styles.lobby}>
          <span className={styles.pulse} aria-hidden="true" />
          <h1>{t('lobby.idle')}</h1>
          <p>{t('lobby.idleDetail')}</p>
          <details>
            <summary>{t('why.title')}</summary>
            <Why desk={desk} />
          </details>
          <div className={styles.keys}>
            <Keys />
          </div>
        </div>
      );
  }
}
