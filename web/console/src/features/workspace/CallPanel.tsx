import {
  AudioMutedOutlined,
  AudioOutlined,
  FullscreenExitOutlined,
  FullscreenOutlined,
  PhoneOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import { type CallSession, type CallView, playAll } from '@zongji/calls';
import type { Call, Task } from '@zongji/protocol';
import { Alert, Button, Tooltip } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallLacks } from './CallLacks';
import styles from './CallPanel.module.css';
import { ringingOf } from './callOf';
import { useSecond } from './clock';
import { DeviceChoice } from './DeviceChoice';
import { ACCEPT_KEY } from './keys';
import { Player, Sound } from './Player';
import { running } from './times';
import { useCallKeys, useCallView, useSessions, useTalksElsewhere } from './useCalls';
import { useActs } from './useDesk';

interface Props {
  readonly task: Task;
  /** Server's clock minus this machine's, in milliseconds. */
  readonly ahead: number;
}

/** The call of the open conversation: ringing, being called, or talked. Nothing while there is none. */
export function CallPanel({ task, ahead }: Props) {
  const session = useSessions().get(task.conversation);
  if (session !== undefined) {
    return <Talk key={session.call.id} session={session} task={task} ahead={ahead} />;
  }
  const { call } = task;
  if (task.state !== 'SERVED' || call?.phase !== 'RINGING') return null;
  return ringingOf(task) === null ? (
    <Calling task={task} call={call} />
  ) : (
    <Ringing task={task} call={call} ahead={ahead} />
  );
}

function Ringing({ task, call, ahead }: Props & { readonly call: Call }) {
  const { t } = useTranslation('workspace');
  const acts = useActs();
  const elsewhere = useTalksElsewhere(task.conversation);
  const now = useSecond() + ahead;
  const left = call.deadline === null ? null : Math.max(0, Math.ceil((call.deadline - now) / 1000));
  return (
    <section className={styles.ringing} aria-label={t(`call.${call.media}`)} data-call="ringing">
      <span className={styles.pulse} aria-hidden="true">
        {call.media === 'VIDEO' ? <VideoCameraOutlined /> : <PhoneOutlined />}
      </span>
      <p role="status">
        <strong>{t(`call.asked${call.media}`, { name: task.customer.name })}</strong>
        <small>
          {elsewhere
            ? t('call.elsewhere')
            : left === null
              ? t('call.acceptKey', { key: ACCEPT_KEY })
              : t('call.left', { count: left, key: ACCEPT_KEY })}
        </small>
      </p>
      <Button
        type="primary"
        disabled={elsewhere}
        icon={call.media === 'VIDEO' ? <VideoCameraOutlined /> : <PhoneOutlined />}
        onClick={() => void acts.acceptCall(task, call)}
      >
        {t(`call.accept${call.media}`)}
      </Button>
      <Button onClick={() => void acts.endCall(task, call.id)}>{t('call.decline')}</Button>
    </section>
  );
}

function Calling({ task, call }: { readonly task: Task; readonly call: Call }) {
  const { t } = useTranslation('workspace');
  const acts = useActs();
  return (
    <section className={styles.ringing} aria-label={t(`call.${call.media}`)} data-call="calling">
      <span className={styles.pulse} aria-hidden="true">
        {call.media === 'VIDEO' ? <VideoCameraOutlined /> : <PhoneOutlined />}
      </span>
      <p role="status">
        <strong>{t(`call.calling${call.media}`, { name: task.customer.name })}</strong>
        <small>{t('call.callingDetail')}</small>
      </p>
      <Button danger onClick={() => void acts.endCall(task, call.id)}>
        {t('call.cancel')}
      </Button>
    </section>
  );
}

