import { Page, Panel } from '@zongji/ui';
import { App, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/lib/session';
import { PasswordForm } from './PasswordForm';

/** The own account: what is known of it, and a new password. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const { message } = App.useApp();
  const me = useMe();
  return (
    <Page title={t('title')} detail={t('detail')} narrow>
      <Panel>
        <Descriptions
          column={{ xs: 1, sm: 2 }}
          items={[
            { key: 'name', label: t('name'), children: me.name },
            { key: 'number', label: t('number'), children: me.number },
            { key: 'email', label: t('email'), children: me.email },
            { key: 'nickname', label: t('nickname'), children: me.nickname || '–' },
            { key: 'role', label: t('role'), children: t(`common:role.${me.role}`) },
          ]}
        />
      </Panel>
      <Panel title={t('password')} detail={t('passwordDetail')}>
        <div style={{ maxWidth: 400 }}>
          <PasswordForm onChanged={() => message.success(t('changed'))} />
        </div>
      </Panel>
    </Page>
  );
}
