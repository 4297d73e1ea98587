import { useQuery } from '@tanstack/react-query';
import { Page, Panel } from '@zongji/ui';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { Loaded } from '@/lib/Loaded';
import { useMode } from '@/lib/mode';
import { DistributionForm } from './DistributionForm';
import { QuickReplies } from './QuickReplies';

/** …设置 of one mode: how conversations are distributed, and the prepared answers. */
export function SettingsPage() {
  const mode = useMode();
  const { t } = useTranslation('mode-settings');
  const settings = useQuery(api.modeSettings(mode));
  return (
    <Page
      key={mode}
      narrow
      title={t('title', { mode: t(`common:mode.${mode}`) })}
      detail={t('detail')}
    >
      <Loaded
        query={settings}
        namespace="mode-settings"
        skeleton={
          <Panel>
            <Skeleton active paragraph={{ rows: 8 }} />
          </Panel>
        }
      >
        {(saved) => <DistributionForm mode={mode} saved={saved} />}
      </Loaded>
      <QuickReplies mode={mode} />
    </Page>
  );
}
