import { App, Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
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

/** Asks before a page with unsaved changes is left, by a link or by closing the tab. */
export function useLeaveGuard(dirty: boolean): void {
  const { modal } = App.useApp();
  const { t } = useTranslation('common');
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    modal.confirm({
      title: t('leave.title'),
      content: t('leave.detail'),
      okText: t('leave.leave'),
      cancelText: t('leave.stay'),
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
  }, [blocker, modal, t]);
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
}
