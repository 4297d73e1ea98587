import { ArrowLeftOutlined, HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { OwnRecord } from '@zongji/protocol';
import { EmptyState } from '@zongji/ui';
import { Button, DatePicker, Select, Space, Table, type TableProps } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DAY } from '@/lib/days';
import { deskTime, deskZone } from '@/lib/deskTime';
import { useFormat } from '@/lib/format';
import { LoadTrouble } from '@/lib/Loaded';
import { useVisitorName } from '@/lib/visitorName';
import { workspace } from './api';
import styles from './OwnRecords.module.css';
import { TranscriptDrawer } from './TranscriptDrawer';

interface Filter {
  readonly from: Dayjs;
  readonly to: Dayjs;
  readonly groupId: string | undefined;
  readonly page: number;
}

const SIZE = 20;

/** Today by the clocks of the desk; a day of a calendar, without a time zone. */
function today(): Dayjs {
  return dayjs(deskTime().format(DAY));
}

/** The agent's own service records: by time and group, with the transcript one click away. */
export function OwnRecords({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('workspace');
  const visitorName = useVisitorName();
  const [filter, setFilter] = useState<Filter>(() => ({
    from: today().subtract(6, 'day'),
    to: today(),
    groupId: undefined,
    page: 1,
  }));
  const [opened, setOpened] = useState<OwnRecord | null>(null);
  const records = useQuery(
    workspace.records({
      from: filter.from.format(DAY),
      to: filter.to.format(DAY),
      groupId: filter.groupId,
      page: filter.page,
      size: SIZE,
    }),
  );
  const { data: groups = [] } = useQuery(workspace.recordGroups());
  const columns = useColumns(setOpened);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={close}>
          {t('records.back')}
        </Button>
        <h1>{t('records.title')}</h1>
        <Space wrap>
          <DatePicker.RangePicker
            allowClear={false}
            renderExtraFooter={() => t('common:days.zone', { zone: deskZone() })}
            value={[filter.from, filter.to]}
            presets={[
              { label: t('records.today'), value: [today(), today()] },
              {
                label: t('records.week'),
                value: [today().subtract(6, 'day'), today()],
              },
              {
                label: t('records.month'),
                value: [today().subtract(29, 'day'), today()],
              },
            ]}
            onChange={(range) => {
              const [from, to] = range ?? [];
              if (!from || !to) return;
              setFilter({
                ...filter,
                from,
                to,
                page: 1,
              });
            }}
          />
          <Select
            allowClear
            className={styles.group ?? ''}
            placeholder={t('records.group')}
            aria-label={t('records.group')}
            value={filter.groupId ?? null}
            options={groups.map((group) => ({ value: group.id, label: group.name }))}
            onChange={(groupId) => setFilter({ ...filter, groupId: groupId ?? undefined, page: 1 })}
          />
        </Space>
      </header>
      {records.isError && <LoadTrouble query={records} namespace="workspace" />}
      <Table
        size="middle"
        rowKey={(record) => `${record.conversationId} ${record.at}`}
        columns={columns}
        dataSource={[...(records.data?.items ?? [])]}
        loading={records.isPending}
        scroll={{ x: 'max-content' }}
        locale={{
          emptyText: (
            <EmptyState
              icon={<HistoryOutlined />}
              title={t('records.none')}
              detail={t('records.noneDetail')}
            />
          ),
        }}
        pagination={{
          current: filter.page,
          pageSize: SIZE,
          total: records.data?.total ?? 0,
          showSizeChanger: false,
          hideOnSinglePage: true,
          onChange: (page) => setFilter({ ...filter, page }),
        }}
      />
      <TranscriptDrawer
        conversation={opened?.conversationId ?? null}
        title={opened === null ? '' : deskTime(opened.at).format('YYYY-MM-DD HH:mm')}
        customer={visitorName(opened?.customer ?? '')}
        close={() => setOpened(null)}
      />
    </main>
  );
}

function useColumns(
  open: (record: OwnRecord) => void,
): NonNullable<TableProps<OwnRecord>['columns']> {
  const { t, i18n } = useTranslation('workspace');
  const format = useFormat();
  const visitorName = useVisitorName();
  const length = (seconds: number) => (seconds === 0 ? '–' : format.duration(seconds));
  const state = (code: string) =>
    i18n.exists(`records.state.${code}`, { ns: 'workspace' }) ? t(`records.state.${code}`) : code;
  return [
    { title: t('records.at'), dataIndex: 'at', render: (at: string) => format.exact(at) },
    {
      title: t('records.customer'),
      dataIndex: 'customer',
      render: (name?: string | null) => (name ? visitorName(name) : '–'),
    },
    {
      title: t('records.nickname'),
      dataIndex: 'nickname',
      render: (name: string) => name || '–',
    },
    {
      title: t('records.group'),
      dataIndex: 'group',
      render: (name?: string | null) => name ?? '–',
    },
    { title: t('records.stateTitle'), dataIndex: 'state', render: state },
    { title: t('records.service'), dataIndex: 'serviceSeconds', render: length },
    { title: t('records.voice'), dataIndex: 'voiceSeconds', render: length },
    { title: t('records.video'), dataIndex: 'videoSeconds', render: length },
    {
      title: t('common:actions'),
      key: 'actions',
      render: (_, record) => (
        <Button type="link" size="small" onClick={() => open(record)}>
          {t('records.look')}
        </Button>
      ),
    },
  ];
}
