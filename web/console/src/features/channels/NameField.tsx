import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { isChannelName, NAME_MAX } from './channelRules';

/** The name of a channel. */
export function NameField() {
  const { t } = useTranslation('channels');
  return (
    <Form.Item
      name="name"
      label={t('name')}
      required
      extra={t('nameHint')}
      rules={[
        {
          validator: async (_, value: string) => {
            if (!isChannelName(value)) throw new Error(t('nameRule', { max: NAME_MAX }));
          },
        },
      ]}
    >
      <Input
        autoFocus
        count={{ show: true, max: NAME_MAX, strategy: (text) => [...text.trim()].length }}
      />
    </Form.Item>
  );
}
