import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { GroupSelect } from '@/lib/GroupSelect';
import type { Address } from '@/lib/useAddress';
import styles from './StaffFilter.module.css';

/** By what the list of staff can be narrowed; each stands in the address. */
export const FILTERS = ['email', 'name', 'mobile', 'groupId'] as const;

type Filter = (typeof FILTERS)[number];

const TEXTS = ['name', 'email', 'mobile'] as const;

/** After how long without a key a typed filter is applied, in milliseconds. */
const TYPING_PAUSE_MS = 350;

/** Narrows the list while typing. */
export function StaffFilter({ address }: { readonly address: Address<Filter> }) {
  const { t } = useTranslation('staff');
  const groups = useQuery(api.groups());
  return (
    <search className={styles.filter}>
      {TEXTS.map((name) => (
        <TextFilter
          key={name}
          label={t(`filter.${name}`)}
          value={address.get(name) ?? ''}
          onChange={(value) => address.filter({ [name]: value })}
        />
      ))}
      <GroupSelect
        groups={groups.data ?? []}
        value={address.get('groupId')}
        placeholder={t('filter.groupId')}
        onChange={(groupId) => address.filter({ groupId })}
      />
      {address.filtered ? (
        <Button type="link" onClick={address.clear}>
          {t('common:reset')}
        </Button>
      ) : null}
    </search>
  );
}

function TextFilter({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      allowClear
      className={styles.text ?? ''}
      aria-label={label}
      placeholder={label}
      value={typed}
      maxLength={100}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onChange(typed.trim())}
    />
  );
}
