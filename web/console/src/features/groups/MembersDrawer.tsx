import { PlusOutlined, UserAddOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { GroupMember, SkillGroup } from '@zongji/protocol';
import { EmptyState } from '@zongji/ui';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { SideDrawer } from '@/lib/Dialog';
import { http } from '@/lib/http';
import { Loaded } from '@/lib/Loaded';
import { useConfirm } from '@/lib/useConfirm';
import { useOpening } from '@/lib/useOpening';
import { AddMembersDialog } from './AddMembersDialog';
import { matches } from './matches';

/** 查看技能组成员: who is in a group, adding and removing. */
export function MembersDrawer({
  group,
  onClose,
}: {
  readonly group: SkillGroup;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('groups');
  return (
    <SideDrawer title={t('members.title', { name: group.name })} size={640} onClose={onClose}>
      <Members group={group} />
    </SideDrawer>
  );
}

function Members({ group }: { readonly group: SkillGroup }) {
  const { t } = useTranslation('groups');
  const { opening, open } = useOpening<null>();
  const [sought, setSought] = useState('');
  const members = useQuery(api.groupMembers(group.id));
  const remove = useRemoveMember(group);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => open(null)}>
      {t('members.add')}
    </Button>
  );
  return (
    <Loaded query={members} namespace="groups">
      {({ items, total }) => (
        <>
          <div style={{ display: 'flex', gap: 12, alignItems: 'center', marginBottom: 16 }}>
            <strong style={{ flex: 'none' }}>{t('members.total', { count: total })}</strong>
            <Input.Search
              allowClear
              placeholder={t('members.search')}
              aria-label={t('members.search')}
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
            {add}
          </div>
          <Table<GroupMember>
            rowKey="id"
            size="middle"
            dataSource={items.filter((member) => matches(member, sought))}
            pagination={items.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
            locale={{
              emptyText:
                items.length === 0 ? (
                  <EmptyState
                    icon={<UserAddOutlined />}
                    title={t('members.empty')}
                    detail={t('members.emptyDetail')}
                    action={add}
                  />
                ) : (
                  t('members.nobodyFound')
                ),
            }}
            columns={[
              { title: t('members.name'), dataIndex: 'name' },
              { title: t('members.number'), dataIndex: 'number', className: 'tabular' },
              { title: t('members.email'), dataIndex: 'email' },
              {
                title: t('common:actions'),
                key: 'actions',
                width: 90,
                render: (_, member) => (
                  <Button
                    className="row-actions"
                    type="link"
                    size="small"
                    danger
                    onClick={() => remove(member)}
                  >
                    {t('common:delete')}
                  </Button>
                ),
              },
            ]}
          />
          {opening === undefined ? null : (
            <AddMembersDialog
              key={opening.key}
              group={group}
              present={items}
              onClose={opening.close}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

function useRemoveMember(group: SkillGroup): (member: GroupMember) => void {
  const { t } = useTranslation('groups');
  const confirm = useConfirm('groups');
  const queries = useQueryClient();
  return (member) =>
    confirm({
      title: t('members.removeTitle', { name: member.name, group: group.name }),
      content: t('members.removeDetail'),
      okText: t('common:ok'),
      danger: true,
      act: async () => {
        await http.delete(`/api/skill-groups/${group.id}/members/${member.id}`);
        await queries.invalidateQueries({ queryKey: ['skill-groups'] });
        await queries.invalidateQueries({ queryKey: ['staff'] });
      },
      done: t('members.removed', { name: member.name }),
    });
}
