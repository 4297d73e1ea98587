import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { NewStaff, Role, Staff, StaffWithPassword } from '@zongji/protocol';
import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { FormDialog } from '@/lib/FormDialog';
import { useGroupOptions } from '@/lib/GroupSelect';
import { http } from '@/lib/http';
import { useMe } from '@/lib/session';
import type { Handover } from './PasswordDialog';
import styles from './StaffDialog.module.css';
import { emailRule, mobileRule, nameRule, numberRule, type RuleWords } from './staffRules';

interface Fields {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly nickname: string;
  readonly mobile: string;
  readonly role: Role;
  readonly groupIds: readonly string[];
}

/** Adds a member of staff or, given one, changes what may change. */
export function StaffDialog({
  staff,
  onClose,
  onAdded,
}: {
  readonly staff: Staff | undefined;
  readonly onClose: () => void;
  /** Called with the password to hand over, or with nothing when it went by e-mail. */
  readonly onAdded: (handovers: readonly Handover[]) => void;
}) {
  const { t } = useTranslation('staff');
  const saved = useSaved(staff, onAdded);
  return (
    <FormDialog
      title={staff === undefined ? t('add') : t('edit', { name: staff.name })}
      namespace="staff"
      initial={initial(staff)}
      fieldOfCode={{ 'staff.email-taken': 'email', 'staff.number-taken': 'number' }}
      width={680}
      save={(fields: Fields) => save(staff, fields)}
      onSaved={saved}
      said={(added) =>
        added === undefined
          ? t('common:savedOf', { name: staff?.name ?? '' })
          : t('added', { name: added.staff.name })
      }
      onClose={onClose}
    >
      <StaffFields staff={staff} />
    </FormDialog>
  );
}

function StaffFields({ staff }: { readonly staff: Staff | undefined }) {
  const { t } = useTranslation('staff');
  const adding = staff === undefined;
  const groups = useQuery(api.groups());
  const options = useGroupOptions(groups.data ?? []);
  const words: RuleWords = (key) => t(`rule.${key}`);
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name="name" label={t('name')} rules={[nameRule(words)]} required>
          <Input maxLength={50} autoFocus />
        </Form.Item>
        <Form.Item name="nickname" label={t('nickname')} extra={t('nicknameHint')}>
          <Input maxLength={50} />
        </Form.Item>
      </div>
      <div className={styles.pair}>
        <Form.Item
          name="email"
          label={t('email')}
          rules={adding ? [emailRule(words)] : []}
          required={adding}
          extra={t(adding ? 'emailHint' : 'fixedHint')}
        >
          <Input maxLength={254} disabled={!adding} type="email" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="number"
          label={t('number')}
          rules={adding ? [numberRule(words)] : []}
          extra={t(adding ? 'numberHint' : 'fixedHint')}
        >
          <Input maxLength={20} disabled={!adding} autoComplete="off" />
        </Form.Item>
      </div>
      <div className={styles.pair}>
        <Form.Item name="mobile" label={t('mobile')} rules={[mobileRule(words)]}>
          <Input maxLength={20} type="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('role')} extra={t(adding ? 'roleHint' : 'fixedHint')}>
          <Radio.Group
            disabled={!adding}
            options={[
              { label: t('common:role.AGENT'), value: 'AGENT' },
              { label: t('common:role.ADMIN'), value: 'ADMIN' },
            ]}
          />
        </Form.Item>
      </div>
      <Form.Item name="groupIds" label={t('groups')} extra={t('groupsHint')}>
        <Select
          mode="multiple"
          allowClear
          loading={groups.isPending}
          placeholder={t('groupsNone')}
          showSearch={{ optionFilterProp: 'label' }}
          options={options}
        />
      </Form.Item>
    </>
  );
}

async function save(
  staff: Staff | undefined,
  fields: Fields,
): Promise<StaffWithPassword | undefined> {
  const { number, ...asked } = request(fields);
  if (staff === undefined) {
    return http.post('/api/staff', { ...asked, ...(number === '' ? {} : { number }) });
  }
  const { name, nickname, mobile, groupIds } = asked;
  await http.put(`/api/staff/${staff.id}`, { name, nickname, mobile, groupIds });
  return undefined;
}

/** What follows when it was taken: lists are read anew, and a new password is handed over. */
function useSaved(
  staff: Staff | undefined,
  onAdded: (handovers: readonly Handover[]) => void,
): (added: StaffWithPassword | undefined) => Promise<void> {
  const queries = useQueryClient();
  const me = useMe();
  return async (added) => {
    await queries.invalidateQueries({ queryKey: ['staff'] });
    await queries.invalidateQueries({ queryKey: ['skill-groups'] });
    if (staff?.id === me.id) await queries.invalidateQueries({ queryKey: ['session'] });
    if (added === undefined) return;
    const { name, email, number } = added.staff;
    onAdded([{ name, email, number, oneTimePassword: added.oneTimePassword }]);
  };
}

function request(fields: Fields): NewStaff & { readonly number: string } {
  return {
    number: fields.number.trim(),
    name: fields.name.trim(),
    email: fields.email.trim(),
    nickname: fields.nickname.trim(),
    mobile: fields.mobile.trim(),
    role: fields.role,
    groupIds: fields.groupIds,
  };
}

function initial(staff: Staff | undefined): Fields {
  return {
    number: staff?.number ?? '',
    name: staff?.name ?? '',
    email: staff?.email ?? '',
    nickname: staff?.nickname ?? '',
    mobile: staff?.mobile ?? '',
    role: staff?.role ?? 'AGENT',
    groupIds: staff?.groups.map((group) => group.id) ?? [],
  };
}
