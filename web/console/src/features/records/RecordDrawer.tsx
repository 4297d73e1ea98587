import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { FullRecord } from '@zongji/protocol';
import { CopyButton } from '@zongji/ui';
import { Button, Descriptions, Rate, Switch } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Calls } from '@/features/recordings';
import { SideDrawer } from '@/lib/Dialog';
import { useFormat } from '@/lib/format';
import { isComposing } from '@/lib/isComposing';
import { Loaded } from '@/lib/Loaded';
import { useVisitorName } from '@/lib/visitorName';
import { linesOf } from './lines';
import styles from './RecordDrawer.module.css';
import { records } from './recordQueries';
import { Transcript } from './Transcript';
import { RecordState } from './useRecordColumns';

const FIELDS = 'input, textarea, select, [contenteditable]';

/** The records beside the open one in the list, as far as its page goes. */
export interface Neighbours {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** One conversation from entering to its end; leads to those beside it in the list. */
export function RecordDrawer({
  id,
  beside,
  onOpen,
  onClose,
}: {
  readonly id: string;
  readonly beside: Neighbours;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('records');
  const [facts, setFacts] = useState(false);
  useNeighbourKeys(beside, onOpen);
  return (
    <SideDrawer
      title={t('record')}
      size={760}
      onClose={onClose}
      extra={
        <>
          <Step to={beside.before} label={t('before')} icon={<UpOutlined />} onOpen={onOpen} />
          <Step to={beside.after} label={t('after')} icon={<DownOutlined />} onOpen={onOpen} />
        </>
      }
    >
      <Opened key={id} id={id} facts={facts} showFacts={setFacts} />
    </SideDrawer>
  );
}

function Step({
  to,
  label,
  icon,
  onOpen,
}: {
  readonly to: string | undefined;
  readonly label: string;
  readonly icon: ReactNode;
  readonly onOpen: (id: string) => void;
}) {
  return (
    <Button
      type="text"
      icon={icon}
      title={label}
      aria-label={label}
      disabled={to === undefined}
      onClick={() => {
        if (to !== undefined) onOpen(to);
      }}
    />
  );
}

/** K and J lead to the record before and after, as long as nobody types. */
function useNeighbourKeys({ before, after }: Neighbours, onOpen: (id: string) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
      if (event.target instanceof Element && event.target.closest(FIELDS) !== null) return;
      const to = { k: before, j: after }[event.key.toLowerCase()];
      if (to !== undefined) onOpen(to);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [before, after, onOpen]);
}

interface FactsShown {
  readonly facts: boolean;
  readonly showFacts: (on: boolean) => void;
}

function Opened({ id, ...shown }: FactsShown & { readonly id: string }) {
  const record = useQuery(records.one(id));
  return (
    <Loaded query={record} namespace="records">
      {(full) => <Whole record={full} onProgress={() => void record.refetch()} {...shown} />}
    </Loaded>
  );
}

function Whole({
  record,
  onProgress,
  facts,
  showFacts,
}: FactsShown & {
  readonly record: FullRecord;
  readonly onProgress: () => void;
}) {
  const { t } = useTranslation('records');
  const entries = useMemo(() => linesOf(record).lines.map(({ entry }) => entry), [record]);
  return (
    <>
      <Facts record={record} />
      <Calls conversation={record.id} entries={entries} onProgress={onProgress} />
      <div className={styles.head}>
        <h3 className={styles.title}>{t('transcript')}</h3>
        <label className={styles.toggle} htmlFor="record-facts">
          {t('showFacts')}
          <Switch id="record-facts" size="small" checked={facts} onChange={showFacts} />
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
