import { exitsOf } from './exits';
import type { Graph, Position } from './module';

/** Width and height of a module's card in canvas pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const BETWEEN_COLUMNS_PX = 56;
const BETWEEN_RANKS_PX = 80;
/** Positions are rounded to this many pixels, so that cards stand on the canvas's grid. */
const GRID_PX = 8;
/** How often cards are drawn towards what is above and below them; more changes nothing visible. */
const SWEEPS = 6;

/** A card while it is being placed. */
interface Card {
  readonly id: string;
  readonly size: Size;
  readonly above: Neighbour[];
  readonly below: Neighbour[];
  rank: number;
  /** Middle of the card. */
  x: number;
}

interface Neighbour {
  readonly card: Card;
  /** Where among the exits of the upper card the wire begins; orders cards below one another. */
  readonly exit: number;
}

/**
 * Where the modules stand in a tidy flow: from the top down, branches from left to right in the
 * order of their exits, each card in the middle of what leads to it and what it leads to. Wires
 * back up are not counted. The whole keeps its top left corner.
 *
 * Layers without helper cards for long wires, so the time grows about linearly with the flow.
 */
export function tidy(graph: Graph, sizeOf: (moduleId: string) => Size): Map<string, Position> {
  const cards = connected(graph, sizeOf);
  rank(cards);
  const ranks = inRanks(cards);
  ranks.forEach(orderBelow);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const row of [...ranks].reverse()) {
      settle(row, (card) => drawn(card, card.below));
    }
    for (const row of ranks) {
      settle(row, (card) => drawn(card, card.above));
    }
  }
  // The last word have the cards below: a branch stands over the middle of its branches.
  for (const row of [...ranks].reverse()) {
    settle(row, (card) => drawn(card, card.below));
  }
  return placed(graph, ranks);
}

/** The cards in the order in which the flow reaches them, with the wires that lead down. */
function connected(graph: Graph, sizeOf: (moduleId: string) => Size): readonly Card[] {
  const cards = new Map<string, Card>();
  for (const { id } of graph.modules) {
    cards.set(id, { id, size: sizeOf(id), above: [], below: [], rank: 0, x: 0 });
  }
  const targets = new Map<string, string>();
  for (const wire of graph.wires) {
    targets.set(`${wire.from} ${wire.exit}`, wire.to);
  }
  const next = new Map<string, readonly string[]>();
  const reached = new Set<string>();
  for (const module of graph.modules) {
    const ids = exitsOf(module).flatMap((exit) => targets.get(`${module.id} ${exit.id}`) ?? []);
    next.set(
      module.id,
      ids.filter((id) => cards.has(id)),
    );
    for (const id of ids) {
      reached.add(id);
    }
  }
  const starts = graph.modules.filter((module) => module.kind === 'START');
  const loose = graph.modules.filter((module) => !reached.has(module.id));
  const roots = [...starts, ...loose, ...graph.modules].map((module) => module.id);
  return joinDown(roots, next, cards);
}

/** Walks depth first, without recursion, and joins cards by every wire but those back up the walk. */
function joinDown(
  roots: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
  cards: ReadonlyMap<string, Card>,
): readonly Card[] {
  const order: Card[] = [];
  const open = new Set<string>();
  const seen = new Set<string>();
  const walk: { readonly card: Card; exit: number }[] = [];
  const enter = (id: string) => {
    const card = cards.get(id);
    if (card !== undefined && !seen.has(id)) {
      seen.add(id);
      open.add(id);
      order.push(card);
      walk.push({ card, exit: 0 });
    }
  };
  for (const root of roots) {
    enter(root);
    for (let at = walk.at(-1); at !== undefined; at = walk.at(-1)) {
      const to = next.get(at.card.id)?.[at.exit];
      const target = to === undefined ? undefined : cards.get(to);
      if (to === undefined || target === undefined) {
        open.delete(at.card.id);
        walk.pop();
        continue;
      }
      if (!open.has(to)) {
        at.card.below.push({ card: target, exit: at.exit });
        target.above.push({ card: at.card, exit: at.exit });
      }
      at.exit += 1;
      enter(to);
    }
  }
  return order;
}

