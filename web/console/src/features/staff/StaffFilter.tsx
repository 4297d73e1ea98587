import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { GroupSelect } from '@/lib/GroupSelect';
import { TextFilter } from '@/lib/TextFilter';
import type { Address } from '@/lib/useAddress';
import styles from './StaffFilter.module.css';

/** By what the list of staff can be narrowed; each stands in the address. */
export const FILTERS = ['number', 'email', 'name', 'mobile', 'groupId'] as const;

type Filter = (typeof FILTERS)[number];

const TEXTS = ['name', 'number', 'email', 'mobile'] as const;

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
