import { PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Mode, SkillGroup } from '@zongji/protocol';
import { EmptyState, Page } from '@zongji/ui';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { useFormat } from '@/lib/format';
import { http } from '@/lib/http';
import { type ListColumn, ListTable } from '@/lib/ListTable';
import { ModeNotice } from '@/lib/ModeNotice';
import { useMode } from '@/lib/mode';
import { RowActions } from '@/lib/RowActions';
import { useConfirm } from '@/lib/useConfirm';
import { type Opening, useOpening } from '@/lib/useOpening';
import { GroupDialog } from './GroupDialog';
import { MembersDrawer } from './MembersDrawer';

/** What is open above the list. */
type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly group: SkillGroup }
  | { readonly kind: 'members'; readonly group: SkillGroup };

/** 技能组管理 of one mode. */
export function GroupsPage() {
  const mode = useMode();
  return <Groups key={mode} mode={mode} />;
}

function Groups({ mode }: { readonly mode: Mode }) {
  const { t } = useTranslation('groups');
  const { opening, open } = useOpening<Open>();
  const list = useQuery(api.groups(mode));
  const columns = useGroupColumns(open);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => open({ kind: 'add' })}>
      {t('add')}
    </Button>
  );
  return (
    <Page
      title={t('titleOf', { mode: t(`common:mode.${mode}`) })}
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
      {opening === undefined ? null : (
        <Above key={opening.key} opening={opening} mode={mode} groups={list.data} />
      )}
    </Page>
  );
}

/** What is open above the list. */
function Above({
  opening: { what, close },
  mode,
  groups,
}: {
  readonly opening: Opening<Open>;
  readonly mode: Mode;
  readonly groups: readonly SkillGroup[] | undefined;
}) {
  switch (what.kind) {
    case 'add':
      return <GroupDialog mode={mode} group={undefined} onClose={close} />;
    case 'edit':
      return <GroupDialog mode={mode} group={what.group} onClose={close} />;
    case 'members': {
      const now = groups?.find(({ id }) => id === what.group.id) ?? what.group;
      return <MembersDrawer group={now} onClose={close} />;
    }
  }
}

function useGroupColumns(onOpen: (open: Open) => void): readonly ListColumn<SkillGroup>[] {
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
      givesWay: 1,
      className: 'tabular',
      render: (_, { createdAt }) => format.moment(createdAt),
    },
    {
      title: t('common:actions'),
      key: 'actions',
      render: (_, group) => (
        <RowActions
          name={group.name}
          actions={[
            {
              key: 'members',
              label: t('members.open'),
              onPress: () => onOpen({ kind: 'members', group }),
            },
            {
              key: 'edit',
              label: t('common:edit'),
              onPress: () => onOpen({ kind: 'edit', group }),
            },
            {
              key: 'delete',
              label: t('common:delete'),
              danger: true,
              onPress: () => remove(group),
            },
          ]}
        />
      ),
    },
  ];
}

/** Asks before a group is deleted, naming the flows that still point at it. */
function useRemoveGroup(): (group: SkillGroup) => void {
  const { t } = useTranslation('groups');
  const confirm = useConfirm('groups');
  const queries = useQueryClient();
  return (group) =>
    confirm({
      title: t('delete.title', { name: group.name }),
      content: <Consequences group={group} />,
      okText: t('common:ok'),
      danger: true,
      act: async () => {
        await http.delete(`/api/skill-groups/${group.id}`);
        await queries.invalidateQueries({ queryKey: ['skill-groups'] });
        await queries.invalidateQueries({ queryKey: ['staff'] });
      },
      done: t('delete.done', { name: group.name }),
    });
}

function Consequences({ group }: { readonly group: SkillGroup }) {
  const { t } = useTranslation('groups');
  const usage = useQuery(api.groupUsage(group.id));
  const flows = usage.data?.flows ?? [];
  return (
    <>
      <p>{t('delete.members', { count: group.members })}</p>
      {usage.isError ? <p>{t('delete.flowsUnknown')}</p> : null}
      {usage.isPending ? <Skeleton active title={false} paragraph={{ rows: 2 }} /> : null}
      {flows.length > 0 ? (
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
