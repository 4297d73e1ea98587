import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormTrouble } from '@/lib/FormTrouble';
import { http } from '@/lib/http';
import { SESSION, useMe } from '@/lib/session';
import styles from './PasswordForm.module.css';
import { PASSWORD_MAX, PASSWORD_MIN, PASSWORD_RULES, rulesKept } from './passwordRules';

interface Fields {
  readonly current: string;
  readonly new: string;
  readonly again: string;
}

/** Changes the password of the person signed in; the rules tick themselves off while typing. */
export function PasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const { t } = useTranslation('account');
  const me = useMe();
  const queries = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const change = useMutation({
    mutationFn: (fields: Fields) =>
      http.post<unknown>('/api/session/password', { current: fields.current, new: fields.new }),
    onSuccess: () => {
      queries.setQueryData(SESSION, { ...me, mustChangePassword: false });
      form.resetFields();
      onChanged();
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => change.mutate(fields)}
    >
      <FormTrouble
        error={change.error}
        form={form}
        namespace="account"
        fields={['current', 'new']}
        fieldOfCode={{
          'staff.wrong-password': 'current',
          'staff.current-password-wrong': 'current',
        }}
      />
      <input type="text" autoComplete="username" value={me.email} readOnly hidden />
      <Form.Item
        name="current"
        label={t('current')}
        rules={[{ required: true, message: t('currentMissing') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={100} />
      </Form.Item>
      <Form.Item
        name="new"
        validateTrigger="onBlur"
        label={t('new')}
        rules={[
          {
            validator: async (_, value: string | undefined) => {
              if (rulesKept(value ?? '', me.email).length < PASSWORD_RULES.length) {
                throw new Error(t('newWeak'));
              }
              if (value === form.getFieldValue('current')) throw new Error(t('newSame'));
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={100} />
      </Form.Item>
      <Rules email={me.email} />
      <Form.Item
        name="again"
        validateTrigger="onBlur"
        label={t('again')}
        dependencies={['new']}
        rules={[
          {
            validator: async (_, value: string | undefined) => {
              if ((value ?? '') === '') throw new Error(t('againMissing'));
              if (value !== form.getFieldValue('new')) throw new Error(t('againOther'));
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={100} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('change')}
      </Button>
    </Form>
  );
}

function Rules({ email }: { readonly email: string }) {
  const { t } = useTranslation('account');
  const typed: unknown = Form.useWatch('new');
  const kept = rulesKept(typeof typed === 'string' ? typed : '', email);
  return (
    <ul className={styles.rules} aria-label={t('rules')}>
      {PASSWORD_RULES.map((rule) => {
        const done = kept.includes(rule);
        return (
          <li key={rule} className={done ? styles.kept : styles.open}>
            {done ? <CheckCircleFilled /> : <MinusCircleOutlined />}
            {t(`rule.${rule}`, { min: PASSWORD_MIN, max: PASSWORD_MAX })}
          </li>
        );
      })}
    </ul>
  );
}
