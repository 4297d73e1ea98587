import { type Choice, type Choosable, choosable, Probe } from '@zongji/calls';
import { Alert, Progress, Select } from 'antd';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DeviceChoice.module.css';
import { chooseDevices, deviceChoice } from './deviceChoice';
import { Player } from './Player';

/** The devices to choose from, with what the chosen ones hear and see. */
export function Devices({ changed }: { readonly changed: (() => void) | undefined }) {
  const { t } = useTranslation('workspace');
  const [choice, setChoice] = useState(deviceChoice);
  const probe = useMemo(() => new Probe(), []);
  const view = useSyncExternalStore(probe.subscribe, probe.view);
  const known = useKnown(view.state);
  useEffect(() => {
    void probe.start(choice);
    return () => probe.stop();
  }, [probe, choice]);
  const choose = (device: Choosable['device'], id: string) => {
    const next: Choice = { ...choice, [device]: id };
    chooseDevices(next);
    setChoice(next);
    changed?.();
  };
  const fault = view.state === 'off' || view.state === 'opening' || view.state === 'on';
  return (
    <div className={styles.form}>
      {(['microphone', 'camera', 'speaker'] as const).map((device) => {
        const all = known.filter((one) => one.device === device);
        return (
          <label key={device} htmlFor={`device-${device}`}>
            <span>{t(`devices.${device}`)}</span>
            <Select
              id={`device-${device}`}
              {...chosenOf(choice[device], all)}
              placeholder={t('devices.own')}
              disabled={all.length === 0}
              options={all.map(({ id, label }, index) => ({
                value: id,
                label: label === '' ? t('devices.nameless', { number: index + 1 }) : label,
              }))}
              onChange={(id: string) => choose(device, id)}
            />
          </label>
        );
      })}
      <p>{t('devices.speak')}</p>
      <Progress
        percent={Math.round(view.level * 100)}
        showInfo={false}
        aria-label={t('devices.level')}
      />
      {view.picture !== null && (
        <Player media={view.picture} label={t('call.own')} className={styles.picture} />
      )}
      {!fault && <Alert type="warning" showIcon title={t(`call.microphone.${view.state}`)} />}
    </div>
  );
}

/** The chosen one if it is there; else the placeholder says whose choice it is. */
function chosenOf(id: string | undefined, all: readonly Choosable[]): { readonly value?: string } {
  return id !== undefined && all.some((one) => one.id === id) ? { value: id } : {};
}

/** The devices of this machine, again when one comes or goes and when their names may be known. */
function useKnown(state: string): readonly Choosable[] {
  const [known, setKnown] = useState<readonly Choosable[]>([]);
  const look = useCallback(() => void choosable().then(setKnown), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are told only once a device is open.
  useEffect(look, [look, state]);
  useEffect(() => {
    const { mediaDevices } = navigator;
    mediaDevices?.addEventListener?.('devicechange', look);
    return () => mediaDevices?.removeEventListener?.('devicechange', look);
  }, [look]);
  return known;
}
