import { PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { FlowRef, Mode, SkillGroup } from '@zongji/protocol';
import { EmptyState, Page } from '@zongji/ui';
import { Button, Space, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { useFormat } from '@/lib/format';
import { http } from '@/lib/http';
import { ListTable } from '@/lib/ListTable';
import { ModeNotice } from '@/lib/ModeNotice';
import { useMode } from '@/lib/mode';
import { useConfirm } from '@/lib/useConfirm';
import { GroupDialog } from './GroupDialog';
import { MembersDrawer } from './MembersDrawer';

/** What is open above the list. */
type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly group: SkillGroup }
  | { readonly kind: 'members'; readonly groupId: string };

const NONE: Open = { kind: 'none' };

/** 技能组管理 of one mode. */
export function GroupsPage() {
  const mode = useMode();
  return <Groups key={mode} mode={mode} />;
}

function Groups({ mode }: { readonly mode: Mode }) {
  const { t } = useTranslation('groups');
  const [open, setOpen] = useState<Open>(NONE);
  const list = useQuery(api.groups(mode));
  const columns = useGroupColumns(setOpen);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ kind: 'add' })}>
      {t('add')}
    </Button>
  );
  const shown =
    open.kind === 'members' ? list.data?.find((group) => group.id === open.groupId) : undefined;
  return (
    <Page
      title={t('title')}
      detail={t('detail', { mode: t(`common:mode.${mode}`) })}
      actions={list.data?.length === 0 ? undefined : add}
    >
      <ModeNotice mode={mode} />
      <ListTable
        query={list}
        rows={list.data}
        columns={columns}
        namespace="groups"
        empty={
          <EmptyState
            icon={<TeamOutlined />}
            title={t('empty')}
            detail={t('emptyDetail')}
            action={add}
          />
        }
      />
      <GroupDialog
        open={open.kind === 'add' || open.kind === 'edit'}
        mode={mode}
        group={open.kind === 'edit' ? open.group : undefined}
        onClose={() => setOpen(NONE)}
      />
      <MembersDrawer open={open.kind === 'members'} group={shown} onClose={() => setOpen(NONE)} />
    </Page>
  );
}

function useGroupColumns(onOpen: (open: Open) => void): TableColumnsType<SkillGroup> {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const remove = useRemoveGroup();
  return [
    { title: t('name'), dataIndex: 'name' },
    {
      title: t('members.count'),
      dataIndex: 'members',
      width: 120,
      className: 'tabular',
      sorter: (a, b) => a.members - b.members,
    },
    { title: t('cap'), dataIndex: 'cap', width: 140, className: 'tabular' },
    {
      title: t('createdAt'),
      dataIndex: 'createdAt',
      width: 180,
      className: 'tabular',
      render: (_, { createdAt }) => format.moment(createdAt),
    },
    {
      title: t('common:actions'),
      key: 'actions',
      fixed: 'right',
      width: 260,
      render: (_, group) => (
        <Space size={0} className="row-actions">
          <Button
            type="link"
            size="small"
            onClick={() => onOpen({ kind: 'members', groupId: group.id })}
          >
            {t('members.open')}
          </Button>
          <Button type="link" size="small" onClick={() => onOpen({ kind: 'edit', group })}>
            {t('common:edit')}
          </Button>
          <Button type="link" size="small" danger onClick={() => void remove(group)}>
            {t('common:delete')}
          </Button>
        </Space>
      ),
    },
  ];
}

/** Asks before a group is deleted, naming the flows that still point at it. */
function useRemoveGroup(): (group: SkillGroup) => Promise<void> {
  const { t } = useTranslation('groups');
  const confirm = useConfirm('groups');
  const queries = useQueryClient();
  return async (group) => {
    const usage = await queries
      .fetchQuery(api.groupUsage(group.id))
      .catch((): { readonly flows: readonly FlowRef[] } | undefined => undefined);
    confirm({
      title: t('delete.title', { name: group.name }),
      content: <Consequences group={group} flows={usage?.flows} />,
      okText: t('common:delete'),
      danger: true,
      act: async () => {
        await http.delete(`/api/skill-groups/${group.id}`);
        await queries.invalidateQueries({ queryKey: ['skill-groups'] });
        await queries.invalidateQueries({ queryKey: ['staff'] });
      },
      done: t('delete.done', { name: group.name }),
    });
  };
}

function Consequences({
  group,
  flows,
}: {
  readonly group: SkillGroup;
  readonly flows: readonly FlowRef[] | undefined;
}) {
  const { t } = useTranslation('groups');
  return (
    <>
      <p>{t('delete.members', { count: group.members })}</p>
      {flows === undefined ? <p>{t('delete.flowsUnknown')}</p> : null}
      {flows !== undefined && flows.length > 0 ? (
        <>
          <p>{t('delete.flows', { count: flows.length })}</p>
          <ul>
            {flows.map((flow) => (
              <li key={flow.id}>
                {t('delete.flow', { name: flow.name, state: t(`common:flowState.${flow.state}`) })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
