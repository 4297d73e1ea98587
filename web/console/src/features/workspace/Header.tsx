import { HistoryOutlined, LaptopOutlined } from '@ant-design/icons';
import type { WorkspaceView } from '@zongji/sync';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Logo } from '@/lib/Logo';
import { useMe } from '@/lib/session';
import { AlertSettings } from './AlertSettings';
import styles from './Header.module.css';
import { StateMenu } from './StateMenu';

/** The strip at the top: product, own records, sound, and the agent's own state. */
export function Header({
  view,
  records,
  showRecords,
}: {
  readonly view: WorkspaceView;
  readonly records: boolean;
  readonly showRecords: (on: boolean) => void;
}) {
  const { t } = useTranslation('workspace');
  const me = useMe();
  return (
    <header className={styles.bar}>
      <Logo size={24} />
      <strong className={styles.title}>{t('title')}</strong>
      <span className={styles.space} />
      <Tooltip title={t('records.title')}>
        <Button
          type={records ? 'primary' : 'text'}
          icon={<HistoryOutlined />}
          aria-label={t('records.title')}
          aria-pressed={records}
          onClick={() => showRecords(!records)}
        >
          <span className={styles.wide}>{t('records.title')}</span>
        </Button>
      </Tooltip>
      <AlertSettings />
      {me.role === 'ADMIN' && (
        <Tooltip title={t('console')}>
          <Link to="/">
            <Button type="text" icon={<LaptopOutlined />} aria-label={t('console')} />
          </Link>
        </Tooltip>
      )}
      <StateMenu view={view} />
    </header>
  );
}
