import { useQueryClient } from '@tanstack/react-query';
import type { Staff } from '@zongji/protocol';
import { Space, Tag, Tooltip, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/lib/http';
import type { ListColumn } from '@/lib/ListTable';
import { RowActions } from '@/lib/RowActions';
import { useMe } from '@/lib/session';
import { useConfirm } from '@/lib/useConfirm';
import type { Handover } from './PasswordDialog';

/** How many groups a row names before it counts the rest. */
const GROUPS_NAMED = 2;

/** The columns of the list of staff, with what can be done to a row. */
export function useStaffColumns({
  onEdit,
  onReset,
}: {
  readonly onEdit: (staff: Staff) => void;
  readonly onReset: (handovers: readonly Handover[]) => void;
}): readonly ListColumn<Staff>[] {
  const { t } = useTranslation('staff');
  const me = useMe();
  const { reset, remove } = useStaffActions(onReset);
  return [
    { title: t('number'), dataIndex: 'number', className: 'tabular' },
    {
      title: t('name'),
      dataIndex: 'name',
      heads: true,
      render: (_, staff) => (
        <Space size={8}>
          {staff.name}
          {staff.nickname === '' ? null : (
            <Typography.Text type="secondary">{staff.nickname}</Typography.Text>
          )}
          {staff.id === me.id ? <Tag>{t('you')}</Tag> : null}
        </Space>
      ),
    },
    {
      title: t('email'),
      dataIndex: 'email',
      givesWay: 3,
      render: (_, { email }) => (
        <Typography.Text ellipsis={{ tooltip: email }} style={{ maxWidth: 180 }}>
          {email}
        </Typography.Text>
      ),
    },
    {
      title: t('mobile'),
      dataIndex: 'mobile',
      givesWay: 1,
      className: 'tabular',
      render: (_, { mobile }) => mobile || '–',
    },
    { title: t('role'), dataIndex: 'role', render: (_, { role }) => t(`common:role.${role}`) },
    {
      title: t('groups'),
      key: 'groups',
      givesWay: 2,
      render: (_, staff) => <Groups staff={staff} />,
    },
    {
      title: t('common:actions'),
      key: 'actions',
      render: (_, staff) => (
        <RowActions
          name={staff.name}
          actions={[{ key: 'edit', label: t('common:edit'), onPress: () => onEdit(staff) }]}
          seldom={[
            { key: 'reset', label: t('reset.open'), onPress: () => reset(staff) },
            {
              key: 'delete',
              label: t('common:delete'),
              danger: true,
              disabled: staff.id === me.id,
              onPress: () => remove(staff),
            },
          ]}
        />
      ),
    },
  ];
}

function useStaffActions(onReset: (handovers: readonly Handover[]) => void) {
  const { t } = useTranslation('staff');
  const confirm = useConfirm('staff');
  const queries = useQueryClient();
  const reset = (staff: Staff) =>
    confirm({
      title: t('reset.title', { name: staff.name }),
      content: t('reset.detail'),
      okText: t('reset.open'),
      act: async () => {
        const { oneTimePassword } = await http.post<{ readonly oneTimePassword: string | null }>(
          `/api/staff/${staff.id}/password-reset`,
        );
        onReset([{ name: staff.name, email: staff.email, number: staff.number, oneTimePassword }]);
      },
    });
  const remove = (staff: Staff) =>
    confirm({
      title: t('delete.title', { name: staff.name }),
      content: t('delete.detail'),
      okText: t('common:ok'),
      danger: true,
      act: async () => {
        await http.delete(`/api/staff/${staff.id}`);
        await queries.invalidateQueries({ queryKey: ['staff'] });
        await queries.invalidateQueries({ queryKey: ['skill-groups'] });
      },
      done: t('delete.done', { name: staff.name }),
    });
  return { reset, remove };
}

function Groups({ staff }: { readonly staff: Staff }) {
  const { t } = useTranslation('staff');
  if (staff.groups.length === 0) return <Typography.Text type="secondary">–</Typography.Text>;
  const named = staff.groups.slice(0, GROUPS_NAMED);
  const rest = staff.groups.slice(GROUPS_NAMED);
  const full = (group: Staff['groups'][number]) =>
    `${t(`common:mode.${group.mode}`)} · ${group.name}`;
  return (
    <Space size={4} wrap style={{ maxWidth: 200 }}>
      {named.map((group) => (
        <Tooltip key={group.id} title={full(group)}>
          <Tag>{group.name}</Tag>
        </Tooltip>
      ))}
      {rest.length === 0 ? null : (
        <Tooltip title={rest.map(full).join('，')}>
          <Tag>+{rest.length}</Tag>
        </Tooltip>
      )}
    </Space>
  );
}
