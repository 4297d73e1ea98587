import { FileOutlined } from '@ant-design/icons';
import type { Content, Entry, FullRecord } from '@zongji/protocol';
import { Alert, Image, Typography } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { deskTime } from '@/lib/deskTime';
import { Voice } from '@/lib/Voice';
import { useVisitorName } from '@/lib/visitorName';
import { type Line, linesOf } from './lines';
import { type Names, namesOf } from './names';
import { ReasonsButton } from './ReasonsButton';
import styles from './Transcript.module.css';
import { useFactWords } from './useFactWords';

/** Everything that was said and, when asked for, everything that happened. */
export function Transcript({
  record,
  facts,
}: {
  readonly record: FullRecord;
  readonly facts: boolean;
}) {
  const { t } = useTranslation('records');
  const customer = useVisitorName()(record.customer.name);
  const { lines, unreadable } = useMemo(() => linesOf(record), [record]);
  const names = useMemo(() => namesOf(record, t('someone')), [record, t]);
  const shown = facts ? lines : lines.filter(({ entry }) => entry.kind === 'MESSAGE');
  return (
    <>
      {unreadable === 0 ? null : (
        <Alert type="warning" showIcon title={t('unreadable', { count: unreadable })} />
      )}
      <ol className={styles.lines}>
        {shown.map((line) => (
          <LineOf key={line.entry.seq} line={line} names={names} customer={customer} />
        ))}
      </ol>
    </>
  );
}

function LineOf({
  line,
  names,
  customer,
}: {
  readonly line: Line;
  readonly names: Names;
  readonly customer: string;
}) {
  const words = useFactWords(names);
  const { entry, reasons } = line;
  if (entry.kind === 'MESSAGE') {
    return <Said entry={entry} names={names} customer={customer} />;
  }
  return (
    <li className={styles.fact}>
      <Time at={entry.at} />
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.words}>
        {words(entry)}
        {reasons === null ? null : <ReasonsButton reasons={reasons} names={names} at={entry.at} />}
      </span>
    </li>
  );
}

function Said({
  entry,
  names,
  customer,
}: {
  readonly entry: Extract<Entry, { readonly kind: 'MESSAGE' }>;
  readonly names: Names;
  readonly customer: string;
}) {
  const { t } = useTranslation('records');
  const who =
    entry.from === 'CUSTOMER'
      ? customer
      : entry.from === 'AGENT'
        ? names.staff(entry.staffId)
        : t('system');
  const side = { CUSTOMER: styles.customer, AGENT: styles.agent, SYSTEM: styles.system }[
    entry.from
  ];
  return (
    <li className={`${styles.said} ${side}`}>
      <div className={styles.who}>
        {who} · <Time at={entry.at} />
      </div>
      <div className={styles.bubble}>
        <Body content={entry.content} />
      </div>
    </li>
  );
}

function Body({ content }: { readonly content: Content }) {
  const { t } = useTranslation('records');
  if (content.kind === 'TEXT') return <>{content.text}</>;
  if (content.url === null) return <>{t('mediaGone', { name: content.name })}</>;
  if (content.mediaKind === 'IMAGE') {
    return (
      <Image
        src={content.thumbnail ?? content.url}
        preview={{ src: content.url }}
        alt={content.name}
        style={{ maxWidth: 240, maxHeight: 240, objectFit: 'contain' }}
      />
    );
  }
  if (content.mediaKind === 'VOICE') return <Voice media={content} own />;
  return (
    <Typography.Link href={content.url} download={content.name}>
      <FileOutlined /> {content.name}
    </Typography.Link>
  );
}

function Time({ at }: { readonly at: number }) {
  const moment = deskTime(at);
  return (
    <time className={styles.time} dateTime={moment.toISOString()}>
      {moment.format('HH:mm:ss')}
    </time>
  );
}
