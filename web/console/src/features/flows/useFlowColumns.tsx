import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { check } from '@zongji/flow-model';
import type { Mode } from '@zongji/protocol';
import { CopyButton } from '@zongji/ui';
import { App, Space, Tag, Tooltip } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/lib/api';
import { useFormat } from '@/lib/format';
import type { ListColumn } from '@/lib/ListTable';
import { modePath } from '@/lib/mode';
import { type RowAction, RowActions } from '@/lib/RowActions';
import { useConfirm } from '@/lib/useConfirm';
import { useProblemWords } from '@/lib/useProblemWords';
import { type FlowRow, findingsOf, flowReads, flowWrites } from './api';
import { FlowStateMark } from './FlowStateMark';
import styles from './FlowsPage.module.css';
import { useExport, useFlowsChanged, useRemove, useWithdraw } from './useFlowDeeds';

/** The columns of the list of flows; the last one offers exactly what the state allows. */
export function useFlowColumns(mode: Mode): readonly ListColumn<FlowRow>[] {
  const { t } = useTranslation('flows');
  const format = useFormat();
  const place = (flow: FlowRow) => `/m/${modePath(mode)}/flows/${flow.id}`;
  return [
    {
      title: t('name'),
      dataIndex: 'name',
      render: (_, flow) => (
        <Link to={place(flow)} className={styles.name}>
          {flow.name}
        </Link>
      ),
    },
    {
      title: t('list.state'),
      dataIndex: 'state',
      width: 120,
      render: (_, flow) => <FlowStateMark state={flow.state} />,
    },
    {
      title: <Tooltip title={t('list.channelsHint')}>{t('list.channels')}</Tooltip>,
      dataIndex: 'channels',
      render: (_, flow) => <Channels flow={flow} />,
    },
    {
      title: t('list.updatedAt'),
      dataIndex: 'updatedAt',
      givesWay: 2,
      width: 170,
      className: 'tabular',
      render: (_, flow) => format.moment(flow.updatedAt),
    },
    {
      title: t('list.id'),
      dataIndex: 'id',
      givesWay: 1,
      render: (_, flow) => (
        <span className={styles.id}>
          <code>{flow.id}</code>
          <CopyButton text={flow.id} label={t('list.copyId')} copiedLabel={t('common:copied')} />
        </span>
      ),
    },
    {
      title: t('common:actions'),
      key: 'actions',
      render: (_, flow) => <FlowActions flow={flow} place={place(flow)} />,
    },
  ];
}

function Channels({ flow }: { readonly flow: FlowRow }) {
  const { t } = useTranslation('flows');
  if (flow.channels.length === 0) return <span className={styles.none}>{t('list.noChannel')}</span>;
  return (
    <Space size={4} wrap>
      {flow.channels.map((channel) => (
        <Tag key={channel.id}>{channel.name}</Tag>
      ))}
    </Space>
  );
}

function FlowActions({ flow, place }: { readonly flow: FlowRow; readonly place: string }) {
  const { t } = useTranslation('flows');
  const publish = usePublish();
  const withdraw = useWithdraw();
  const remove = useRemove();
  const exportFile = useExport();
  const changed = useFlowsChanged();
  const all: readonly (RowAction & { readonly key: FlowRow['actions'][number] })[] = [
    { key: 'VIEW', label: t('list.view'), to: place },
    { key: 'EDIT', label: t('common:edit'), to: place },
    { key: 'PUBLISH', label: t('list.publish'), onPress: () => publish(flow, place) },
    { key: 'WITHDRAW', label: t('withdraw.do'), onPress: () => withdraw(flow, changed) },
    { key: 'DELETE', label: t('common:delete'), danger: true, onPress: () => remove(flow) },
  ];
  return (
    <RowActions
      name={flow.name}
      actions={all.filter(({ key }) => flow.actions.includes(key))}
      seldom={[{ key: 'export', label: t('editor.export'), onPress: () => exportFile(flow) }]}
    />
  );
}

/** Publishes from the list; findings are named there and mended in the editor. */
function usePublish(): (flow: FlowRow, place: string) => void {
  const { t } = useTranslation('flows');
  const { modal, message } = App.useApp();
  const confirm = useConfirm('flows');
  const words = useProblemWords('flows');
  const changed = useFlowsChanged();
  const queries = useQueryClient();
  const asking = useRef(false);
  const refuse = (flow: FlowRow, place: string, findings: number, error?: unknown) => {
    const dialog = modal.error({
      title: t('list.notPublished', { name: flow.name }),
      content:
        findings === 0 ? (
          words.of(error)
        ) : (
          <Link to={place} onClick={() => dialog.destroy()}>
            {t('list.findings', { count: findings })}
          </Link>
        ),
      okText: t('common:close'),
    });
  };
  const run = async (flow: FlowRow, place: string) => {
    try {
      await flowWrites.publish(flow.id, flow.draftRevision);
      message.success(t('list.published', { name: flow.name }));
    } catch (error) {
      refuse(flow, place, findingsOf(error).length, error);
    }
    await changed();
  };
  // Looks before it asks: a question whose yes is refused wastes an answer.
  const ask = async (flow: FlowRow, place: string) => {
    const found = await findingsNow(queries, flow).catch(() => 0);
    if (found > 0) {
      refuse(flow, place, found);
      return;
    }
    confirm({
      title: t('list.askPublish', { name: flow.name }),
      content: t('list.askPublishDetail'),
      okText: t('common:ok'),
      act: () => run(flow, place),
    });
  };
  return (flow, place) => {
    if (asking.current) return;
    asking.current = true;
    void ask(flow, place).finally(() => {
      asking.current = false;
    });
  };
}

/** How many things keep a flow from being published, as far as can be told before it is tried. */
async function findingsNow(queries: QueryClient, { id, mode }: FlowRow): Promise<number> {
  const [flow, groups] = await Promise.all([
    queries.fetchQuery({ ...flowReads.one(id), staleTime: 0 }),
    queries.fetchQuery(api.groups(mode)),
  ]);
  const { modules, wires } = flow.graph;
  const draft = { name: flow.name, modules, wires };
  return check(draft, new Set(groups.map((group) => group.id))).length;
}
