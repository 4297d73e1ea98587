import { PhoneOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { Recording } from '@zongji/protocol';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { deskTime } from '@/lib/deskTime';
import { useFormat } from '@/lib/format';
import styles from './Calls.module.css';
import type { CallEnd, PastCall } from './calls';
import { RecordingRow } from './RecordingRow';

/** What is known of the recording of one call. */
export type Recorded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  | { readonly kind: 'there'; readonly recording: Recording };

/** One call: what it was, who asked for it, how it ended, how long it took, and its recording. */
export function CallCard({
  call,
  conversation,
  recorded,
}: {
  readonly call: PastCall;
  readonly conversation: string;
  readonly recorded: Recorded;
}) {
  const { t } = useTranslation('recordings');
  const begun = deskTime(call.askedAt);
  return (
    <li className={styles.call}>
      <div className={styles.head}>
        <span className={styles.icon} aria-hidden="true">
          {call.media === 'VIDEO' ? <VideoCameraOutlined /> : <PhoneOutlined />}
        </span>
        <strong>{t(`medium.${call.media}`)}</strong>
        <time className={styles.time} dateTime={begun.toISOString()}>
          {begun.format('YYYY-MM-DD HH:mm:ss')}
        </time>
      </div>
      <Course call={call} />
      <Body call={call} conversation={conversation} recorded={recorded} />
    </li>
  );
}

/** Who asked, how it ended, and how long they talked. */
function Course({ call }: { readonly call: PastCall }) {
  const { t } = useTranslation('recordings');
  const format = useFormat();
  const endWords = useEndWords();
  const { by, accepted, end } = call;
  const talked = [
    { key: 'voice', millis: end?.voiceMs ?? 0 },
    { key: 'video', millis: end?.videoMs ?? 0 },
  ].filter(({ millis }) => millis > 0);
  return (
    <ul className={styles.course}>
      <li>{t('askedBy', { who: t(`side.${by}`) })}</li>
      <li>{end === null ? t(accepted ? 'goesOn' : 'rings') : endWords(end)}</li>
      {talked.map(({ key, millis }) => (
        <li key={key}>{t(`talked.${key}`, { time: format.duration(millis / 1000) })}</li>
      ))}
    </ul>
  );
}

function useEndWords(): (end: CallEnd) => string {
  const { t, i18n } = useTranslation('recordings');
  return ({ by, why }) => {
    const who = t(`side.${by}`);
    return i18n.exists(`ended.${why}`, { ns: 'recordings' })
      ? t(`ended.${why}`, { who })
      : t('endedElse', { who, why });
  };
}

function Body({
  call,
  conversation,
  recorded,
}: {
  readonly call: PastCall;
  readonly conversation: string;
  readonly recorded: Recorded;
}) {
  const { t } = useTranslation('recordings');
  switch (recorded.kind) {
    case 'there':
      return (
        <RecordingRow call={call} conversation={conversation} recording={recorded.recording} />
      );
    case 'loading':
      return call.accepted ? <Skeleton.Input active size="small" /> : null;
    case 'none':
      return call.accepted ? (
        <p className={styles.note}>
          <strong>{t('none')}</strong> {t('noneDetail')}
        </p>
      ) : null;
    case 'unknown':
      return null;
  }
}
