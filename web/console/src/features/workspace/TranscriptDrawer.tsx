import { useQuery } from '@tanstack/react-query';
import { Drawer, Image } from 'antd';
import { useTranslation } from 'react-i18next';
import { Calls } from '@/features/recordings';
import { Loaded } from '@/lib/Loaded';
import { workspace } from './api';
import { Lines } from './Lines';
import styles from './TranscriptDrawer.module.css';

interface Props {
  /** Which one; null while it is shut. */
  readonly conversation: string | null;
  readonly title: string;
  readonly customer: string;
  readonly close: () => void;
}

/** What was said in a conversation of before. */
export function TranscriptDrawer({ conversation, title, customer, close }: Props) {
  return (
    <Drawer open={conversation !== null} title={title} size={520} onClose={close} destroyOnHidden>
      {conversation !== null && <Whole conversation={conversation} customer={customer} />}
    </Drawer>
  );
}

function Whole({
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
