import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { alertChoice, onSound, soundState, unlockSound } from './alerts';
import styles from './LineBar.module.css';
import { useActs, usePlace, useView } from './useDesk';

/** Says why the agent's state is another than the one chosen, until the agent has seen it. */
export function StateBar() {
  const { t } = useTranslation('workspace');
  const { states } = usePlace();
  const acts = useActs();
  const set = useSyncExternalStore(states.subscribe, states.view);
  if (set === null) return null;
  return (
    <div className={styles.notice} role="alert">
      <span>{t(`setBy.${set.sure ? '' : 'maybe'}${set.chosen}`)}</span>
      <Button size="small" type="primary" onClick={() => void acts.choose('IDLE')}>
        {t(set.chosen === 'REST' ? 'state.endRest' : 'state.online')}
      </Button>
      <Button size="small" onClick={() => states.seen()}>
        {t('setBy.seen')}
      </Button>
    </div>
  );
}

/** Says that offers cannot be heard yet, and turns the sound on with one click. */
export function SoundBar() {
  const { t } = useTranslation('workspace');
  const { desk } = useView();
  const sound = useSyncExternalStore(onSound, soundState);
  const needed = desk !== null && desk.chosen !== 'OFFLINE' && alertChoice().volume > 0;
  if (!needed || sound === 'ready' || sound === 'trying') return null;
  return (
    <div className={styles.notice} role="status">
      <span>{t(sound === 'none' ? 'alert.noSound' : 'alert.silent')}</span>
      {sound === 'waits' && (
        <Button size="small" type="primary" onClick={unlockSound}>
          {t('alert.sound')}
        </Button>
      )}
    </div>
  );
}
