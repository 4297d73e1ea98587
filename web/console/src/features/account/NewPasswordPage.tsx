import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { FrontDoor } from '@/lib/FrontDoor';
import { placeAfter } from '@/lib/placeAfter';
import { useSignOut } from '@/lib/session';
import { PasswordForm } from './PasswordForm';

/** The first sign-in of a new or reset account: nothing else opens before the password is changed. */
export function NewPasswordPage() {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [params] = useSearchParams();
  return (
    <FrontDoor title={t('first.title')} detail={t('first.detail')}>
      <PasswordForm
        onChanged={() => void navigate(placeAfter(params.get('next')), { replace: true })}
      />
      <Button
        type="link"
        style={{ marginTop: 16, paddingInline: 0 }}
        onClick={() => void signOut()}
      >
        {t('first.leave')}
      </Button>
    </FrontDoor>
  );
}
