import { FileOutlined } from '@ant-design/icons';
import { isHeic, linksIn } from '@zongji/customer-words';
import type { Content, Entry } from '@zongji/protocol';
import type { Reached } from '@zongji/sync';
import { Image } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { deskTime } from '@/lib/deskTime';
import { sizeOf } from '@/lib/format';
import { Voice } from '@/lib/Voice';
import styles from './Lines.module.css';
import { useCallLine } from './useCallLine';

interface Props {
  readonly entries: readonly Entry[];
  readonly customer: string;
  /** How far the customer has received and read; null where it does not matter any more. */
  readonly reached: Reached | null;
}

/** A longer silence than this is marked with the time, in milliseconds. */
const PAUSE = 5 * 60_000;

/** What one side says within this time stands together under one name, in milliseconds. */
const TOGETHER = 60_000;

/** Entries of a timeline as an agent reads them; drawn again only when they change. */
export const Lines = memo(function Lines({ entries, customer, reached }: Props) {
  const notice = useNotice();
  const shown = entries.filter((entry) => entry.kind === 'MESSAGE' || notice(entry) !== null);
  const lastOwn = shown.findLast((entry) => entry.kind === 'MESSAGE' && entry.from === 'AGENT');
  return (
    <>
      {shown.map((entry, index) => (
        <div key={entry.seq} className={styles.line}>
          <Pause before={shown[index - 1]?.at} at={entry.at} />
          {entry.kind === 'MESSAGE' ? (
            <Message entry={entry} customer={customer} goesOn={goesOn(shown[index - 1], entry)} />
          ) : (
            <p className={styles.notice} data-kind={entry.kind} dir="auto">
              {notice(entry)}
            </p>
          )}
          {entry === lastOwn && reached !== null && <Receipt seq={entry.seq} reached={reached} />}
        </div>
      ))}
    </>
  );
});

function Pause({ before, at }: { readonly before: number | undefined; readonly at: number }) {
  if (before !== undefined && at - before < PAUSE) return null;
  const moment = deskTime(at);
  const today = moment.isSame(deskTime(), 'day');
  return (
    <time className={styles.time} dateTime={moment.toISOString()}>
      {moment.format(today ? 'HH:mm' : 'YYYY-MM-DD HH:mm')}
    </time>
  );
}

function Receipt({ seq, reached }: { readonly seq: number; readonly reached: Reached }) {
  const { t } = useTranslation('workspace');
  const state = reached.read >= seq ? 'read' : reached.delivered >= seq ? 'delivered' : 'sent';
  return (
    <p className={styles.state} data-state={state}>
      {t(`sent.${state}`)}
    </p>
  );
}

/** Words for what happened between the messages; null for what an agent need not see. */
function useNotice(): (entry: Entry) => string | null {
  const { t } = useTranslation('workspace');
  const callLine = useCallLine();
  return (entry) => {
    switch (entry.kind) {
      case 'ACCEPTED':
        return t('notice.ACCEPTED', { name: entry.staffName, number: entry.staffNumber });
      case 'TRANSFERRED':
        return entry.note === ''
          ? t('notice.TRANSFERRED')
          : t('notice.TRANSFERRED_NOTE', { note: entry.note });
      case 'NOTED':
        return t('notice.NOTED', {
          name: entry.staffName,
          number: entry.staffNumber,
          note: entry.note,
        });
      case 'SERVICE_ENDED':
        return t(`notice.SERVICE_ENDED_${entry.by}`);
      case 'RATED':
        return entry.comment === ''
          ? t('notice.RATED', { score: entry.score })
          : t('notice.RATED_COMMENT', { score: entry.score, comment: entry.comment });
      case 'QUEUED':
        return t('notice.QUEUED', { count: entry.ahead });
      case 'CALL_ASKED':
      case 'CALL_MEDIA':
      case 'CALL_JOINED':
      case 'CALL_MOVED':
      case 'CALL_ENDED':
        return callLine(entry);
      case 'PUT_BACK':
      case 'CUSTOMER_AWAY':
      case 'CUSTOMER_BACK':
      case 'ENTERED':
        return t(`notice.${entry.kind}`);
      default:
        return null;
    }
  };
}

/** Whether a message goes on what the same side said just before, so that its name need not be said. */
export function goesOn(before: Entry | undefined, entry: Entry): boolean {
  if (before?.kind !== 'MESSAGE' || entry.kind !== 'MESSAGE') return false;
  return before.from === entry.from && entry.at - before.at < TOGETHER;
}

function Message({
  entry,
  customer,
  goesOn: same,
}: {
  readonly entry: Extract<Entry, { readonly kind: 'MESSAGE' }>;
  readonly customer: string;
  readonly goesOn: boolean;
}) {
  const { t } = useTranslation('workspace');
  const who = entry.from === 'CUSTOMER' ? customer : t(`from.${entry.from}`);
  const at = deskTime(entry.at);
  return (
    <div className={styles.said} data-from={entry.from} title={at.format('HH:mm:ss')}>
      <span className={same ? styles.hidden : styles.who}>
        <bdi>{who}</bdi> <time dateTime={at.toISOString()}>{at.format('HH:mm')}</time>
      </span>
      <Said content={entry.content} own={entry.from !== 'CUSTOMER'} />
    </div>
  );
}

/** What a message says: text, a picture, a voice message, or a file. */
export function Said({
  content,
  own = true,
}: {
  readonly content: Content;
  /** Whether the agent need not be told that it was not heard. */
  readonly own?: boolean;
}) {
  const { t } = useTranslation('workspace');
  if (content.kind === 'TEXT') {
    return (
      <p className={styles.bubble} dir="auto">
        {linked(content.text)}
      </p>
    );
  }
  if (content.mediaKind === 'IMAGE' && content.url !== null) {
    const { width, height } = roomOf(content.width, content.height);
    return (
      <div className={styles.picture}>
        <Image
          src={content.thumbnail ?? content.url}
          preview={{ src: content.url }}
          alt={content.name}
          width={width}
          height={height}
        />
      </div>
    );
  }
  if (content.mediaKind === 'VOICE') {
    return (
      <div className={styles.bubble}>
        <Voice media={content} own={own} />
      </div>
    );
  }
  return (
    <a
      className={`${styles.bubble} ${styles.file}`}
      href={content.url ?? undefined}
      download={content.name}
    >
      <FileOutlined />
      <span>
        <b>{content.name}</b>
        <small>
          {sizeOf(content.bytes)} · {t(isHeic(content.name) ? 'heic' : 'download')}
        </small>
      </span>
    </a>
  );
}

/** Pictures are drawn at most this large, in CSS pixels. */
const WIDTH = 280;
const HEIGHT = 200;

/** The room that a picture takes, kept before it is loaded so that nothing jumps. */
export function roomOf(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  if (width <= 0 || height <= 0) return { width: WIDTH, height: WIDTH };
  const scale = Math.min(1, WIDTH / width, HEIGHT / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function linked(text: string) {
  return linksIn(text)
    .map((part, index) => ({ ...part, key: `${index}` }))
    .map(({ text: piece, href, key }) =>
      href === null ? (
        piece
      ) : (
        <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
          {piece}
        </a>
      ),
    );
}
