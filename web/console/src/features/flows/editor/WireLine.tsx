import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
  getSmoothStepPath,
} from '@xyflow/react';
import { memo, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CanvasContext } from './CanvasContext';
import type { Lit } from './ModuleCard';
import styles from './WireLine.module.css';

/** What a wire shows beside its two ends. */
export interface WireData extends Record<string, unknown> {
  readonly exit: string;
  readonly lit: Lit;
  readonly locked: boolean;
}

export type WireEdge = Edge<WireData, 'wire'>;

/** How far a wire that leads back up keeps from the cards, in canvas pixels. */
const BACK_OFFSET_PX = 32;

/** A wire from an exit to a module; pointed at, it can be cut or a module put into it. */
export const WireLine = memo(function WireLine(props: EdgeProps<WireEdge>) {
  const { source, data, selected = false } = props;
  const [near, setNear] = useState(false);
  // Down the page a curve reads best; a way back goes round in corners, so that it is seen as one.
  const back = props.targetY < props.sourceY + 8;
  const [path, x, y] = back
    ? getSmoothStepPath({ ...props, borderRadius: 16, offset: BACK_OFFSET_PX })
    : getBezierPath(props);
  const classes = [
    styles.wire,
    selected ? styles.selected : '',
    near ? styles.near : '',
    data?.lit === null ? '' : styles.passed,
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only shows the buttons that keys reach otherwise
    <g onMouseEnter={() => setNear(true)} onMouseLeave={() => setNear(false)}>
      <BaseEdge
        path={path}
        interactionWidth={22}
        className={classes.join(' ')}
        {...(props.markerEnd === undefined ? {} : { markerEnd: props.markerEnd })}
      />
      {(near || selected) && data?.locked === false ? (
        <WireButtons start={{ from: source, exit: data.exit }} x={x} y={y} onNear={setNear} />
      ) : null}
    </g>
  );
});

function WireButtons({
  start,
  x,
  y,
  onNear,
}: {
  readonly start: { readonly from: string; readonly exit: string };
  readonly x: number;
  readonly y: number;
  readonly onNear: (near: boolean) => void;
}) {
  const { t } = useTranslation('flows');
  const { onCut, onInsert } = useContext(CanvasContext);
  return (
    <EdgeLabelRenderer>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps its buttons while pointed at */}
      <div
        className={`${styles.buttons} nodrag nopan`}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        onMouseEnter={() => onNear(true)}
        onMouseLeave={() => onNear(false)}
      >
        <button
          type="button"
          title={t('wire.insert')}
          aria-label={t('wire.insert')}
          onClick={(event) => onInsert(start, event)}
        >
          <PlusOutlined />
        </button>
        <button
          type="button"
          title={t('wire.cut')}
          aria-label={t('wire.cut')}
          onClick={() => onCut(start)}
        >
          <CloseOutlined />
        </button>
      </div>
    </EdgeLabelRenderer>
  );
}
