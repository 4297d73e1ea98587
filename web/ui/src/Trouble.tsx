import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';

/** What went wrong, in place of or above what it concerns, with a way to try again. */
export function Trouble({
  title,
  detail,
  retryLabel,
  onRetry,
}: {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly retryLabel?: string;
  readonly onRetry?: () => void;
}) {
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={detail}
      action={
        onRetry === undefined ? undefined : (
          <Button size="small" onClick={onRetry}>
            {retryLabel}
          </Button>
        )
      }
    />
  );
}
