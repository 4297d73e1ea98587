import { Button, Segmented, Slider, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyState } from '@/lib/notify';
import { askNotifications } from './AlertSettings';
import styles from './AlertSettings.module.css';
import { type AlertChoice, ring, TONES, unlockSound } from './alerts';
import { DeviceChoice } from './DeviceChoice';

interface Props {
  readonly choice: AlertChoice;
  /** Keeps a change; returns all that is chosen then. */
  readonly change: (part: Partial<AlertChoice>) => AlertChoice;
}

/** The tone, how loud it is, and what else tells of what is new. */
export function AlertForm({ choice, change }: Props) {
  const { t } = useTranslation('workspace');
  const hear = (next: AlertChoice) => {
    unlockSound();
    ring(next);
  };
  return (
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
