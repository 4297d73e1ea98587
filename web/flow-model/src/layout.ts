import { graphlib, layout } from '@dagrejs/dagre';
import { exitsOf } from './exits';
import type { Graph, Position, Wire } from './module';

/** Width and height of a module's card in canvas pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const BETWEEN_COLUMNS_PX = 56;
const BETWEEN_RANKS_PX = 72;
/** Positions are rounded to this many pixels, so that cards stand on the canvas's grid. */
const GRID_PX = 8;

/**
 * Where the modules stand in a tidy flow: from the top down, branches from left to right in the
 * order of their exits. The whole keeps its top left corner.
 */
export function tidy(graph: Graph, sizeOf: (moduleId: string) => Size): Map<string, Position> {
  const sheet = new graphlib.Graph();
  sheet.setGraph({ rankdir: 'TB', nodesep: BETWEEN_COLUMNS_PX, ranksep: BETWEEN_RANKS_PX });
  sheet.setDefaultEdgeLabel(() => ({}));
  for (const module of graph.modules) {
    sheet.setNode(module.id, { ...sizeOf(module.id) });
  }
  const wires = ordered(graph);
  for (const wire of wires) {
    if (wire.from !== wire.to) {
      sheet.setEdge(wire.from, wire.to);
    }
  }
  layout(sheet, { constraints: sideBySide(graph, wires) });
  return placed(graph, sizeOf, (id) => sheet.node(id));
}

/** Wires in the order of the modules and of their exits: what dagre begins its ordering with. */
function ordered(graph: Graph): readonly Wire[] {
  const known = new Set(graph.modules.map((module) => module.id));
  const byStart = new Map(graph.wires.map((wire) => [`${wire.from} ${wire.exit}`, wire]));
  return graph.modules.flatMap((module) =>
    exitsOf(module).flatMap((exit) => {
      const wire = byStart.get(`${module.id} ${exit.id}`);
      return wire === undefined || !known.has(wire.to) ? [] : [wire];
    }),
  );
}

/**
 * Which modules should stand left of which: those behind one module, in the order of its exits.
 *
 * Only pairs that agree with one order of all modules are asked for, as wishes that contradict
 * each other cannot be granted.
 */
function sideBySide(
  graph: Graph,
  wires: readonly Wire[],
): { readonly left: string; readonly right: string }[] {
  const next = new Map<string, Wire[]>();
  for (const wire of wires) {
    const siblings = next.get(wire.from) ?? [];
    siblings.push(wire);
    next.set(wire.from, siblings);
  }
  const roots = graph.modules.filter((module) => module.kind === 'START');
  const order = new Set(roots.map((module) => module.id));
  for (const id of order) {
    for (const wire of next.get(id) ?? []) {
      order.add(wire.to);
    }
  }
  const place = new Map([...order].map((id, index) => [id, index]));
  return [...next.values()].flatMap((siblings) =>
    siblings.slice(1).flatMap(({ to: right }, index) => {
      const left = siblings[index]?.to ?? right;
      const agreed = (place.get(left) ?? 0) < (place.get(right) ?? 0);
      return agreed ? [{ left, right }] : [];
    }),
  );
}

function placed(
  graph: Graph,
  sizeOf: (moduleId: string) => Size,
  centreOf: (moduleId: string) => { readonly x?: number; readonly y?: number },
): Map<string, Position> {
  const corners = graph.modules.map((module) => {
    const centre = centreOf(module.id);
    const size = sizeOf(module.id);
    return {
      id: module.id,
      x: (centre.x ?? 0) - size.width / 2,
      y: (centre.y ?? 0) - size.height / 2,
    };
  });
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const left = least(graph.modules.map((module) => module.position.x));
  const top = least(graph.modules.map((module) => module.position.y));
  const cornersLeft = least(corners.map((corner) => corner.x));
  const cornersTop = least(corners.map((corner) => corner.y));
  const onGrid = (value: number) => Math.round(value / GRID_PX) * GRID_PX;
  return new Map(
    corners.map((corner) => [
      corner.id,
      { x: onGrid(corner.x - cornersLeft + left), y: onGrid(corner.y - cornersTop + top) },
    ]),
  );
}