function Talk({ session, task, ahead }: Props & { readonly session: CallSession<MediaStream> }) {
  const { t } = useTranslation('workspace');
  const view = useCallView(session);
  const [large, setLarge] = useState(false);
  const [blocked, setBlocked] = useState(false);
  const pictured = useCallback(() => session.pictured(), [session]);
  useCallKeys(session);
  // The task is told anew when the medium changes, the session with it.
  const video = (task.call ?? session.call).media === 'VIDEO';
  const shown = video && view.pictures;
  return (
    <section
      className={styles.call}
      data-call="talking"
      data-video={video}
      data-large={large}
      aria-label={t(`call.${video ? 'VIDEO' : 'VOICE'}`)}
    >
      <Sound media={view.remote} blocked={setBlocked} />
      <div className={styles.stage}>
        <Player
          media={view.remote}
          label={task.customer.name}
          className={shown ? styles.their : styles.dark}
          pictured={pictured}
        />
        {!shown && (
          <span className={styles.face} aria-hidden="true">
            {[...task.customer.name][0]}
          </span>
        )}
        {view.own !== null && (
          <Player media={view.own} label={t('call.own')} className={styles.own} />
        )}
        <Status view={view} session={session} task={task} ahead={ahead} />
      </div>
      <CallLacks view={view} session={session} video={video} />
      {blocked && (
        <Alert
          banner
          type="info"
          title={t('call.blocked')}
          action={
            <Button
              size="small"
              type="primary"
              onClick={() => void playAll(document).then(() => setBlocked(false))}
            >
              {t('call.sound')}
            </Button>
          }
        />
      )}
      <Controls
        view={view}
        session={session}
        task={task}
        video={video}
        large={large}
        setLarge={setLarge}
      />
    </section>
  );
}

function Status({
  view,
  session,
  task,
  ahead,
}: Props & {
  readonly view: CallView<MediaStream>;
  readonly session: CallSession<MediaStream>;
}) {
  const { t } = useTranslation('workspace');
  const now = useSecond() + ahead;
  const since = task.call?.connectedAt ?? session.call.connectedAt;
  const { stage } = view;
  const time = since === null ? '' : running(now - since);
  return (
    <p className={styles.status} role="status">
      <b>{task.customer.name}</b>
      <span>{stage.kind === 'talking' ? time : t(`call.stage.${stage.kind}`)}</span>
    </p>
  );
}

function Controls({
  view,
  session,
  task,
  video,
  large,
  setLarge,
}: {
  readonly view: CallView<MediaStream>;
  readonly session: CallSession<MediaStream>;
  readonly task: Task;
  readonly video: boolean;
  readonly large: boolean;
  readonly setLarge: (on: boolean) => void;
}) {
  const { t } = useTranslation('workspace');
  const acts = useActs();
  const muted = view.microphone !== 'on';
  const dark = view.camera !== 'on';
  return (
    <div className={styles.controls} role="toolbar" aria-label={t('call.controls')}>
      <Tool
        label={t(muted ? 'call.speak' : 'call.mute')}
        hint="Alt M"
        icon={muted ? <AudioMutedOutlined /> : <AudioOutlined />}
        pressed={muted}
        act={() => session.speak(muted)}
      />
      {video && (
        <Tool
          label={t(dark ? 'call.cameraOn' : 'call.cameraOff')}
          hint="Alt V"
          icon={<VideoCameraOutlined />}
          pressed={dark}
          act={() => session.see(dark)}
        />
      )}
      <Button onClick={() => void acts.changeCall(session, video ? 'VOICE' : 'VIDEO')}>
        {t(video ? 'call.toVoice' : 'call.toVideo')}
      </Button>
      {video && (
        <Tool
          label={t(large ? 'call.small' : 'call.large')}
          icon={large ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
          pressed={false}
          act={() => setLarge(!large)}
        />
      )}
      <DeviceChoice changed={() => session.rechoose()} />
      <span className={styles.room} />
      <Button
        type="primary"
        danger
        icon={<PhoneOutlined rotate={225} />}
        onClick={() => void acts.endCall(task, session.call.id)}
      >
        {t('call.hangUp')}
      </Button>
    </div>
  );
}

function Tool({
  label,
  hint,
  icon,
  pressed,
  act,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly icon: ReactNode;
  readonly pressed: boolean;
  readonly act: () => void;
}) {
  return (
    <Tooltip title={hint === undefined ? label : `${label}（${hint}）`}>
      <Button
        icon={icon}
        aria-label={label}
        aria-pressed={pressed}
        danger={pressed}
        onClick={act}
      />
    </Tooltip>
  );
}

/** Plays the calls of conversations that are not open, so that nobody falls silent meanwhile. */
export function OtherCalls({ shown }: { readonly shown: string | undefined }) {
  const sessions = useSessions();
  return (
    <>
      {[...sessions]
        .filter(([conversation]) => conversation !== shown)
        .map(([conversation, session]) => (
          <Heard key={conversation} session={session} />
        ))}
    </>
  );
}

function Heard({ session }: { readonly session: CallSession<MediaStream> }) {
  const view = useCallView(session);
  return <Sound media={view.remote} />;
}
