import type { ReactNode } from 'react';
import styles from './Page.module.css';
import { useTabTitle } from './useTabTitle';

/** A page inside of a frame that has the `main` landmark: its title, a word on what it is for, its actions at the right, its content below. */
export function Page({
  title,
  detail,
  actions,
  narrow = false,
  children,
}: {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
  /** Keeps lines short on pages that are read or filled in rather than scanned. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}) {
  useTabTitle(typeof title === 'string' ? title : undefined);
  return (
    <div className={narrow ? `${styles.page} ${styles.narrow}` : styles.page}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 className={styles.title}>{title}</h1>
          {detail === undefined ? null : <p className={styles.detail}>{detail}</p>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A surface on a page, with an optional heading of its own. */
export function Panel({
  title,
  detail,
  actions,
  flush = false,
  children,
}: {
  readonly title?: ReactNode;
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
  /** Lets the content (a table) reach the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.panel}>
      {title === undefined ? null : (
        <header className={styles.panelHead}>
          <div className={styles.words}>
            <h2 className={styles.panelTitle}>{title}</h2>
            {detail === undefined ? null : <p className={styles.detail}>{detail}</p>}
          </div>
          {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
