import type { Presence } from '@zongji/protocol';
import styles from './PresenceDot.module.css';

/** A presence by colour and shape; the word stands beside it. */
export function PresenceDot({ presence }: { readonly presence: Presence }) {
  return <i className={styles.dot} data-presence={presence} aria-hidden="true" />;
}
