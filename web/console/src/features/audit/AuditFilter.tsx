import { Button, DatePicker, Flex, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { TextFilter } from '@/lib/TextFilter';
import type { Address } from '@/lib/useAddress';
import { type Filter, KINDS } from './auditQueries';

const DAY = 'YYYY-MM-DD';

/** Narrows the log; everything stands in the address. */
export function AuditFilter({ address }: { readonly address: Address<Filter> }) {
  const { t } = useTranslation('audit');
  return (
    <search>
      <Flex wrap align="center" gap={8}>
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          style={{ width: 240 }}
          aria-label={t('filter.days')}
          placeholder={[t('filter.from'), t('filter.to')]}
          value={[read(address.get('from')), read(address.get('to'))]}
          onChange={(days) =>
            address.filter({ from: days?.[0]?.format(DAY), to: days?.[1]?.format(DAY) })
          }
        />
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

function read(day: string | undefined): Dayjs | null {
  const value = day === undefined ? null : dayjs(day);
  return value?.isValid() ? value : null;
}
