import { Button, Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DaysFilter } from '@/lib/DaysFilter';
import { TextFilter } from '@/lib/TextFilter';
import type { Address } from '@/lib/useAddress';
import { type Filter, KINDS } from './auditQueries';

/** Narrows the log; everything stands in the address. */
export function AuditFilter({ address }: { readonly address: Address<Filter> }) {
  const { t } = useTranslation('audit');
  return (
    <search>
      <Flex wrap align="center" gap={8}>
        <DaysFilter label={t('filter.days')} address={address} />
        <Select<string>
          allowClear
          style={{ width: 150 }}
          aria-label={t('filter.kind')}
          placeholder={t('filter.kind')}
          value={address.get('kind') ?? null}
          options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          onChange={(kind: string | undefined) => address.filter({ kind })}
        />
        <TextFilter
          label={t('filter.by')}
          value={address.get('by') ?? ''}
          onChange={(by) => address.filter({ by })}
        />
        {address.filtered ? (
          <Button type="link" onClick={address.clear}>
            {t('common:reset')}
          </Button>
        ) : null}
      </Flex>
    </search>
  );
}
