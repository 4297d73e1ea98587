import {
  DeleteOutlined,
  DownloadOutlined,
  PlayCircleOutlined,
  UpOutlined,
} from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { Recording } from '@zongji/protocol';
import { StateMark } from '@zongji/ui';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeOf, useFormat } from '@/lib/format';
import { useMe } from '@/lib/session';
import { useConfirm } from '@/lib/useConfirm';
import styles from './Calls.module.css';
import type { PastCall } from './calls';
import { RecordingPlayer } from './RecordingPlayer';
import {
  addressOf,
  deleteRecording,
  fileNameOf,
  isRemovable,
  recordingsOf,
  TONES,
} from './recordings';

interface Props {
  readonly call: PastCall;
  readonly conversation: string;
  readonly recording: Recording;
}

/**
 * How far a recording has come, and what can be done with it. Its file is asked for only when
 * somebody plays it: the server takes down who listened.
 */
export function RecordingRow({ call, conversation, recording }: Props) {
  const { t } = useTranslation('recordings');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const player = useId();
  const { state } = recording;
  const made = state === 'MADE';
  return (
    <div className={styles.recording}>
      <div className={styles.row}>
        <span role="status">
          <StateMark tone={TONES[state]}>{t(`state.${state}`)}</StateMark>
        </span>
        {made && <Measures recording={recording} />}
        <span className={styles.deeds}>
          {made && (
            <Button
              size="small"
              type={open ? 'default' : 'primary'}
              icon={open ? <UpOutlined aria-hidden /> : <PlayCircleOutlined aria-hidden />}
              aria-expanded={open}
              {...(open ? { 'aria-controls': player } : {})}
              onClick={() => setOpen(!open)}
            >
              {t(open ? 'shut' : 'play')}
            </Button>
          )}
          {made && (
            <Button
              size="small"
              icon={<DownloadOutlined aria-hidden />}
              href={addressOf(recording)}
              download={fileNameOf(recording)}
            >
              {t('download')}
            </Button>
          )}
          <Delete call={call} conversation={conversation} recording={recording} />
        </span>
      </div>
      {!made && <p className={styles.note}>{t(`stateDetail.${state}`)}</p>}
      {made && open && (
        <div id={player}>
          <RecordingPlayer
            url={addressOf(recording)}
            sound={call.media === 'VOICE'}
            label={t('playerOf', {
              call: t(`medium.${call.media}`),
              time: format.exact(new Date(call.askedAt).toISOString()),
            })}
          />
        </div>
      )}
    </div>
  );
}

/** How long and how large the file is. */
function Measures({ recording: { lengthMs, bytes } }: Pick<Props, 'recording'>) {
  const format = useFormat();
  const measures = [
    ...(lengthMs === null ? [] : [format.duration(lengthMs / 1000)]),
    ...(bytes === null ? [] : [sizeOf(bytes)]),
  ];
  return <span className={styles.measures}>{measures.join(' · ')}</span>;
}

/** For administrators: removes the recording, after a question. */
function Delete({ call, conversation, recording }: Props) {
  const { t } = useTranslation('recordings');
  const format = useFormat();
  const queries = useQueryClient();
  const confirm = useConfirm('recordings');
  const { role } = useMe();
  if (role !== 'ADMIN' || !isRemovable(recording.state)) return null;
  const name = t(`medium.${call.media}`);
  const ask = () =>
    confirm({
      title: t('delete.title', {
        call: name,
        time: format.exact(new Date(call.askedAt).toISOString()),
      }),
      content: t('delete.content'),
      okText: t('common:delete'),
      danger: true,
      act: async () => {
        try {
          await deleteRecording(recording.callId);
        } finally {
          await queries.invalidateQueries(recordingsOf(conversation));
        }
      },
      done: t('delete.done'),
    });
  return (
    <Button size="small" danger icon={<DeleteOutlined aria-hidden />} onClick={ask}>
      {t('common:delete')}
    </Button>
  );
}
