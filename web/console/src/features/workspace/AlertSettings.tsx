import { MutedOutlined, SoundOutlined } from '@ant-design/icons';
import { Button, Popover, Skeleton } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askToNotify } from '@/lib/notify';
import styles from './AlertSettings.module.css';
import { type AlertChoice, alertChoice, chooseAlerts, unlockSound } from './alerts';
import { AlertForm } from './parts';

/** Which tone rings, how loud, and whether the desktop may notify. */
export function AlertSettings() {
  const { t } = useTranslation('workspace');
  const [choice, setChoice] = useState(alertChoice);
  const change = (part: Partial<AlertChoice>) => {
    const next = { ...choice, ...part };
    setChoice(next);
    chooseAlerts(next);
    return next;
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('alert.settings')}
      content={
        <Suspense fallback={<Skeleton active className={styles.waiting ?? ''} />}>
          <AlertForm choice={choice} change={change} />
        </Suspense>
      }
    >
      <Button
        type="text"
        icon={choice.volume === 0 ? <MutedOutlined /> : <SoundOutlined />}
        aria-label={t('alert.settings')}
      />
    </Popover>
  );
}

/** Asks once whether the desktop may notify; needs a tap or a key of the person before. */
export async function askNotifications(): Promise<void> {
  unlockSound();
  await askToNotify();
}
