import { Alert, Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Calls.module.css';

/**
 * Plays a recording with the browser's own controls, which can be used by keyboard; begins at once,
 * as it is shown when somebody asked for it.
 */
export function RecordingPlayer({
  url,
  sound,
  label,
}: {
  readonly url: string;
  /** Whether there is nothing to see. */
  readonly sound: boolean;
  readonly label: string;
}) {
  const { t } = useTranslation('recordings');
  const [tries, setTries] = useState(0);
  const [failed, setFailed] = useState(false);
  const focus = useCallback((media: HTMLMediaElement | null) => media?.focus(), []);
  if (failed) {
    return (
      <Alert
        type="error"
        showIcon
        title={t('notPlayed')}
        description={t('notPlayedDetail')}
        action={
          <Button
            size="small"
            onClick={() => {
              setTries(tries + 1);
              setFailed(false);
            }}
          >
            {t('common:retry')}
          </Button>
        }
      />
    );
  }
  const given = {
    src: url,
    controls: true,
    autoPlay: true,
    preload: 'metadata',
    'aria-label': label,
    onError: () => setFailed(true),
  } as const;
  return sound ? (
    <audio key={tries} ref={focus} className={styles.sound} {...given} />
  ) : (
    <video key={tries} ref={focus} className={styles.picture} playsInline {...given} />
  );
}
