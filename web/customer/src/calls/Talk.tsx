import { type CallSession, type CallView, lacks, playAll } from '@zongji/calls';
import { callName, duration } from '@zongji/customer-words';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Phone } from '../icons';
import { useNow, useView } from '../useView';
import { words } from '../words';
import { Handset, Lens, Microphone, Shrink, Turn } from './icons';
import { Player, Sound } from './Player';
import { useDrag } from './useDrag';
import { callWords } from './words';

interface Props {
  readonly session: CallSession<MediaStream>;
  /** Whom one talks with; null while the next agent is not there yet. */
  readonly name: string | null;
  readonly clockAhead: number;
  /** Goes back to the text, which may end the call. */
  readonly text: () => void;
  /** Whether there is a text to go back to on this page. */
  readonly canShrink: boolean;
}

/** A call that is talked: the other side large, oneself small, what one can do at the bottom. */
export function Talk({ session, name, clockAhead, text, canShrink }: Props) {
  const view = useView(session);
  const [small, setSmall] = useState(false);
  const [blocked, setBlocked] = useState(false);
  const pictured = useCallback(() => session.pictured(), [session]);
  const video = session.call.media === 'VIDEO';
  const now = useNow(true, 500) + clockAhead;
  const since = session.call.connectedAt;
  const time = since === null ? '' : duration(now - since);
  const dragSmall = useDrag(() => setSmall(false));
  const sound = <Sound media={view.remote} blocked={setBlocked} />;
  const remote = (
    <Player
      media={view.remote}
      label={name ?? ''}
      class={video && view.pictures ? 'their' : 'their dark'}
      pictured={pictured}
    />
  );
  if (small) {
    return (
      <div class={`call-small ${video ? 'seen' : ''}`} {...dragSmall}>
        {sound}
        {remote}
        <button type="button" aria-label={callWords.large} title={callWords.large}>
          <span>{stageWord(view, name) ?? time}</span>
        </button>
      </div>
    );
  }
  return (
    <Screen label={callWords.dialog(callName(words, session.call.media))}>
      {sound}
      {remote}
      <header>
        {canShrink && (
          <button
            type="button"
            class="icon"
            aria-label={callWords.small}
            title={callWords.small}
            onClick={() => setSmall(true)}
          >
            <Shrink />
          </button>
        )}
        <div>
          <h1>{name ?? callName(words, session.call.media)}</h1>
          <p role="status">{stageWord(view, name) ?? time}</p>
        </div>
      </header>
      {!(video && view.pictures) && <Face name={name} />}
      {view.own !== null && <Own view={view} media={view.own} />}
      <div class="call-foot">
        {blocked && (
          <button
            type="button"
            class="primary"
            onClick={() => void playAll(document).then(() => setBlocked(false))}
          >
            {callWords.sound}
          </button>
        )}
        <Lacks session={session} view={view} video={video} text={text} />
        <Controls session={session} view={view} video={video} />
      </div>
    </Screen>
  );
}

/** Everything of a call that covers the page; takes the focus while it is there. */
export function Screen({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div ref={box} class="call" role="dialog" aria-modal="true" aria-label={label} tabIndex={-1}>
      {children}
    </div>
  );
}

/** Who it is, where there is no picture of them. */
export function Face({ name }: { readonly name: string | null }) {
  return (
    <div class="call-face" aria-hidden="true">
      {[...(name ?? '…')][0]}
    </div>
  );
}

/** The own picture, which a finger may put anywhere. */
export function Own({
  view,
  media,
}: {
  readonly view: Pick<CallView<MediaStream>, 'facing'>;
  readonly media: MediaStream;
}) {
  const drag = useDrag(() => {});
  return (
    <div class="call-own" {...drag}>
      <Player media={media} label={callWords.own} mirror={view.facing === 'user'} />
    </div>
  );
}

