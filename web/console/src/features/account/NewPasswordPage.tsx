import { Trouble } from '@zongji/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { FrontDoor } from '@/lib/FrontDoor';
import { placeAfter } from '@/lib/placeAfter';
import { useSignOut } from '@/lib/session';
import { useProblemWords } from '@/lib/useProblemWords';
import { PasswordForm } from './PasswordForm';

/** The first sign-in of a new or reset account: nothing else opens before the password is changed. */
export function NewPasswordPage() {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const words = useProblemWords('account');
  const [trouble, setTrouble] = useState<unknown>(null);
  const signOut = useSignOut(setTrouble);
  const [params] = useSearchParams();
  return (
    <FrontDoor title={t('first.title')} detail={t('first.detail')}>
      {trouble === null ? null : <Trouble title={words.of(trouble)} />}
      <PasswordForm
        oneTime
        onChanged={() => void navigate(placeAfter(params.get('next')), { replace: true })}
      />
      <Button type="link" style={{ marginTop: 16, paddingInline: 0 }} onClick={signOut}>
        {t('first.leave')}
      </Button>
    </FrontDoor>
  );
}
