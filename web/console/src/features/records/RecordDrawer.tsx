import { useQuery } from '@tanstack/react-query';
import type { FullRecord } from '@zongji/protocol';
import { CopyButton } from '@zongji/ui';
import { Descriptions, Rate, Switch } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Calls } from '@/features/recordings';
import { SideDrawer } from '@/lib/Dialog';
import { useFormat } from '@/lib/format';
import { Loaded } from '@/lib/Loaded';
import { useVisitorName } from '@/lib/visitorName';
import { linesOf } from './lines';
import styles from './RecordDrawer.module.css';
import { records } from './recordQueries';
import { Transcript } from './Transcript';
import { RecordState } from './useRecordColumns';

/** One conversation from entering to its end. */
export function RecordDrawer({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('records');
  return (
    <SideDrawer title={t('record')} size={760} onClose={onClose}>
      <Opened key={id} id={id} />
    </SideDrawer>
  );
}

function Opened({ id }: { readonly id: string }) {
  const record = useQuery(records.one(id));
  return (
    <Loaded query={record} namespace="records">
      {(full) => <Whole record={full} onProgress={() => void record.refetch()} />}
    </Loaded>
  );
}

function Whole({
  record,
  onProgress,
}: {
  readonly record: FullRecord;
  readonly onProgress: () => void;
}) {
  const { t } = useTranslation('records');
  const [facts, setFacts] = useState(false);
  const entries = useMemo(() => linesOf(record).lines.map(({ entry }) => entry), [record]);
  return (
    <>
      <Facts record={record} />
      <Calls conversation={record.id} entries={entries} onProgress={onProgress} />
      <div className={styles.head}>
        <h3 className={styles.title}>{t('transcript')}</h3>
        <label className={styles.toggle} htmlFor="record-facts">
          {t('showFacts')}
          <Switch id="record-facts" size="small" checked={facts} onChange={setFacts} />
        </label>
      </div>
      <Transcript record={record} facts={facts} />
    </>
  );
}

function Facts({ record }: { readonly record: FullRecord }) {
  const { t } = useTranslation('records');
  const visitorName = useVisitorName();
  const format = useFormat();
  const { agents, group, waitedSeconds, servedSeconds, voiceMs, videoMs, score, comment } = record;
  const duration = (seconds: number | null | undefined) =>
    typeof seconds === 'number' ? format.duration(seconds) : '–';
  return (
    <Descriptions
      size="small"
      column={2}
      items={[
        { key: 'customer', label: t('customer'), children: visitorName(record.customer.name) },
        { key: 'state', label: t('state'), children: <RecordState record={record} /> },
        {
          key: 'channel',
          label: t('channel'),
          children: `${t(`common:mode.${record.mode}`)} · ${record.channel.name}`,
        },
        {
          key: 'flow',
          label: t('flow'),
          children: t('flowVersion', { name: record.flow.name, version: record.flow.version }),
        },
        { key: 'entered', label: t('enteredAt'), children: format.exact(record.enteredAt) },
        {
          key: 'ended',
          label: t('endedAt'),
          children: record.endedAt ? format.exact(record.endedAt) : '–',
        },
        { key: 'group', label: t('group'), children: group?.name ?? '–' },
        {
          key: 'agents',
          label: t('agent'),
          children:
            agents.length === 0
              ? '–'
              : agents.map(({ name, number }) => `${name}（${number}）`).join('，'),
        },
        { key: 'waited', label: t('waited'), children: duration(waitedSeconds) },
        { key: 'served', label: t('served'), children: duration(servedSeconds) },
        ...[
          { key: 'voice', millis: voiceMs },
          { key: 'video', millis: videoMs },
        ].flatMap(({ key, millis }) =>
          millis ? [{ key, label: t(`talked.${key}`), children: duration(millis / 1000) }] : [],
        ),
        {
          key: 'score',
          label: t('score'),
          children: typeof score === 'number' ? <Rate disabled value={score} /> : t('notRated'),
        },
        {
          key: 'id',
          label: t('id'),
          children: (
            <span className={styles.id}>
              {record.id}
              <CopyButton
                text={record.id}
                label={t('common:copy')}
                copiedLabel={t('common:copied')}
              />
            </span>
          ),
        },
        ...(comment ? [{ key: 'comment', label: t('comment'), span: 2, children: comment }] : []),
      ]}
    />
  );
}
