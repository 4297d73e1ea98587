import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLeaveGuard } from './leaving';
import styles from './SaveBar.module.css';

/** Stands at the foot of a form with changes; leaving the page with them is asked about. */
export function SaveBar({
  dirty,
  saving,
  onDiscard,
}: {
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly onDiscard: () => void;
}) {
  const { t } = useTranslation('common');
  useLeaveGuard(dirty);
  return (
    <div className={dirty ? `${styles.bar} ${styles.dirty}` : styles.bar}>
      <Button type="primary" htmlType="submit" disabled={!dirty} loading={saving}>
        {t('save')}
      </Button>
      {dirty ? (
        <>
          <Button onClick={onDiscard} disabled={saving}>
            {t('discard')}
          </Button>
          <span className={styles.word}>{t('unsaved')}</span>
        </>
      ) : null}
    </div>
  );
}
