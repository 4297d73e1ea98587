import { clock, Press, Recorder, VOICE_MILLIS_MAX } from '@zongji/voice';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Arrow, Bin, Cross, Microphone, Square } from './icons';
import { hush, useSource, Voice } from './Voice';
import { words } from './words';

/** The button to record with, and over the composer what is recorded, to be heard and sent. */
export function VoiceBar({ send }: { readonly send: (file: File) => void }) {
  const recorder = useMemo(() => new Recorder(), []);
  const state = useSource(recorder, recorder.state);
  const { away, held, down } = usePress(recorder);
  useEffect(() => () => recorder.cancel(), [recorder]);
  useEffect(() => {
    if (state.kind === 'recording') hush();
    if (state.kind === 'idle') return;
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') recorder.cancel();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [state.kind, recorder]);
  return (
    <>
      <button
        type="button"
        class="send mic"
        aria-label={words.voiceRecord}
        title={words.voiceRecord}
        onPointerDown={down}
        onContextMenu={(event) => event.preventDefault()}
        onClick={(event) => {
          // A keyboard presses without a pointer.
          if (event.detail === 0) void recorder.start();
        }}
      >
        <Microphone />
      </button>
      {state.kind !== 'idle' && (
        <section class={`recorder ${away ? 'away' : ''}`} aria-label={words.voice}>
          <button
            type="button"
            class="icon"
            aria-label={
              state.kind === 'recorded'
                ? words.voiceDelete
                : state.kind === 'refused'
                  ? words.close
                  : words.voiceCancel
            }
            onClick={() => recorder.cancel()}
          >
            {state.kind === 'recorded' ? <Bin /> : <Cross />}
          </button>
          {state.kind === 'asking' && <p>{words.voiceAsking}</p>}
          {state.kind === 'refused' && <p role="alert">{words.voiceRefused[state.why]}</p>}
          {state.kind === 'recording' && (
            <>
              <p>
                <i class="live" />
                <Timer since={state.since} />
                <span>{away ? words.voiceAway : held ? words.voiceHold : words.voiceTap}</span>
              </p>
              <button
                type="button"
                class="send"
                aria-label={words.voiceStop}
                onClick={() => recorder.stop()}
              >
                <Square />
              </button>
            </>
          )}
          {state.kind === 'recorded' && (
            <>
              <div class="said mine">
                <Voice
                  id={state.recorded.url}
                  url={state.recorded.url}
                  millis={state.recorded.millis}
                  own
                />
              </div>
              <button
                type="button"
                class="send"
                aria-label={words.voiceSend}
                onClick={() => {
                  const file = recorder.take();
                  if (file !== null) send(file);
                }}
              >
                <Arrow />
              </button>
            </>
          )}
        </section>
      )}
    </>
  );
}

/** A tap begins a recording that another ends; a press that is held ends it by letting go. */
function usePress(recorder: Recorder) {
  const [away, setAway] = useState(false);
  const [held, setHeld] = useState(false);
  const press = useMemo(
    () =>
      new Press({
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
      }),
    [recorder],
  );
  useEffect(() => {
    const move = (event: PointerEvent) => press.move(event.clientY);
    const up = (event: PointerEvent) => press.up(event.timeStamp);
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', up);
    return () => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', up);
    };
  }, [press]);
  const down = (event: PointerEvent) => {
    if (event.button === 0) press.down(event.timeStamp, event.clientY);
  };
  return { away, held, down };
}

function Timer({ since }: { readonly since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 200);
    return () => clearInterval(timer);
  }, []);
  const left = VOICE_MILLIS_MAX - (now - since);
  return <b class={left < 10_000 ? 'short' : ''}>{clock(now - since)}</b>;
}
