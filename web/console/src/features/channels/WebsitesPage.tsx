import { GlobalOutlined } from '@ant-design/icons';
import type { Channel } from '@zongji/protocol';
import { Space, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOpening } from '@/lib/useOpening';
import { ChannelsPage } from './ChannelsPage';
import { EmbedDrawer } from './EmbedDrawer';
import { WebsiteDialog } from './WebsiteDialog';

/** 渠道接入 › 桌面网站. */
export function WebsitesPage() {
  const { t } = useTranslation('channels');
  const { opening, open } = useOpening<Channel>();
  return (
    <>
      <ChannelsPage
        kind="WEBSITE"
        words={{
          title: t('websites.title'),
          detail: t('websites.detail'),
          add: t('websites.add'),
          empty: t('websites.empty'),
          emptyDetail: t('websites.emptyDetail'),
          flows: t('flow'),
        }}
        icon={<GlobalOutlined />}
        columns={[
          {
            title: t('websites.origins'),
            key: 'origins',
            givesWay: 2,
            render: (_, { origins }) => <Origins origins={origins ?? []} />,
          },
        ]}
        deeds={(channel) => [
          { key: 'embed', label: t('websites.embed'), onPress: () => open(channel) },
        ]}
        linkWords={({ flows }) => t(flows.length === 0 ? 'link.open' : 'link.replace')}
        Dialog={WebsiteDialog}
      />
      {opening === undefined ? null : (
        <EmbedDrawer key={opening.key} channel={opening.what} onClose={opening.close} />
      )}
    </>
  );
}

function Origins({ origins }: { readonly origins: readonly string[] }) {
  const { t } = useTranslation('channels');
  if (origins.length === 0) {
    return <Typography.Text type="secondary">{t('websites.ownPageOnly')}</Typography.Text>;
  }
  return (
    <Space size={4} wrap>
      {origins.map((origin) => (
        <Tag key={origin}>{origin}</Tag>
      ))}
    </Space>
  );
}
