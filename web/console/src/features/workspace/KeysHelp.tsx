import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/lib/Dialog';
import styles from './KeysHelp.module.css';
import { ACCEPT_KEY } from './keys';
import { useDoor } from './useDesk';

const KEYS = [
  [ACCEPT_KEY, 'accept'],
  ['Enter', 'acceptFree'],
  ['Alt ↑ ↓', 'step'],
  ['Alt X', 'transfer'],
  ['Alt Q', 'end'],
  ['Alt W', 'finish'],
  ['/', 'quick'],
  ['Shift Enter', 'line'],
  ['Alt M · Alt V', 'call'],
  ['?', 'help'],
] as const;

/** The keys of the workspace, one a line. */
export function Keys() {
  const { t } = useTranslation('workspace');
  return (
    <dl className={styles.keys}>
      {KEYS.map(([key, does]) => (
        <div key={does}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{t(`keys.${does}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The list of keys, by “?”. */
export function KeysHelp() {
  const { t } = useTranslation('workspace');
  const [open, setOpen] = useState(false);
  useDoor(
    'keys',
    useCallback(() => setOpen(true), []),
  );
  if (!open) return null;
  return (
    <Dialog title={t('keys.title')} footer={null} onClose={() => setOpen(false)}>
      <Keys />
    </Dialog>
  );
}
