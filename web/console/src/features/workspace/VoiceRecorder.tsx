import {
  AudioOutlined,
  CheckOutlined,
  CloseOutlined,
  DeleteOutlined,
  SendOutlined,
} from '@ant-design/icons';
import { clock, Press, Recorder, VOICE_MILLIS_MAX } from '@zongji/voice';
import { Button, Tooltip } from 'antd';
import {
  type PointerEvent as Pressed,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import { hush, Voice } from '@/lib/Voice';
import { useSecond } from './clock';
import styles from './VoiceRecorder.module.css';

/** The button to record with, and over the composer what is recorded, to be heard and sent. */
export function VoiceRecorder({ send }: { readonly send: (file: File) => void }) {
  const { t } = useTranslation('workspace');
  const recorder = useMemo(() => new Recorder(), []);
  const state = useSyncExternalStore(recorder.subscribe, recorder.state);
  const { away, held, down } = usePress(recorder);
  useCancelByEscape(recorder, state.kind !== 'idle');
  useEffect(() => {
    if (state.kind === 'recording') hush();
  }, [state.kind]);
  return (
    <>
      <Tooltip title={t('voice.record')}>
        <Button
          type="text"
          className={styles.microphone ?? ''}
          icon={<AudioOutlined />}
          aria-label={t('voice.record')}
          onPointerDown={down}
          onClick={(event) => {
            // A keyboard presses without a pointer.
            if (event.detail === 0) void recorder.start();
          }}
        />
      </Tooltip>
      {state.kind !== 'idle' && (
        <section className={styles.recorder} data-away={away} aria-label={t('media.VOICE')}>
          <Away kind={state.kind} cancel={() => recorder.cancel()} />
          {state.kind === 'asking' && <p>{t('voice.asking')}</p>}
          {state.kind === 'refused' && <p role="alert">{t(`voice.refused.${state.why}`)}</p>}
          {state.kind === 'recording' && (
            <>
              <p>
                <i className={styles.live} />
                <Timer since={state.since} />
                <span>{t(away ? 'voice.away' : held ? 'voice.hold' : 'voice.tap')}</span>
              </p>
              <Button type="primary" icon={<CheckOutlined />} onClick={() => recorder.stop()}>
                {t('voice.stop')}
              </Button>
            </>
          )}
          {state.kind === 'recorded' && (
            <>
              <div className={styles.preview}>
                <Voice
                  own
                  media={{
                    mediaId: state.recorded.url,
                    url: state.recorded.url,
                    durationMs: state.recorded.millis,
                  }}
                />
              </div>
              <Button
                type="primary"
                icon={<SendOutlined />}
                onClick={() => {
                  const file = recorder.take();
                  if (file !== null) send(file);
                }}
              >
                {t('voice.send')}
              </Button>
            </>
          )}
        </section>
      )}
    </>
  );
}

function Away({
  kind,
  cancel,
}: {
  readonly kind: 'asking' | 'recording' | 'recorded' | 'refused';
  readonly cancel: () => void;
}) {
  const { t } = useTranslation('workspace');
  const label = {
    asking: t('voice.cancel'),
    recording: t('voice.cancel'),
    recorded: t('voice.delete'),
    refused: t('common:close'),
  }[kind];
  return (
    <Button
      type="text"
      icon={kind === 'recorded' ? <DeleteOutlined /> : <CloseOutlined />}
      aria-label={label}
      title={label}
      onClick={cancel}
    />
  );
}

function useCancelByEscape(recorder: Recorder, on: boolean): void {
  useEffect(() => () => recorder.cancel(), [recorder]);
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') recorder.cancel();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [on, recorder]);
}

/** A tap begins a recording that another ends; a press that is held ends it by letting go. */
function usePress(recorder: Recorder) {
  const [away, setAway] = useState(false);
  const [held, setHeld] = useState(false);
  const press = useRef<Press | null>(null);
  press.current ??= new Press({
    began: () => {
      setHeld(true);
      void recorder.start();
    },
    away: setAway,
    ended: (how) => {
      setHeld(false);
      setAway(false);
      if (how === 'away') recorder.cancel();
      // Whoever is asked for the microphone lets go to answer.
      else if (how === 'hold' && recorder.state().kind === 'recording') recorder.stop();
    },
  });
  useEffect(() => {
    const move = (event: PointerEvent) => press.current?.move(event.clientY);
    const up = (event: PointerEvent) => press.current?.up(event.timeStamp);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', up);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
    };
  }, []);
  const down = (event: Pressed) => {
    if (event.button === 0) press.current?.down(event.timeStamp, event.clientY);
  };
  return { away, held, down };
}

function Timer({ since }: { readonly since: number }) {
  const now = useSecond();
  const left = VOICE_MILLIS_MAX - (now - since);
  return <b data-short={left < 10_000}>{clock(Math.max(0, now - since))}</b>;
}
