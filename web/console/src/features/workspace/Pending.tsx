import { AudioOutlined, FileOutlined } from '@ant-design/icons';
import type { Parcel } from '@zongji/sync';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Said } from './Lines';
import styles from './Lines.module.css';
import type { Upload } from './uploads';
import { useFaultWords, usePlace } from './useDesk';

interface Props {
  readonly parcels: readonly Parcel[];
  readonly uploads: readonly Upload[];
  /** Whether nothing can be said any more, so that trying again would be in vain. */
  readonly over: boolean;
}

/** What was said and is not in the timeline yet; a failure says why and can be tried again. */
export function Pending({ parcels, uploads, over }: Props) {
  const { t } = useTranslation('workspace');
  const { client, uploads: sender } = usePlace();
  const say = useFaultWords();
  return (
    <>
      {parcels.map((parcel) => {
        const { state } = parcel;
        const failed = state.kind === 'failed';
        return (
          <div key={parcel.clientId} className={styles.line}>
            <div
              className={styles.said}
              data-from="AGENT"
              data-pending={!failed}
              data-failed={failed}
            >
              <Said content={parcel.content} />
            </div>
            {failed ? (
              <Failed
                why={say(state.code, state.detail)}
                retry={over ? null : () => client.retry(parcel.clientId)}
                discard={() => client.discard(parcel.clientId)}
              />
            ) : (
              <p className={styles.state}>
                {t(state.kind === 'taken' ? 'sent.sent' : 'sent.sending')}
              </p>
            )}
          </div>
        );
      })}
      {uploads.map((upload) => (
        <div key={upload.id} className={styles.line}>
          <div className={styles.said} data-from="AGENT" data-failed={upload.failed !== null}>
            {upload.preview === null || upload.failed !== null ? (
              <p className={styles.bubble}>
                {upload.voice ? <AudioOutlined /> : <FileOutlined />}{' '}
                {upload.voice ? t('media.VOICE') : upload.file.name}
              </p>
            ) : (
              <div className={styles.picture}>
                <img src={upload.preview} alt={upload.file.name} width={180} />
              </div>
            )}
            {upload.failed === null && (
              <progress
                className={styles.progress}
                max={100}
                value={upload.percent}
                aria-label={t('uploading', { name: upload.file.name })}
              />
            )}
          </div>
          {upload.failed !== null && (
            <Failed
              why={say(upload.failed, null)}
              retry={over ? null : () => sender.retry(upload)}
              discard={() => sender.discard(upload)}
            />
          )}
        </div>
      ))}
    </>
  );
}

function Failed({
  why,
  retry,
  discard,
}: {
  readonly why: string;
  readonly retry: (() => void) | null;
  readonly discard: () => void;
}) {
  const { t } = useTranslation('workspace');
  return (
    <div className={styles.wrong} role="alert">
      <span>{t('sent.failed', { why })}</span>
      {retry !== null && (
        <Button type="link" size="small" onClick={retry}>
          {t('common:retry')}
        </Button>
      )}
      <Button type="link" size="small" danger onClick={discard}>
        {t('common:delete')}
      </Button>
    </div>
  );
}
