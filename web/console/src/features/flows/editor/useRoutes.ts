import { type InternalNode, useReactFlow } from '@xyflow/react';
import { type Draft, type Ends, type Position, routesOf, type Wire } from '@zongji/flow-model';
import { useEffect, useRef, useState } from 'react';
import type { CardNode } from './ModuleCard';

/** Corners of the wires that go round cards, by where the wire begins. */
export type Routes = ReadonlyMap<string, readonly Position[]>;

const NONE: Routes = new Map();

/** Finds the ways of the wires anew once cards have come to rest. */
export function useRoutes(
  { wires }: Draft,
  nodes: readonly CardNode[],
  idOf: (wire: Wire) => string,
): Routes {
  const { getInternalNode } = useReactFlow<CardNode>();
  const [routes, setRoutes] = useState<Routes>(NONE);
  const before = useRef('');
  useEffect(() => {
    if (nodes.some((node) => node.dragging)) return;
    // Ports are measured just after their card has been drawn.
    const drawn = requestAnimationFrame(() => {
      const cards = new Map(nodes.map(({ id }) => [id, getInternalNode(id)]));
      const drawnWires = wires.map((wire) => ({ ...wire, ends: endsOf(wire, cards) }));
      const boxes = new Map([...cards].flatMap(([id, card]) => boxOf(id, card)));
      const seen = JSON.stringify([drawnWires, [...boxes]]);
      if (seen === before.current) return;
      before.current = seen;
      const found = routesOf(drawnWires, boxes);
      setRoutes(new Map([...found].map(([wire, corners]) => [idOf(wire), corners])));
    });
    return () => cancelAnimationFrame(drawn);
  }, [wires, nodes, getInternalNode, idOf]);
  return routes;
}

type Card = InternalNode<CardNode> | undefined;

function boxOf(id: string, card: Card) {
  const { width, height } = card?.measured ?? {};
  if (card === undefined || width === undefined || height === undefined) return [];
  return [[id, { ...card.internals.positionAbsolute, width, height }] as const];
}

/** Where the canvas draws the wire: out of the bottom of its port, into the top of the other. */
function endsOf({ from, exit, to }: Wire, cards: ReadonlyMap<string, Card>): Ends | null {
  const source = cards.get(from);
  const target = cards.get(to);
  const out = source?.internals.handleBounds?.source?.find(({ id }) => id === exit);
  const into = target?.internals.handleBounds?.target?.[0];
  if (source === undefined || target === undefined || !out || !into) return null;
  const begin = source.internals.positionAbsolute;
  const end = target.internals.positionAbsolute;
  return {
    from: { x: begin.x + out.x + out.width / 2, y: begin.y + out.y + out.height },
    to: { x: end.x + into.x + into.width / 2, y: end.y + into.y },
  };
}
