import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, type InputProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormTrouble } from '@/lib/FormTrouble';
import { http } from '@/lib/http';
import { afterPress } from '@/lib/press';
import { Problem } from '@/lib/problem';
import { type Me, SESSION, useMe } from '@/lib/session';
import styles from './PasswordForm.module.css';
import { PASSWORD_MAX, PASSWORD_MIN, PASSWORD_RULES, rulesKept } from './passwordRules';

interface Fields {
  readonly current: string;
  readonly new: string;
  readonly again: string;
}

/**
 * Changes the password of the person signed in; the rules tick themselves off while typing.
 *
 * Just after a sign-in with a one-time password the current one is not asked for again, until the
 * server says that the sign-in was too long ago.
 */
export function PasswordForm({
  oneTime = false,
  onChanged,
}: {
  /** Whether the person has signed in with a one-time password. */
  readonly oneTime?: boolean;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation('account');
  const me = useMe();
  const queries = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [asked, setAsked] = useState(!oneTime);
  const change = useMutation({
    mutationFn: (fields: Fields) =>
      http.post<Me>('/api/session/password', {
        ...(asked ? { current: fields.current } : {}),
        new: fields.new,
      }),
    onError: (error) => setAsked(asked || isAbout(error, 'current')),
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
        fields={asked ? ['current', 'new'] : ['new']}
        fieldOfCode={{
          'staff.wrong-password': 'current',
          'staff.current-password-wrong': 'current',
        }}
      />
      <input type="text" autoComplete="username" value={me.email} readOnly hidden />
      {asked ? (
        <Form.Item
          name="current"
          label={t(oneTime ? 'oneTime' : 'current')}
          extra={oneTime ? t('oneTimeAgain') : undefined}
          rules={[{ required: true, message: t('currentMissing') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={100} autoFocus={oneTime} />
        </Form.Item>
      ) : null}
      <Form.Item
        name="new"
        validateTrigger="onLeave"
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
        <NewPassword autoFocus={oneTime} />
      </Form.Item>
      <Rules email={me.email} />
      <Form.Item
        name="again"
        validateTrigger="onLeave"
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
        <NewPassword />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('change')}
      </Button>
    </Form>
  );
}

function isAbout(error: unknown, field: string): boolean {
  return error instanceof Problem && error.fields.some((problem) => problem.field === field);
}

/** Complained about when it is left, but not under the press that leaves it. */
function NewPassword({
  onLeave,
  ...props
}: InputProps & {
  readonly onLeave?: () => void;
}) {
  return (
    <Input.Password
      {...props}
      autoComplete="new-password"
      maxLength={100}
      onBlur={() => afterPress(() => onLeave?.())}
    />
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
