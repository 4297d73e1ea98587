import { ExportOutlined } from '@ant-design/icons';
import type { Channel } from '@zongji/protocol';
import { CopyButton } from '@zongji/ui';
import { Alert, Button, Flex, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import { SideDrawer } from '@/lib/Dialog';
import { embedCode, pageAddress } from './channelRules';
import styles from './EmbedDrawer.module.css';

/** How a website is reached: the line to embed, the page's own address, and the same as a picture to scan. */
export function EmbedDrawer({
  channel,
  onClose,
}: {
  readonly channel: Channel;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('channels');
  return (
    <SideDrawer title={t('embed.title', { name: channel.name })} size={640} onClose={onClose}>
      <Ways channel={channel} />
    </SideDrawer>
  );
}

function Ways({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation('channels');
  const server = window.location.origin;
  const code = embedCode(server, channel.key);
  const page = pageAddress(server, channel.key);
  const copy = { label: t('common:copy'), copiedLabel: t('common:copied') };
  return (
    <Flex vertical gap={28}>
      {channel.inUse ? null : <Alert type="warning" showIcon title={t('embed.notInUse')} />}
      <section>
        <h2 className={styles.title}>{t('embed.script')}</h2>
        <p className={styles.detail}>{t('embed.scriptDetail')}</p>
        <pre className={styles.code}>{code}</pre>
        <CopyButton withLabel text={code} {...copy} />
        {(channel.origins ?? []).length === 0 ? (
          <Alert type="info" showIcon title={t('embed.noOrigins')} style={{ marginTop: 12 }} />
        ) : null}
      </section>
      <section>
        <h2 className={styles.title}>{t('embed.page')}</h2>
        <p className={styles.detail}>{t('embed.pageDetail')}</p>
        <pre className={styles.code}>{page}</pre>
        <Flex gap={8}>
          <CopyButton withLabel text={page} {...copy} />
          <Button icon={<ExportOutlined />} href={page} target="_blank" rel="noopener">
            {t('embed.open')}
          </Button>
        </Flex>
      </section>
      <section>
        <h2 className={styles.title}>{t('embed.scan')}</h2>
        <p className={styles.detail}>{t('embed.scanDetail')}</p>
        <QRCode aria-label={t('embed.scan')} value={page} size={180} />
      </section>
    </Flex>
  );
}
