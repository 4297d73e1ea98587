import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { FrontDoor } from '@/lib/FrontDoor';
import { placeAfter } from '@/lib/placeAfter';
import { SESSION } from '@/lib/session';
import { SignInForm } from './SignInForm';

/** The page in front of everything. */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const queries = useQueryClient();
  return (
    <FrontDoor title={t('title')} detail={t('detail')}>
      <SignInForm
        onSignedIn={(me) => {
          queries.clear();
          queries.setQueryData(SESSION, me);
          void navigate(placeAfter(params.get('next')), { replace: true });
        }}
      />
      <p style={{ margin: '20px 0 0', color: 'var(--ant-color-text-tertiary)' }}>{t('forgot')}</p>
    </FrontDoor>
  );
}