function stageWord(view: CallView<MediaStream>, name: string | null): string | null {
  switch (view.stage.kind) {
    case 'no-webrtc':
      return callWords.unsupported;
    case 'connecting':
      return callWords.connecting;
    case 'reconnecting':
      return name === null ? callWords.moving : callWords.reconnecting;
    case 'ended':
      return view.stage.why === 'REPLACED' ? callWords.replaced : callWords.over;
    case 'talking':
      return null;
  }
}

function Lacks({
  session,
  view,
  video,
  text,
}: {
  readonly session: CallSession<MediaStream>;
  readonly view: CallView<MediaStream>;
  readonly video: boolean;
  readonly text: () => void;
}) {
  if (view.stage.kind === 'no-webrtc') {
    return (
      <Lack words={callWords.unsupportedDetail}>
        <button type="button" onClick={text}>
          {callWords.text}
        </button>
      </Lack>
    );
  }
  const { microphone, camera, instead, hears, stage } = view;
  return (
    <>
      {lacks(microphone) && (
        <Lack words={callWords.microphone[microphone]}>
          {microphone !== 'silenced' && (
            <button type="button" onClick={() => session.speak(true)}>
              {callWords.retry}
            </button>
          )}
          <button type="button" onClick={text}>
            {callWords.text}
          </button>
        </Lack>
      )}
      {video && lacks(camera) && (
        <Lack words={callWords.camera[camera]}>
          {camera !== 'silenced' && (
            <button type="button" onClick={() => session.see(true)}>
              {callWords.retry}
            </button>
          )}
        </Lack>
      )}
      {instead !== null && view[instead.device] === 'on' && (
        <p class="call-lack" role="status">
          {callWords.instead[instead.device](instead.label)}
        </p>
      )}
      {!hears && stage.kind === 'talking' && (
        <p class="call-lack" role="status">
          {callWords.unheard}
        </p>
      )}
      {video && view.camera === 'off' && view.pictures && (
        <p class="call-lack">{callWords.theirVideo}</p>
      )}
    </>
  );
}

/** What is missing and what one can do about it. */
export function Lack({
  words,
  children,
}: {
  readonly words: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="call-lack" role="alert">
      <p>{words}</p>
      <div>{children}</div>
    </div>
  );
}

function Controls({
  session,
  view,
  video,
}: {
  readonly session: CallSession<MediaStream>;
  readonly view: CallView<MediaStream>;
  readonly video: boolean;
}) {
  const muted = view.microphone !== 'on';
  const dark = view.camera !== 'on';
  return (
    <div class="call-controls">
      <Control
        label={muted ? callWords.speak : callWords.mute}
        pressed={muted}
        act={() => session.speak(muted)}
      >
        <Microphone off={muted} />
      </Control>
      {video && (
        <Control
          label={dark ? callWords.cameraOn : callWords.cameraOff}
          pressed={dark}
          act={() => session.see(dark)}
        >
          <Lens off={dark} />
        </Control>
      )}
      {video && !dark && (
        <Control label={callWords.turn} act={() => session.turnCamera()}>
          <Turn />
        </Control>
      )}
      <Control
        label={video ? callWords.toVoice : callWords.toVideo}
        act={() => void session.change(video ? 'VOICE' : 'VIDEO')}
      >
        {video ? <Phone /> : <Lens off={false} />}
      </Control>
      <Control label={callWords.hangUp} danger act={() => void session.hangUp()}>
        <Handset />
      </Control>
    </div>
  );
}

/** One large round button with its name below. */
export function Control({
  label,
  pressed,
  danger = false,
  good = false,
  act,
  children,
}: {
  readonly label: string;
  readonly pressed?: boolean;
  readonly danger?: boolean;
  readonly good?: boolean;
  readonly act: () => void;
  readonly children: ComponentChildren;
}) {
  const look = danger ? 'bad' : good ? 'good' : pressed ? 'pressed' : '';
  return (
    <button type="button" class={`call-control ${look}`} onClick={act}>
      <span>{children}</span>
      {label}
    </button>
  );
}
