import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useEffect, useState } from 'react';

/** How long a button says that it has copied, in milliseconds. */
const COPIED_SHOWN_MS = 1600;

/** A button that copies a text and says so. Without `children` it is an icon. */
export function CopyButton({
  text,
  label,
  copiedLabel,
  withLabel = false,
  autoFocus = false,
}: {
  readonly text: string;
  readonly label: string;
  readonly copiedLabel: string;
  readonly withLabel?: boolean;
  readonly autoFocus?: boolean;
}) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const word = copied ? copiedLabel : label;
  const button = (
    <Button
      type={withLabel ? 'default' : 'text'}
      size={withLabel ? 'middle' : 'small'}
      icon={copied ? <CheckOutlined /> : <CopyOutlined />}
      aria-label={word}
      autoFocus={autoFocus}
      onClick={() => void copyText(text).then(setCopied)}
    >
      {withLabel ? word : null}
    </Button>
  );
  return withLabel ? button : <Tooltip title={word}>{button}</Tooltip>;
}

/**
 * Copies a text to the clipboard; resolves to whether it got there.
 *
 * Pages that are not served over HTTPS have no clipboard interface, so the old way stands behind it.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  // Inside an open dialog the focus trap would take the selection away from the body.
  (before?.parentElement ?? document.body).append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
