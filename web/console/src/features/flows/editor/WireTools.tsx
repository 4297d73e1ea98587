import { DisconnectOutlined, PlusOutlined } from '@ant-design/icons';
import type { WireStart } from '@zongji/flow-model';
import {
  type CSSProperties,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Point } from './PointMenu';
import type { WireEdge } from './WireLine';
import styles from './WireTools.module.css';

/** How long a pointer rests on a wire before its tools come, and how long they stay behind it. */
const REST_MS = 350;
const STAY_MS = 500;
/** Beside the pointer, so that a click there still means the wire. */
const BESIDE_PX = 14;

/** A wire whose tools are shown, and where the pointer was. */
export interface NearWire {
  readonly start: WireStart;
  readonly at: Point;
}

/** Which wire the pointer rests on, or was clicked; for the canvas to hand on. */
export function useNearWire(locked: boolean) {
  const [near, setNear] = useState<NearWire | null>(null);
  const timer = useRef(0);
  const later = useCallback((act: () => void, ms: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(act, ms);
  }, []);
  const hide = useCallback(() => {
    window.clearTimeout(timer.current);
    setNear(null);
  }, []);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const handlers = useMemo(() => {
    const show = ({ clientX, clientY }: MouseEvent, edge: WireEdge) =>
      setNear({
        start: { from: edge.source, exit: edge.sourceHandle ?? '' },
        at: { clientX, clientY },
      });
    const rest = (event: MouseEvent, edge: WireEdge) => {
      if (!locked && event.buttons === 0) later(() => show(event, edge), REST_MS);
    };
    return {
      onEdgeMouseEnter: rest,
      onEdgeMouseMove: (event: MouseEvent, edge: WireEdge) =>
        setNear((now) => {
          if (now?.start.from === edge.source && now.start.exit === edge.sourceHandle) return now;
          rest(event, edge);
          return now;
        }),
      onEdgeMouseLeave: () => later(hide, STAY_MS),
      onEdgeClick: (event: MouseEvent, edge: WireEdge) => {
        if (!locked) later(() => show(event, edge), 0);
      },
      onMoveStart: hide,
      onNodeDragStart: hide,
      onPaneClick: hide,
    };
  }, [locked, later, hide]);
  return {
    near,
    hide,
    stay: () => window.clearTimeout(timer.current),
    leave: handlers.onEdgeMouseLeave,
    handlers,
  };
}

/** What can be done with a wire, beside the pointer and of one size whatever the zoom. */
export function WireTools({
  near,
  onInsert,
  onCut,
  onStay,
  onLeave,
}: {
  readonly near: NearWire;
  readonly onInsert: (start: WireStart, at: Point) => void;
  readonly onCut: (start: WireStart) => void;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation('flows');
  const place: CSSProperties = {
    left: Math.min(near.at.clientX + BESIDE_PX, window.innerWidth - 80),
    top: Math.min(near.at.clientY + BESIDE_PX, window.innerHeight - 48),
  };
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps its buttons while pointed at
    <div className={styles.tools} style={place} onMouseEnter={onStay} onMouseLeave={onLeave}>
      <button
        type="button"
        title={t('wire.insert')}
        aria-label={t('wire.insert')}
        onClick={(event) => onInsert(near.start, event)}
      >
        <PlusOutlined />
      </button>
      <button
        type="button"
        title={t('wire.cut')}
        aria-label={t('wire.cut')}
        onClick={() => onCut(near.start)}
      >
        <DisconnectOutlined />
      </button>
    </div>,
    document.body,
  );
}
