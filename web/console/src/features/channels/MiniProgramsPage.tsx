import { WechatOutlined } from '@ant-design/icons';
import { CopyButton } from '@zongji/ui';
import { Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChannelsPage } from './ChannelsPage';
import { MiniProgramDialog } from './MiniProgramDialog';

/** 渠道接入 › 微信小程序-自定义. */
export function MiniProgramsPage() {
  const { t } = useTranslation('channels');
  return (
    <ChannelsPage
      kind="MINI_PROGRAM"
      words={{
        title: t('miniPrograms.title'),
        detail: t('miniPrograms.detail'),
        add: t('miniPrograms.bind'),
        empty: t('miniPrograms.empty'),
        emptyDetail: t('miniPrograms.emptyDetail'),
        flows: t('flows'),
      }}
      icon={<WechatOutlined />}
      columns={[
        {
          title: 'AppID',
          dataIndex: 'appId',
          render: (_, { appId }) => (
            <Space size={4}>
              <code>{appId}</code>
              <CopyButton
                text={appId ?? ''}
                label={t('common:copy')}
                copiedLabel={t('common:copied')}
              />
            </Space>
          ),
        },
      ]}
      linkWords={() => t('link.open')}
      Dialog={MiniProgramDialog}
    />
  );
}
