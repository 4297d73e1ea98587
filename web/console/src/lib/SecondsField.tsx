import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wholeNumber } from './wholeNumber';

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
        suffix={t('seconds')}
        style={{ width: 160 }}
      />
    </Form.Item>
  );
}
