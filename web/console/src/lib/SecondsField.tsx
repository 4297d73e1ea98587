import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format';
import { wholeNumber } from './wholeNumber';

/** Above this a number of seconds is said in minutes and hours too. */
const LONG_SECONDS = 90;

/**
 * A number of whole seconds within limits, typed as text so that what is wrong is said instead of
 * being silently mended. The form's value is the text; read it with {@link wholeNumber}.
 */
export function SecondsField({
  name,
  label,
  extra,
  low,
  high,
  disabled = false,
}: {
  readonly name: string;
  readonly label: ReactNode;
  readonly extra?: ReactNode;
  readonly low: number;
  readonly high: number;
  readonly disabled?: boolean;
}) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const typed: unknown = Form.useWatch(name);
  const seconds = wholeNumber(typeof typed === 'string' ? typed : '', low, high);
  const long = seconds !== undefined && seconds > LONG_SECONDS;
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[
        {
          validator: async (_, value: unknown) => {
            if (disabled) return;
            if (wholeNumber(typeof value === 'string' ? value : '', low, high) === undefined) {
              throw new Error(t('secondsRule', { low, high }));
            }
          },
        },
      ]}
    >
      <Input
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        disabled={disabled}
        suffix={long ? t('secondsLong', { time: format.duration(seconds) }) : t('seconds')}
        style={{ width: high > LONG_SECONDS ? 240 : 160 }}
      />
    </Form.Item>
  );
}
