import { useQuery } from '@tanstack/react-query';
import { type EndWhy, MODES } from '@zongji/protocol';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { DaysFilter } from '@/lib/DaysFilter';
import { GroupSelect } from '@/lib/GroupSelect';
import { TextFilter } from '@/lib/TextFilter';
import type { Address } from '@/lib/useAddress';
import styles from './RecordFilter.module.css';
import type { Filter } from './recordQueries';

/** How conversations end. */
export const WHYS: readonly EndWhy[] = [
  'AGENT_ENDED',
  'SILENCE',
  'CUSTOMER_LEFT',
  'ABANDONED',
  'NOBODY_ONLINE',
  'QUEUE_LIMIT',
  'COMPLETED',
  'FLOW_FAULT',
];

/** Narrows the list of records; everything stands in the address. */
export function RecordFilter({ address }: { readonly address: Address<Filter> }) {
  const { t } = useTranslation('records');
  const groups = useQuery(api.groups());
  return (
    <search className={styles.filter}>
      <DaysFilter label={t('filter.days')} address={address} />
      <Select<string>
        allowClear
        style={{ width: 130 }}
        aria-label={t('filter.mode')}
        placeholder={t('filter.mode')}
        value={address.get('mode') ?? null}
        options={MODES.map((mode) => ({ value: mode, label: t(`common:mode.${mode}`) }))}
        onChange={(mode: string | undefined) => address.filter({ mode })}
      />
      <TextFilter
        label={t('filter.customer')}
        value={address.get('customer') ?? ''}
        onChange={(customer) => address.filter({ customer })}
      />
      <AgentSelect
        value={address.get('agentId')}
        onChange={(agentId) => address.filter({ agentId })}
      />
      <GroupSelect
        groups={groups.data ?? []}
        value={address.get('groupId')}
        placeholder={t('filter.group')}
        onChange={(groupId) => address.filter({ groupId })}
      />
      <Select<string>
        allowClear
        style={{ width: 140 }}
        aria-label={t('filter.why')}
        placeholder={t('filter.why')}
        value={address.get('why') ?? null}
        options={WHYS.map((why) => ({ value: why, label: t(`why.${why}`) }))}
        onChange={(why: string | undefined) => address.filter({ why })}
      />
      <Checkbox
        checked={address.get('recorded') === 'true'}
        onChange={({ target }) => address.filter({ recorded: target.checked ? 'true' : undefined })}
      >
        {t('filter.recorded')}
      </Checkbox>
      {address.filtered ? (
        <Button type="link" onClick={address.clear}>
          {t('common:reset')}
        </Button>
      ) : null}
    </search>
  );
}

function AgentSelect({
  value,
  onChange,
}: {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}) {
  const { t } = useTranslation('records');
  const [sought, setSought] = useState('');
  const staff = useQuery(api.staff({ name: sought, page: 1, size: 50 }));
  return (
    <Select<string>
      allowClear
      style={{ width: 140 }}
      aria-label={t('filter.agent')}
      placeholder={t('filter.agent')}
      value={value ?? null}
      showSearch={{ filterOption: false, onSearch: setSought }}
      options={(staff.data?.items ?? []).map((one) => ({
        value: one.id,
        label: `${one.name} ${one.number}`,
      }))}
      onChange={(id: string | undefined) => onChange(id)}
    />
  );
}
