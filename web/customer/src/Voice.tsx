import { clock, Heard, Player, type Source } from '@zongji/voice';
import { useEffect, useState } from 'preact/hooks';
import { storage } from './browser';
import { Pause, Play } from './icons';
import { words } from './words';

/** Plays whatever is played on this page. */
const player = new Player();
const heard = new Heard(storage, 'zongji.heard');

/** Has nothing played while something is recorded. */
export function hush(): void {
  player.pause();
}

interface Props {
  readonly id: string;
  readonly url: string | null;
  readonly millis: number;
  /** Whether it is one's own; those of others have a dot until they were played. */
  readonly own: boolean;
}

/** A voice message: play and pause, how far it is, how long it is, how fast it goes. */
export function Voice({ id, url, millis, own }: Props) {
  const playing = useSource(player, player.state);
  const known = useSource(heard, () => heard.has(id));
  useEffect(() => () => player.stop(id), [id]);
  const mine = playing.id === id;
  const on = mine && playing.kind === 'playing';
  const at = mine ? Math.min(playing.at, millis) : 0;
  if (url === null) return <p class="bubble">{words.voiceOf(clock(millis))}</p>;
  if (mine && playing.kind === 'failed') {
    return (
      <a class="bubble" href={url} download>
        {words.voiceFailed}
      </a>
    );
  }
  return (
    <div class="bubble voice" style={{ '--at': `${(100 * at) / Math.max(1, millis)}%` }}>
      <button
        type="button"
        class="icon"
        aria-label={`${on ? words.voicePause : words.voicePlay} ${clock(millis)}`}
        onClick={() => {
          player.toggle(id, url);
          heard.add(id);
        }}
      >
        {on ? <Pause /> : <Play />}
      </button>
      <span class="track" aria-hidden="true" />
      <span class="time">{clock(mine && at > 0 ? at : millis)}</span>
      {mine && (
        <button
          type="button"
          class="rate"
          aria-label={words.voiceRate(playing.rate)}
          onClick={() => player.faster()}
        >
          {playing.rate}×
        </button>
      )}
      {!own && !known && <span class="dot" role="img" aria-label={words.voiceUnheard} />}
    </div>
  );
}

/** The value of a source, again whenever it changes. */
export function useSource<T>(source: Pick<Source<unknown>, 'subscribe'>, get: () => T): T {
  const [, again] = useState({});
  useEffect(() => source.subscribe(() => again({})), [source]);
  return get();
}
