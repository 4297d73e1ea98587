import type { Position, Wire } from './module';

/** What a wire keeps clear of: a card on the canvas. */
export interface Obstacle extends Position {
  readonly width: number;
  readonly height: number;
}

/** Where a wire begins and ends, in canvas pixels. */
export interface Ends {
  readonly from: Position;
  readonly to: Position;
}

/** How far a wire that goes round keeps from cards, in canvas pixels. */
const CLEAR_PX = 20;
/** Wires that go round beside one another keep so far apart. */
const APART_PX = 10;
/** How many levels are tried, out of a card and into one, before the nearest way is taken. */
const LEVELS_MAX = 8;
/** Points at which a curve is looked at. */
const SAMPLES = 24;

/** A way in straight lines: down out of a card, across, up or down, across, down into a card. */
interface Way {
  readonly out: number;
  readonly column: number;
  readonly in: number;
}

/**
 * The corners of the wires that would run behind a card if they were drawn as a curve, so that
 * they go round; wires that are not in it need none.
 *
 * @param wires each with where it is drawn from and to, or null while that is unknown
 */
export function routesOf(
  wires: readonly (Wire & { readonly ends: Ends | null })[],
  cards: ReadonlyMap<string, Obstacle>,
): ReadonlyMap<Wire, readonly Position[]> {
  const routes = new Map<Wire, readonly Position[]>();
  const boxes = [...cards.values()];
  const taken: Way[] = [];
  for (const wire of wires) {
    if (wire.ends === null || isDirect(wire.ends, boxes)) continue;
    const way = wayRound(wire.ends, boxes);
    const apart = kept(way, taken, (other) => isClear(along(wire.ends, other), boxes));
    taken.push(apart);
    routes.set(wire, along(wire.ends, apart));
  }
  return routes;
}

/** Whether the plain curve will do: it leads down, and no card is in its way. */
export function isDirect(ends: Ends, boxes: readonly Obstacle[]): boolean {
  return ends.to.y >= ends.from.y && isClear(curveOf(ends), boxes);
}

/** Points of the curve that a wire is drawn as when nothing is in its way. */
export function curveOf({ from, to }: Ends): readonly Position[] {
  const bend = Math.max(0, (to.y - from.y) / 2);
  return Array.from({ length: SAMPLES + 1 }, (_, at) => {
    const t = at / SAMPLES;
    const back = 1 - t;
    const ease = 3 * back * t * t + t * t * t;
    return {
      x: from.x + (to.x - from.x) * ease,
      y:
        back ** 3 * from.y +
        3 * back * back * t * (from.y + bend) +
        3 * back * t * t * (to.y - bend) +
        t ** 3 * to.y,
    };
  });
}

/** Whether a line through these points touches no card; its ends lie on cards and do not count. */
export function isClear(points: readonly Position[], boxes: readonly Obstacle[]): boolean {
  return points.every((point, at) => {
    const before = points[at - 1];
    return before === undefined || boxes.every((box) => !crosses(before, point, box));
  });
}

/** Whether a piece of a line runs through a card. */
function crosses(one: Position, other: Position, box: Obstacle): boolean {
  let enter = 0;
  let leave = 1;
  const sides: readonly (readonly [number, number, number, number])[] = [
    [one.x, other.x - one.x, box.x, box.x + box.width],
    [one.y, other.y - one.y, box.y, box.y + box.height],
  ];
  for (const [start, by, low, high] of sides) {
    if (Math.abs(by) < 1e-9) {
      if (start <= low || start >= high) return false;
      continue;
    }
    const first = (low - start) / by;
    const last = (high - start) / by;
    enter = Math.max(enter, Math.min(first, last));
    leave = Math.min(leave, Math.max(first, last));
  }
  return leave - enter > 1e-9;
}

/** The shortest of the ways round that are clear; the outermost when none is. */
function wayRound({ from, to }: Ends, boxes: readonly Obstacle[]): Way {
  const outs = levels(from.y, boxes.map((box) => box.y + box.height).concat(from.y), 1);
  const ins = levels(to.y, boxes.map((box) => box.y).concat(to.y), -1);
  const columns = [
    from.x,
    to.x,
    ...boxes.flatMap((box) => [box.x - CLEAR_PX, box.x + box.width + CLEAR_PX]),
  ];
  const length = (column: number) => Math.abs(column - from.x) + Math.abs(column - to.x);
  const near = [...new Set(columns)].sort((a, b) => length(a) - length(b));
  for (const level of ins) {
    if (!isClear([{ x: to.x, y: level }, to], boxes)) continue;
    for (const out of outs) {
      if (!isClear([from, { x: from.x, y: out }], boxes)) continue;
      const column = near.find((x) =>
        isClear(along({ from, to }, { out, column: x, in: level }), boxes),
      );
      if (column !== undefined) return { out, column, in: level };
    }
  }
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + CLEAR_PX;
  return { out: from.y + CLEAR_PX, column: right, in: to.y - CLEAR_PX };
}

/** Heights between cards at which a wire may go across, the nearest first. */
function levels(from: number, edges: readonly number[], way: 1 | -1): readonly number[] {
  const beyond = edges.map((edge) => edge + way * CLEAR_PX).filter((y) => (y - from) * way > 0);
  return [...new Set(beyond)].sort((a, b) => (a - b) * way).slice(0, LEVELS_MAX);
}

function along(ends: Ends | null, way: Way): readonly Position[] {
  if (ends === null) return [];
  const { from, to } = ends;
  return [
    from,
    { x: from.x, y: way.out },
    { x: way.column, y: way.out },
    { x: way.column, y: way.in },
    { x: to.x, y: way.in },
    to,
  ];
}

/** The way, moved a little aside where another wire goes round in the same place already. */
function kept(way: Way, taken: readonly Way[], mayGo: (way: Way) => boolean): Way {
  for (let by = 0; by <= 3; by += 1) {
    for (const side of by === 0 ? [0] : [1, -1]) {
      const other = { ...way, column: way.column + side * by * APART_PX };
      const free = taken.every(
        (one) =>
          Math.abs(one.column - other.column) >= APART_PX ||
          Math.max(one.out, one.in) < Math.min(other.out, other.in) ||
          Math.max(other.out, other.in) < Math.min(one.out, one.in),
      );
      if (free && mayGo(other)) return other;
    }
  }
  return way;
}
