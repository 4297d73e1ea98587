import { Drawer, Skeleton } from 'antd';
import { Suspense } from 'react';
import { Whole } from './parts';

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
      {conversation !== null && (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
          <Whole conversation={conversation} customer={customer} />
        </Suspense>
      )}
    </Drawer>
  );
}
