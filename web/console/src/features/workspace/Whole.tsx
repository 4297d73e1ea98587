import { useQuery } from '@tanstack/react-query';
import { Image } from 'antd';
import { useTranslation } from 'react-i18next';
import { Calls } from '@/features/recordings';
import { Loaded } from '@/lib/Loaded';
import { workspace } from './api';
import { Lines } from './Lines';
import styles from './TranscriptDrawer.module.css';

/** All that was said in a conversation, and its calls. */
export function Whole({
  conversation,
  customer,
}: {
  readonly conversation: string;
  readonly customer: string;
}) {
  const { t } = useTranslation('workspace');
  const transcript = useQuery(workspace.transcript(conversation));
  return (
    <Loaded query={transcript} namespace="workspace">
      {(entries) => (
        <>
          <Calls
            conversation={conversation}
            entries={entries}
            onProgress={() => void transcript.refetch()}
          />
          <section className={styles.whole} aria-label={t('transcript')}>
            <Image.PreviewGroup>
              <Lines entries={entries} customer={customer} reached={null} />
            </Image.PreviewGroup>
          </section>
        </>
      )}
    </Loaded>
  );
}
