import type { Presence } from '@zongji/protocol';
import { MARKS, Mark } from '@zongji/ui';
import styles from './PresenceDot.module.css';

/** A presence by colour and shape at the corner of a face; the word stands beside it. */
export function PresenceDot({ presence }: { readonly presence: Presence }) {
  return (
    <span className={styles.dot}>
      <Mark tone={MARKS.presence[presence]} />
    </span>
  );
}
