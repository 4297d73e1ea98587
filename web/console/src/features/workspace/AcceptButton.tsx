import { PhoneOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { Task } from '@zongji/protocol';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './AcceptButton.module.css';
import { askedWith } from './callOf';
import { ACCEPT_KEY } from './keys';
import { useTalksElsewhere } from './useCalls';
import { useActs, useLive } from './useDesk';
import { useMeant } from './useMeant';

/** Takes an offer from where it is announced, with the call that it asks for. */
export function AcceptButton({
  task,
  small = false,
}: {
  readonly task: Task;
  readonly small?: boolean;
}) {
  const { t } = useTranslation('workspace');
  const acts = useActs();
  const live = useLive();
  const meant = useMeant();
  const [busy, setBusy] = useState(false);
  const talks = useTalksElsewhere(task.conversation);
  const call = talks ? null : askedWith(task);
  const accept = async () => {
    if (!meant()) return;
    setBusy(true);
    await acts.accept(task);
    setBusy(false);
  };
  return (
    <Tooltip title={t('offer.key', { key: ACCEPT_KEY })}>
      <Button
        type="primary"
        data-accept=""
        size={small ? 'small' : 'middle'}
        loading={busy}
        disabled={!live}
        icon={
          call === null ? null : call.media === 'VIDEO' ? (
            <VideoCameraOutlined />
          ) : (
            <PhoneOutlined />
          )
        }
        onClick={() => void accept()}
      >
        {call === null ? t('offer.accept') : t(`call.accept${call.media}`)}
        <span className={styles.key} aria-hidden="true">
          {ACCEPT_KEY}
        </span>
      </Button>
    </Tooltip>
  );
}
