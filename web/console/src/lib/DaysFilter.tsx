import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { DAY, type DayFilter } from './days';
import { deskTime, deskZone } from './deskTime';
import type { Address } from './useAddress';

/** Narrows a list to days, open at either end; they stand in the address. */
export function DaysFilter({
  label,
  address,
}: {
  readonly label: string;
  readonly address: Pick<Address<DayFilter>, 'get' | 'filter'>;
}) {
  const { t } = useTranslation('common');
  const today = dayjs(deskTime().format(DAY));
  const back = (days: number): [Dayjs, Dayjs] => [today.subtract(days, 'day'), today];
  return (
    <DatePicker.RangePicker
      allowEmpty={[true, true]}
      renderExtraFooter={() => t('days.zone', { zone: deskZone() })}
      style={{ width: 240 }}
      aria-label={label}
      placeholder={[t('days.from'), t('days.to')]}
      value={[read(address.get('from')), read(address.get('to'))]}
      presets={[
        { label: t('days.today'), value: back(0) },
        { label: t('days.week'), value: back(6) },
        { label: t('days.month'), value: back(29) },
      ]}
      onChange={(days) =>
        address.filter({ from: days?.[0]?.format(DAY), to: days?.[1]?.format(DAY) })
      }
    />
  );
}

function read(day: string | undefined): Dayjs | null {
  const value = day === undefined ? null : dayjs(day);
  return value?.isValid() ? value : null;
}
