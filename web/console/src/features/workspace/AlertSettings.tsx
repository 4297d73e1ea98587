import { MutedOutlined, SoundOutlined } from '@ant-design/icons';
import { Button, Popover, Segmented, Slider, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askToNotify, notifyState } from '@/lib/notify';
import styles from './AlertSettings.module.css';
import { type AlertChoice, alertChoice, chooseAlerts, ring, TONES, unlockSound } from './alerts';
import { DeviceChoice } from './DeviceChoice';

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
  const hear = (next: AlertChoice) => {
    unlockSound();
    ring(next);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('alert.settings')}
      content={
        <div className={styles.form}>
          <span>{t('alert.tone')}</span>
          <Segmented
            value={choice.tone}
            options={TONES.map((tone) => ({ value: tone, label: t(`alert.tones.${tone}`) }))}
            onChange={(tone) => hear(change({ tone }))}
          />
          <span id="workspace-volume">{t('alert.volume')}</span>
          <Slider
            value={choice.volume}
            ariaLabelledByForHandle="workspace-volume"
            onChange={(volume) => change({ volume })}
            onChangeComplete={(volume) => hear({ ...choice, volume })}
          />
          <label htmlFor="workspace-ticks">{t('alert.messages')}</label>
          <Switch
            id="workspace-ticks"
            size="small"
            checked={choice.messages}
            onChange={(messages) => change({ messages })}
          />
          <span>{t('alert.desktop')}</span>
          <Desktop />
          <span>{t('devices.calls')}</span>
          <DeviceChoice labelled />
        </div>
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

function Desktop() {
  const { t } = useTranslation('workspace');
  const [state, setState] = useState(notifyState);
  if (state === 'granted') return <span className={styles.quiet}>{t('alert.granted')}</span>;
  if (state === 'denied') return <span className={styles.quiet}>{t('alert.denied')}</span>;
  if (state === 'none') return <span className={styles.quiet}>{t('alert.none')}</span>;
  return (
    <Button size="small" onClick={() => void askNotifications().then(() => setState(notifyState))}>
      {t('alert.allow')}
    </Button>
  );
}

/** Asks once whether the desktop may notify; needs a tap or a key of the person before. */
export async function askNotifications(): Promise<void> {
  unlockSound();
  await askToNotify();
}
