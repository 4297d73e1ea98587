import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import type { Me } from '@zongji/protocol';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/lib/http';
import { useProblemWords } from '@/lib/useProblemWords';
import styles from './SignInForm.module.css';

interface Credentials {
  readonly login: string;
  readonly password: string;
}

/**
 * Asks for e-mail or staff number and password, and signs in.
 *
 * A plain form rather than Ant Design's, which would make the first page a quarter heavier.
 */
export function SignInForm({
  login: known,
  onSignedIn,
}: {
  /** Filled in beforehand when it is known who signs in. */
  readonly login?: string;
  readonly onSignedIn: (me: Me) => void;
}) {
  const { t } = useTranslation('sign-in');
  const words = useProblemWords('sign-in');
  const [login, setLogin] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) => http.post<Me>('/api/session', credentials),
    onSuccess: onSignedIn,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (login.trim() === '' || password === '') return;
    signIn.mutate({ login: login.trim(), password });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {signIn.isError ? (
        <p className={styles.trouble} role="alert">
          {words.of(signIn.error)}
        </p>
      ) : null}
      <Field label={t('login')} missing={checked && login.trim() === '' ? t('loginMissing') : null}>
        {(id, wrong) => (
          <Input
            id={id}
            name="login"
            size="large"
            prefix={<UserOutlined />}
            autoComplete="username"
            autoFocus={known === undefined}
            maxLength={254}
            {...wrong}
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('password')}
        missing={checked && password === '' ? t('passwordMissing') : null}
      >
        {(id, wrong) => (
          <Input.Password
            id={id}
            name="password"
            size="large"
            prefix={<LockOutlined />}
            autoComplete="current-password"
            autoFocus={known !== undefined}
            maxLength={100}
            {...wrong}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
        {t('signIn')}
      </Button>
    </form>
  );
}

/** How a field that lacks something shows it. */
type Wrong =
  | Record<string, never>
  | {
      readonly status: 'error';
      readonly 'aria-invalid': true;
      readonly 'aria-describedby': string;
    };

function Field({
  label,
  missing,
  children,
}: {
  readonly label: string;
  readonly missing: string | null;
  readonly children: (id: string, wrong: Wrong) => ReactNode;
}) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children(
        id,
        missing === null ? {} : { status: 'error', 'aria-invalid': true, 'aria-describedby': note },
      )}
      {missing === null ? null : (
        <p id={note} className={styles.note}>
          {missing}
        </p>
      )}
    </div>
  );
}
