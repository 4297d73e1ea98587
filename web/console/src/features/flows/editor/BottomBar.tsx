import { Controls, useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import styles from './BottomBar.module.css';

const FIT = { padding: 0.1, maxZoom: 1, duration: 240 } as const;

/** The bar below the canvas: what is to be put right, and how large the flow is shown. */
export function BottomBar({ children }: { readonly children: ReactNode }) {
  const percent = useStore((store) => Math.round(store.transform[2] * 100));
  return (
    <div className={styles.bar}>
      <div className={styles.findings}>{children}</div>
      <div className={styles.zoom}>
        <span className={styles.percent}>{percent}%</span>
        <Controls orientation="horizontal" showInteractive={false} fitViewOptions={FIT} />
      </div>
    </div>
  );
}
