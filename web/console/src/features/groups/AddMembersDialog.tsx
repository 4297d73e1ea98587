import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GroupMember, PageOf, SkillGroup, Staff } from '@zongji/protocol';
import { EmptyState, Trouble } from '@zongji/ui';
import { App, Input, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Dialog } from '@/lib/Dialog';
import { http } from '@/lib/http';
import { Loaded } from '@/lib/Loaded';
import { useProblemWords } from '@/lib/useProblemWords';
import styles from './AddMembersDialog.module.css';
import { matches } from './matches';

/** Most staff of one request, as the server limits a page. */
const STAFF_PAGE = 100;

/** 添加客服: ticks the staff that join a group. */
export function AddMembersDialog({
  group,
  present,
  onClose,
}: {
  readonly group: SkillGroup;
  readonly present: readonly GroupMember[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('groups');
  const { message } = App.useApp();
  const words = useProblemWords('groups');
  const queries = useQueryClient();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const add = useMutation({
    mutationFn: (staffIds: readonly string[]) =>
      http.post(`/api/skill-groups/${group.id}/members`, { staffIds }),
    onSuccess: async (_, staffIds) => {
      await queries.invalidateQueries({ queryKey: ['skill-groups'] });
      await queries.invalidateQueries({ queryKey: ['staff'] });
      message.success(t('members.added', { count: staffIds.length, group: group.name }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t('members.addTo', { group: group.name })}
      filled={ticked.length > 0 && !add.isSuccess}
      okText={t('common:ok')}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: ticked.length === 0, loading: add.isPending }}
      onOk={() => {
        if (!add.isPending) add.mutate(ticked);
      }}
      onClose={onClose}
      width={640}
    >
      {add.isError ? <Trouble title={t('common:notSaved')} detail={words.of(add.error)} /> : null}
      <Choice present={present} ticked={ticked} onTick={setTicked} />
      <div role="status" className={styles.ticked}>
        {ticked.length === 0 ? null : t('members.ticked', { count: ticked.length })}
      </div>
    </Dialog>
  );
}

function Choice({
  present,
  ticked,
  onTick,
}: {
  readonly present: readonly GroupMember[];
  readonly ticked: readonly string[];
  readonly onTick: (ids: readonly string[]) => void;
}) {
  const { t } = useTranslation('groups');
  const [sought, setSought] = useState('');
  const staff = useQuery({ queryKey: ['staff', 'everybody'], queryFn: everybody });
  const here = new Set(present.map((member) => member.id));
  return (
    <>
      <Input.Search
        allowClear
        autoFocus
        placeholder={t('members.search')}
        aria-label={t('members.search')}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        style={{ marginBlock: 16 }}
      />
      <Loaded query={staff} namespace="groups">
        {(all) => (
          <Table<Staff>
            rowKey="id"
            size="small"
            scroll={{ y: 360 }}
            virtual={all.length > STAFF_PAGE}
            pagination={false}
            dataSource={all.filter((one) => matches(one, sought))}
            rowSelection={{
              preserveSelectedRowKeys: true,
              selectedRowKeys: [...here, ...ticked],
              getCheckboxProps: (one) => ({ disabled: here.has(one.id), name: one.name }),
              onChange: (keys) => onTick(keys.map(String).filter((id) => !here.has(id))),
            }}
            onRow={(one) => ({
              style: { cursor: here.has(one.id) ? 'default' : 'pointer' },
              onClick: ({ target }) => {
                // The tick box is its own; its click comes by here too.
                if (here.has(one.id) || (target instanceof Element && target.closest('label')))
                  return;
                onTick(
                  ticked.includes(one.id)
                    ? ticked.filter((id) => id !== one.id)
                    : [...ticked, one.id],
                );
              },
            })}
            locale={{
              emptyText:
                all.length === 0 ? (
                  <EmptyState
                    title={t('members.noStaff')}
                    action={<Link to="/staff">{t('members.toStaff')}</Link>}
                  />
                ) : (
                  t('members.nobodyFound')
                ),
            }}
            columns={[
              { title: t('members.name'), dataIndex: 'name' },
              { title: t('members.number'), dataIndex: 'number', className: 'tabular' },
              { title: t('members.email'), dataIndex: 'email', ellipsis: true },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}

/** Reads every member of staff, page by page. */
async function everybody(): Promise<readonly Staff[]> {
  const all: Staff[] = [];
  for (let page = 1; ; page++) {
    const { items, total } = await http.get<PageOf<Staff>>('/api/staff', {
      page,
      size: STAFF_PAGE,
    });
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}
