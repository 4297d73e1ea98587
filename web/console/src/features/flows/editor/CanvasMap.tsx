import { MiniMap } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './CanvasMap.module.css';
import { kindClass } from './kinds';
import type { CardNode } from './ModuleCard';

/** The whole flow, small, beside the canvas: on it, it would lie on cards. */
export const CanvasMap = memo(function CanvasMap() {
  const { t } = useTranslation('flows');
  return (
    <div className={styles.map}>
      <MiniMap<CardNode>
        pannable
        zoomable
        nodeClassName={kindOfCard}
        nodeBorderRadius={12}
        ariaLabel={t('canvas.map')}
        style={{ width: 162, height: 116 }}
      />
    </div>
  );
});

function kindOfCard(node: CardNode): string {
  return kindClass(node.data.module.kind);
}
