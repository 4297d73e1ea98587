import { useQuery } from '@tanstack/react-query';
import type { Task } from '@zongji/protocol';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/lib/session';
import { workspace } from './api';
import styles from './ConversationPane.module.css';
import { whyGone } from './gone';
import { usePlace } from './useDesk';

/** Says why the open conversation is not the agent's any more; the person decides when it goes. */
export function Gone({ task }: { readonly task: Task }) {
  const { t } = useTranslation('workspace');
  const me = useMe();
  const { panes } = usePlace();
  const { data } = useQuery(workspace.newest(task.conversation));
  const why = data === undefined ? null : whyGone(data.entries, me.id);
  const agent = why?.agent ?? null;
  return (
    <footer className={styles.wrapUp} role="status">
      <div>
        <strong>{t(`gone.${why?.kind ?? 'ELSE'}`)}</strong>
        <p>{agent === null ? t('gone.nobody') : t('gone.agent', { ...agent })}</p>
      </div>
      <Button size="large" onClick={panes.close}>
        {t('gone.close')}
      </Button>
    </footer>
  );
}
