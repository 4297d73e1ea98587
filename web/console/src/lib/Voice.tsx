import { DownloadOutlined, PauseOutlined, PlayCircleFilled } from '@ant-design/icons';
import type { Media } from '@zongji/protocol';
import { storageOf } from '@zongji/sync';
import { clock, Heard, Player } from '@zongji/voice';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Voice.module.css';

/** Plays whatever is played in this window. */
const player = new Player();
const heard = new Heard(
  storageOf(() => localStorage),
  'zongji.heard',
);

/** Has nothing played while something is recorded. */
export function hush(): void {
  player.pause();
}

interface Props {
  readonly media: Pick<Media, 'mediaId' | 'url' | 'durationMs'>;
  /** Whether nobody need be told that it was not heard; those of customers have a dot until then. */
  readonly own: boolean;
}

/** A voice message: play and pause, how far it is, how long it is, how fast it goes. */
export function Voice({ media, own }: Props) {
  const { t } = useTranslation();
  const { mediaId: id, url, durationMs: millis } = media;
  const playing = useSyncExternalStore(player.subscribe, player.state);
  const known = useSyncExternalStore(
    heard.subscribe,
    useCallback(() => heard.has(id), [id]),
  );
  useEffect(() => () => player.stop(id), [id]);
  const mine = playing.id === id;
  const on = mine && playing.kind === 'playing';
  const at = mine ? Math.min(playing.at, millis) : 0;
  if (url === null) return <>{t('voice.gone', { time: clock(millis) })}</>;
  if (mine && playing.kind === 'failed') {
    return (
      <a href={url} download>
        <DownloadOutlined /> {t('voice.failed')}
      </a>
    );
  }
  return (
    <span className={styles.voice}>
      <button
        type="button"
        className={styles.play}
        aria-label={t(on ? 'voice.pause' : 'voice.play', { time: clock(millis) })}
        onClick={() => {
          player.toggle(id, url);
          heard.add(id);
        }}
      >
        {on ? <PauseOutlined /> : <PlayCircleFilled />}
      </button>
      <progress className={styles.track} max={Math.max(1, millis)} value={at} aria-hidden="true" />
      <span className={styles.time}>{clock(mine && at > 0 ? at : millis)}</span>
      {mine && (
        <button
          type="button"
          className={styles.rate}
          aria-label={t('voice.rate', { rate: playing.rate })}
          onClick={() => player.faster()}
        >
          {playing.rate}×
        </button>
      )}
      {!own && !known && <span className={styles.dot} role="img" aria-label={t('voice.unheard')} />}
    </span>
  );
}
