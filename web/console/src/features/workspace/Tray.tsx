import { CloseOutlined, FileOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sizeOf } from '@/lib/format';
import styles from './Composer.module.css';
import type { ConversationUploads } from './useUploads';

/** Pictures and files that were pasted or dropped and wait for the person's word. */
export function Tray({
  uploads,
  live,
}: {
  readonly uploads: ConversationUploads;
  readonly live: boolean;
}) {
  const { t } = useTranslation('workspace');
  const { held } = uploads;
  if (held.length === 0) return null;
  return (
    <section className={styles.tray} aria-label={t('tray.title')}>
      <ul>
        {held.map((upload) => (
          <li key={upload.id}>
            {upload.preview === null ? (
              <span className={styles.file}>
                <FileOutlined /> {upload.file.name}
                <small>{sizeOf(upload.file.size)}</small>
              </span>
            ) : (
              <img src={upload.preview} alt={upload.file.name} />
            )}
            <Button
              size="small"
              shape="circle"
              icon={<CloseOutlined />}
              aria-label={t('tray.remove', { name: upload.file.name })}
              onClick={() => uploads.discard(upload)}
            />
          </li>
        ))}
      </ul>
      <Button disabled={!live} onClick={uploads.release}>
        {t('tray.send', { count: held.length })}
      </Button>
    </section>
  );
}
