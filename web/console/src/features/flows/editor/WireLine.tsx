import {
  BaseEdge,
  type Edge,
  type EdgeProps,
  getBezierPath,
  getSmoothStepPath,
} from '@xyflow/react';
import type { Position } from '@zongji/flow-model';
import { memo } from 'react';
import { exitClass } from './kinds';
import type { Lit } from './ModuleCard';
import styles from './WireLine.module.css';

/** What a wire shows beside its two ends. */
export interface WireData extends Record<string, unknown> {
  readonly exit: string;
  /** Its place among the named exits, which gives its colour; null for a lone way on. */
  readonly place: number | null;
  /** The corners at which it goes round cards that are in its way; null where none are. */
  readonly route: readonly Position[] | null;
  readonly lit: Lit;
  readonly locked: boolean;
}

export type WireEdge = Edge<WireData, 'wire'>;

/** How far a wire that leads back up keeps from the cards, in canvas pixels. */
const BACK_OFFSET_PX = 32;
const CORNER_PX = 12;

/** A wire from an exit to a module, in the colour of its exit. */
export const WireLine = memo(function WireLine(props: EdgeProps<WireEdge>) {
  const { data, selected = false } = props;
  const place = data?.place ?? null;
  const classes = [
    styles.wire,
    place === null ? '' : exitClass(place),
    selected ? styles.selected : '',
    data?.lit === null ? '' : styles.passed,
  ];
  return (
    <BaseEdge
      path={pathOf(props)}
      interactionWidth={22}
      className={classes.join(' ')}
      {...(props.markerEnd === undefined ? {} : { markerEnd: props.markerEnd })}
    />
  );
});

function pathOf(props: EdgeProps<WireEdge>): string {
  const route = props.data?.route ?? null;
  if (route !== null && endsAt(route, props)) return rounded(route);
  // Down the page a curve reads best; a way back goes round in corners, so that it is seen as one.
  const [path] =
    props.targetY < props.sourceY + 8
      ? getSmoothStepPath({ ...props, borderRadius: 16, offset: BACK_OFFSET_PX })
      : getBezierPath(props);
  return path;
}

/** Whether the corners are still those of this wire: its cards may be on their way elsewhere. */
function endsAt(route: readonly Position[], ends: EdgeProps<WireEdge>): boolean {
  const first = route[0];
  const last = route.at(-1);
  const near = (one: number, other: number) => Math.abs(one - other) < 1;
  return (
    first !== undefined &&
    last !== undefined &&
    near(first.x, ends.sourceX) &&
    near(first.y, ends.sourceY) &&
    near(last.x, ends.targetX) &&
    near(last.y, ends.targetY)
  );
}

/** A line through the points with round corners. */
export function rounded(points: readonly Position[]): string {
  const [first, ...rest] = points.filter(
    (point, at) => at === 0 || distance(point, points[at - 1] ?? point) > 0.01,
  );
  if (first === undefined) return '';
  let before = first;
  const parts = rest.map((point, at) => {
    const next = rest[at + 1];
    const from = before;
    before = point;
    if (next === undefined) return `L${point.x} ${point.y}`;
    const radius = Math.min(CORNER_PX, distance(from, point) / 2, distance(point, next) / 2);
    const into = towards(point, from, radius);
    const out = towards(point, next, radius);
    return `L${into.x} ${into.y}Q${point.x} ${point.y} ${out.x} ${out.y}`;
  });
  return `M${first.x} ${first.y}${parts.join('')}`;
}

function distance(one: Position, other: Position): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function towards(from: Position, to: Position, by: number): Position {
  const part = by / Math.max(distance(from, to), 0.01);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
