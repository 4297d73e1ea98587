import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { LeaveGuard } from '@/lib/leaving';
import { useNewVersion } from '@/lib/newVersion';
import { SESSION, useMe } from '@/lib/session';
import { sessionFound, useSessionLost } from './sessionLost';

const SignInForm = lazy(async () => ({
  default: (await import('@/features/sign-in')).SignInForm,
}));

export { Permitted } from './Permitted';

/** Everything behind the sign-in: gives messages and dialogs their place. */
export function SignedIn() {
  return (
    <App style={{ height: '100%' }}>
      <Suspense fallback={null}>
        <Outlet />
        <SignInAgain />
        <LeaveGuard />
        <NewVersion />
      </Suspense>
    </App>
  );
}

/** Says that the server has changed under a page that has something to save. */
function NewVersion() {
  const there = useNewVersion();
  const { t } = useTranslation('app');
  if (!there) return null;
  return (
    <Alert
      banner
      type="warning"
      title={t('newVersion.title')}
      style={{ position: 'fixed', insetInline: 0, top: 0, zIndex: 1100 }}
      action={
        <Button size="small" onClick={() => window.location.reload()}>
          {t('newVersion.reload')}
        </Button>
      }
    />
  );
}

/** Asks to sign in again over the page when the session has run out, so that no work is lost. */
function SignInAgain() {
  const lost = useSessionLost();
  const { t } = useTranslation('app');
  const me = useMe();
  const queries = useQueryClient();
  return (
    <Modal
      open={lost}
      title={t('again.title')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={420}
      destroyOnHidden
    >
      <p style={{ marginTop: 0 }}>{t('again.detail')}</p>
      <SignInForm
        login={me.email}
        onSignedIn={(other) => {
          if (other.id !== me.id || other.mustChangePassword) {
            window.location.assign('/');
            return;
          }
          queries.setQueryData(SESSION, other);
          sessionFound();
          void queries.invalidateQueries();
        }}
      />
    </Modal>
  );
}