/** Puts each card one rank below the lowest card that leads to it. */
function rank(cards: readonly Card[]): void {
  const missing = new Map(cards.map((card) => [card, card.above.length]));
  const open = cards.filter((card) => card.above.length === 0);
  for (const card of open) {
    for (const { card: target } of card.below) {
      target.rank = Math.max(target.rank, card.rank + 1);
      const left = (missing.get(target) ?? 0) - 1;
      missing.set(target, left);
      if (left === 0) {
        open.push(target);
      }
    }
  }
}

function inRanks(cards: readonly Card[]): Card[][] {
  const ranks: Card[][] = [];
  for (const card of cards) {
    const row = ranks[card.rank] ?? [];
    row.push(card);
    ranks[card.rank] = row;
  }
  return ranks.map((row) => row ?? []);
}

/** Orders a rank by what is above it, and among cards below one card by its exits. */
function orderBelow(row: Card[], at: number): void {
  const wish = new Map(
    row.map((card, place) => {
      if (card.above.length === 0) {
        // Cards that nothing leads to keep their order, Start at the left.
        return [card, { x: at === 0 ? place : Number.MAX_SAFE_INTEGER, exit: place }];
      }
      const sum = card.above.reduce((total, { card: upper }) => total + upper.x, 0);
      const exit = card.above.reduce((total, one) => total + one.exit, 0) / card.above.length;
      return [card, { x: sum / card.above.length, exit }];
    }),
  );
  const of = (card: Card) => wish.get(card) ?? { x: 0, exit: 0 };
  row.sort((a, b) => of(a).x - of(b).x || of(a).exit - of(b).exit);
  settle(row, (card) => drawn(card, card.above));
}

/** Where a card is drawn to: the middle of its neighbours, nearer ones counting more. */
function drawn(card: Card, neighbours: readonly Neighbour[]): number {
  let pull = 0;
  let weight = 0;
  for (const { card: other } of neighbours) {
    const force = 1 / Math.abs(other.rank - card.rank);
    pull += other.x * force;
    weight += force;
  }
  return weight === 0 ? card.x : pull / weight;
}

/** Cards that stand side by side and move as one. */
interface Block {
  /** Sum of where its first card would have to stand for each of its cards to be where it wants. */
  sum: number;
  count: number;
}

/**
 * Moves the cards of a rank as near to where they want to be as their order and widths allow: the
 * least squares under the distances that they have to keep, by pooling cards that are too near.
 */
function settle(row: readonly Card[], wanted: (card: Card) => number): void {
  const offsets: number[] = [];
  const blocks: Block[] = [];
  let offset = 0;
  row.forEach((card, at) => {
    const before = row[at - 1];
    if (before !== undefined) {
      offset += (before.size.width + card.size.width) / 2 + BETWEEN_COLUMNS_PX;
    }
    offsets.push(offset);
    let block: Block = { sum: wanted(card) - offset, count: 1 };
    for (
      let last = blocks.at(-1);
      last !== undefined && tooNear(last, block);
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  });
  let at = 0;
  for (const { sum, count } of blocks) {
    for (const card of row.slice(at, at + count)) {
      card.x = sum / count + (offsets[at] ?? 0);
      at += 1;
    }
  }
}

function tooNear(left: Block, right: Block): boolean {
  return left.sum / left.count >= right.sum / right.count;
}

function placed(graph: Graph, ranks: readonly (readonly Card[])[]): Map<string, Position> {
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const left = least(graph.modules.map((module) => module.position.x));
  const shift = left - least(ranks.flat().map((card) => card.x - card.size.width / 2));
  const onGrid = (value: number) => Math.round(value / GRID_PX) * GRID_PX;
  let top = least(graph.modules.map((module) => module.position.y));
  const corners = new Map<string, Position>();
  for (const row of ranks) {
    for (const card of row) {
      corners.set(card.id, {
        x: onGrid(card.x - card.size.width / 2 + shift),
        y: onGrid(top),
      });
    }
    top += row.reduce((most, card) => Math.max(most, card.size.height), 0) + BETWEEN_RANKS_PX;
  }
  // In the order of the modules, whatever order the flow reaches them in.
  return new Map(
    graph.modules.map(({ id, position }): [string, Position] => [id, corners.get(id) ?? position]),
  );
}
