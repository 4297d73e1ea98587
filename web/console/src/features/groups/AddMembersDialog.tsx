import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GroupMember, PageOf, SkillGroup, Staff } from '@zongji/protocol';
import { EmptyState, Trouble } from '@zongji/ui';
import { App, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { http } from '@/lib/http';
import { Loaded } from '@/lib/Loaded';
import { useProblemWords } from '@/lib/useProblemWords';
import { matches } from './matches';

/** Most staff of one request, as the server limits a page. */
const STAFF_PAGE = 100;

/** 添加客服: ticks the staff that join a group. */
export function AddMembersDialog({
  open,
  group,
  present,
  onClose,
}: {
  readonly open: boolean;
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
    mutationFn: () => http.post(`/api/skill-groups/${group.id}/members`, { staffIds: ticked }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['skill-groups'] });
      await queries.invalidateQueries({ queryKey: ['staff'] });
      message.success(t('members.added', { count: ticked.length }));
      onClose();
    },
  });
  return (
    <Modal
      open={open}
      title={t('members.add')}
      okText={
        ticked.length === 0 ? t('common:ok') : t('members.addTicked', { count: ticked.length })
      }
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: ticked.length === 0 }}
      confirmLoading={add.isPending}
      onOk={() => add.mutate()}
      onCancel={onClose}
      afterClose={() => {
        setTicked([]);
        add.reset();
      }}
      width={640}
      destroyOnHidden
    >
      {add.isError ? <Trouble title={t('common:notSaved')} detail={words.of(add.error)} /> : null}
      <Choice present={present} ticked={ticked} onTick={setTicked} />
    </Modal>
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
