import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import type { Me } from '@zongji/protocol';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/lib/http';
import { useProblemWords } from '@/lib/useProblemWords';

interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** Asks for e-mail or staff number and password, and signs in. */
export function SignInForm({
  login,
  onSignedIn,
}: {
  /** Filled in beforehand when it is known who signs in. */
  readonly login?: string;
  readonly onSignedIn: (me: Me) => void;
}) {
  const { t } = useTranslation('sign-in');
  const words = useProblemWords('sign-in');
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) => http.post<Me>('/api/session', credentials),
    onSuccess: onSignedIn,
  });
  return (
    <Form<Credentials>
      layout="vertical"
      size="large"
      requiredMark={false}
      initialValues={{ login: login ?? '', password: '' }}
      onFinish={(values) => signIn.mutate({ ...values, login: values.login.trim() })}
    >
      {signIn.isError ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={words.of(signIn.error)}
          style={{ marginBottom: 20 }}
        />
      ) : null}
      <Form.Item
        name="login"
        label={t('login')}
        rules={[{ required: true, whitespace: true, message: t('loginMissing') }]}
      >
        <Input
          prefix={<UserOutlined />}
          autoComplete="username"
          autoFocus={login === undefined}
          maxLength={254}
        />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password')}
        rules={[{ required: true, message: t('passwordMissing') }]}
      >
        <Input.Password
          prefix={<LockOutlined />}
          autoComplete="current-password"
          autoFocus={login !== undefined}
          maxLength={100}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('signIn')}
      </Button>
    </Form>
  );
}
